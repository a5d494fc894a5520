using System.Collections.Immutable;
using System.Numerics;

namespace Eligibility.Model;

/// <summary>
/// A known value. Every scalar is one number on its type's own scale, so that comparing is comparing numbers whatever
/// the type; an unknown value is null wherever one may be unknown.
/// </summary>
internal abstract record Datum
{
    private protected Datum() { }

    internal static Datum Of(bool value) => value ? Yes : No;

    internal static Datum Of(Number number) =>
        number >= Number.Zero && number < Number.Of(Few) && number.IsWhole
            ? Whole[(int)number.ToLong()]
            : new Scalar(number.Units);

    internal static Datum Of(DateOnly date) => new Scalar(date.DayNumber);

    // Small numbers stand in a policy again and again.
    private const int Few = 128;
    private static readonly ImmutableArray<Scalar> Whole =
        [.. Enumerable.Range(0, Few).Select(n => new Scalar(Number.Of(n).Units))];

    internal static readonly Datum Yes = new Scalar(1);
    internal static readonly Datum No = new Scalar(0);
}

/// <summary>
/// Yes (1) or no (0); a number times 10^12, in its kind's smallest unit; a date's day number; a
/// choice's place in its values.
/// </summary>
internal sealed record Scalar(Int128 Value) : Datum
{
    public override int GetHashCode() => Value.GetHashCode();
}

/// <summary>Which of its values a set holds: one bit each, in their order.</summary>
internal sealed record Choices(BigInteger Mask) : Datum;

/// <summary>The items of a list, in order; each has a value for every field, null where it is unknown.</summary>
internal sealed record Items(ImmutableArray<ImmutableArray<Datum?>> Rows) : Datum
{
    /// <summary>The place of the record in hand, where these are the others of its list; -1 where they are all.</summary>
    public int Without { get; init; } = -1;

    /// <summary>The number by which the case tells an item, from 1.</summary>
    public int NumberOf(int row) => row + (Without >= 0 && row >= Without ? 2 : 1);

    public bool Equals(Items? other) =>
        other is not null && Rows.Length == other.Rows.Length
            && Rows.Zip(other.Rows).All(pair => pair.First.SequenceEqual(pair.Second));

    public override int GetHashCode() => Rows.Length;
}
