using Eligibility.Promises;
using Eligibility.Text;

namespace Eligibility.Tests.SemanticDiffTests;

/// <summary>Small policies of theft, and lines of <c>checks.txt</c> about two of them.</summary>
internal static class PromiseSamples
{
    /// <summary>A policy that cautions those who return goods up to so many pounds.</summary>
    public static string Policy(string when, string order = "", string best = "caution") => $"""
        policy "Theft from shops"
        {(order.Length > 0 ? "    worst to best " + order + "\n" : "")}
        fact value of the goods: money in GBP
            from GBP 0 to GBP 500
        fact sorry: yes or no

        outcome prosecute "Prosecution"
        outcome {best} "Something milder"

        rule small theft
            {best} when {when}
            because "It is little."

        otherwise prosecute

        end

        """;

    public static string Old { get; } = Policy("value of the goods is at most GBP 100 and sorry");

    public static string Milder { get; } = Policy("value of the goods is at most GBP 100");

    /// <summary>What becomes of one line about <c>new.rules</c> and <c>old.rules</c>.</summary>
    public static KeptChecks Check(string line, string @new, string old, bool updates = false)
    {
        var library = Library.Of(("new.rules", @new), ("old.rules", old));
        var policies = library.Files().Select(f => PolicyCompiler.Compile(library, f).Evaluator!).ToList();
        return KeptChecks.Of(new SourceText(CheckLine.File, line + "\n"), [.. library.Files()], policies, updates);
    }

    public static IEnumerable<Diagnostic> Of(string code) => (code switch
    {
        "ELG801" => Check("new.rules no milder than old.rules", Milder, Old),
        "ELG803" => Check("new.rules no milder than old.rules", Policy("sorry", "caution, prosecute"), Old),
        "ELG804" => Check("new.rules no milder than old.rules", Policy("sorry", best: "warning"), Old),
        "ELG805" => Check("new.rules is no milder then old.rules", Milder, Old),
        "ELG806" => Check("newer.rules no milder than old.rules", Milder, Old),
        _ => Check("new.rules no harsher than old.rules", Milder, Old),
    }).Diagnostics;

    /// <summary>Half of thirty in one order and in the other: the same, which no search goes through.</summary>
    public static IEnumerable<Diagnostic> NotSettled()
    {
        var facts = Enumerable.Range(0, 30).Select(i => $"n{i}").ToList();
        return Check("new.rules same as old.rules", Half(facts, facts), Half(facts, Enumerable.Reverse(facts))).Diagnostics;
    }

    private static string Half(IEnumerable<string> facts, IEnumerable<string> counted) => "policy \"Halves\"\n\n"
        + string.Concat(facts.Select(f => $"fact {f}: yes or no\n"))
        + "\noutcome prosecute \"Prosecution\"\noutcome caution \"Caution\"\n\nrule half\n    caution when exactly 15 of\n"
        + string.Concat(counted.Select(f => $"        {f}\n")) + "    because \"So.\"\n\notherwise prosecute\n\nend\n";
}
