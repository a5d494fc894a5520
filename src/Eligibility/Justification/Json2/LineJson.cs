using System.Text.Json;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// The lines of a rule as JSON, all of them: each as a true statement, with the test of the policy, what it came to,
/// whether it helps its rule, and what it does for the person.
/// </summary>
internal sealed class LineJson
{
    private readonly Utf8JsonWriter _json;
    private readonly OnceTold<bool> _opened;

    private LineJson(Utf8JsonWriter json, OnceTold<bool> opened) => (_json, _opened) = (json, opened);

    /// <summary>The lines of a rule.</summary>
    /// <param name="json">Where they are written.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="opened">The definitions that were opened before.</param>
    public static void Write(Utf8JsonWriter json, ExplainedRule rule, OnceTold<bool> opened)
    {
        var lines = new LineJson(json, opened);
        var bearing = Bearing.Of(rule.Part.Status, rule.Direction);
        if (rule.When is { } when) lines.Named("when", when, bearing);
        if (rule.Unless is { } unless) lines.Named("unless", unless, bearing.Turned);
    }

    private void Named(string name, StatedLine line, Bearing bearing)
    {
        _json.WritePropertyName(name);
        Write(line, bearing, bears: true);
    }

    /// <param name="line">The line.</param>
    /// <param name="bearing">How it bears on its rule.</param>
    /// <param name="bears">Whether all lines above it bear.</param>
    private void Write(StatedLine line, Bearing bearing, bool bears) =>
        StackGuard.Run((By: this, line, bearing, bears), static at =>
        {
            at.By.WriteOne(at.line, at.bearing, at.bears);
            return true;
        });

    private void WriteOne(StatedLine line, Bearing bearing, bool bears)
    {
        bool? isTrue = line.State switch { NodeState.Held => true, NodeState.Failed => false, _ => null };
        var helps = bearing.Helps(line.State);
        bears &= bearing.IsMetBy(line.State);
        // A `not` says nothing beside what it negates: the two are one line, with the test and the truth of both.
        var (test, notSettled) = (line.Test, line.NotSettled);
        for (; line.Form == LineForm.Not; line = line.Parts[0]) bearing = bearing.Below(line.Form);
        _json.WriteStartObject();
        _json.WriteString("statement", line.Words.Length > 0 ? line.Words : GroupWords.Of(line));
        _json.WriteString("test", test);
        if (isTrue is { } truth) _json.WriteBoolean("true", truth);
        else _json.WriteNull("true");
        if (line.State == NodeState.NotNeeded) _json.WriteBoolean("needed", false);
        if (notSettled || line.NotSettled) _json.WriteBoolean("settled", false);
        if (helps is { } does) _json.WriteBoolean("helps", does);
        else _json.WriteNull("helps");
        _json.WriteString("effect", Effects.Code(bears ? bearing.Effect : Effect.None));
        Below(line, bearing, bears);
        if (!line.Details.IsEmpty)
            _json.WriteEach("details", line.Details, detail => Write(detail, bearing.Below(LineForm.Test), false));
        _json.WriteEndObject();
    }

    private void Below(StatedLine line, Bearing bearing, bool bears)
    {
        if (line.Parts.IsEmpty) return;
        if (line.Form == LineForm.Named)
        {
            if (_opened.TryGet(line.Parts[0], line.Row, out _))
            {
                _json.WriteBoolean("openedElsewhere", true);
                return;
            }
            _opened.Keep(line.Parts[0], line.Row, true);
        }
        _json.WriteEach("parts", line.Parts, part => Write(part, bearing.Below(line.Form), bears));
    }
}
