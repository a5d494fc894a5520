namespace Eligibility.Model;

/// <summary>A stretch of days, both ends in it.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day in force, or null for no end.</param>
/// <param name="FromWords">The first day as written, which may be a month or a year.</param>
/// <param name="UntilWords">The last day as written, or null.</param>
internal sealed record Period(DateOnly From, DateOnly? Until, string FromWords, string? UntilWords)
{
    /// <summary>Whether a day belongs to it.</summary>
    public bool Contains(DateOnly day) => day >= From && (Until is null || day <= Until);

    /// <summary>Whether two have a day in common.</summary>
    public bool Overlaps(Period other) =>
        (Until is null || other.From <= Until) && (other.Until is null || From <= other.Until);

    /// <summary>The period as written: <c>from December 2017 until January 2020</c>.</summary>
    public string Words => "from " + FromWords + (UntilWords is null ? "" : " until " + UntilWords);
}
