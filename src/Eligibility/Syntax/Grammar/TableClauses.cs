using System.Collections.Immutable;
using Eligibility.Text;
using Pidgin;
using static Eligibility.Syntax.Alternative<Eligibility.Syntax.ClauseSyntax>;
using static Eligibility.Syntax.Tokens;
using static Pidgin.Parser;
using static Pidgin.Parser<Eligibility.Text.Token>;

namespace Eligibility.Syntax;

/// <summary>The lines of tables and of scores (language, section 2).</summary>
internal static class TableClauses
{
    // key = "any" | predicate { "or" predicate }          without commas; "any" alone
    private static readonly Parser<Token, PredicateSyntax> One = Alternative<PredicateSyntax>.ByFirstWord(
        Predicates.Key,
        new Alternative<PredicateSyntax>("any", Words("any").Before(Lookahead(OneOf(Comma, Words("or"))))
            .Select(any => (PredicateSyntax)new AnySyntax(any.Span)))
            .Else(Predicates.Key),
        new Alternative<PredicateSyntax>("one of", Words("one of").Then(Value)
            .MapWithInput((words, value) =>
                (PredicateSyntax)new OneOfSyntax([value], SpanOf(words)) { AsValue = AllOf(words) }))
            .Else(Predicates.Key));

    private static readonly Parser<Token, PredicateSyntax> Key = One.ThenMany(Words("or").Then(One))
        .Select(keys => keys is [var only] ? only : new EitherSyntax(keys, keys[0].Span.To(keys[^1].Span)));

    private static readonly Parser<Token, Unit> CommaFollows =
        Lookahead(Token(t => t.Kind != TokenKind.Comma).SkipMany().Then(Comma)).Select(_ => Unit.Value);

    // key { "," key } ","
    // What stands before the last comma is keys: none is looked for behind it, where the value stands.
    private static readonly Parser<Token, PredicateSyntax> KeyAndComma = Key.Before(Comma);

    private static readonly Parser<Token, ImmutableArray<PredicateSyntax>> Keys =
        KeyAndComma.ThenMany(Try(CommaFollows.Then(KeyAndComma)));

    private static readonly Parser<Token, ClauseSyntax> Row = Map(
        (keys, value) => (ClauseSyntax)new RowClause(keys, value), Keys, Value);

    // table = "table" name "by" names [ "in" WORD | "giving" name ] > row { row } [ "otherwise" ( literal | name ) ]
    // row = key { "," key } "," ( literal | name )
    public static readonly Parser<Token, ClauseSyntax> OfTable = ByFirstWord(
        Row, Begins("otherwise", Value, value => new TableOtherwiseClause(value)));

    /// <summary>On what a step turns: on a condition, or on how many there are.</summary>
    private readonly record struct Turning(ExpressionSyntax? When, PhraseSyntax? Each);

    private static readonly Parser<Token, Turning> When =
        Words("when").Then(Conditions.Condition).Select(when => new Turning(when, null));

    // "for each of" run [ "where" cond ]       told from `each` on
    private static readonly Parser<Token, Turning> Each = Map(
        (each, counted) => new Turning(null, counted with { Span = each.Span.To(counted.Span) }),
        Words("for each of").MapWithInput((words, _) => words[1]), Values.Counted);

    // score = "score" name > [ "from" literal "to" literal ] "starts at" ( NUMBER | name )
    //                         { ( "plus" | "minus" ) NUMBER ( "when" cond | "for each of" run [ "where" cond ] ) }
    public static readonly Parser<Token, ClauseSyntax> OfScore = ByFirstWord(
        FactClauses.Range,
        Begins("starts at", Run("a number, or the name of one"), value => new StartsAtClause(value)),
        Step("plus", plus: true), Step("minus", plus: false));

    private static Alternative<ClauseSyntax> Step(string word, bool plus) => Begins(
        word, Numeral, When.Or(Each),
        (number, on) => new StepClause(plus, number, on.When, on.Each));
}
