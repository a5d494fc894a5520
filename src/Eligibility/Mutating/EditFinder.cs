using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Mutating;

/// <summary>
/// Every small edit of a policy file, in the order of the file: what is often mistyped or left out, and nothing that
/// is declared. An edit may make no sense; whether it does the compiler says.
/// </summary>
internal static class EditFinder
{
    public static IEnumerable<Edit> Of(FileSyntax file)
    {
        var outcomes = file.Statements.OfType<OutcomeStatement>().Select(o => o.Name.Words).ToList();
        foreach (var statement in file.Statements)
        {
            var name = NameOf(statement);
            if (statement is RuleStatement rule) yield return Removed(file, rule);
            if (statement is OtherwiseStatement otherwise && Exchanged(otherwise.Outcome, name, outcomes) is { } other) yield return other;
            if (statement is DefineStatement define)
                foreach (var edit in new ExpressionEdits(name).Of(define.Body)) yield return edit;
            foreach (var clause in statement.Clauses)
                foreach (var edit in OfClause(clause, name, outcomes)) yield return edit;
        }
    }

    private static IEnumerable<Edit> OfClause(ClauseSyntax clause, string name, List<string> outcomes)
    {
        var expressions = new ExpressionEdits(name);
        switch (clause)
        {
            case VerdictClause verdict:
                if (verdict.Outcome is { } outcome && Exchanged(outcome, name, outcomes) is { } other) yield return other;
                if (verdict is { When: { } first, Unless: { } later })
                    yield return Cut(EditKind.Dropped, later.Span, name, "leaves `unless` out", first.Span.Start + first.Span.Length,
                        later.Span.Start + later.Span.Length);
                foreach (var condition in new[] { verdict.When, verdict.Unless }.OfType<ExpressionSyntax>())
                    foreach (var edit in expressions.Of(condition)) yield return edit;
                break;
            case UnlessClause unless:
                yield return Whole(EditKind.Dropped, clause, name, "leaves `unless` out");
                foreach (var edit in expressions.Of(unless.Condition)) yield return edit;
                break;
            case OverridesClause:
                yield return Whole(EditKind.Removed, clause, name, "overrides nothing");
                break;
            default:
                if (WhenOf(clause) is { } when)
                    foreach (var edit in expressions.Of(when)) yield return edit;
                break;
        }
    }

    private static ExpressionSyntax? WhenOf(ClauseSyntax clause) => clause switch
    {
        ObligesClause obliges => obliges.When,
        DiscretionaryClause discretion => discretion.When,
        AuthorityClause authority => authority.When,
        TellsClause tells => tells.When,
        StepClause step => step.When,
        _ => null,
    };

    /// <summary>The name under which a statement is told.</summary>
    private static string NameOf(StatementSyntax statement) => statement switch
    {
        RuleStatement rule => rule.Title.Words,
        DefineStatement define => define.Name.Words,
        OutcomeStatement outcome => outcome.Name.Words,
        ScoreStatement score => score.Name.Words,
        _ => "otherwise",
    };

    private static Edit Removed(FileSyntax file, RuleStatement rule)
    {
        var (start, length) = TextBlock.Of(rule.Span);
        return new Edit(EditKind.Removed, rule.Title.Span, rule.Title.Words, "takes the rule out", start, length, "");
    }

    private static Edit Whole(EditKind kind, ClauseSyntax clause, string name, string words)
    {
        var (start, length) = TextBlock.Of(clause.Span);
        return new Edit(kind, clause.Span, name, words, start, length, "");
    }

    private static Edit Cut(EditKind kind, TextSpan at, string name, string words, int from, int to) =>
        new(kind, at, name, words, from, to - from, "");

    /// <summary>The outcome that is declared next in its place, after the last the first.</summary>
    private static Edit? Exchanged(Phrase outcome, string name, List<string> outcomes)
    {
        var at = outcomes.FindIndex(o => string.Equals(o, outcome.Words, StringComparison.OrdinalIgnoreCase));
        if (at < 0 || outcomes.Count < 2) return null;
        var next = outcomes[(at + 1) % outcomes.Count];
        return new Edit(EditKind.Outcome, outcome.Span, name, $"gives `{next}`", outcome.Span.Start, outcome.Span.Length, next);
    }
}
