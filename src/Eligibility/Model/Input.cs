using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Text;

namespace Eligibility.Model;

/// <summary>What a case may state: a fact or a list (language, section 2).</summary>
internal abstract record Input
{
    private protected Input() { }

    /// <summary>
    /// Its place among the inputs of its policy, in order of declaration; the decision date comes last.
    /// </summary>
    public required int Slot { get; init; }

    /// <summary>Its name, spelt as declared.</summary>
    public required string Name { get; init; }

    /// <summary>The question that asks for it, or null.</summary>
    public string? Ask { get; init; }

    /// <summary>Further help with the question, or null.</summary>
    public string? Help { get; init; }

    /// <summary>Whether the person or the officer can still change it.</summary>
    public bool Changeable { get; init; }

    /// <summary>Whether it is withheld from the person decided about.</summary>
    public bool Confidential { get; init; }

    /// <summary>Whether it is recorded for monitoring only.</summary>
    public bool Protected { get; init; }

    /// <summary>How it is told to the person decided about.</summary>
    internal Telling Telling { get; init; } = Telling.Plain;

    /// <summary>The value used when a case does not state it, or null.</summary>
    internal Datum? Assumed { get; init; }

    /// <summary>Where it is declared.</summary>
    internal TextSpan Span { get; init; }

    /// <summary>
    /// Whether what makes a case one that could be stated ties its value to that of another input, or the parts of its
    /// value to each other: then no answer about it is seen from its own tests alone.
    /// </summary>
    internal abstract bool IsTied { get; }

    /// <summary>A value of it in words.</summary>
    internal abstract string Say(Datum value);
}

/// <summary>A fact: one value.</summary>
internal sealed record Fact : Input
{
    /// <summary>The name of the fact that every policy has.</summary>
    public const string DecisionDateName = "decision date";

    /// <summary>Its type.</summary>
    public required FactType Type { get; init; }

    /// <summary>
    /// The least and greatest value a case may state, on the scale of <see cref="Scalar"/>;
    /// null for types without a range.
    /// </summary>
    internal (Int128 Low, Int128 High)? Range { get; init; }

    /// <summary>
    /// Of the values of a choice or set that stand for those of two policies the ones that a case of both may state, one bit
    /// each; null for all, as in every policy that is read.
    /// </summary>
    internal BigInteger? Allowed { get; init; }

    /// <summary>Whether its range ends at the decision date.</summary>
    public bool EndsAtDecisionDate { get; init; }

    /// <summary>What its range begins at, where that is no literal.</summary>
    internal RangeEnd? LowEnd { get; init; }

    /// <summary>What its range ends at, where that is neither a literal nor the decision date.</summary>
    internal RangeEnd? HighEnd { get; init; }

    /// <summary>The role whose judgement it is, or null.</summary>
    public string? JudgedBy { get; init; }

    /// <summary>Whether the range of another fact or of a field begins or ends at it.</summary>
    internal bool IsRangeEnd { get; init; }

    // The dates that end at the decision date, and that date itself; and what ranges begin or end at.
    internal override bool IsTied =>
        EndsAtDecisionDate || IsDecisionDate || IsRangeEnd || LowEnd is not null || HighEnd is not null;

    internal override string Say(Datum value) => Type.Say(value);

    internal bool IsDecisionDate => Name == DecisionDateName;
}

/// <summary>A list: repeated records, at most 100.</summary>
internal sealed record ListInput : Input
{
    /// <summary>The most items that any list may hold.</summary>
    public const int MostItems = 100;

    /// <summary>The fewest items that it holds: 0 when silent, else 1 to <see cref="Most"/>.</summary>
    public int Least { get; init; }

    /// <summary>The most items that it holds: <see cref="MostItems"/> when silent, else 1 to that.</summary>
    public int Most { get; init; } = MostItems;

    /// <summary>Its fields, in order.</summary>
    public required ImmutableArray<Field> Fields { get; init; }

    /// <summary>
    /// The fields in which its items must differ, as places in <see cref="Fields"/>; empty when silent.
    /// </summary>
    internal ImmutableArray<int> OnePer { get; init; } = [];

    /// <summary>An item of which nothing is known.</summary>
    internal ImmutableArray<Datum?> UnstatedItem => ImmutableArray.CreateRange(Fields, _ => (Datum?)null);

    /// <summary>As few items as it may hold, of which nothing is known: null where it may be empty.</summary>
    internal Items? Fewest => Least == 0 ? null : new Items([.. Enumerable.Repeat(UnstatedItem, Least)]);

    // Its items may have to differ, and hold dates; how many there are ties what is said of them.
    internal override bool IsTied => true;

    internal override string Say(Datum value)
    {
        var rows = ((Items)value).Rows;
        return rows.Length == 0 ? "none"
            : rows.Length == 1 ? "1 item"
            : FormattableString.Invariant($"{rows.Length} items");
    }
}

/// <summary>A field of a list.</summary>
internal sealed record Field
{
    /// <summary>Its place in its list.</summary>
    public required int Index { get; init; }

    /// <summary>Its name, spelt as declared.</summary>
    public required string Name { get; init; }

    /// <summary>Its type.</summary>
    public required FactType Type { get; init; }

    /// <summary>The least and greatest value a case may state; null for types without a range.</summary>
    internal (Int128 Low, Int128 High)? Range { get; init; }

    /// <inheritdoc cref="Fact.Allowed"/>
    internal BigInteger? Allowed { get; init; }

    /// <summary>Whether its range ends at the decision date.</summary>
    public bool EndsAtDecisionDate { get; init; }

    /// <summary>What its range begins at, where that is no literal.</summary>
    internal RangeEnd? LowEnd { get; init; }

    /// <summary>What its range ends at, where that is neither a literal nor the decision date.</summary>
    internal RangeEnd? HighEnd { get; init; }

    /// <summary>The question that asks for it, or null.</summary>
    public string? Ask { get; init; }

    /// <summary>Further help with the question, or null.</summary>
    public string? Help { get; init; }

    /// <summary>The role whose judgement it is, or null: each item then says who judged it, and why.</summary>
    public string? JudgedBy { get; init; }

    /// <summary>Whether it is withheld from the person decided about.</summary>
    public bool Confidential { get; init; }

    /// <summary>Whether it is recorded for monitoring only.</summary>
    public bool Protected { get; init; }

    /// <summary>Whether the person or the officer can still change it.</summary>
    public bool Changeable { get; init; }

    /// <summary>How it is told to the person decided about.</summary>
    internal Telling Telling { get; init; } = Telling.Plain;

    /// <summary>Whether the range of another field of its record begins or ends at it.</summary>
    internal bool IsRangeEnd { get; init; }

    internal TextSpan Span { get; init; }

    /// <summary>How many values a case may state of it; as many as bits tell of a large set.</summary>
    internal Int128 Values => Type switch
    {
        YesNoType => 2,
        ChoiceType choice => choice.Values.Names.Length,
        SetType set => (Int128)1 << Math.Min(set.Values.Names.Length, 100),
        _ => (Range!.Value.High - Range.Value.Low) / Type.Step + 1,
    };

    /// <summary>One of its values by its place, from 0, among <see cref="Values"/>.</summary>
    internal Datum ValueAt(Int128 place) => Type switch
    {
        SetType => new Choices((System.Numerics.BigInteger)place),
        YesNoType or ChoiceType => new Scalar(place),
        _ => new Scalar(Range!.Value.Low + place * Type.Step),
    };
}
