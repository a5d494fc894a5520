using Eligibility.Syntax;

namespace Eligibility.Binding;

/// <summary>Every run of words in a statement's conditions, values and keys. Recursion is bounded: the parser refuses what nests more than 64 deep.</summary>
internal static class PhrasesOf
{
    public static IEnumerable<Phrase> Statement(StatementSyntax statement) => statement switch
    {
        DefineStatement define => Of(define.Body),
        TableStatement table => table.Keys.Concat(table.Clauses.OfType<RowClause>().SelectMany(r => r.Keys).SelectMany(k => k.Key is null ? [] : Of(k.Key))),
        ScoreStatement score => score.Clauses.OfType<StepClause>().SelectMany(s => Of(s.When)),
        _ => statement.Clauses.SelectMany(Of),
    };

    private static IEnumerable<Phrase> Of(ClauseSyntax clause) => clause switch
    {
        VerdictClause verdict => Of(verdict.When).Concat(Of(verdict.Unless)),
        UnlessClause unless => Of(unless.Condition),
        ObligesClause obliges => Of(obliges.When),
        DiscretionaryClause discretionary => Of(discretionary.When),
        AuthorityClause authority => Of(authority.When),
        PromiseClause promise => Of(promise.When),
        _ => [],
    };

    private static IEnumerable<Phrase> Of(ExpressionSyntax? syntax) => syntax switch
    {
        null => [],
        PhraseSyntax phrase => Of(phrase.Where).Prepend(phrase.Phrase),
        BracketSyntax bracket => Of(bracket.Inner),
        NotSyntax not => Of(not.Operand),
        LogicSyntax logic => logic.Operands.SelectMany(Of),
        SumSyntax sum => sum.Terms.SelectMany(Of),
        GroupSyntax group => group.Lines.SelectMany(Of),
        TestSyntax test => Of(test.Subject).Concat(Of(test.Predicate)),
        IncludesSyntax includes => Of(includes.Subject),
        _ => [],
    };

    private static IEnumerable<Phrase> Of(PredicateSyntax predicate) => predicate switch
    {
        BetweenSyntax between => Of(between.Low).Concat(Of(between.High)),
        WithinSyntax within => Of(within.Date),
        CompareSyntax compare => Of(compare.Value),
        EqualsSyntax equals => Of(equals.Value),
        OneOfSyntax oneOf => oneOf.Values,
        _ => [],
    };
}
