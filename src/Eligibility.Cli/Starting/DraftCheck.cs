using System.Collections.Immutable;

namespace Eligibility.Cli.Starting;

/// <summary>
/// Whether the language takes a draft: it is asked itself, with what it would say of the file, so that nothing is
/// accepted here that <c>check</c> refuses, nor refused in other words.
/// </summary>
internal static class DraftCheck
{
    /// <summary>Until a rule reads them it is said of facts and outcomes that nothing uses them: that is so.</summary>
    private const string NothingUses = "ELG505";

    /// <summary>Two things have one name; where the other stands says nothing before there is a file.</summary>
    private const string DeclaredTwice = "ELG207";

    private static readonly ImmutableArray<DraftOutcome> Unsaid = [new("ordinary", "x")];

    /// <summary>What is wrong with it, with what to write instead; null where nothing is.</summary>
    public static string? Fault(PolicyDraft draft)
    {
        if (draft.Outcomes.IsEmpty) draft = draft with { Outcomes = Unsaid };
        var (found, policy) = Compile(DraftText.Of(draft));
        if (found.Find(d => d.Code != NothingUses) is { } first) return Words(first);
        if (Compile(DraftText.WithRules(draft)).Found.Find(d => d.IsError) is { } later) return Words(later);
        return SaysWhatWasMeant(draft, policy!)
            ? null
            : "this would be read as something else: use letters, digits and spaces";
    }

    /// <summary>What the language says of a text in which an answer stands.</summary>
    public static string? HelpWith(string text) => Compile(text).Found.Find(d => d.IsError)?.Help;

    private static (List<Diagnostic> Found, Policy? Policy) Compile(string text)
    {
        var compilation = PolicyCompiler.Uncorrected(Library.Of(("policy.rules", text)), "policy.rules");
        return ([.. compilation.Diagnostics], compilation.Policy);
    }

    private static bool SaysWhatWasMeant(PolicyDraft draft, Policy policy) =>
        policy.Title == draft.Title && policy.Force == draft.Force
            && AreOne(policy.Outcomes.Select(o => o.Name), draft.Outcomes.Select(o => o.Name))
            // The decision date, which every policy has, comes last.
            && AreOne(policy.Inputs.SkipLast(1).Select(i => i.Name), draft.Facts.Select(f => f.Name));

    private static bool AreOne(IEnumerable<string> read, IEnumerable<string> meant) =>
        read.SequenceEqual(meant, StringComparer.Ordinal);

    private static string Words(Diagnostic found) => found.Code == DeclaredTwice
        ? "there is one of this name already, in whatever capitals; choose another name"
        : found.Message + (found.Help is null ? "" : "; " + found.Help);
}
