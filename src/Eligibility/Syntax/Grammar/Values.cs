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
    private static readonly Parser<Token, ExpressionSyntax> Bracketed = Map(
        (open, inner, close) => (ExpressionSyntax)new BracketSyntax(inner, open.Span.To(close.Span)),
        Open, new Nested<ExpressionSyntax>(() => Conditions.Expression), Close);

    private static readonly Parser<Token, ExpressionSyntax> Phrased = Map(
        (run, where) =>
            (ExpressionSyntax)new PhraseSyntax(run, where, where is null ? run.Span : run.Span.To(where.Span)),
        Run("a name or a value"), new Next<ExpressionSyntax?>(token => token.IsWord("where") ? Where : NoWhere));

    // A value in quotes: whether one may stand here is the binder's.
    private static readonly Parser<Token, ExpressionSyntax> Quoted =
        Value.Select(value => (ExpressionSyntax)new PhraseSyntax(value, null, value.Span));

    private static readonly Parser<Token, ExpressionSyntax> Term = new Next<ExpressionSyntax>(token => token.Kind switch
    {
        TokenKind.Open => Bracketed,
        TokenKind.Text => Quoted,
        _ => Phrased,
    });

    private static readonly Parser<Token, Token> SumOperator =
        One(t => t.Lower is "plus" or "minus", "`plus` or `minus`").Or(Words("multiplied by"));

    // sum = term { ( "plus" | "minus" ) term } | term { "multiplied by" term }         mixed only in brackets
    public static readonly Parser<Token, ExpressionSyntax> Sum = new Chain(
        Term, token => token.Lower is "plus" or "minus" or "multiplied", SumOperator,
        (terms, operators, span) => new SumSyntax(terms, operators, span));
}
