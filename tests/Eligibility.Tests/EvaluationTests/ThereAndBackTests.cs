using Eligibility.Tests.Generators;
using Eligibility.World;

namespace Eligibility.Tests.EvaluationTests;

/// <summary>What the search is told of days moved by months one way and the other, on every day of two leap cycles.</summary>
public class ThereAndBackTests
{
    private const int MostMonths = 26;

    [Fact]
    public void A_day_moved_by_months_there_and_back_is_never_later_and_a_later_day_is_never_moved_to_an_earlier_one()
    {
        var (first, last) = (new DateOnly(2019, 1, 1).DayNumber, new DateOnly(2027, 3, 1).DayNumber);
        for (var months = -MostMonths; months <= MostMonths; months++)
            for (var day = first; day <= last; day++)
            {
                var there = Moved(day, months);
                Assert.True(Moved(there, -months) <= day, $"{DateOnly.FromDayNumber(day)} by {Digits.Of(months)}");
                Assert.True(there <= Moved(day + 1, months), $"{DateOnly.FromDayNumber(day)} by {Digits.Of(months)}");
            }
    }

    private static long Moved(long day, int months) => MonotoneCurve.Moved(day, months, months: true);
}
