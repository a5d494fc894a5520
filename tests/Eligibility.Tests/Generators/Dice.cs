using System.Collections.Immutable;
using System.Globalization;

namespace Eligibility.Tests.Generators;

/// <summary>The choices that a seed makes: the same ones on every machine.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Whether something happens that does so in so many of a hundred.</summary>
    public bool Chance(int percent) => _random.Next(100) < percent;

    /// <summary>A whole number, both ends among them.</summary>
    public int Between(int low, int high) => _random.Next(low, high + 1);

    public long Between(long low, long high) => _random.NextInt64(low, high + 1);

    public T Pick<T>(List<T> from) => from[_random.Next(from.Count)];

    public T Pick<T>(ImmutableArray<T> from) => from[_random.Next(from.Length)];

    public T Pick<T>(params ReadOnlySpan<T> from) => from[_random.Next(from.Length)];

    /// <summary>One of several by their weights; those of no weight never.</summary>
    public T Weighted<T>(params ReadOnlySpan<(int Weight, T Value)> from)
    {
        var sum = 0;
        foreach (var (weight, _) in from) sum += weight;
        var at = _random.Next(sum);
        foreach (var (weight, value) in from)
            if ((at -= weight) < 0) return value;
        throw new InvalidOperationException("nothing to pick from");
    }

    public List<T> Shuffled<T>(IEnumerable<T> all) =>
        [.. all.Select(x => (Key: _random.Next(), Value: x)).OrderBy(p => p.Key).Select(p => p.Value)];

    /// <summary>Some of them, in their order; so many at least and at most.</summary>
    public List<T> Some<T>(IReadOnlyList<T> all, int least, int most)
    {
        var chosen = Shuffled(Enumerable.Range(0, all.Count))
            .Take(Between(Math.Min(least, all.Count), Math.Min(most, all.Count))).Order();
        return [.. chosen.Select(i => all[i])];
    }

    public int Seed() => _random.Next();
}

/// <summary>Numbers as rule files and cases write them.</summary>
internal static class Digits
{
    private static readonly string[] NumberWords =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>The number, now and then as a word.</summary>
    public static string Of(decimal number, Dice dice) =>
        number is >= 0 and <= 12 && decimal.IsInteger(number) && dice.Chance(15)
            ? NumberWords[(int)number]
            : Of(number);
}
