using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Eligibility.Text;

namespace Eligibility.Model;

/// <summary>The type of a fact, a field or a value (language, section 2, <c>fact</c>). A closed family.</summary>
internal abstract record FactType
{
    private protected FactType() { }

    /// <summary>The type in the words of the language.</summary>
    public abstract string Words { get; }

    /// <summary>How far apart two values that a case may state are, on the scale of <see cref="Scalar"/>.</summary>
    internal virtual Int128 Step => 1;

    /// <summary>
    /// A value of the type in the words a reader expects: <c>yes</c>, <c>250 mg</c>, <c>10 January 2018</c>.
    /// </summary>
    internal abstract string Say(Datum value);

    /// <summary>A value of the type as a host in .NET states it.</summary>
    internal abstract object ToHost(Datum value);
}

/// <summary><c>yes or no</c></summary>
internal sealed record YesNoType : FactType
{
    /// <inheritdoc/>
    public override string Words => "yes or no";

    internal override string Say(Datum value) => ((Scalar)value).Value == 0 ? "no" : "yes";

    internal override object ToHost(Datum value) => ((Scalar)value).Value != 0;
}

/// <summary>
/// <c>number</c>, <c>whole number of UNIT</c>, <c>amount in UNIT</c>, <c>money in CODE</c>: values are
/// kept in the unit's smallest kin.
/// </summary>
/// <param name="Unit">Its unit, or null for a plain number.</param>
/// <param name="Whole">Whether a case may state whole numbers only.</param>
/// <param name="Written">Whether the unit must be written with a value, as for amounts and money.</param>
internal sealed record NumberType(Unit? Unit, bool Whole, bool Written) : FactType
{
    /// <summary>A plain whole number: a count, whole years.</summary>
    internal static readonly NumberType Count = new(null, true, false);

    /// <inheritdoc/>
    public override string Words => Unit switch
    {
        { Kind: UnitKind.Money } => $"money in {Unit.Name}",
        not null when Written => $"amount in {Unit.Name}",
        not null => (Whole ? "whole number of " : "number of ") + Unit.Name,
        null => Whole ? "whole number" : "number",
    };

    // Six digits after the point, in the smallest unit of the kind: a case may state days for a number of weeks.
    internal override Int128 Step => Whole ? Number.One.Units * (Unit?.Factor ?? 1) : Number.One.Units / 1_000_000;

    internal override string Say(Datum value)
    {
        var number = Number.OfUnits(((Scalar)value).Value);
        if (Unit is null) return number.ToString();
        // A sum of days may be no whole number of weeks: then it is told in days.
        return number.DividedExactly(Number.Of(Unit.Factor)) is { DecimalPlaces: <= 6 } inUnit
            ? Unit.Say(inUnit)
            : Unit.Smallest.Say(number);
    }

    internal override object ToHost(Datum value) =>
        Unit is null ? decimal.Parse(Say(value), CultureInfo.InvariantCulture) : Say(value);
}

/// <summary><c>date</c></summary>
internal sealed record DateType : FactType
{
    /// <inheritdoc/>
    public override string Words => "date";

    internal override string Say(Datum value) => SayDay(DateOnly.FromDayNumber((int)((Scalar)value).Value));

    internal override object ToHost(Datum value) => DateOnly.FromDayNumber((int)((Scalar)value).Value);

    /// <summary>A date in words, such as <c>1 December 2017</c>.</summary>
    internal static string SayDay(DateOnly day) => Dates.InWords(day);
}

/// <summary><c>one of V, V</c></summary>
/// <param name="Values">Its values.</param>
/// <param name="Ranked">Whether they rank, lowest first (<c>in order</c>).</param>
internal sealed record ChoiceType(ValueSet Values, bool Ranked) : FactType
{
    /// <inheritdoc/>
    public override string Words => "one of " + Values.Words;

    internal override string Say(Datum value) => Values.Names[(int)((Scalar)value).Value];

    internal override object ToHost(Datum value) => Say(value);
}

/// <summary><c>any of V, V</c>: a set.</summary>
/// <param name="Values">The values it may hold.</param>
internal sealed record SetType(ValueSet Values) : FactType
{
    /// <inheritdoc/>
    public override string Words => "any of " + Values.Words;

    internal override string Say(Datum value)
    {
        var held = Held(value);
        return held.IsEmpty ? "empty" : string.Join(", ", held);
    }

    internal override object ToHost(Datum value) => Held(value);

    private ImmutableArray<string> Held(Datum value)
    {
        var mask = ((Choices)value).Mask;
        return [.. Values.Names.Where((_, index) => !((mask >> index) & BigInteger.One).IsZero)];
    }
}

/// <summary>The values of a <c>one of</c> or <c>any of</c> fact, in order, spelt as declared.</summary>
/// <param name="Names">The values' names.</param>
internal sealed record ValueSet(ImmutableArray<string> Names)
{
    /// <summary>The values by commas.</summary>
    public string Words => string.Join(", ", Names);

    /// <summary>The places of those that are declared in quotes, since no name can be as they are.</summary>
    internal ImmutableHashSet<int> InQuotes { get; init; } = [];

    /// <summary>The values as a rule file writes them.</summary>
    internal IEnumerable<string> Written => Enumerable.Range(0, Names.Length).Select(WrittenAt);

    /// <summary>The value of a place as a rule file writes it.</summary>
    internal string WrittenAt(int place) => InQuotes.Contains(place) ? $"\"{Names[place]}\"" : Names[place];

    /// <summary>
    /// The place of a value as a rule file writes it, or -1: in quotes its spelling goes by letters and digits.
    /// </summary>
    internal int IndexOf(Phrase phrase) => phrase.IsQuoted ? IndexOfSpelling(phrase.Words) : IndexOf(phrase.Key);

    /// <summary>The place of a value by its words, ignoring case, or -1.</summary>
    internal int IndexOf(string words)
    {
        for (var i = 0; i < Names.Length; i++)
            if (string.Equals(Names[i], words, StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }

    /// <summary>
    /// The place of a value by any spelling whose letters and digits agree, or -1 (language, section 6).
    /// </summary>
    internal int IndexOfSpelling(string words)
    {
        var key = Name.KeyOf(words);
        for (var i = 0; i < Names.Length; i++)
            if (Name.KeyOf(Names[i]) == key) return i;
        return -1;
    }

    /// <summary>Two sets are one when they hold the same values in the same order.</summary>
    public bool Equals(ValueSet? other) =>
        other is not null && Names.SequenceEqual(other.Names, StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => Names.Length;
}

/// <summary><c>values NAME: V, V</c>: a set of values that has a name.</summary>
/// <param name="Name">Its name, spelt as declared.</param>
/// <param name="Values">Its values, those of the sets that it holds among them.</param>
internal sealed record NamedValues(string Name, ValueSet Values);

/// <summary>How names are compared (language, sections 1 and 6).</summary>
internal static class Name
{
    /// <summary>
    /// The letters and digits of a name in lower case, letters outside ASCII as they are: two names with the same key
    /// are one name.
    /// </summary>
    public static string KeyOf(string words)
    {
        Span<char> key = words.Length <= 256 ? stackalloc char[words.Length] : new char[words.Length];
        var length = 0;
        foreach (var c in words)
            if (char.IsAsciiLetterOrDigit(c)) key[length++] = char.ToLowerInvariant(c);
            else if (!char.IsAscii(c) && char.IsLetterOrDigit(c)) key[length++] = c;
        return new string(key[..length]);
    }
}
