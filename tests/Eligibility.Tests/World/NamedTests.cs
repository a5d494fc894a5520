using System.Numerics;
using Eligibility.Model;
using Eligibility.World;

namespace Eligibility.Tests.World;

/// <summary>Conjunctions that were got wrong once or would take thousands of years, and what is said of each.</summary>
public class NamedTests
{
    [Fact]
    public void An_offence_at_eighteen_is_not_before_a_decision_under_eighteen()
    {
        var world = new Worlds();
        var (birth, offence, decision) = (world.Day(), world.Day(), world.Day());
        var adult = world.Moved(birth, 18 * 12, months: true);
        world.AtMost(adult, offence).Before(decision, adult).AtMost(offence, decision);
        world.IsImpossible(100);
    }

    [Fact]
    public void An_offence_at_eighteen_is_not_before_a_decision_under_eighteen_where_each_has_its_own_eighteenth_birthday()
    {
        var world = new Worlds();
        var (birth, offence, decision) = (world.Day(), world.Day(), world.Day());
        var (adult, again) = (world.Moved(birth, 18 * 12, months: true), world.Moved(birth, 18 * 12, months: true));
        world.AtMost(adult, offence).Before(decision, again).AtMost(offence, decision);
        world.IsImpossible(100);
    }

    [Fact]
    public void A_person_of_eighteen_years_at_the_offence_has_no_less_at_the_decision()
    {
        var world = new Worlds();
        var (birth, offence, decision) = (world.Day(), world.Day(), world.Day());
        world.Elapsed(Elapsed.Years, birth, offence, 18, 150);
        world.Elapsed(Elapsed.Years, birth, decision, -150, 17);
        world.AtMost(offence, decision);
        world.IsImpossible(100);
    }

    [Fact]
    public void Six_months_and_six_months_are_not_less_than_eleven()
    {
        var world = new Worlds();
        var (a, b, d) = (world.Day(), world.Day(), world.Day());
        world.Elapsed(Elapsed.Months, a, b, 6, 200_000);
        world.Elapsed(Elapsed.Months, b, d, 6, 200_000);
        world.Elapsed(Elapsed.Months, a, d, -200_000, 10);
        world.IsImpossible(100);
    }

    [Fact]
    public void A_day_is_not_before_another_and_after_it()
    {
        var world = new Worlds();
        var (a, b) = (world.Day(), world.Day());
        world.Before(a, b).Before(b, a);
        world.IsImpossible(100);
    }

    [Fact]
    public void Ten_days_in_order_have_their_least_values_as_witness()
    {
        var world = new Worlds();
        var days = Enumerable.Range(0, 10).Select(_ => world.Day()).ToList();
        for (var at = 1; at < days.Count; at++) world.Before(days[at - 1], days[at]);
        Assert.Equal(9, world.CanBe(100)[days[9]]);
    }

    [Fact]
    public void Ten_days_in_a_circle_are_none()
    {
        var world = new Worlds();
        var days = Enumerable.Range(0, 10).Select(_ => world.Day()).ToList();
        for (var at = 0; at < days.Count; at++) world.Before(days[at], days[(at + 1) % days.Count]);
        world.IsImpossible(300);
    }

    [Fact]
    public void Ten_days_each_a_month_after_the_one_before_do_not_lie_within_eight_months()
    {
        var world = new Worlds();
        var days = Enumerable.Range(0, 10).Select(_ => world.Day()).ToList();
        for (var at = 1; at < days.Count; at++) world.AtMost(world.Moved(days[at - 1], 1, months: true), days[at]);
        world.Elapsed(Elapsed.Days, days[0], days[9], 0, 240);
        world.IsImpossible(400);
    }

    [Fact]
    public void Twice_a_number_is_not_one_more_than_twice_another()
    {
        var world = new Worlds();
        world.Linear(ToNought.Equal, -1, (2, world.Number()), (-2, world.Number()));
        world.IsImpossible(20);
    }

    [Fact]
    public void Multiples_of_three_do_not_add_up_to_four()
    {
        var world = new Worlds();
        world.Linear(ToNought.Equal, -4, (3, world.Number()), (6, world.Number()));
        world.IsImpossible(20);
    }

    [Fact]
    public void A_sum_and_a_difference_of_two_numbers_are_both_even_or_both_odd()
    {
        var world = new Worlds();
        var (x, y, z, w) = (world.Number(), world.Number(), world.Number(), world.Number());
        world.Linear(ToNought.Equal, 0, (1, x), (1, y), (-2, z)).Linear(ToNought.Equal, -1, (1, x), (-1, y), (-2, w));
        world.IsImpossible(100);
    }

    [Fact]
    public void Two_numbers_of_at_most_two_do_not_add_up_to_five()
    {
        var world = new Worlds();
        var (x, y) = (world.Number(0, 2), world.Number(0, 2));
        world.Linear(ToNought.AtMost, 5, (-1, x), (-1, y));
        world.IsImpossible(20);
    }

    [Fact]
    public void Three_numbers_of_which_each_two_make_three_at_most_do_not_make_five()
    {
        var world = new Worlds();
        var (x, y, z) = (world.Number(), world.Number(), world.Number());
        world.Linear(ToNought.AtMost, -3, (1, x), (1, y)).Linear(ToNought.AtMost, -3, (1, y), (1, z))
            .Linear(ToNought.AtMost, -3, (1, x), (1, z)).Linear(ToNought.AtMost, 5, (-1, x), (-1, y), (-1, z));
        world.IsImpossible(100);
    }

    [Fact]
    public void Coins_of_six_and_ten_and_fifteen_make_twenty_nine_once_others_are_left_out()
    {
        var world = new Worlds();
        var (six, ten, fifteen) = (world.Number(0, 1000), world.Number(0, 1000), world.Number(0, 1000));
        world.Linear(ToNought.Equal, -29, (6, six), (10, ten), (15, fifteen));
        world.IsImpossible(500);
        var more = new Worlds();
        (six, ten, fifteen) = (more.Number(0, 1000), more.Number(0, 1000), more.Number(0, 1000));
        more.Linear(ToNought.Equal, -31, (6, six), (10, ten), (15, fifteen));
        Assert.Equal(1, more.CanBe(500)[fifteen]);
    }

    [Fact]
    public void Five_items_do_not_have_four_keys_each_its_own()
    {
        var world = new Worlds();
        var items = Enumerable.Range(0, 5).Select(_ => world.Choice(new BigInteger(0b10111))).ToList();
        foreach (var one in items)
            foreach (var other in items)
                if (one < other) world.Apart((one, other));
        world.IsImpossible(2000);
    }

    [Fact]
    public void Numbers_of_eighteen_digits_and_six_places_are_told_apart()
    {
        var most = Int128.Parse("999999999999999999999999", System.Globalization.CultureInfo.InvariantCulture);
        var world = new Worlds();
        var (x, y) = (world.Number(-most, most), world.Number(-most, most));
        world.Linear(ToNought.AtMost, 1, (1, x), (-1, y)).Linear(ToNought.AtMost, 1, (1, y), (-1, x));
        world.IsImpossible(100);
        world = new Worlds();
        (x, y) = (world.Number(-most, most), world.Number(-most, most));
        world.Linear(ToNought.NotEqual, 0, (1, x), (-1, y)).Linear(ToNought.AtMost, 0, (1, x), (-1, y));
        world.CanBe(100);
    }
}
