using Eligibility.Text;
using Sprache;
using static Eligibility.Literals.CharacterParsers;

namespace Eligibility.Literals;

/// <summary>
/// The grammar of literals over characters, for every place where people write one. One space stands between two words.
/// The next character chooses, and then the word behind what is read: nothing is tried that cannot follow.
/// </summary>
internal static class LiteralGrammar
{
    private static readonly Parser<string> Digits = Run(char.IsAsciiDigit);

    // fraction = "." DIGITS
    private static readonly Parser<string> Fraction =
        from point in Parse.Char('.') from digits in Digits select point + digits;

    // exponent = ( "e" | "E" ) [ "+" | "-" ] DIGITS
    private static readonly Parser<string> Exponent =
        from letter in Parse.Chars("eE").Select(char.ToString)
        from power in Next(next => next is '+' or '-' ? Signed(Digits) : Digits)
        select letter + power;

    // figures = [ "-" ] DIGITS [ fraction ] [ exponent ]
    private static readonly Parser<string> Unsigned = Digits
        .Behind((digits, next) => next == '.' ? Fraction.Select(fraction => digits + fraction) : null)
        .Behind((digits, next) => next is 'e' or 'E' ? Exponent.Select(exponent => digits + exponent) : null);

    private static readonly Parser<NumberLiteral> Figures =
        Next(first => first == '-' ? Signed(Unsigned) : Unsigned).Select(NumberLiteral.Of);

    private static Parser<string> Signed(Parser<string> number) =>
        from sign in Parse.Chars("+-").Select(char.ToString) from digits in number select sign + digits;

    // word = ( LETTER | DIGIT ) { LETTER | DIGIT | "-" | "'" }          neither digits alone nor a date in figures
    private static readonly Parser<string> Word = Run(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '\'', IsWord);

    private static readonly Parser<string> NextWord = Spaced(Word);
    private static readonly Parser<NumberLiteral> NextFigures = Spaced(Figures);

    // year = figures          without an exponent; of four digits, or there is no such year
    private static readonly Parser<NumberLiteral> Year = NextFigures.Where(year => !year.HasExponent);

    // isodate = DIGITS "-" DIGITS "-" DIGITS          of four, two and two digits
    private static Parser<Literal> MonthAndDay(NumberLiteral year) =>
        from first in Parse.Char('-').Select(char.ToString)
        from month in Digits
        from second in Parse.Char('-').Select(char.ToString)
        from day in Digits
        where Dates.IsInFigures($"{year.Digits}-{month}-{day}")
        select new DayLiteral(year.Year, Small(month), Small(day), LiteralForms.IsoDate);

    // number = figures | NUMBERWORD          quantity = number word          date = number MONTH year
    private static Parser<Literal> UnitOrMonth(NumberLiteral number) => NextWord.Then((word, _) =>
        LiteralWords.Month(word) is > 0 and var month
            ? Year.Select(year => Day(year, month, number))
            : Parse.Return<Literal>(new QuantityLiteral(number, word)));

    private static Literal Day(NumberLiteral year, int month, NumberLiteral day) =>
        new DayLiteral(year.Year, month, day.Small, LiteralForms.DateInWords);

    private static readonly Parser<Literal> FromFigures = Figures.Behind((number, next) => next switch
    {
        ' ' => UnitOrMonth(number),
        '-' => MonthAndDay(number),
        _ => null,
    });

    // money = CODE figures          code = LETTER LETTER LETTER          month = MONTH year
    private static Parser<Literal> BehindWord(string word)
    {
        if (LiteralWords.Month(word) is > 0 and var month)
            return Year.Select(year => (Literal)new MonthLiteral(year.Year, month));
        Parser<Literal> sum = IsCode(word)
            ? NextFigures.Select(figures => (Literal)new MoneyLiteral(word, figures))
            : Fail<Literal>;
        return LiteralWords.Find(word) is NumberLiteral number ? UnitOrMonth(number).Or(sum) : sum;
    }

    private static Parser<Literal> Alone(string word) =>
        LiteralWords.Find(word) is { } literal ? Parse.Return(literal) : Fail<Literal>;

    private static readonly Parser<Literal> FromWord =
        Word.Then((word, next) => next == ' ' ? BehindWord(word) : Alone(word));

    // literal = isodate | date | quantity | figures | money | month | NUMBERWORD | "yes" | "no" | "true" | "false"
    /// <summary>A literal of any form.</summary>
    public static readonly Parser<Literal> Literal = Next(first => char.IsAsciiLetter(first) ? FromWord : FromFigures);

    private static bool IsCode(string word) =>
        word.Length == 3 && char.IsAsciiLetter(word[0]) && char.IsAsciiLetter(word[1]) && char.IsAsciiLetter(word[2]);

    private static bool IsWord(string word) =>
        char.IsAsciiLetter(word[0]) || (char.IsAsciiDigit(word[0]) && !IsNumber(word) && !Dates.IsInFigures(word));

    private static bool IsNumber(string word) => !word.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static int Small(string digits) => NumberLiteral.Of(digits).Small;
}
