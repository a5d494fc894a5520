using System.Collections.Immutable;
using Eligibility.Analysis;

namespace Eligibility.Mutating;

/// <summary>What a text in a policy's place compiles to, beside the same files.</summary>
/// <param name="Evaluator">The policy; null where it has errors.</param>
/// <param name="Diagnostics">What was found in it.</param>
internal sealed record CompiledText(PolicyEvaluator? Evaluator, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>An example as it stands in a file, what comes of it left for the author to confirm.</summary>
internal static class SuggestedExample
{
    private const string Confirm = "    # Confirm: is this what is meant to come of it?";

    /// <summary>Its lines.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="lines">What it states.</param>
    /// <param name="decision">What comes of it as the policy stands.</param>
    /// <param name="told">What is expected to be told beside the outcome.</param>
    public static ImmutableArray<string> Of(string name, ImmutableArray<string> lines, Decision decision,
        IEnumerable<string>? told = null) =>
    [
        "example " + name, .. lines.Select(l => "    " + l), Confirm, "    expect " + (decision.Outcome?.Name ?? "undecided"),
        .. (told ?? []).Select(t => "    " + t),
    ];

    /// <summary>Whether a policy with it is one, and the example passes.</summary>
    public static bool Passes(string text, ImmutableArray<string> example, Func<string, CompiledText> compile)
    {
        if (compile(With(text, [example])).Evaluator is not { } evaluator) return false;
        var name = example[0]["example ".Length..];
        return evaluator.Policy.Examples.FirstOrDefault(e => e.Name == name) is { } own
            && ExampleRunner.Run(evaluator, own, DecisionDetail.None).Passed;
    }

    /// <summary>The text of a policy with examples before its end.</summary>
    public static string With(string text, IEnumerable<ImmutableArray<string>> examples)
    {
        var end = text.LastIndexOf("\nend", StringComparison.OrdinalIgnoreCase) + 1;
        return string.Concat(text.AsSpan(0, end), string.Concat(examples.Select(e => string.Join('\n', e) + "\n\n")), text.AsSpan(end));
    }
}
