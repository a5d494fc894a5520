using Eligibility.Measure;
using Eligibility.Model;
using Eligibility.World;

namespace Eligibility.Tests.World;

/// <summary>
/// Conjunctions over wide domains: days in the calendar (kind 0), sums (1), both with a day of decision that is known (2).
/// </summary>
internal sealed class RandomWide(ulong seed)
{
    private readonly SplitMix64 _random = new(seed);

    /// <summary>One of a kind.</summary>
    public Conjunction Next(int kind)
    {
        var world = new Worlds();
        if (kind != 1) AddDays(world, kind == 2);
        if (kind != 0) AddSums(world);
        return world.Conjunction;
    }

    private void AddDays(Worlds world, bool isDecided)
    {
        var days = Enumerable.Range(0, 3 + _random.Next(4)).Select(_ => world.Day()).ToList();
        if (isDecided) days.Add(world.Number(739_000, 739_000));
        for (var tests = 3 + _random.Next(6); tests > 0; tests--)
        {
            var (one, other) = (days[_random.Next(days.Count)], days[_random.Next(days.Count)]);
            var unit = (Elapsed)_random.Next(3);
            var count = unit switch { Elapsed.Years => _random.Next(25), Elapsed.Months => _random.Next(40), _ => _random.Next(400) };
            switch (_random.Next(5))
            {
                case 0:
                    world.Elapsed(unit, one, other, count, 4_000_000);
                    break;
                case 1:
                    world.Elapsed(unit, one, other, -4_000_000, count);
                    break;
                case 2:
                    world.AtMost(world.Moved(one, count - 5, unit != Elapsed.Days), other);
                    break;
                case 3:
                    world.Before(one, world.Moved(other, count, unit != Elapsed.Days));
                    break;
                default:
                    world.Linear(_random.Next(6) == 0 ? ToNought.NotEqual : ToNought.AtMost, _random.Next(3) - 1,
                        (1, one), (-1, other));
                    break;
            }
        }
    }

    private void AddSums(Worlds world)
    {
        var numbers = Enumerable.Range(0, 2 + _random.Next(4)).Select(_ => world.Number()).ToList();
        for (var sums = 2 + _random.Next(numbers.Count); sums > 0; sums--)
        {
            var terms = Enumerable.Range(0, 2 + _random.Next(2))
                .Select(_ => ((Int128)(_random.Next(9) - 4), numbers[_random.Next(numbers.Count)])).ToArray();
            world.Linear((ToNought)_random.Next(3), _random.Next(21) - 10, terms);
        }
    }
}
