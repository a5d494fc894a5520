using System.Text.Json;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// The lines of a rule as JSON, all of them: each as a true statement, with the test of the policy, what it came to, whether
/// it helps its rule, and what it does for the person.
/// </summary>
internal sealed class LineJson
{
    private readonly Utf8JsonWriter _json;
    private readonly OnceTold<bool> _opened;
    private readonly Effect _effect;
    private readonly bool _isOpen;

    // Of a rule that applies a line bears that helps it; of one that does not one that stops it.
    private readonly bool _bearsByHelping;

    private LineJson(Utf8JsonWriter json, OnceTold<bool> opened, RuleStatus status, Side direction)
    {
        (_json, _opened, _isOpen) = (json, opened, status == RuleStatus.Open);
        (_bearsByHelping, _effect) = status switch
        {
            RuleStatus.NotInForce => (true, Effect.None),
            RuleStatus.Open => (true, Effect.Unknown),
            RuleStatus.DoesNotApply => (false, Effects.Of(Directions.Opposite(direction))),
            _ => (true, Effects.Of(direction)),
        };
    }

    /// <summary>The lines of a rule.</summary>
    /// <param name="json">Where they are written.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="opened">The definitions that were opened before.</param>
    public static void Write(Utf8JsonWriter json, ExplainedRule rule, OnceTold<bool> opened)
    {
        var lines = new LineJson(json, opened, rule.Part.Status, rule.Direction);
        if (rule.When is { } when) lines.Named("when", when, true);
        if (rule.Unless is { } unless) lines.Named("unless", unless, false);
    }

    private void Named(string name, StatedLine line, bool sign)
    {
        _json.WritePropertyName(name);
        Write(line, sign, bears: true);
    }

    /// <param name="line">The line.</param>
    /// <param name="sign">Whether it helps where it is true; null where the line above carries it.</param>
    /// <param name="bears">Whether all lines above it bear.</param>
    private void Write(StatedLine line, bool? sign, bool bears) =>
        StackGuard.Run((By: this, line, sign, bears), static at =>
        {
            at.By.WriteOne(at.line, at.sign, at.bears);
            return true;
        });

    private void WriteOne(StatedLine line, bool? sign, bool bears)
    {
        bool? isTrue = line.State switch { NodeState.Held => true, NodeState.Failed => false, _ => null };
        bool? helps = sign is null || isTrue is null ? null : isTrue == sign;
        bears &= sign is not null && (_isOpen ? line.State == NodeState.Open : helps == _bearsByHelping);
        // A `not` says nothing beside what it negates: the two are one line, with the test and the truth of both.
        var (test, notSettled) = (line.Test, line.NotSettled);
        for (; line.Form == LineForm.Not; line = line.Parts[0]) sign = !sign;
        _json.WriteStartObject();
        _json.WriteString("statement", line.Words.Length > 0 ? line.Words : GroupWords.Of(line));
        _json.WriteString("test", test);
        if (isTrue is { } truth) _json.WriteBoolean("true", truth);
        else _json.WriteNull("true");
        if (line.State == NodeState.NotNeeded) _json.WriteBoolean("needed", false);
        if (notSettled || line.NotSettled) _json.WriteBoolean("settled", false);
        if (helps is { } does) _json.WriteBoolean("helps", does);
        else _json.WriteNull("helps");
        _json.WriteString("effect", Effects.Code(bears ? _effect : Effect.None));
        Below(line, sign, bears);
        if (!line.Details.IsEmpty) _json.WriteEach("details", line.Details, detail => Write(detail, null, false));
        _json.WriteEndObject();
    }

    private void Below(StatedLine line, bool? sign, bool bears)
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
        bool? below = line.Form switch
        {
            LineForm.Not or LineForm.None or LineForm.AtMost => !sign,
            LineForm.Exactly or LineForm.Test => null,
            _ => sign,
        };
        _json.WriteEach("parts", line.Parts, part => Write(part, below, bears));
    }
}
