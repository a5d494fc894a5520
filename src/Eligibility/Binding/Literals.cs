using System.Globalization;
using Eligibility.Diagnostics;
using Eligibility.Literals;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <summary>Reads literals (language, section 1): numbers, numbers with a unit, money, dates, yes and no.</summary>
internal static class Literals
{
    /// <summary>The type of a number written without a unit, which takes that of a <c>number of UNIT</c> fact.</summary>
    public static readonly NumberType Bare = new(null, false, false);

    /// <summary>Whether the words have the shape of a literal; the constant is null where it is a faulty one, which is reported.</summary>
    public static bool TryRead(Phrase phrase, DiagnosticBag found, out ConstantTerm? constant)
    {
        var t = phrase.Tokens;
        constant = null;
        switch (t.Length)
        {
            case 1 when t[0].Lower is "yes" or "no":
                constant = new ConstantTerm(Datum.Of(t[0].Lower == "yes"), new YesNoType(), phrase.Span);
                return true;
            case 1 when t[0].Kind == TokenKind.Date:
                constant = OfDate(ReadDate(phrase, found), phrase);
                return true;
            case 1 when IsNumber(t[0]):
                if (ReadNumber(t[0], found) is { } number) constant = new ConstantTerm(Datum.Of(number), Bare, phrase.Span);
                return true;
            case 2 when IsNumber(t[0]) && t[1].Kind == TokenKind.Word && Keywords.Month(t[1].Lower) == 0:
                if (ReadNumber(t[0], found) is { } count) constant = WithUnit(count, Unit.Of(t[1].Text), phrase);
                return true;
            case 2 when t[1].Kind == TokenKind.Number && Unit.Currency(t[0].Text) is { } currency && Keywords.Month(t[0].Lower) == 0:
                if (ReadNumber(t[1], found) is { } money) constant = WithUnit(money, currency, phrase);
                return true;
            case 3 when IsNumber(t[0]) && Keywords.Month(t[1].Lower) > 0 && t[2].Kind == TokenKind.Number:
                constant = OfDate(ReadDate(phrase, found), phrase);
                return true;
            default:
                return false;
        }
    }

    public static bool IsNumber(Token token) => token.Kind == TokenKind.Number || (token.Kind == TokenKind.Word && Keywords.NumberWord(token.Lower) >= 0);

    /// <summary>A number of at most 12 digits before the point and 6 after it.</summary>
    public static Number? ReadNumber(Token token, DiagnosticBag found)
    {
        if (token.Kind == TokenKind.Word) return Number.Of(Keywords.NumberWord(token.Lower));
        if (Number.TryParse(token.Text, out var number) && Digits.Allowed(token.Text)) return number;
        found.Add(Messages.TooManyDigits(token));
        return null;
    }

    public static int? ReadWhole(Token token, DiagnosticBag found, int most)
    {
        if (ReadNumber(token, found) is not { } number) return null;
        if (number.IsWhole && number.ToLong() <= most) return (int)number.ToLong();
        found.Add(Messages.NoWholeNumber(token, most));
        return null;
    }

    /// <summary>A date, or null where there is no such day, which is reported.</summary>
    public static DateOnly? ReadDate(Phrase phrase, DiagnosticBag found)
    {
        var t = phrase.Tokens;
        if (t.Length == 1)
        {
            if (DateOnly.TryParseExact(t[0].Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        }
        else
        {
            var number = t[0].Kind == TokenKind.Word ? Keywords.NumberWord(t[0].Lower) : SmallNumber(t[0].Text);
            var (month, year) = (Keywords.Month(t[1].Lower), SmallNumber(t[2].Text));
            if (year is >= 1 and <= 9999 && t[2].Text.Length == 4 && number >= 1 && number <= DateTime.DaysInMonth(year, month)) return new DateOnly(year, month, number);
        }
        found.Add(MeantDays.NoSuchDay(phrase));
        return null;
    }

    /// <summary>A day of a period: a month or a year alone stands for its first or its last day.</summary>
    public static DateOnly? ReadDay(Phrase phrase, bool last, DiagnosticBag found)
    {
        var t = phrase.Tokens;
        if (t.Length == 3 || t[0].Kind == TokenKind.Date) return ReadDate(phrase, found);
        var year = SmallNumber(t[^1].Text);
        if (year is < 1 or > 9999 || t[^1].Text.Length != 4) { found.Add(MeantDays.NoSuchDay(phrase)); return null; }
        var month = t.Length == 2 ? Keywords.Month(t[0].Lower) : last ? 12 : 1;
        return new DateOnly(year, month, last ? DateTime.DaysInMonth(year, month) : 1);
    }

    private static int SmallNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static ConstantTerm? OfDate(DateOnly? day, Phrase phrase) =>
        day is null ? null : new ConstantTerm(Datum.Of(day.Value), new DateType(), phrase.Span);

    private static ConstantTerm WithUnit(Number count, Unit unit, Phrase phrase)
    {
        var written = unit.Kind is UnitKind.Weight or UnitKind.Volume or UnitKind.Money;
        return new ConstantTerm(Datum.Of(count * Number.Of(unit.Factor)), new NumberType(unit, count.IsWhole, written), phrase.Span);
    }
}
