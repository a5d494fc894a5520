namespace Eligibility.Literals;

/// <summary>
/// What a literal looks like, wherever it is written (language, section 1). Shape alone: whether there is such a day,
/// which unit a word names and how large a number may be is asked by whoever reads it, and told in the words of its
/// place. A closed family.
/// </summary>
/// <param name="Forms">In which forms it is written: a place takes it where it takes all of them.</param>
internal abstract record Literal(LiteralForms Forms);

/// <summary><c>yes</c>, <c>no</c>; or <c>true</c>, <c>false</c>, as spreadsheets write them.</summary>
internal sealed record FlagLiteral(bool Value, LiteralForms Forms) : Literal(Forms);

/// <summary><c>250 mg</c>, <c>three tablets</c></summary>
/// <param name="Count">How many.</param>
/// <param name="Unit">The word behind it, as written; no month.</param>
internal sealed record QuantityLiteral(NumberLiteral Count, string Unit) : Literal(Count.Forms | LiteralForms.Unit);

/// <summary><c>GBP 80</c></summary>
/// <param name="Code">Three letters, as written; no month.</param>
/// <param name="Sum">How much; never a word.</param>
internal sealed record MoneyLiteral(string Code, NumberLiteral Sum) : Literal(Sum.Forms | LiteralForms.Money);

/// <summary><c>2017-12-01</c>, <c>1 December 2017</c></summary>
/// <param name="Year">The year; 0 where it is none of four digits.</param>
/// <param name="Month">The month; one in figures may be none.</param>
/// <param name="Day">The day as read, whether or not the month has it; -1 where it is no whole number.</param>
/// <param name="Forms">In which of the two spellings.</param>
internal sealed record DayLiteral(int Year, int Month, int Day, LiteralForms Forms) : Literal(Forms)
{
    /// <summary>The day, or null where there is none, as on 31 June.</summary>
    public DateOnly? Date =>
        Year is >= 1 and <= 9999 && Month is >= 1 and <= 12 && Day >= 1 && Day <= DateTime.DaysInMonth(Year, Month)
            ? new DateOnly(Year, Month, Day)
            : null;
}

/// <summary><c>October 2011</c>, which stands for a day only in a period.</summary>
/// <param name="Year">The year; 0 where it is none of four digits.</param>
/// <param name="Month">The month, from 1.</param>
internal sealed record MonthLiteral(int Year, int Month) : Literal(LiteralForms.Month);
