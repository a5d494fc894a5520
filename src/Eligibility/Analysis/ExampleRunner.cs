using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Analysis;

/// <summary>What an example came to.</summary>
/// <param name="Name">The example.</param>
/// <param name="File">Its file.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Faults">What differs from what it expects, a line each; empty when it passes.</param>
/// <param name="Decision">The decision on its case, with what was asked for of it; null where the case could not be
/// stated.</param>
internal sealed record ExampleResult(string Name, string File, int Line, ImmutableArray<string> Faults,
    Decision? Decision)
{
    /// <summary>Whether all came as expected.</summary>
    public bool Passed => Faults.IsEmpty;
}

/// <summary>Runs the examples of a policy (language, section 2, <c>example</c>).</summary>
internal static class ExampleRunner
{
    /// <summary>The examples in order, each with what came of it.</summary>
    /// <param name="evaluator">The policy.</param>
    /// <param name="detail">What the decisions hold beside their outcomes: when silent, all that a justification
    /// tells.</param>
    public static ImmutableArray<ExampleResult> Run(PolicyEvaluator evaluator,
        DecisionDetail detail = DecisionDetail.Lines)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        return [.. evaluator.Policy.Examples.Select(e => Run(evaluator, e, detail))];
    }

    /// <summary>One example, with what came of it.</summary>
    public static ExampleResult Run(PolicyEvaluator evaluator, Example example, DecisionDetail detail)
    {
        var @case = Case.OfExample(evaluator.Policy, example);
        if (Validity.Fault(evaluator.Policy, @case.Values) is var (_, name, fault))
            return new ExampleResult(example.Name, example.Span.Source.Path, example.Span.Line,
                [$"no such case can be stated: `{name}` {fault}"], null);
        var decision = evaluator.Decide(@case, detail);
        return new ExampleResult(example.Name, example.Span.Source.Path, example.Span.Line,
            [.. Faults(decision, example.Expected), .. ToldFaults(evaluator, decision, example.Expected)], decision);
    }

    private static IEnumerable<string> Faults(Decision decision, Expectation expected)
    {
        var came = decision.Outcome?.Name ?? "undecided";
        if (came != (expected.Outcome?.Name ?? "undecided"))
        {
            yield return $"expected `{expected.Outcome?.Name ?? "undecided"}`, came to `{came}`{Why(decision)}";
            yield break;
        }
        foreach (var rule in expected.By)
            if (!decision.Reasons.Any(r => r.Rule?.Name == rule?.Name))
                yield return $"expected by `{rule?.Name ?? "otherwise"}`, which is no reason; the reasons are {Reasons(decision)}";
        if (expected.Needing is { } needing && !needing.Order(StringComparer.Ordinal)
            .SequenceEqual(decision.Needed.Select(n => n.Name).Order(StringComparer.Ordinal), StringComparer.Ordinal))
            yield return $"expected needing {Listed(needing)}; needed are {Listed(decision.Needed.Select(n => n.Name))}";
    }

    /// <summary>What is told otherwise than is expected, where the outcome is the expected one.</summary>
    private static IEnumerable<string> ToldFaults(PolicyEvaluator evaluator, Decision decision, Expectation expected)
    {
        if (expected.Told.IsEmpty || decision.Outcome?.Name != expected.Outcome?.Name) return [];
        var brought = OutcomeLines.Of(evaluator.Rules, decision);
        return expected.Told.Select(e => Fault(e, brought.FirstOrDefault(b => ReferenceEquals(b.Of, e.Line))))
            .OfType<string>();
    }

    private static string? Fault(ExpectedLine expected, BroughtLine? line)
    {
        // Another outcome tells it.
        if (line is null) return null;
        var (value, came) = (line.Of.Value, line.Value is { } known ? line.Of.Value!.Type.Say(known) : null);
        if (expected.Length is { } length)
        {
            var lasts = value is null || came is not null ? line.Of.Text + came : null;
            return lasts == length
                ? null : $"expected lasts `{length}`, came to {(lasts is null ? Open(line) : $"`{lasts}`")}";
        }
        var isAsExpected = expected.State switch
        {
            ExpectedState.NotTold => line.Status == Truth.Failed,
            ExpectedState.Open => line.Status == Truth.Open,
            _ => line.Status == Truth.Held && Equals(line.Value, expected.Value),
        };
        if (isAsExpected) return null;
        var wanted = expected.State switch
        {
            ExpectedState.NotTold => "not to be told",
            ExpectedState.Open => "not to be known",
            _ => expected.Value is null ? "to be told" : $"to be `{value!.Type.Say(expected.Value)}`",
        };
        var state = line.Status switch
        {
            Truth.Failed => "is not told",
            Truth.Open => "is " + Open(line),
            _ => came is null ? "is told" : $"is `{came}`",
        };
        return $"expected \"{line.Of.Text}\" {wanted}; it {state}";
    }

    private static string Open(BroughtLine line) => $"not known, needing {Listed(line.Needs.Select(n => n.Name))}";

    private static string Why(Decision decision) => decision.IsDecided
        ? $", by {Reasons(decision)}"
        : $", between {Listed(decision.Possible.Select(o => o.Name))}, needing {Listed(decision.Needed.Select(n => n.Name))}";

    private static string Reasons(Decision decision) =>
        Listed(decision.Reasons.Select(r => r.Rule?.Name ?? "otherwise"));

    private static string Listed(IEnumerable<string> names) =>
        string.Join(", ", names.Select(n => $"`{n}`").DefaultIfEmpty("nothing"));
}
