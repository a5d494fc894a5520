using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Eligibility.Model;
using Eligibility.Tests.Oracle;

namespace Eligibility.Tests.Checking.Explanations;

/// <summary>
/// What a line is worked out from: items with what was asked of each, and values by name. A detail is held against what
/// has its words among all that the line is made of; one that has the words of nothing there is counted as skipped.
/// </summary>
internal sealed partial class LineDetails(RuleTrees trees, CaseWords words, Findings found)
{
    private KnownCase Known => words.Known;

    public void Check(string path, JsonElement details, Node of, int row, Bearing above)
    {
        Each(path, details, [of], row, above);
    }

    private void Each(string path, JsonElement details, IEnumerable<Node> of, int row, Bearing above)
    {
        var (scope, at) = (Within(of), 0);
        foreach (var detail in details.EnumerateArray())
            Detail(FormattableString.Invariant($"{path}.details[{at++}]"), detail, scope, row, above);
    }

    /// <summary>All that something is made of, but what is asked of items.</summary>
    private static List<Node> Within(IEnumerable<Node> roots)
    {
        var (met, waiting) = (new HashSet<Node>(ReferenceEqualityComparer.Instance), new Queue<Node>(roots));
        while (waiting.TryDequeue(out var node))
            if (met.Add(node) && node.Reach.List is null)
                foreach (var part in node.Parts) waiting.Enqueue(part);
        return [.. met];
    }

    private void Detail(string path, JsonElement told, List<Node> scope, int row, Bearing above)
    {
        var (statement, test) = (told.GetProperty("statement").GetString()!, told.GetProperty("test").GetString()!);
        if (Item().Match(statement) is { Success: true } item && ListOf(scope, item.Groups["list"].Value, test) is { } of)
            OfItem(path, told, of, FittingItems.RowOf(row, int.Parse(item.Groups["item"].Value, CultureInfo.InvariantCulture) - 1), above);
        else if (scope.OfType<ScoreTerm>().SelectMany(s => s.Score.Steps.Select(t => (s.Score, Step: t)))
            .FirstOrDefault(s => IsStep(s.Step, statement, test)) is { Score: { } score } step)
            OfStep(path, told, score, step.Step, row, above);
        // A count and a test of it may have the same words: what it says tells which it is.
        else if (scope.OfType<Term>().Where(t => Has(t, test, row) && !words.IsBeyond(t, row)
            && statement == $"{words.NameOf(t, row)}: {words.Shown(t, row)}").ToList() is { Count: > 0 } said)
            OfValue(path, told, said, row, above);
        else if (scope.OfType<Condition>().FirstOrDefault(c => Has(told, c, test)) is { } condition)
            trees.Line(path, told, condition, RowFor(condition, row), above);
        else if (scope.OfType<Term>().Where(t => Has(t, test, row)).ToList() is { Count: > 0 } terms)
            OfValue(path, told, terms, row, above);
        else trees.Unread();
    }

    private static Node? ListOf(List<Node> scope, string list, string test) => scope.FirstOrDefault(n =>
        n.Reach.List?.Name == list && (n.Reach.Where is { } where ? RuleTrees.TestOf(where.Root) == test : test == ""));

    /// <summary>A line about a condition has the members of one; a step of a score that has its words has not.</summary>
    private static bool Has(JsonElement told, Condition condition, string test) => RuleTrees.TestOf(condition) == test
        && Core(condition) is GroupCondition or DefinitionCondition == (told.TryGetProperty("parts", out _)
            || told.TryGetProperty("openedElsewhere", out _));

    private static Condition Core(Condition condition) => condition is NotCondition not ? Core(not.Operand) : condition;

    private bool Has(Term term, string test, int row) =>
        words.NameOf(term, row) == test || term.Name == test || CaseWords.Plain(term.Span.Words) == test;

    private static bool IsStep(ScoreStep step, string statement, string test) =>
        (statement == Given(step) || statement == Given(step) + ", not given") && step.When is { } when && RuleTrees.TestOf(when) == test;

    private static string Given(ScoreStep step) =>
        step.Points.Units < 0 ? FormattableString.Invariant($"minus {-step.Points}") : FormattableString.Invariant($"plus {step.Points}");

    private void OfStep(string path, JsonElement told, Score score, ScoreStep step, int row, Bearing above)
    {
        NoEffect(path, told);
        var at = score.List is null ? -1 : row;
        var truth = trees.Truth(path, told.GetProperty("true"), step.When!, at, !told.TryGetProperty("settled", out _));
        found.Same(path + ".statement", Given(step) + (truth == OracleTruth.Held ? "" : ", not given"), told.GetProperty("statement"));
        if (told.TryGetProperty("details", out var details)) Check(path, details, step.When!, at, above);
    }

    private static int RowFor(Condition condition, int row) =>
        condition.Reach.IsOutside ? -1 : row;

    private void OfItem(string path, JsonElement told, Node of, int row, Bearing above)
    {
        var isSettled = !told.TryGetProperty("settled", out _);
        var hasDetails = told.TryGetProperty("details", out var details);
        if (!found.Members(path, told, "statement", "test", "true", isSettled ? null : "settled", "helps", "effect",
            hasDetails ? "details" : null)) return;
        if (of.Reach.Where is { } where) trees.Truth(path, told.GetProperty("true"), where.Root, row, isSettled);
        NoEffect(path, told);
        if (!hasDetails) return;
        Each(path, details, of.Parts, row, above);
    }

    private void OfValue(string path, JsonElement told, List<Term> terms, int row, Bearing above)
    {
        NoEffect(path, told);
        var statement = told.GetProperty("statement").GetString()!;
        // What a test says beside the value stands after a comma.
        var said = terms.Where(t => !words.IsBeyond(t, row)).Select(t => (Of: t, Says: $"{words.NameOf(t, row)}: {words.Shown(t, row)}"))
            .ToList();
        if (said.Count == 0) found.Skip();
        else if (said.FirstOrDefault(s => statement == s.Says).Of is { } of) Value(path + ".true", of, row, told.GetProperty("true"));
        else if (statement.StartsWith("starts at", StringComparison.Ordinal) || Points().IsMatch(statement)) found.Skip();
        // One of them may be what is told, and cannot be worked out here.
        else if (terms.Any(t => words.IsBeyond(t, row))) found.Skip();
        else found.Fault(path + ".statement", $"«{statement}» is told, and it is «{said[0].Says}»");
        if (told.TryGetProperty("details", out var details)) Check(path, details, terms[0], row, above);
    }

    /// <summary>Of a yes or no the line is as true as it; of another value it is true that it is so.</summary>
    private void Value(string path, Term term, int row, JsonElement told) => trees.Answer(path,
        words.ValueOf(term, row) is not { } value ? null : term.Type is not YesNoType || value == "yes", told);

    private void NoEffect(string path, JsonElement told)
    {
        found.IsNull(path + ".helps", told.GetProperty("helps"));
        found.Same(path + ".effect", "none", told.GetProperty("effect"));
    }

    [GeneratedRegex(@"^(?<list>.+) (?<item>\d+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Item();

    [GeneratedRegex(@"^(plus|minus) \d", RegexOptions.ExplicitCapture)]
    private static partial Regex Points();
}
