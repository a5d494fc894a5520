using System.Globalization;
using Eligibility.Diagnostics;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <summary>What day was meant by one that does not exist, or is written as it is elsewhere.</summary>
internal static class MeantDays
{
    /// <summary>A date in the language's own form of which there is no such day.</summary>
    public static Diagnostic NoSuchDay(Phrase phrase) =>
        Messages.NoSuchDay(phrase, Exchanged(phrase) ?? LastDay(phrase));

    /// <summary>
    /// A date as it is written elsewhere: <c>10th January 2018</c>, <c>10 Jan 2018</c>, <c>January 10 2018</c>,
    /// <c>10-01-2018</c>.
    /// </summary>
    public static string? Instead(TokenRun t)
    {
        if (t.Length == 1)
        {
            var parts = t[0].Text.Split('-');
            return parts.Length == 3 && parts.All(p => p.Length is > 0 and <= 4 && p.All(char.IsAsciiDigit))
                && (parts[0].Length == 4 || parts[2].Length is 2 or 4)
                    ? DateWords.Instead(parts)
                    : null;
        }
        if (t.Length == 2 && MonthNear(t[0].Lower) is > 0 and var alone
            && t[1] is { Kind: TokenKind.Number, Text.Length: 4 })
            return $"write the day too, as in `1 {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(alone)} {t[1].Text}`";
        var words = t.Where(w => w.Lower != "of").ToList();
        if (words.Count != 3 || !words[2].Text.All(char.IsAsciiDigit) || words[2].Text.Length != 4) return null;
        var month = MonthNear(words[1].Lower) is > 0 and var second ? second : MonthNear(words[0].Lower);
        var number = MonthNear(words[1].Lower) > 0 ? words[0].Lower : words[1].Lower;
        if (number.Length > 2 && number[^2..] is "st" or "nd" or "rd" or "th") number = number[..^2];
        if (month == 0) return null;
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var day) || day is < 1 or > 31)
            return null;
        return $"write `{day} {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month)} {words[2].Text}`";
    }

    /// <summary>The number of a month from its name, or its first three letters or more; 0 for none.</summary>
    private static int MonthNear(string word)
    {
        if (word.Length < 3) return 0;
        var place = Array.FindIndex(Keywords.Months, m =>
            m.StartsWith(word, StringComparison.Ordinal) || (word == "sept" && m == "september"));
        if (place >= 0) return place + 1;
        return word.Length > 4 && Nearest.Of(word, Keywords.Months) is { } near ? Keywords.Month(near) : 0;
    }

    /// <summary>How many days the month has of a day that does not exist.</summary>
    private static string? LastDay(Phrase phrase) =>
        phrase.Tokens is [_, var month, { Text: { Length: 4 } year }]
            && Keywords.Month(month.Lower) is > 0 and var number
        && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && y > 0
            ? FormattableString.Invariant($"{month.Text} {y} has {DateTime.DaysInMonth(y, number)} days")
            : null;

    /// <summary>A date whose month and day were exchanged, as it was meant.</summary>
    private static string? Exchanged(Phrase phrase)
    {
        if (phrase.Tokens is not [{ Kind: TokenKind.Date } token]) return null;
        var (month, day) = (token.Text[5..7], token.Text[8..]);
        return string.CompareOrdinal(month, "12") > 0 && string.CompareOrdinal(day, "12") <= 0
            && string.CompareOrdinal(day, "01") >= 0 && string.CompareOrdinal(month, "28") <= 0
            ? $"the month comes before the day: write `{token.Text[..4]}-{day}-{month}`"
            : null;
    }
}
