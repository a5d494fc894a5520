using System.Text;
using Eligibility.Formatting;
using Eligibility.Text;

namespace Eligibility.Cli.Starting;

/// <summary>
/// The file of a draft. It decides nothing that nobody said: its rules are patterns behind <c>#</c>, to be filled in.
/// </summary>
internal static class DraftText
{
    /// <summary>The file as it is handed out, in the layout of <c>format</c>.</summary>
    public static string Of(PolicyDraft draft)
    {
        var text = Write(draft, Patterns);
        return PolicyFormatter.Format(new SourceText("policy.rules", text)).Text ?? text;
    }

    /// <summary>
    /// The same with rules, each of which reads every fact: a name that would be in the way
    /// later is in the way now.
    /// </summary>
    public static string WithRules(PolicyDraft draft) => Write(draft, LiveRules);

    private static string Write(PolicyDraft draft, Action<StringBuilder, PolicyDraft> rules)
    {
        var text = new StringBuilder();
        text.Append("policy ").Append(Quoted(draft.Title)).Append('\n');
        if (draft.Force is not null) text.Append("    force ").Append(Quoted(draft.Force)).Append('\n');
        if (draft.From is not null) text.Append("    in force from ").Append(draft.From).Append('\n');
        text.Append('\n');
        foreach (var fact in draft.Facts)
            text.Append("fact ").Append(fact.Name).Append(": ").Append(fact.Type).Append('\n');
        text.Append("\n# The worst outcome stands first. Where rules for several apply, the first of them prevails.\n");
        foreach (var outcome in draft.Outcomes)
            text.Append("outcome ").Append(outcome.Name).Append(' ').Append(Quoted(outcome.Text)).Append('\n');
        text.Append('\n');
        var ordinary = draft.Outcomes[draft.Ordinary].Name;
        rules(text, draft);
        text.Append("# Where no rule applies.\notherwise ").Append(ordinary).Append("\n\n")
            .Append("""
                # As long as there is no rule, every case comes to this. With rules, a case of which nothing is known
                # may be undecided: then write `expect undecided`. `eligibility test` says what comes of an example.

                """.ReplaceLineEndings("\n"))
            .Append("example nothing is known yet\n    expect ").Append(ordinary).Append(" by otherwise\n\nend\n");
        return text.ToString();
    }

    private static void Patterns(StringBuilder text, PolicyDraft draft)
    {
        if (draft.Facts.IsEmpty) return;
        text.Append("""
            # The rules are for you to write: nothing here is policy yet. Until rules read them, `eligibility check`
            # warns that nothing uses the facts and the other outcomes. A condition on a fact is written so:

            """.ReplaceLineEndings("\n"));
        foreach (var fact in draft.Facts.DistinctBy(f => f.Kind).OrderBy(f => f.Kind))
        {
            text.Append("#     ").Append(fact.Condition).Append('\n');
            if (fact.Kind == FactKind.YesOrNo) text.Append("#     not ").Append(fact.Condition).Append('\n');
        }
        text.Append("""
            # Several are joined by `and`, or by `or`. Below is a pattern for each outcome but the ordinary one.
            # Take the # and the space behind it away from its three lines, and write what the policy says.


            """.ReplaceLineEndings("\n"));
        foreach (var outcome in Others(draft))
            text.Append("# rule when it comes to ").Append(outcome.Name)
                .Append("\n#     ").Append(outcome.Name).Append(" when ").Append(draft.Facts[0].Condition)
                .Append("\n#     because \"Say here in a sentence why.\"\n\n");
    }

    private static void LiveRules(StringBuilder text, PolicyDraft draft)
    {
        if (draft.Facts.IsEmpty) return;
        foreach (var outcome in Others(draft))
        {
            text.Append("rule when it comes to ").Append(outcome.Name)
                .Append("\n    ").Append(outcome.Name).Append(" when any of\n");
            foreach (var fact in draft.Facts) text.Append("        ").Append(fact.Condition).Append('\n');
            text.Append("    because \"x\"\n\n");
        }
    }

    private static IEnumerable<DraftOutcome> Others(PolicyDraft draft) =>
        draft.Outcomes.Where((_, place) => place != draft.Ordinary);

    private static string Quoted(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            + "\"";
}
