using System.Collections.Immutable;

namespace Eligibility.Tests.Generators;

internal enum Family { Flag, Number, Date, Choice, Set }

/// <summary>Units that convert among themselves; money and an author's own words have one.</summary>
/// <param name="Units">Each with how many of the smallest it is; none for plain numbers.</param>
/// <param name="Written">Whether a value must be written with its unit.</param>
internal sealed record Measure((string Word, int Factor)[] Units, bool Written = false, bool IsMoney = false)
{
    public static readonly Measure Plain = new([]);
    public static readonly Measure Weight = new([("mg", 1), ("g", 1_000), ("kg", 1_000_000)], Written: true);
    public static readonly Measure Volume = new([("ml", 1), ("litres", 1_000)], Written: true);
    public static readonly Measure Days = new([("days", 1), ("weeks", 7)]);
    public static readonly Measure Months = new([("months", 1), ("years", 12)]);
    public static readonly Measure Tablets = new([("tablets", 1)]);
    public static readonly Measure Pounds = new([("GBP", 1)], Written: true, IsMoney: true);
    public static readonly Measure Euros = new([("EUR", 1)], Written: true, IsMoney: true);
    public static readonly Measure[] All = [Plain, Plain, Plain, Weight, Volume, Days, Months, Tablets, Pounds, Euros];
}

/// <summary>The type of a fact, a field or a value, as the generator sees it.</summary>
internal sealed record Kind(Family Family)
{
    public static readonly Kind Flag = new(Family.Flag);
    public static readonly Kind Date = new(Family.Date);
    public static readonly Kind Count = new(Family.Number) { Whole = true };

    public Measure Measure { get; init; } = Measure.Plain;

    /// <summary>Which of its measure's units is its own.</summary>
    public int Unit { get; init; }

    public bool Whole { get; init; }

    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>The named set that its values are, or null.</summary>
    public string? ValuesName { get; init; }

    public bool Ranked { get; init; }

    public int Factor => Measure.Units.Length == 0 ? 1 : Measure.Units[Unit].Factor;

    public string Words => Family switch
    {
        Family.Flag => "yes or no",
        Family.Date => "date",
        Family.Choice => "one of " + (ValuesName ?? string.Join(", ", Values)),
        Family.Set => "any of " + (ValuesName ?? string.Join(", ", Values)),
        _ when Measure.IsMoney => "money in " + Measure.Units[0].Word,
        _ when Measure.Written => "amount in " + Measure.Units[Unit].Word,
        _ => (Whole ? "whole number" : "number") + (Measure.Units.Length == 0 ? "" : " of " + Measure.Units[Unit].Word),
    };

    /// <summary>
    /// A number of its own unit as a literal: bare where that may be, else in any unit that says it exactly.
    /// </summary>
    public string Literal(decimal value, Dice dice, bool bare = true)
    {
        if (Measure.Units.Length == 0) return Digits.Of(value, dice);
        if (Measure.IsMoney) return $"{Measure.Units[0].Word} {Digits.Of(value)}";
        if (bare && !Measure.Written && dice.Chance(50)) return Digits.Of(value, dice);
        var (word, factor) = dice.Chance(60) ? Measure.Units[Unit] : dice.Pick<(string, int)>(Measure.Units);
        var converted = value * Factor / factor;
        if (converted != Math.Round(converted, 6)) (word, converted) = (Measure.Units[Unit].Word, value);
        return $"{Digits.Of(converted, dice)} {word}";
    }
}

/// <summary>What a condition can read: a fact or a field.</summary>
/// <param name="Low">The least value for constants to be near, in the own unit; a date's day number.</param>
/// <param name="High">The greatest.</param>
/// <param name="Bounded">Whether its declared range is as small as that.</param>
/// <param name="Secret">Whether it is confidential.</param>
internal sealed record Readable(string Name, Kind Kind, decimal Low, decimal High, bool Bounded, bool Secret)
{
    /// <summary>Whether it is a date with a range of some weeks.</summary>
    public bool IsShort => Kind.Family == Family.Date && Bounded && High > Low;
}

/// <summary>A list that conditions can walk.</summary>
internal sealed record ReadableList(string Name, ImmutableArray<Readable> Fields, bool Secret);

/// <summary>A definition, a table or a score.</summary>
/// <param name="Item">The list whose item it reads, or null.</param>
/// <param name="IsMade">Whether it is a table or a score: what a number may be multiplied by.</param>
internal sealed record Late(string Name, Kind? Kind, decimal Low, decimal High, ReadableList? Item, bool Secret,
    bool IsMade = false)
{
    /// <summary>Whether it looks at the other items of its list.</summary>
    public bool ReadsOthers { get; init; }
}

/// <summary>A value in words.</summary>
/// <param name="Simple">Whether it may stand in a sum as it is.</param>
internal sealed record Value(string Text, Kind Kind, decimal Low, decimal High, bool Simple = true)
{
    public string Operand => Simple ? Text : $"({Text})";
}

/// <summary>A condition in words: a line, and below it the lines of its group.</summary>
internal sealed record Clause(string Text, ImmutableArray<TextLine> Lines)
{
    public static implicit operator Clause(string text) => new(text, []);

    public TextLine Line(string before = "") => new(before + Text, Lines);
}

/// <summary>Where a condition stands.</summary>
/// <param name="Item">The list whose item is at hand, inside <c>where</c>.</param>
/// <param name="Open">Whether nothing confidential may be read.</param>
/// <param name="Depth">How much deeper it may nest.</param>
internal readonly record struct Where(ReadableList? Item, bool Open, int Depth)
{
    /// <summary>The list of which a record is in hand, while another item is looked at.</summary>
    public ReadableList? Hand { get; init; }

    public static Where Top(int depth) => new(null, false, depth);

    public Where Deeper => this with { Depth = Depth - 1 };
}
