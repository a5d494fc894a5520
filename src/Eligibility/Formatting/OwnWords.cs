using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Formatting;

/// <summary>
/// The words of a statement that are its author's: names, titles, values, units. Every other word in it is
/// the language's and may be written in small letters. Both kinds ignore case, but the spelling of a
/// declaration is what people are shown.
/// </summary>
internal static class OwnWords
{
    /// <summary>
    /// The tokens of the author's words. Recursion is bounded: the parser refuses what nests more than 64 deep.
    /// </summary>
    public static HashSet<Token> Of(StatementSyntax statement) =>
        new(Heading(statement).Concat(statement.Clauses.SelectMany(Of)), ReferenceEqualityComparer.Instance);

    private static IEnumerable<Token> Heading(StatementSyntax statement) => statement switch
    {
        SourceStatement source => source.Name.Tokens,
        ValuesStatement values => Of(values.Values).Concat(values.Name.Tokens),
        FactStatement fact => Of(fact.Type).Concat(fact.Name.Tokens),
        ListStatement list => list.Name.Tokens,
        OutcomeStatement outcome => outcome.Name.Tokens,
        DefineStatement define => Of(define.Body).Concat(define.Name.Tokens).Concat(Of(define.Each)),
        TableStatement table =>
            Of(table.Keys).Concat(table.Name.Tokens).Concat(Of(table.Unit)).Concat(Of(table.Giving)),
        ScoreStatement score => score.Name.Tokens.Concat(Of(score.Each)),
        RuleStatement rule => rule.Title.Tokens,
        OtherwiseStatement otherwise => otherwise.Outcome.Tokens,
        GuaranteeStatement guarantee => guarantee.Title.Tokens,
        ExampleStatement example => example.Title.Tokens,
        _ => [],
    };

    private static IEnumerable<Token> Of(ClauseSyntax clause) => clause switch
    {
        PeriodClause period => Of(period.From).Concat(Of(period.Until)),
        DatedByClause dated => Of(dated.Fact),
        DecidesEachClause each => Of(each.List),
        WorstToBestClause order => Of(order.Outcomes),
        ReviewByClause review => Of(review.Day),
        MayReadClause read => Of(read.Fact),
        PublishedOnClause published => Of(published.Day),
        RangeClause range => Of(range.From).Concat(Of(range.To)),
        RangeByNamesClause range => Of(range.Ends),
        AssumedClause assumed => Of(assumed.Value),
        JudgedByClause judged => Of(judged.Role),
        HoldsAtLeastClause holds => [holds.Count],
        HoldsAtMostClause holds => [holds.Count],
        OnePerClause onePer => Of(onePer.Fields),
        FieldClause field => Of(field.Name).Concat(Of(field.Type)).Concat(field.Clauses.SelectMany(Of)),
        NextClause next => Of(next.Within),
        RepresentationsClause within => Of(within.Within),
        LettersRoleClause role => Of(role.Role).Concat(Of(role.Within)),
        OutcomeLineClause line => OfLine(line).Concat(line.Grounds.SelectMany(Of)),
        RowClause row => row.Keys.SelectMany(Of).Concat(Of(row.Value)),
        TableOtherwiseClause otherwise => Of(otherwise.Value),
        StartsAtClause starts => Of(starts.Value),
        StepClause step => Of(step.When).Concat(Of(step.Each)).Append(step.Number),
        VerdictClause verdict => Of(verdict.Outcome).Concat(Of(verdict.When)).Concat(Of(verdict.Unless)),
        UnlessClause unless => Of(unless.Condition),
        CiteClause cite => Of(cite.Source),
        OverridesClause overrides => Of(overrides.Rules),
        NeverDependsClause depends => Of(depends.Facts),
        NeverWorseClause worse => Of(worse.Fact),
        PromiseClause promise => Of(promise.Outcome).Concat(Of(promise.When)),
        DecidedOnClause decided => Of(decided.Day),
        NoListClause none => Of(none.List),
        FlagGivenClause flag => Of(flag.Fact),
        ValueGivenClause value => Of(value.Fact).Concat(Of(value.Values)),
        ItemGivenClause item => Of(item.List).Concat(item.Fields.SelectMany(f => Of(f.Field))),
        ToldTextClause told => Of(told.Value),
        ToldLengthClause told => OfLine(told.Length),
        ExpectClause expect => Of(expect.Outcome).Concat(Of(expect.By)).Concat(Of(expect.Needing ?? [])),
        _ => [],
    };

    private static IEnumerable<Token> OfLine(OutcomeLineClause line) => line switch
    {
        LastsClause lasts => [lasts.Count, lasts.Unit],
        LastsValueClause lasts => Of(lasts.Value),
        ObligesClause obliges => Of(obliges.When),
        DiscretionaryClause discretionary => Of(discretionary.When),
        AuthorityClause authority => Of(authority.Role).Concat(Of(authority.When)),
        TellsClause tells => Of(tells.Value).Concat(Of(tells.When)),
        _ => [],
    };

    private static IEnumerable<Token> Of(ExpressionSyntax? syntax) => syntax switch
    {
        PhraseSyntax phrase => Of(phrase.Phrase).Concat(Of(phrase.Where)),
        BracketSyntax bracket => Of(bracket.Inner),
        NotSyntax not => Of(not.Operand),
        LogicSyntax logic => logic.Operands.SelectMany(Of),
        SumSyntax sum => sum.Terms.SelectMany(Of),
        RoundedSyntax rounded => Of(rounded.Value).Concat(Of(rounded.By)).Concat(Of(rounded.To)),
        ValueGroupSyntax values => values.Lines.SelectMany(Of),
        ValueLineSyntax line => Of(line.Value).Concat(Of(line.When)),
        GroupSyntax group => group.Lines.SelectMany(Of).Concat(Of(group.Count)),
        TestSyntax test => Of(test.Subject).Concat(Of(test.Predicate)),
        IncludesSyntax includes => Of(includes.Subject).Concat(Of(includes.Values)),
        _ => [],
    };

    private static IEnumerable<Token> Of(PredicateSyntax predicate) => predicate switch
    {
        BetweenSyntax between => Of(between.Low).Concat(Of(between.High)),
        WithinSyntax within => Of(within.Date).Append(within.Count).Append(within.Unit),
        WithinNameSyntax within => Of(within.Run).Concat(Of(within.Bracket)).Concat(within.More.SelectMany(m => Of(m.Term))),
        CompareSyntax compare => Of(compare.Value),
        EqualsSyntax equals => Of(equals.Value),
        OneOfSyntax oneOf => Of(oneOf.Values),
        EitherSyntax either => either.Keys.SelectMany(Of),
        _ => [],
    };

    private static IEnumerable<Token> Of(TimeSyntax? time) => time is null ? [] : [time.Count, time.Unit];

    private static IEnumerable<Token> Of(TypeSyntax type) => Of(type.Values).Concat(Of(type.Unit));

    private static IEnumerable<Token> Of(IEnumerable<Phrase> phrases) => phrases.SelectMany(p => p.Tokens);

    private static IEnumerable<Token> Of(Phrase? phrase) => phrase is null ? [] : phrase.Tokens;

    private static IEnumerable<Token> Of(Token? token) => token is null ? [] : [token];
}
