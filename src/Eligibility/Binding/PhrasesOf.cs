using System.Collections.Immutable;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <summary>
/// Every run of words in a statement's conditions, values and keys. Recursion is bounded: the parser refuses
/// what nests more than 64 deep.
/// </summary>
internal static class PhrasesOf
{
    public static IReadOnlyList<Phrase> Statement(StatementSyntax statement)
    {
        var found = new List<Phrase>();
        switch (statement)
        {
            case DefineStatement define: Add(define.Body, found); break;
            case TableStatement table:
                found.AddRange(table.Keys);
                foreach (var row in table.Clauses.OfType<RowClause>())
                    foreach (var key in row.Keys) Add(key, found);
                break;
            case ScoreStatement score:
                foreach (var clause in score.Clauses)
                    if (clause is StartsAtClause starts) found.Add(starts.Value);
                    else if (clause is StepClause step) { Add(step.When, found); Add(step.Each, found); }
                break;
            default:
                foreach (var clause in statement.Clauses) Add(clause, found);
                break;
        }
        return found;
    }

    private static void Add(ClauseSyntax clause, List<Phrase> found)
    {
        switch (clause)
        {
            case VerdictClause verdict: Add(verdict.When, found); Add(verdict.Unless, found); break;
            case UnlessClause unless: Add(unless.Condition, found); break;
            case ObligesClause obliges: Add(obliges.When, found); break;
            case DiscretionaryClause discretionary: Add(discretionary.When, found); break;
            case AuthorityClause authority: Add(authority.When, found); break;
            case TellsClause tells: Add(tells.Value, found); Add(tells.When, found); break;
            case LastsValueClause lasts: found.Add(lasts.Value); break;
            case PromiseClause promise: Add(promise.When, found); break;
        }
    }

    private static void Add(ImmutableArray<ExpressionSyntax> all, List<Phrase> found)
    {
        foreach (var syntax in all) Add(syntax, found);
    }

    private static void Add(ExpressionSyntax? syntax, List<Phrase> found)
    {
        switch (syntax)
        {
            case PhraseSyntax phrase: found.Add(phrase.Phrase); Add(phrase.Where, found); break;
            case BracketSyntax bracket: Add(bracket.Inner, found); break;
            case NotSyntax not: Add(not.Operand, found); break;
            case LogicSyntax logic: Add(logic.Operands, found); break;
            case SumSyntax sum: Add(sum.Terms, found); break;
            case RoundedSyntax rounded: Add(rounded.Value, found); Add(rounded.By, found); break;
            case ValueGroupSyntax values: Add(values.Lines, found); break;
            case ValueLineSyntax line: Add(line.Value, found); Add(line.When, found); break;
            case GroupSyntax group: Add(group.Lines, found); break;
            case TestSyntax test: Add(test.Subject, found); Add(test.Predicate, found); break;
            case IncludesSyntax includes: Add(includes.Subject, found); break;
        }
    }

    private static void Add(PredicateSyntax predicate, List<Phrase> found)
    {
        switch (predicate)
        {
            case BetweenSyntax between: Add(between.Low, found); Add(between.High, found); break;
            case WithinSyntax within: Add(within.Date, found); break;
            case WithinNameSyntax within: Add(within, found); break;
            case CompareSyntax compare: Add(compare.Value, found); break;
            case EqualsSyntax equals: Add(equals.Value, found); break;
            case OneOfSyntax oneOf: found.AddRange(oneOf.Values); break;
            case EitherSyntax either:
                foreach (var key in either.Keys) Add(key, found);
                break;
        }
    }

    /// <summary>What may be the name of the length of time, and of the date, wherever the run is cut.</summary>
    private static void Add(WithinNameSyntax within, List<Phrase> found)
    {
        var t = within.Run.Tokens;
        // Longer runs are no two names that a person wrote.
        for (var i = 1; i < t.Length && t.Length <= LineHabits.MostWords; i++)
        {
            if (t[i].Lower is not ("before" or "after")) continue;
            found.Add(new Phrase(t[..i]));
            if (i + 1 < t.Length) found.Add(new Phrase(t[(i + 1)..]));
        }
        Add(within.Bracket, found);
        foreach (var (_, term) in within.More) Add(term, found);
    }
}
