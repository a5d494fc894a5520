using System.Collections.Immutable;
using Eligibility.Lines;
using Eligibility.Syntax;

namespace Eligibility.Formatting;

/// <summary>
/// The order in which the lines of a statement are written: that of the grammar, where it gives one, and the author's
/// within a kind of line and everywhere else. Reading them, their order is free.
/// </summary>
internal static class ClauseOrder
{
    public static IReadOnlyList<LineTree> LinesOf(StatementSyntax statement) => statement switch
    {
        RuleStatement or ScoreStatement or ExampleStatement or OtherwiseStatement => InOrder(statement.Clauses),
        OutcomeStatement => [.. statement.Clauses.OrderBy(OfOutcome).Select(c => c.Line)],
        PolicyStatement => Lines(Moved(EachAfterDate(statement.Clauses), TextClauseKind.Caveat, TextClauseKind.Summary)),
        FactStatement => Lines(Moved(statement.Clauses, TextClauseKind.ForPerson, TextClauseKind.Ask)),
        ListStatement => Lines(HoldsFirst(Moved(statement.Clauses, TextClauseKind.ForPerson, TextClauseKind.Ask))),
        _ => statement.Line.Children,
    };

    /// <summary>
    /// The lines below each line of an outcome that has grounds of its own, and below each field; of any other they keep
    /// theirs.
    /// </summary>
    public static Dictionary<LineTree, IReadOnlyList<LineTree>> GroundsOf(StatementSyntax statement)
    {
        var below = statement.Clauses.OfType<OutcomeLineClause>().Where(c => !c.Grounds.IsEmpty)
            .ToDictionary(c => c.Line, c => InOrder(c.Grounds));
        foreach (var field in statement.Clauses.OfType<FieldClause>())
            below[field.Line] = Lines(Moved(field.Clauses, TextClauseKind.ForPerson, TextClauseKind.Ask));
        return below;
    }

    /// <summary>What each decision is about stands behind what chooses its edition.</summary>
    private static ImmutableArray<ClauseSyntax> EachAfterDate(ImmutableArray<ClauseSyntax> clauses) =>
        clauses.OfType<DatedByClause>().FirstOrDefault() is { } dated
            && clauses.OfType<DecidesEachClause>().FirstOrDefault() is { } each
                ? clauses.Remove(each).Insert(clauses.Remove(each).IndexOf(dated) + 1, each)
                : clauses;

    private static IReadOnlyList<LineTree> InOrder(IEnumerable<ClauseSyntax> clauses) =>
        [.. clauses.OrderBy(Rank).Select(c => c.Line)];

    private static IReadOnlyList<LineTree> Lines(IEnumerable<ClauseSyntax> clauses) => [.. clauses.Select(c => c.Line)];

    /// <summary>The lines in the author's order, but for those of a kind that follow one of another.</summary>
    private static IReadOnlyList<ClauseSyntax> Moved(ImmutableArray<ClauseSyntax> clauses, TextClauseKind kind,
        TextClauseKind after)
    {
        if (!clauses.Any(c => Is(c, kind)) || !clauses.Any(c => Is(c, after))) return clauses;
        var moved = clauses.Where(c => Is(c, kind)).ToList();
        return [.. clauses.Where(c => !Is(c, kind)).SelectMany(c => Is(c, after) ? moved.Prepend(c) : [c])];
    }

    /// <summary>How many records a list holds stands before in what they differ, the fewest before the most.</summary>
    private static IEnumerable<ClauseSyntax> HoldsFirst(IReadOnlyList<ClauseSyntax> clauses)
    {
        var together = clauses.Where(c => HoldsRank(c) > 0).OrderBy(HoldsRank).ToList();
        var next = 0;
        return clauses.Select(c => HoldsRank(c) > 0 ? together[next++] : c);
    }

    private static int HoldsRank(ClauseSyntax clause) => clause switch
    {
        HoldsAtLeastClause => 1,
        HoldsAtMostClause => 2,
        OnePerClause => 3,
        _ => 0,
    };

    private static bool Is(ClauseSyntax clause, TextClauseKind kind) => clause is TextClause text && text.Kind == kind;

    // What a letter says of an outcome comes before what the outcome brings.
    private static int OfOutcome(ClauseSyntax clause) => clause switch
    {
        CountsClause => 0,
        TextClause { Kind: TextClauseKind.ForPerson } => 1,
        TextClause => 2,
        NextClause => 3,
        _ => 4,
    };

    private static int Rank(ClauseSyntax clause) => clause switch
    {
        // rule = ( outcome | "applies" ) verdict [ exception ] "because" TEXT [ "for person" TEXT ] { cite } [ "overrides" ... ]
        // [ period ]
        VerdictClause => 0,
        UnlessClause => 1,
        TextClause { Kind: TextClauseKind.Because } => 2,
        TextClause => 3,
        CiteClause => 4,
        OverridesClause => 5,
        PeriodClause => 6,
        // score = [ "from" literal "to" literal ] "starts at" ( NUMBER | name ) { ( "plus" | "minus" ) ... }
        RangeClause => 0,
        StartsAtClause => 1,
        StepClause => 2,
        // example = { given } expect { told }
        ExpectClause => 1,
        ToldClause => 2,
        _ => 0,
    };
}
