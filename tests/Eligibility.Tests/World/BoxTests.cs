using Eligibility.Measure;
using Eligibility.Model;
using Eligibility.World;

namespace Eligibility.Tests.World;

/// <summary>
/// What the checker says of the values between bounds, against each of these values: days at both ends of the calendar
/// and at the ends of months, moves that leave it, sums, choices and pairs.
/// </summary>
public class BoxTests
{
    private const int Last = 3_652_058;
    private static readonly int[] Days =
        [0, 1, 27, 30, 31, 58, 59, 364, 365, 730_118, 730_178, 730_179, 730_208, 730_239, Last - 366, Last - 365,
            Last - 364, Last - 59, Last - 31, Last - 30, Last - 1, Last];
    private static readonly int[] Amounts =
        [0, 1, -1, 2, 11, 12, -12, 13, -13, 30, 31, -31, 365, 366, 119_987, 119_988, 119_989, -119_987, -119_988,
            -119_989, Last, -Last, Last + 1, -Last - 1];

    [Fact]
    public void Of_known_values_each_move_is_told_as_the_calendar_tells_it()
    {
        foreach (var months in new[] { true, false })
            foreach (var day in Days)
                foreach (var amount in Amounts)
                {
                    var to = Moved(day, amount, months);
                    foreach (var result in new[] { to - 1, to, to + 1, 0, Last }.Where(r => r is >= 0 and <= Last))
                        Assert.Equal(to != result,
                            IsEmpty(new MovedConstraint(2, 0, 1, months), [day, amount, result]));
                }
    }

    [Fact]
    public void Of_known_days_each_count_is_told_as_the_calendar_tells_it()
    {
        foreach (var unit in Enum.GetValues<Elapsed>())
            foreach (var from in Days)
                foreach (var to in Days)
                {
                    var count = Calendar.Elapsed(unit, Day(from), Day(to));
                    for (var result = count - 1; result <= count + 1; result++)
                        Assert.Equal(count != result,
                            IsEmpty(new ElapsedConstraint(2, unit, 0, 1), [from, to, result]));
                }
    }

    [Theory]
    [InlineData("moved", 81UL)]
    [InlineData("counted", 82UL)]
    [InlineData("summed", 83UL)]
    [InlineData("apart", 84UL)]
    [InlineData("chosen", 85UL)]
    public void Where_some_values_fulfil_it_a_constraint_is_not_told_as_empty(string kind, ulong seed)
    {
        var random = new SplitMix64(seed);
        var (empty, not) = (0, 0);
        for (var at = 0; at < 1500; at++)
        {
            var conjunction = new Conjunction();
            var constraint = Next(kind, random, conjunction);
            if (constraint is not null) conjunction.Add(constraint);
            (Int128, Int128)[] box = [.. conjunction.Domains.Select(d => (d.Low, d.High))];
            var isEmpty = Box.IsEmpty(conjunction, DerivedRows.None, constraint is null ? ~0 : 0, box);
            if (isEmpty) empty++;
            else not++;
            if (isEmpty) Assert.False(BruteForce.CanBe(conjunction), $"{kind} {at}");
            // What is said of pairs, of choices and of a sum at most nought leaves nothing out.
            else if (constraint is null or LinearConstraint { Relation: ToNought.AtMost })
                Assert.True(BruteForce.CanBe(conjunction), $"{kind} {at}");
        }
        Assert.InRange(Math.Min(empty, not), 100, int.MaxValue);
    }

    [Fact]
    public void Days_out_of_order_are_none_of_which_something_could_be()
    {
        foreach (var outside in Enumerable.Range(0, 3))
        {
            (Int128, Int128)[] moved = [(730_000, 730_100), (0, 4), (730_000, 730_200)];
            (Int128, Int128)[] counted = [(730_000, 730_100), (730_000, 730_100), (-1, 1)];
            Assert.False(IsEmpty(new MovedConstraint(2, 0, 1, false), moved));
            Assert.False(IsEmpty(new ElapsedConstraint(2, Elapsed.Months, 0, 1), counted));
            counted[outside] = (counted[outside].Item2, counted[outside].Item1);
            Assert.True(IsEmpty(new ElapsedConstraint(2, Elapsed.Months, 0, 1), counted));
            if (outside == 1) continue;
            moved[outside] = (moved[outside].Item2, moved[outside].Item1);
            Assert.True(IsEmpty(new MovedConstraint(2, 0, 1, false), moved));
        }
    }

    private static Constraint? Next(string kind, SplitMix64 random, Conjunction conjunction)
    {
        switch (kind)
        {
            case "moved":
                var (day, amount, months) = (Near(random), random.Next(60) - 25, random.Next(2) == 0);
                Add(day);
                Add(amount);
                Add(Moved(day, amount, months) + random.Next(13) - 8);
                return new MovedConstraint(2, 0, 1, months);
            case "counted":
                var (from, to, unit) = (Near(random), Near(random), (Elapsed)random.Next(3));
                Add(from);
                Add(to);
                Add(Calendar.Elapsed(unit, Day(from), Day(to)) + random.Next(9) - 5);
                return new ElapsedConstraint(2, unit, 0, random.Next(12) == 0 ? 0 : 1);
            case "summed":
                for (var at = 0; at < 3; at++) Add(random.Next(9) - 5);
                return new LinearConstraint([.. Enumerable.Range(0, 4).Select(_ =>
                    (random.Next(3), (Int128)random.Next(9) - 4))], random.Next(41) - 20, (ToNought)random.Next(3));
            case "apart":
                for (var at = 0; at < 3; at++) conjunction.Add(Domain.Of(random.Next(2)));
                if (random.Next(3) == 0) Add(0);
                return new ApartConstraint([.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ =>
                    (random.Next(conjunction.Domains.Count), random.Next(3)))]);
            default:
                var low = random.Next(8);
                conjunction.Add(new Domain(low, low + random.Next(4) - 1,
                    random.Next(5) == 0 ? null : random.Next(1 << 12)));
                return null;
        }

        void Add(int low) => conjunction.Add(new Domain(low, low + random.Next(4)));
    }

    private static int Near(SplitMix64 random) =>
        Math.Clamp(Days[random.Next(Days.Length)] + random.Next(5) - 2, 0, Last - 4);

    private static bool IsEmpty(Constraint constraint, int[] values) =>
        IsEmpty(constraint, values.Select(v => ((Int128)v, (Int128)v)).ToArray());

    private static bool IsEmpty(Constraint constraint, (Int128, Int128)[] box)
    {
        var conjunction = new Conjunction();
        foreach (var (low, high) in box) conjunction.Add(new Domain(low, high));
        conjunction.Add(constraint);
        return Box.IsEmpty(conjunction, DerivedRows.None, 0, box);
    }

    private static int Moved(int day, int amount, bool months)
    {
        try
        {
            return months ? Calendar.Add(Day(day), amount, months: true).DayNumber : Day(day).AddDays(amount).DayNumber;
        }
        catch (ArgumentOutOfRangeException)
        {
            return -1_000;
        }
    }

    private static DateOnly Day(int day) => DateOnly.FromDayNumber(day);
}
