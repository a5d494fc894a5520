namespace Eligibility.Text;

/// <summary>Which of several values counts: the greatest or the least, of dates or of numbers.</summary>
internal enum Extreme { Latest, Earliest, Highest, Lowest }

/// <summary>What is said of each.</summary>
internal static class Extremes
{
    /// <summary>The one that a word names, or null.</summary>
    public static Extreme? Of(string lower) => lower switch
    {
        "latest" => Extreme.Latest,
        "earliest" => Extreme.Earliest,
        "highest" => Extreme.Highest,
        "lowest" => Extreme.Lowest,
        _ => null,
    };

    /// <summary>Whether it is the greatest.</summary>
    public static bool IsGreatest(Extreme extreme) => extreme is Extreme.Latest or Extreme.Highest;

    /// <summary>Whether it is said of dates.</summary>
    public static bool IsOfDates(Extreme extreme) => extreme is Extreme.Latest or Extreme.Earliest;

    /// <summary>What a value is that another one surpasses.</summary>
    public static string Surpassed(Extreme extreme) => extreme switch
    {
        Extreme.Latest => "earlier",
        Extreme.Earliest => "later",
        Extreme.Highest => "lower",
        Extreme.Lowest => "higher",
        _ => throw new ArgumentOutOfRangeException(nameof(extreme)),
    };
}
