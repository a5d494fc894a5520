using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;
using Eligibility.World;

namespace Eligibility.Evaluation;

/// <summary>
/// Something that may be any of several values: what a case leaves unknown, or how many items of one kind an unknown
/// list
/// holds. Its values are whole numbers: of a number the steps from its least value, of a date the day, of a choice the
/// place of its value.
/// </summary>
/// <param name="Index">Its place among the variables of its formula.</param>
/// <param name="Domain">What it may be.</param>
/// <param name="Offset">The value that the number 0 stands for, on the scale of <see cref="Scalar"/>.</param>
/// <param name="Step">How far apart the values of neighbouring numbers lie.</param>
internal sealed record Variable(int Index, Domain Domain, Int128 Offset, Int128 Step)
{
    // Yes, no and the values of choices, which most cases found hold many of.
    private static readonly ImmutableArray<Datum> Few =
        [.. Enumerable.Range(0, 32).Select(v => (Datum)new Scalar(v))];

    /// <summary>The variable of a fact or field that has one value.</summary>
    public static Variable Of(int index, FactType type, (Int128 Low, Int128 High)? range) => type switch
    {
        ChoiceType choice => new(index, new Domain(0, choice.Values.Names.Length - 1,
            (BigInteger.One << choice.Values.Names.Length) - 1), 0, 1),
        YesNoType => new(index, new Domain(0, 1), 0, 1),
        DateType => new(index, new Domain(range!.Value.Low, range.Value.High), 0, 1),
        _ => new(index, new Domain(0, (range!.Value.High - range.Value.Low) / type.Step), range.Value.Low, type.Step),
    };

    /// <summary>The value that a number stands for.</summary>
    public Datum At(Int128 number)
    {
        var value = Offset + Step * number;
        return value >= 0 && value < Few.Length ? Few[(int)value] : new Scalar(value);
    }

    /// <summary>The number of a value.</summary>
    public Int128 NumberOf(Datum value) => (((Scalar)value).Value - Offset) / Step;

    public bool Equals(Variable? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Index;
}

/// <summary>A set of which it is unknown what it holds.</summary>
/// <param name="Index">Its place among the sets of its formula.</param>
/// <param name="Count">How many values it may hold.</param>
internal sealed record SetVariable(int Index, int Count)
{
    /// <summary>How many values it holds, as a variable of what is said to the world; null where that is never asked.</summary>
    public Variable? Size { get; set; }

    public bool Equals(SetVariable? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Index;
}
