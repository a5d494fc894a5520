using Eligibility.Diagnostics;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.SyntaxTests;

/// <summary>Everything that nests, to any depth, and what becomes of it on a thread with a small stack.</summary>
internal static class Nested
{
    /// <summary>The stack of a thread that a host gives to a request when it is sparing.</summary>
    private const int SmallStack = 256 * 1024;
    private const int LargeStack = 64 * 1024 * 1024;

    /// <summary>
    /// What nests: how a library with it is made, the deepest that must pass, the least deep that must
    /// not, and the deepest to try.
    /// </summary>
    public sealed record Kind(Func<int, Library> Of, int Most, int Past, int Deepest);

    public static readonly Dictionary<string, Kind> Kinds = new(StringComparer.Ordinal)
    {
        ["brackets"] = OfText(n => NestedTexts.Condition(Repeat("(", n) + "agrees" + Repeat(")", n))),
        ["brackets round and"] = OfText(n =>
            NestedTexts.Condition(Repeat("(agrees and ", n) + "agrees" + Repeat(")", n))),
        ["brackets after not"] = OfText(n => NestedTexts.Condition(Repeat("not (", n) + "agrees" + Repeat(")", n))),
        ["brackets round sums"] = OfText(n =>
            NestedTexts.Condition(Repeat("(", n) + "age" + Repeat(" plus 1)", n) + " is 5")),
        ["not"] = OfText(n => NestedTexts.Condition(Repeat("not ", n) + "agrees")),
        // A `where` counts as a level of its own.
        ["brackets after where"] = OfText(
            n => NestedTexts.Condition("any offences where " + Repeat("(", n) + "minor" + Repeat(")", n)), most: 63),
        ["where inside where"] = OfText(n =>
                NestedTexts.Condition(Repeat("(number of offences where ", n) + "minor" + Repeat(") is 1", n)),
            most: 1),
        ["groups"] = OfText(NestedTexts.Groups, deepest: 4_000),
        ["definitions of conditions"] = OfText(n =>
            NestedTexts.Chain(n, "not agrees", before => $"not {before}", "{0}")),
        ["definitions of values"] = OfText(n =>
            NestedTexts.Chain(n, "age plus 1", before => $"{before} plus 1", "{0} is 5")),
        // Each doubles the bounds: the sixty-fifth could pass 18 digits, and is refused for that.
        ["definitions that read one twice"] = OfText(n =>
                NestedTexts.Chain(n, "age minus age", before => $"{before} minus {before}", "{0} is 5"),
            most: 50, deepest: 20_000),
        ["definitions of deep values"] = OfText(n => NestedTexts.Chain(n, "age plus 0",
                before => Repeat("(", 60) + before + Repeat(" plus 0)", 60), "{0} is 5"),
            deepest: 1_000),
        ["definitions of deep conditions"] = OfText(n =>
            NestedTexts.Chain(n, "not agrees", before => $"not (not ({before} and agrees))", "{0}")),
        ["tables"] = OfText(NestedTexts.Tables, deepest: 10_000),
        ["files that use files"] = new(NestedTexts.Uses, 64, 65, 900),
        ["rules that override rules"] = OfText(NestedTexts.Overrides, most: 1_000, past: 10_000, deepest: 15_000),
    };

    private static Kind OfText(Func<int, string> text, int most = 64, int past = 65, int deepest = 400_000) =>
        new(n => Library.Of(("policy.rules", text(n))), most, past, deepest);

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    /// <summary>
    /// Compiles, decides and tells, as far as the policy allows: the code of the first error,
    /// or what the decision came to.
    /// </summary>
    public static string ComesTo(Library library)
    {
        var compilation = PolicyCompiler.Compile(library, "policy.rules");
        foreach (var diagnostic in compilation.Diagnostics) DiagnosticText.Render(diagnostic);
        if (compilation.Evaluator is not { } evaluator) return compilation.Diagnostics.First(d => d.IsError).Code;
        var decision = Deciding.NothingKnown(evaluator);
        Deciding.Tell(decision);
        return decision.Outcome?.Name ?? "undecided";
    }

    /// <summary>Works through the depths that matter, in a process of its own.</summary>
    public static void Work(string name, bool small)
    {
        var kind = Kinds[name];
        var thread = new Thread(() =>
        {
            foreach (var depth in (int[])[kind.Most, kind.Past, Math.Max(kind.Past, 1_000), kind.Deepest])
                ChildProcess.Say($"{depth}: {ComesTo(kind.Of(depth))}");
        }, small ? SmallStack : LargeStack);
        thread.Start();
        thread.Join();
    }
}
