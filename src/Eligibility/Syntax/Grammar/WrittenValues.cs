using Eligibility.Text;
using Pidgin;
using static Eligibility.Syntax.Tokens;

namespace Eligibility.Syntax;

/// <summary>Values written out where no name can stand, as phrases: what they come to is the binder's.</summary>
internal static class WrittenValues
{
    private static readonly Parser<Token, Token> Year = One(IsYear, "a year");
    private static readonly Parser<Token, Token> Month = One(IsMonth, "a month");

    private static bool IsYear(Token token) => token.Kind == TokenKind.Number;

    private static bool IsMonth(Token token) => Keywords.Month(token.Lower) > 0;

    private static bool IsUnit(Token token) =>
        token is { Kind: TokenKind.Word, IsRunWord: true } && token.Lower is not "to" && !IsMonth(token);

    private static bool IsDate(Token token) => token.Kind == TokenKind.Date;

    /// <summary>Tokens that fit in turn. What is missing at the beginning is all of it.</summary>
    private static Parser<Token, Phrase> Of(string label, Func<Token, bool> first) =>
        One(first, label).MapWithInput((words, _) => AllOf(words));

    private static Parser<Token, Phrase> Of(string label, Func<Token, bool> first, Parser<Token, Token> then) =>
        One(first, label).Then(then).MapWithInput((words, _) => AllOf(words));

    // NUMBER MONTH NUMBER
    private static Parser<Token, Phrase> FullDate(string label) => Of(label, IsNumeral, Month.Then(Year));

    // date = ISODATE | NUMBER MONTH NUMBER
    private static Parser<Token, Phrase> DateOr(string label) => Of(label, IsDate).Or(FullDate(label));

    /// <summary>A date.</summary>
    public static readonly Parser<Token, Phrase> Date = DateOr("a date");

    // day = date | MONTH NUMBER | NUMBER
    private const string ADay = "a date, such as 1 December 2017";

    /// <summary>A date of which the day, or the day and the month, may be left out.</summary>
    public static readonly Parser<Token, Phrase> Day =
        DateOr(ADay).Else(Of(ADay, IsMonth, Year)).Else(Of(ADay, IsYear));

    // literal = "yes" | "no" | NUMBER [ UNIT ] | WORD NUMBER | date
    private const string AValue = "a value";
    private static readonly Parser<Token, Token> Unit = One(IsUnit, "a unit");

    /// <summary>A value of any type but a name.</summary>
    public static readonly Parser<Token, Phrase> Literal =
        DateOr(AValue).Else(Of(AValue, IsNumeral, Unit)).Else(Of(AValue, IsNumeral))
            .Else(Of(AValue, token => token.IsWord("yes") || token.IsWord("no"))).Else(Of(AValue, IsUnit, Numeral));

    // "decision date" | literal
    public static readonly Parser<Token, Phrase> DecisionDateOrLiteral =
        Words("decision").Then(Words("date")).MapWithInput((words, _) => AllOf(words)).Else(Literal);
}
