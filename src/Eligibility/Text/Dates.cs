using System.Globalization;

namespace Eligibility.Text;

/// <summary>How a day is written.</summary>
internal static class Dates
{
    /// <summary>A date in words, such as <c>1 December 2017</c>.</summary>
    public static string InWords(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
