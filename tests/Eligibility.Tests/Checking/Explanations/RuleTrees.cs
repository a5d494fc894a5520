using System.Text.Json;
using Eligibility.Model;
using Eligibility.Tests.Oracle;
using Eligibility.Text;

namespace Eligibility.Tests.Checking.Explanations;

/// <summary>
/// Holds the tree of each rule against the policy and the case: every line is there, with its words, its truth, what it
/// does for its rule and for the person.
/// </summary>
internal sealed class RuleTrees(CaseWords words, Findings found)
{
    private readonly TrueStatements _statements = new(words);
    private readonly HashSet<(object, int)> _opened = [];
    private readonly HashSet<(object, int)> _named = [];
    private bool _hasUnread;

    private KnownCase Known => words.Known;

    public void Check(string path, Rule rule, JsonElement told, Bearing when)
    {
        if (!found.Members(path, told, rule.When is null ? null : "when", rule.Unless is null ? null : "unless")) return;
        if (rule.When is { } first) Line(path + ".when", told.GetProperty("when"), first, -1, when);
        if (rule.Unless is not { } unless) return;
        // "An `unless` after a `when` that failed" is not needed.
        var failed = rule.When is not null && told.GetProperty("when").GetProperty("true").ValueKind == JsonValueKind.False;
        if (failed) NotNeeded(path + ".unless", told.GetProperty("unless"), unless);
        else Line(path + ".unless", told.GetProperty("unless"), unless, -1, when with { Sign = -1 });
    }

    /// <summary>A detail was not understood: it may open what others name.</summary>
    public void Unread()
    {
        _hasUnread = true;
        found.Skip();
    }

    /// <summary>A definition that is said to be opened elsewhere is opened there.</summary>
    public void End()
    {
        foreach (var (part, row) in _named.Where(n => !_opened.Contains(n)))
            if (_hasUnread) found.Skip();
            else found.Fault("rules", $"{((Definition)part).Name} is opened nowhere, for item {CaseWords.Number(row)}");
    }

    /// <summary>One line and those below it.</summary>
    public void Line(string path, JsonElement line, Condition condition, int row, Bearing above)
    {
        var isSettled = !line.TryGetProperty("settled", out var settled);
        var elsewhere = line.TryGetProperty("openedElsewhere", out _);
        var hasDetails = line.TryGetProperty("details", out var details);
        // What is negated stands in one line with what negates it.
        var (core, turned) = (condition, false);
        while (core is NotCondition not) (core, turned) = (not.Operand, !turned);
        var lines = Below(core, row, elsewhere);
        if (!found.Members(path, line, "statement", "test", "true", isSettled ? null : "settled", "helps", "effect",
            elsewhere ? "openedElsewhere" : null, lines.Count > 0 ? "parts" : null, hasDetails ? "details" : null))
            return;
        if (!isSettled) found.Same(path + ".settled", false, settled);
        if (elsewhere) found.Same(path + ".openedElsewhere", true, line.GetProperty("openedElsewhere"));
        found.Same(path + ".test", TestOf(condition), line.GetProperty("test"));
        var truth = Truth(path, line.GetProperty("true"), condition, row, isSettled);
        Answer(path + ".helps", above.Helps(truth), line.GetProperty("helps"));
        found.Same(path + ".effect", above.Effect(truth), line.GetProperty("effect"));
        Statement(path, line.GetProperty("statement"), condition, row, truth);
        if (hasDetails) new LineDetails(this, words, found).Check(path, details, condition, row, above.Without());
        var below = turned ? above with { Sign = -above.Sign } : above;
        Parts(path, line, core, lines, below.Below(core, turned ? TrueStatements.Turned(truth) : truth));
    }

    public OracleTruth Truth(string path, JsonElement told, Node of, int row, bool isSettled)
    {
        var truth = isSettled && of is Condition condition ? Known.TruthOf(condition, row) : null;
        var said = told.ValueKind switch
        {
            JsonValueKind.True => OracleTruth.Held, JsonValueKind.False => OracleTruth.Failed, _ => OracleTruth.Open,
        };
        if (!isSettled && said != OracleTruth.Open) found.Fault(path + ".true", "is told of what is not settled");
        if (truth is null) found.Skip();
        else Answer(path + ".true", truth == OracleTruth.Open ? null : truth == OracleTruth.Held, told);
        return said;
    }

    public void Answer(string path, bool? expected, JsonElement told)
    {
        if (expected is { } known) found.Same(path, known, told);
        else found.IsNull(path, told);
    }

    /// <summary>The words of the test; of a group that has its lines below it, its heading.</summary>
    public static string TestOf(Condition condition) => CheckedConditions.WordsOf(condition, condition.Span);

    private void Statement(string path, JsonElement told, Condition condition, int row, OracleTruth truth)
    {
        if (Known.Decision is null && condition.Parts.OfType<Condition>().Any()) found.Skip();
        else if (_statements.Of(condition, row, truth) is not { } expected) found.Skip();
        else if (SameStatement.Is(told.GetString()!, expected, condition, Known)) found.Count();
        else found.Fault(path + ".statement", $"«{told}» is told, and it is «{expected}»");
    }

    private List<(Condition Part, int Row)> Below(Condition condition, int row, bool elsewhere)
    {
        if (condition is DefinitionCondition named)
        {
            var key = ((object)named.Definition, named.Definition.List is null ? -1 : row % 1_000);
            (elsewhere ? _named : _opened).Add(key);
            return elsewhere ? [] : [(named.Definition.Condition!, key.Item2)];
        }
        return condition is GroupCondition
            ? [.. condition.Parts.Cast<Condition>().Select(p => (p, row))]
            : [];
    }

    private void Parts(string path, JsonElement line, Condition condition, List<(Condition Part, int Row)> lines, Bearing below)
    {
        if (lines.Count == 0) return;
        var settled = false;
        found.Each(path + ".parts", lines, line.GetProperty("parts"), (at, part, told) =>
        {
            // "What follows a line that held in an `or`, an `any of` or a `none of`."
            if (settled) { NotNeeded(at, told, part.Part); return; }
            Line(at, told, part.Part, part.Row, below);
            settled = condition is GroupCondition { Kind: GroupKind.Any or GroupKind.None }
                && told.TryGetProperty("true", out var truth) && truth.ValueKind == JsonValueKind.True;
        });
    }

    private void NotNeeded(string path, JsonElement line, Condition condition)
    {
        if (!found.Members(path, line, "statement", "test", "true", "needed", "helps", "effect")) return;
        found.Same(path + ".test", TestOf(condition), line.GetProperty("test"));
        found.Same(path + ".statement", TestOf(condition), line.GetProperty("statement"));
        found.Same(path + ".needed", false, line.GetProperty("needed"));
        found.IsNull(path + ".true", line.GetProperty("true"));
        found.IsNull(path + ".helps", line.GetProperty("helps"));
        found.Same(path + ".effect", "none", line.GetProperty("effect"));
    }
}
