using Eligibility.Lines;
using Eligibility.Syntax;

namespace Eligibility.Formatting;

/// <summary>
/// The order in which the lines of a statement are written: that of the grammar, where it gives one, and the author's
/// within a kind of line and everywhere else. Reading them, their order is free.
/// </summary>
internal static class ClauseOrder
{
    public static IReadOnlyList<LineTree> LinesOf(StatementSyntax statement) =>
        statement is RuleStatement or ScoreStatement or ExampleStatement or OtherwiseStatement
            ? InOrder(statement.Clauses)
            : statement.Line.Children;

    /// <summary>The lines below each line of an outcome that has grounds of its own; of any other they keep theirs.</summary>
    public static Dictionary<LineTree, IReadOnlyList<LineTree>> GroundsOf(StatementSyntax statement) =>
        statement.Clauses.OfType<OutcomeLineClause>().Where(c => !c.Grounds.IsEmpty)
            .ToDictionary(c => c.Line, c => InOrder(c.Grounds));

    private static IReadOnlyList<LineTree> InOrder(IEnumerable<ClauseSyntax> clauses) =>
        [.. clauses.OrderBy(Rank).Select(c => c.Line)];

    private static int Rank(ClauseSyntax clause) => clause switch
    {
        // rule = ( outcome | "applies" ) verdict [ exception ] "because" TEXT { cite } [ "overrides" ... ] [ period ]
        VerdictClause => 0,
        UnlessClause => 1,
        TextClause => 2,
        CiteClause => 3,
        OverridesClause => 4,
        PeriodClause => 5,
        // score = [ "from" literal "to" literal ] "starts at" NUMBER { ( "plus" | "minus" ) ... }
        RangeClause => 0,
        StartsAtClause => 1,
        StepClause => 2,
        // example = { given } expect { told }
        ExpectClause => 1,
        ToldClause => 2,
        _ => 0,
    };
}
