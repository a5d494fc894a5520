using System.Globalization;

namespace Eligibility.Text;

/// <summary>How a day is written.</summary>
internal static class Dates
{
    /// <summary>A date in words, such as <c>1 December 2017</c>.</summary>
    public static string InWords(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Whether a text has the shape of <c>2017-12-01</c>, whether or not there is such a day.</summary>
    public static bool IsInFigures(ReadOnlySpan<char> text)
    {
        if (text.Length != 10) return false;
        for (var i = 0; i < text.Length; i++)
            if (i is 4 or 7 ? text[i] != '-' : !char.IsAsciiDigit(text[i])) return false;
        return true;
    }
}
