using System.Collections.Immutable;
using Eligibility.Text;
using Pidgin;
using static Eligibility.Syntax.Tokens;
using static Pidgin.Parser;
using static Pidgin.Parser<Eligibility.Text.Token>;

namespace Eligibility.Syntax;

/// <summary>Predicates (language, section 3): what may follow <c>is</c>, or stand as a key of a table.</summary>
internal static class Predicates
{
    // A value alone.
    private static readonly Parser<Token, PredicateSyntax> Equality = Values.Sum.Select(
        value => (PredicateSyntax)new EqualsSyntax(value, value.Span)
        {
            // `has` may begin a run, and no value.
            AsValue = value is PhraseSyntax { Where: null, Phrase: var run } && (run.IsQuoted || run.Tokens[0].IsRunWord) ? run : null,
        });

    private static readonly Parser<Token, Func<Token, PredicateSyntax>> ByLiteral = Map(
        (count, unit, side, date) => (Func<Token, PredicateSyntax>)(words =>
            new WithinSyntax(count, unit, side.Lower == "before", date, words.Span.To(date.Span))),
        Numeral, Word, Words("before").Or(Words("after")), Values.Sum);

    private static readonly Parser<Token, (Token Operator, ExpressionSyntax Term)> Added = Map(
        (op, term) => (op, term), One(t => t.Lower is "plus" or "minus", "`plus` or `minus`"), Values.Term);

    // Where the name ends and the date begins, nobody knows but the binder.
    private static readonly Parser<Token, Func<Token, PredicateSyntax>> ByName = Map(
        (run, bracket, more) => (Func<Token, PredicateSyntax>)(words => new WithinNameSyntax(run, bracket, [.. more],
            words.Span.To(more.LastOrDefault().Term?.Span ?? bracket?.Span ?? run.Span))),
        Run("a length of time"),
        new Next<ExpressionSyntax?>(token => token.Kind == TokenKind.Open
            ? Values.Bracketed.Select(bracket => (ExpressionSyntax?)bracket)
            : Return<ExpressionSyntax?>(null)),
        Added.Many());

    // predicate = "one of" runs | "empty" | "between" sum "and" sum
    //           | "within" ( NUMBER WORD ( "before" | "after" ) sum | run [ "(" expr ")" ] { ( "plus" | "minus" ) term } )
    //           | ( "at least" | "at most" | "over" | "more than" | "under" | "fewer than" | "less than"
    //             | "before" | "after" | "on or before" | "on or after" ) sum
    //           | sum
    private static readonly ImmutableArray<Alternative<PredicateSyntax>> Phrases =
    [
        Phrase("one of", of => Map(
            (words, values) => new OneOfSyntax(values, words.Span.To(values[^1].Span)),
            of, ValuesByCommas)),
        Phrase("empty", empty => empty.Select(word => new EmptySyntax(word.Span))),
        Phrase("between", between => Map(
            (words, low, _, high) => new BetweenSyntax(low, high, words.Span.To(high.Span)),
            between, Values.Sum, Words("and"), Values.Sum)),
        Phrase("within", within => Map(
            (words, reach) => reach(words), within,
            new Next<Func<Token, PredicateSyntax>>(token => IsNumeral(token) ? ByLiteral : ByName))),
        Comparison("at least", Relation.AtLeast), Comparison("at most", Relation.AtMost),
        Comparison("over", Relation.More), Comparison("more than", Relation.More),
        Comparison("under", Relation.Less), Comparison("fewer than", Relation.Less),
        Comparison("less than", Relation.Less),
        Comparison("before", Relation.Less, ofDates: true), Comparison("after", Relation.More, ofDates: true),
        Comparison("on or before", Relation.AtMost, ofDates: true),
        Comparison("on or after", Relation.AtLeast, ofDates: true),
    ];

    private static Alternative<PredicateSyntax> Comparison(string words, Relation relation, bool ofDates = false) =>
        Phrase(words, compared => Map(
            (word, value) => new CompareSyntax(relation, ofDates, words, value, word.Span.To(value.Span)),
            compared, Values.Sum));

    /// <summary>A phrase of the language, which is tried before a run of words that begins alike.</summary>
    private static Alternative<PredicateSyntax> Phrase<P>(
        string words, Func<Parser<Token, Token>, Parser<Token, P>> rest)
        where P : PredicateSyntax =>
        new Alternative<PredicateSyntax>(words, rest(Words(words)).MapWithInput((all, predicate) =>
            AsRun(all) is { } value ? predicate with { AsValue = value } : (PredicateSyntax)predicate)).Else(Equality);

    private static readonly FirstWordParser<PredicateSyntax> PhraseOrValue =
        Alternative<PredicateSyntax>.ByFirstWord(Equality, Phrases);

    /// <summary>What may follow <c>is</c>.</summary>
    public static readonly Parser<Token, PredicateSyntax> Predicate = PhraseOrValue;

    /// <summary>What may stand as a key of a table.</summary>
    public static readonly Parser<Token, PredicateSyntax> Key = PhraseOrValue.Unlisted!;
}
