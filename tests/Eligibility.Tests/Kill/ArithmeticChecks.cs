using Eligibility.Tests.EvaluationTests;
using Eligibility.Tests.Generators;
using Eligibility.Tests.ModelTests;

namespace Eligibility.Tests.Kill;

/// <summary>The laws of numbers and dates, over fewer numbers and years than in the ordinary tests.</summary>
internal static class ArithmeticChecks
{
    private const int Pairs = 300;

    public static IEnumerable<Check> All =>
    [
        new("laws of numbers", Numbers),
        .. Facts.Of<NumberTests>(nameof(NumberTests.The_ends_of_what_it_holds_are_held),
            nameof(NumberTests.What_is_no_number_is_not_read_as_one),
            nameof(NumberTests.One_value_is_one_number_however_it_is_written)),
        // The ends of 1899 and 1900, which had no leap day, and of 1999 and 2000, which had
        // one; four years of leap days.
        .. Spans.Select(s => new Check($"ages on days {s}", () => CalendarTests.Ages(s))),
        .. Spans.Select(s => new Check($"months on days {s}", () => CalendarTests.Months(s))),
        .. Spans.Select(s => new Check($"shifts on days {s}", () => { CalendarTests.Shifts(s, 1);
        CalendarTests.Shifts(s, -1); })),
        .. Facts.Of<CalendarTests>(nameof(CalendarTests.Time_is_negative_when_the_second_date_is_earlier),
            nameof(CalendarTests.A_person_born_on_29_February_2000_is_17_on_28_February_2018_and_18_on_1_March),
            nameof(CalendarTests.A_justification_names_the_convention_only_where_it_mattered)),
    ];

    // Numbered from 1 January 1601.
    private static Range[] Spans => [109_100..109_600, 145_500..146_000];

    private static void Numbers()
    {
        var dice = new Dice(2018);
        for (var i = 0; i < Pairs; i++)
        {
            var (a, b) = (Written(dice, 18, 12), Written(dice, 18, 12));
            Assert.True(NumberLaws.IsReadExactly(a), a);
            var (one, other) = (NumberLaws.Read(a), NumberLaws.Read(b));
            Assert.True(NumberLaws.IsWrittenShortest(one) && NumberLaws.PlacesAreCounted(one), a);
            Assert.True(NumberLaws.SumsAreExact(one, other) && NumberLaws.OrderIsThatOfTheValues(one, other)
                    && NumberLaws.OrderIsThatOfTheValues(one, one) && NumberLaws.ProductIsExactOrRefused(one, other),
                $"{a} and {b}");
            var (c, d) = (NumberLaws.Read(Written(dice, 6, 3)), NumberLaws.Read(Written(dice, 6, 3)));
            Assert.True(NumberLaws.ProductIsExact(c, d) && NumberLaws.QuotientIsExactOrNone(c, d)
                    && NumberLaws.QuotientIsExactOrNone(c * d, d),
                $"{c} and {d}");
        }
    }

    private static string Written(Dice dice, int mostWhole, int mostPlaces)
    {
        var (whole, places) = (dice.Between(1, mostWhole), dice.Between(0, mostPlaces));
        return (dice.Chance(50) ? "-" : "") + Digits(dice, whole) + (places == 0 ? "" : "." + Digits(dice, places));
    }

    private static string Digits(Dice dice, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => dice.Pick('0', '0', '9', '1', '2', '5', '7')));
}
