using System.Globalization;
using Eligibility.Model;

namespace Eligibility.Tests.ModelTests;

/// <summary>Both ends of a period belong to it.</summary>
public class PeriodTests
{
    [Theory]
    [InlineData("2018-01-01", false)]
    [InlineData("2018-01-02", true)]
    [InlineData("2018-01-04", true)]
    [InlineData("2018-01-05", false)]
    public void A_period_begins_with_its_first_day_and_ends_with_its_last(string day, bool within) =>
        Assert.Equal(within, From("2018-01-02", "2018-01-04").Contains(Day(day)));

    [Theory]
    [InlineData("2018-01-01", "2018-01-10", "2018-01-10", "2018-01-20", true)]
    [InlineData("2018-01-01", "2018-01-10", "2018-01-11", "2018-01-20", false)]
    [InlineData("2018-01-01", "2018-01-31", "2018-01-10", "2018-01-20", true)]
    [InlineData("2018-01-01", "2018-01-10", "2018-01-10", null, true)]
    [InlineData("2018-01-01", "2018-01-10", "2018-01-11", null, false)]
    [InlineData("2018-01-01", null, "2018-01-11", null, true)]
    [InlineData("2018-01-01", null, "2017-01-11", "2017-12-31", false)]
    [InlineData("2018-01-01", null, "2017-01-11", "2018-01-01", true)]
    public void Two_periods_overlap_where_one_day_is_in_both(string from, string? until, string otherFrom,
        string? otherUntil, bool overlap)
    {
        Assert.Equal(overlap, From(from, until).Overlaps(From(otherFrom, otherUntil)));
        Assert.Equal(overlap, From(otherFrom, otherUntil).Overlaps(From(from, until)));
    }

    private static Period From(string from, string? until) =>
        new(Day(from), until is null ? null : Day(until), from, until);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
