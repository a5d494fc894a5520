namespace Eligibility.Model;

/// <summary>
/// A unit of measure (language, section 3, Units). <c>mg g kg</c>, <c>ml litres</c>, <c>days weeks</c> and
/// <c>months years</c> convert among themselves; a currency and any other word are equal only to themselves. Values are
/// kept in the smallest unit of a kind, into which every conversion is exact.
/// </summary>
/// <param name="Kind">What it measures.</param>
/// <param name="Name">As declared; for those that convert, the plural of the reference.</param>
/// <param name="Factor">How many of the kind's smallest unit it is.</param>
internal sealed record Unit(UnitKind Kind, string Name, int Factor)
{
    private static readonly (string One, string Many, UnitKind Kind, int Factor)[] Known =
    [
        ("mg", "mg", UnitKind.Weight, 1), ("g", "g", UnitKind.Weight, 1_000), ("kg", "kg", UnitKind.Weight, 1_000_000),
        ("ml", "ml", UnitKind.Volume, 1), ("litre", "litres", UnitKind.Volume, 1_000),
        ("day", "days", UnitKind.Days, 1), ("week", "weeks", UnitKind.Days, 7),
        ("month", "months", UnitKind.Months, 1), ("year", "years", UnitKind.Months, 12),
    ];

    /// <summary>The unit that a word names.</summary>
    public static Unit Of(string word)
    {
        var lower = word.ToLowerInvariant();
        foreach (var (one, many, kind, factor) in Known)
            if (lower == one || lower == many) return new Unit(kind, many, factor);
        return new Unit(UnitKind.Other, lower, 1);
    }

    /// <summary>A currency by its code of three letters, or null where it is none.</summary>
    public static Unit? Currency(string code) =>
        code.Length == 3 && code.All(char.IsAsciiLetter) ? new Unit(UnitKind.Money, code.ToUpperInvariant(), 1) : null;

    /// <summary>Whether values in the two can be compared and added.</summary>
    public bool Converts(Unit other) =>
        Kind == other.Kind && (Kind is not (UnitKind.Money or UnitKind.Other) || SameWord(Name, other.Name));

    /// <summary>The unit's kind in its smallest unit, such as <c>mg</c>.</summary>
    public Unit Smallest => Factor == 1
        ? this
        : Known.Where(k => k.Kind == Kind && k.Factor == 1).Select(k => new Unit(k.Kind, k.Many, 1)).First();

    /// <summary>Singular and plural are one.</summary>
    private static bool SameWord(string a, string b)
    {
        if (a == b) return true;
        if (a.Length > b.Length) (a, b) = (b, a);
        return b == a + "s" || b == a + "es" || (a.EndsWith('y') && b == a[..^1] + "ies");
    }

    // Of a word of the author's own only the plainest plural is sure.
    private string Singular => Name.EndsWith('s') && !Name.EndsWith("ss", StringComparison.Ordinal) ? Name[..^1] : Name;

    /// <summary>A number of it in words: <c>4 months</c>, <c>GBP 80</c>, <c>1 week</c>.</summary>
    public string Say(Number count)
    {
        if (Kind == UnitKind.Money) return $"{Name} {count}";
        var name =
            count == Number.One ? Known.FirstOrDefault(k => k.Many == Name && k.Kind == Kind).One ?? Singular : Name;
        return $"{count} {name}";
    }
}

/// <summary>What a unit measures.</summary>
internal enum UnitKind
{
    /// <summary>Weight, kept in milligrams.</summary>
    Weight,

    /// <summary>Volume, kept in millilitres.</summary>
    Volume,

    /// <summary>Days and weeks, kept in days.</summary>
    Days,

    /// <summary>Months and years, kept in months.</summary>
    Months,

    /// <summary>One currency.</summary>
    Money,

    /// <summary>Any other word, such as tablets.</summary>
    Other,
}
