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
        statement is RuleStatement or ScoreStatement or ExampleStatement
            ? [.. statement.Clauses.OrderBy(Rank).Select(c => c.Line)]
            : statement.Line.Children;

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
        // example = { given } expect
        ExpectClause => 1,
        _ => 0,
    };
}
