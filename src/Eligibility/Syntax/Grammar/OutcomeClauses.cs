using Eligibility.Text;
using Pidgin;
using static Eligibility.Syntax.Alternative<Eligibility.Syntax.ClauseSyntax>;
using static Eligibility.Syntax.Tokens;
using static Pidgin.Parser;
using static Pidgin.Parser<Eligibility.Text.Token>;

namespace Eligibility.Syntax;

/// <summary>The lines of outcomes (language, section 2).</summary>
internal static class OutcomeClauses
{
    private static readonly Parser<Token, Maybe<ExpressionSyntax>> MayHaveWhen =
        Words("when").Then(Conditions.Condition).Optional();

    private static readonly Parser<Token, Maybe<Token>> MayBeUpTo = Words("up to").Optional();

    // NUMBER WORD
    private static readonly Parser<Token, Func<bool, LengthClause>> Counted = Map(
        (count, unit) => (Func<bool, LengthClause>)(upTo => new LastsClause(upTo, count, unit)), Numeral, Word);

    // NUMBER WORD | name
    private static readonly Parser<Token, Func<bool, LengthClause>> CountedOrNamed = Counted.Before(Lookahead(End)).Else(
        Run("the name of a table, definition or fact")
            .Select(name => (Func<bool, LengthClause>)(upTo => new LastsValueClause(upTo, name))));

    private static readonly Parser<Token, LengthClause> OfValue = Map((upTo, of) => of(upTo.HasValue), MayBeUpTo,
        new Next<Func<bool, LengthClause>>(token => token.Kind == TokenKind.Number ? Counted : CountedOrNamed));

    private static readonly Parser<Token, LengthClause> OfText =
        Quoted.Select(text => (LengthClause)new LastsTextClause(text));

    /// <summary>What may follow <c>lasts</c>.</summary>
    // [ "up to" ] ( NUMBER WORD | name ) | TEXT
    public static readonly Parser<Token, LengthClause> Length =
        new Next<LengthClause>(token => token.Kind == TokenKind.Text ? OfText : OfValue);

    private static readonly Parser<Token, ExpressionSyntax?> NoValue = Return<ExpressionSyntax?>(null);

    // [ sum ]
    private static readonly Parser<Token, ExpressionSyntax?> MayHaveValue = new Next<ExpressionSyntax?>(
        token => token.Kind == TokenKind.End || token.IsWord("when")
            ? NoValue
            : Values.Sum.Select(sum => (ExpressionSyntax?)sum));

    // outcome = "outcome" name TEXT [ > { oline [ > grounds ] } ]
    // oline = "lasts" ( [ "up to" ] ( NUMBER WORD | name ) | TEXT ) | "obliges" TEXT [ "when" cond ]
    //       | "discretionary" [ "when" cond ] | "needs authority of" name [ "when" cond ]
    //       | "refers" [ "to" TEXT ] | "tells" TEXT [ sum ] [ "when" cond ]
    public static readonly Parser<Token, ClauseSyntax> OfOutcome = ByFirstWord([.. LetterClauses.OfOutcome,
        Begins("lasts", Length, length => length),
        Begins("obliges", Quoted, MayHaveWhen, (text, when) => new ObligesClause(text, when.GetValueOrDefault())),
        Begins("discretionary", MayHaveWhen, when => new DiscretionaryClause(when.GetValueOrDefault())),
        Begins("needs authority of", Run("a role"), MayHaveWhen,
            (role, when) => new AuthorityClause(role, when.GetValueOrDefault())),
        Begins("refers", Words("to").Then(Quoted).Optional(), to => new RefersClause(to.GetValueOrDefault())),
        Begins("tells", Quoted, MayHaveValue, MayHaveWhen,
            (text, value, when) => new TellsClause(text, value, when.GetValueOrDefault()))]);
}
