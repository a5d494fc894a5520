using Eligibility.Diagnostics;
using Eligibility.Literals;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <summary>From a literal of a policy to its value: exact numbers in the smallest unit, days that exist.</summary>
internal static class LiteralBinder
{
    /// <summary>
    /// What a policy takes as a value (language, section 1). Nothing in a file is below zero: no line has a minus
    /// before a number.
    /// </summary>
    private const LiteralForms Values = LiteralForms.YesNo | LiteralForms.Figures | LiteralForms.NumberWord
        | LiteralForms.Unit | LiteralForms.Money | LiteralForms.IsoDate | LiteralForms.DateInWords;

    /// <summary>What it takes as a day of a period: also a month or a year alone.</summary>
    private const LiteralForms DaysOfPeriods =
        LiteralForms.Figures | LiteralForms.IsoDate | LiteralForms.DateInWords | LiteralForms.Month;

    /// <summary>How many words the longest literal has.</summary>
    private const int MostWords = 3;

    /// <summary>How many letters the code of a currency has.</summary>
    private const int CodeLength = 3;

    /// <summary>The type of a number without a unit, which takes that of a <c>number of UNIT</c> fact.</summary>
    public static readonly NumberType Bare = new(null, false, false);

    /// <summary>
    /// Whether the words have the shape of a literal; the constant is null where it is a faulty one, which is reported.
    /// </summary>
    public static bool TryRead(Phrase phrase, DiagnosticBag found, out ConstantTerm? constant)
    {
        var literal = MayBeLiteral(phrase.Tokens) ? LiteralReader.Read(phrase.Words, Values) : null;
        constant = literal switch
        {
            FlagLiteral flag => new ConstantTerm(Datum.Of(flag.Value), new YesNoType(), phrase.Span),
            DayLiteral day => OfDate(Existing(day, phrase, found), phrase),
            NumberLiteral digits when ReadExactly(digits, phrase.Tokens[0], found) is { } number =>
                new ConstantTerm(Datum.Of(number), Bare, phrase.Span),
            QuantityLiteral quantity when ReadExactly(quantity.Count, phrase.Tokens[0], found) is { } count =>
                WithUnit(count, Unit.Of(quantity.Unit), phrase),
            MoneyLiteral money when ReadExactly(money.Sum, phrase.Tokens[1], found) is { } sum =>
                WithUnit(sum, Unit.Currency(money.Code)!, phrase),
            _ => null,
        };
        return literal is not null;
    }

    public static bool IsNumber(Token token) =>
        token.Kind == TokenKind.Number || (token.Kind == TokenKind.Word && Keywords.NumberWord(token.Lower) >= 0);

    /// <summary>A whole number, of figures or as a word; null after reporting.</summary>
    public static int? ReadWhole(Token token, DiagnosticBag found, int most)
    {
        var literal = LiteralReader.Read(token.Text, Values) as NumberLiteral;
        if (ReadExactly(literal, token, found) is not { } number) return null;
        if (number.IsWhole && number.ToLong() <= most) return (int)number.ToLong();
        found.Add(Messages.NoWholeNumber(token, most));
        return null;
    }

    /// <summary>A date, or null where there is no such day, which is reported.</summary>
    public static DateOnly? ReadDate(Phrase phrase, DiagnosticBag found) =>
        Existing(LiteralReader.Read(phrase.Words, Values) as DayLiteral, phrase, found);

    /// <summary>A day of a period: a month or a year alone stands for its first or its last day.</summary>
    public static DateOnly? ReadDay(Phrase phrase, bool last, DiagnosticBag found) =>
        Existing(LiteralReader.Read(phrase.Words, DaysOfPeriods) switch
        {
            DayLiteral day => day,
            MonthLiteral month => DayOf(month.Year, month.Month, last),
            NumberLiteral { Year: var year } => DayOf(year, last ? 12 : 1, last),
            _ => null,
        }, phrase, found);

    /// <summary>Whether the words name a day, and no month or year alone.</summary>
    public static bool IsDay(Phrase phrase) => LiteralReader.Read(phrase.Words, DaysOfPeriods) is DayLiteral;

    private static DayLiteral? DayOf(int year, int month, bool last) =>
        year == 0
            ? null
            : new DayLiteral(year, month, last ? DateTime.DaysInMonth(year, month) : 1, LiteralForms.Month);

    /// <summary>
    /// Whether a run of words can be a literal, by its first words: most are names, and are not read character by
    /// character.
    /// </summary>
    private static bool MayBeLiteral(TokenRun t) => t.Length <= MostWords
        && (t[0].Kind == TokenKind.Date || IsNumber(t[0]) || (t.Length == 1 && t[0].Lower is "yes" or "no")
            || (t.Length == 2 && t[1].Kind == TokenKind.Number && t[0].Text.Length == CodeLength));

    /// <summary>A number of few digits (language, section 3); null after reporting.</summary>
    private static Number? ReadExactly(NumberLiteral? literal, Token token, DiagnosticBag found)
    {
        if (literal is { HasFewDigits: true } && Number.TryParse(literal.Digits, out var number)) return number;
        found.Add(Messages.TooManyDigits(token));
        return null;
    }

    private static DateOnly? Existing(DayLiteral? day, Phrase phrase, DiagnosticBag found)
    {
        if (day?.Date is { } date) return date;
        found.Add(MeantDays.NoSuchDay(phrase));
        return null;
    }

    private static ConstantTerm? OfDate(DateOnly? day, Phrase phrase) =>
        day is null ? null : new ConstantTerm(Datum.Of(day.Value), new DateType(), phrase.Span);

    private static ConstantTerm WithUnit(Number count, Unit unit, Phrase phrase)
    {
        var written = unit.Kind is UnitKind.Weight or UnitKind.Volume or UnitKind.Money;
        var type = new NumberType(unit, count.IsWhole, written);
        return new ConstantTerm(Datum.Of(count * Number.Of(unit.Factor)), type, phrase.Span);
    }
}
