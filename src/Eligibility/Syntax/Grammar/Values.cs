using Eligibility.Text;
using Pidgin;
using static Eligibility.Syntax.Tokens;
using static Pidgin.Parser;
using static Pidgin.Parser<Eligibility.Text.Token>;

namespace Eligibility.Syntax;

/// <summary>Values (language, section 3): terms and sums. Syntax only: names and types are the binder's.</summary>
internal static class Values
{
    // after where C: only ")" or the end of the line
    private static readonly Parser<Token, Unit> NothingFollows = End.Or(Lookahead(Close).Then(Return(Unit.Value)))
        .Labelled("`)` or the end of the line, since what follows `where` reaches that far");

    // [ "where" cond ]
    private static readonly Parser<Token, ExpressionSyntax?> Where =
        Map((_, c, _) => (ExpressionSyntax?)c,
            Words("where"), new Nested<ExpressionSyntax>(() => Conditions.Condition), NothingFollows);

    private static readonly Parser<Token, ExpressionSyntax?> NoWhere = Return<ExpressionSyntax?>(null);

    // term = "(" expr ")" | TEXT | run [ "where" cond ]
    /// <summary>A value in brackets.</summary>
    public static readonly Parser<Token, ExpressionSyntax> Bracketed = Map(
        (open, inner, close) => (ExpressionSyntax)new BracketSyntax(inner, open.Span.To(close.Span)),
        Open, new Nested<ExpressionSyntax>(() => Conditions.Expression), Close);

    private static readonly Parser<Token, ExpressionSyntax> Phrased = Map(
        (run, where) =>
            (ExpressionSyntax)new PhraseSyntax(run, where, where is null ? run.Span : run.Span.To(where.Span)),
        Run("a name or a value"), new Next<ExpressionSyntax?>(token => token.IsWord("where") ? Where : NoWhere));

    /// <summary>A list or a set that is counted: a run of words, perhaps with <c>where</c> behind it.</summary>
    public static readonly Parser<Token, PhraseSyntax> Counted = Map(
        (run, where) => new PhraseSyntax(run, where, where is null ? run.Span : run.Span.To(where.Span)),
        Run("the name of a list, or of a set"), new Next<ExpressionSyntax?>(token => token.IsWord("where") ? Where : NoWhere));

    // A value in quotes: whether one may stand here is the binder's.
    private static readonly Parser<Token, ExpressionSyntax> Quoted =
        Value.Select(value => (ExpressionSyntax)new PhraseSyntax(value, null, value.Span));

    /// <summary>A value without a calculation, unless it stands in brackets.</summary>
    public static readonly Parser<Token, ExpressionSyntax> Term = new Next<ExpressionSyntax>(token => token.Kind switch
    {
        TokenKind.Open => Bracketed,
        TokenKind.Text => Quoted,
        _ => Phrased,
    });

    private static readonly Parser<Token, Token> SumOperator =
        One(t => t.Lower is "plus" or "minus", "`plus` or `minus`").Or(Words("multiplied by"));

    private static readonly Parser<Token, ExpressionSyntax> Added = new Chain(
        Term, token => token.Lower is "plus" or "minus" or "multiplied", SumOperator,
        (terms, operators, span) => new SumSyntax(terms, operators, span));

    /// <summary>Which way, where it is said, and to a multiple of what.</summary>
    private readonly record struct Rounded(Token? Direction, Phrase? To);

    // rounding = "rounded" [ "up" | "down" ] "to" literal
    private static readonly Parser<Token, Rounded> Rounding = Map(
        (_, direction, _, to) => new Rounded(direction.GetValueOrDefault(), to),
        Words("rounded"), Words("up").Or(Words("down")).Optional(), Words("to"), Run("what it is rounded to"));

    // Left out after `divided by`, it is the binder that says what to write.
    private static readonly Parser<Token, Rounded> NoRounding = Return(default(Rounded));

    private static readonly Parser<Token, Func<ExpressionSyntax, ExpressionSyntax>> RoundedTail = Rounding.Select(
        rounding => (Func<ExpressionSyntax, ExpressionSyntax>)(value =>
            new RoundedSyntax(value, null, rounding.Direction, rounding.To, value.Span.To(rounding.To!.Span))));

    private static readonly Parser<Token, Func<ExpressionSyntax, ExpressionSyntax>> DividedTail = Map(
        (_, by, rounding) => (Func<ExpressionSyntax, ExpressionSyntax>)(value =>
            new RoundedSyntax(value, by, rounding.Direction, rounding.To, value.Span.To(rounding.To?.Span ?? by.Span))),
        Words("divided by"), Term, new Next<Rounded>(token => token.IsWord("rounded") ? Rounding : NoRounding));

    private static readonly Parser<Token, Func<ExpressionSyntax, ExpressionSyntax>> NoTail =
        Return<Func<ExpressionSyntax, ExpressionSyntax>>(value => value);

    // sum = term { ( "plus" | "minus" ) term } | term { "multiplied by" term } | term [ "divided by" term ] rounding
    // Mixed only in brackets: what is divided or rounded, too.
    public static readonly Parser<Token, ExpressionSyntax> Sum = Map(
        (value, tail) => tail(value),
        Added, new Next<Func<ExpressionSyntax, ExpressionSyntax>>(token => token.Lower switch
        {
            "divided" => DividedTail,
            "rounded" => RoundedTail,
            _ => NoTail,
        }));
}
