using System.Numerics;

namespace Eligibility.Model;

/// <summary>
/// How a value of a fact stands in 64 bits, so that a case is a row of whole numbers: a number as a count of the steps
/// of its type, a date as its day, yes and no as 1 and 0, a choice by its place, a set as a bit for each value. A list,
/// and a set of more values than there are bits, stand beside the row.
/// </summary>
internal sealed class SlotForm
{
    /// <summary>What is not known; of a list also one in which something is not known.</summary>
    public const long NotKnown = long.MinValue;

    /// <summary>The most values of a set that stands in its slot.</summary>
    public const int MostBits = 62;

    private SlotForm(Input input)
    {
        Input = input;
        (Kind, Step) = input is not Fact fact
            ? (SlotKind.Apart, Int128.One)
            : fact.Type switch
            {
                SetType set => (set.Values.Names.Length <= MostBits ? SlotKind.Set : SlotKind.Apart, Int128.One),
                YesNoType or ChoiceType or DateType or NumberType => (SlotKind.Scalar, fact.Type.Step),
                _ => throw new InvalidOperationException($"no slot is said for {fact.Type.GetType().Name}"),
            };
    }

    /// <summary>The fact or list.</summary>
    public Input Input { get; }

    /// <summary>How its values stand.</summary>
    public SlotKind Kind { get; }

    /// <summary>What one of a slot comes to on the scale of <see cref="Scalar"/>.</summary>
    public Int128 Step { get; }

    /// <summary>The forms of the inputs of a policy, by slot.</summary>
    public static SlotForm[] Of(Policy policy)
    {
        var forms = new SlotForm[policy.Inputs.Length];
        for (var slot = 0; slot < forms.Length; slot++) forms[slot] = new SlotForm(policy.Inputs[slot]);
        return forms;
    }

    /// <summary>The slot of a value; false where it has none in 64 bits.</summary>
    public bool TryWrite(Datum? value, out long slot)
    {
        slot = NotKnown;
        switch (value)
        {
            case null:
                return true;
            case Scalar scalar:
                var (count, rest) = Int128.DivRem(scalar.Value, Step);
                if (rest != 0 || count <= NotKnown || count > long.MaxValue) return false;
                slot = (long)count;
                return true;
            case Choices set:
                slot = Kind == SlotKind.Set ? (long)set.Mask : 0;
                return true;
            case Items items:
                slot = IsWhole(items) ? items.Rows.Length : NotKnown;
                return true;
            default:
                return false;
        }
    }

    /// <summary>The value of a slot that is known and stands in 64 bits.</summary>
    public Datum Read(long slot) => Kind switch
    {
        SlotKind.Set => new Choices(new BigInteger(slot)),
        SlotKind.Scalar => ((Fact)Input).Type is NumberType
            ? Datum.Of(Number.OfUnits(slot * Step))
            : new Scalar(slot),
        _ => throw new InvalidOperationException("what stands beside the row has no value in it"),
    };

    private static bool IsWhole(Items items)
    {
        foreach (var row in items.Rows)
            foreach (var value in row)
                if (value is null) return false;
        return true;
    }
}

/// <summary>How the values of an input stand in 64 bits.</summary>
internal enum SlotKind : byte
{
    /// <summary>A number of steps.</summary>
    Scalar,

    /// <summary>A bit for each value.</summary>
    Set,

    /// <summary>Beside the row: the slot says how many items a list has.</summary>
    Apart,
}

/// <summary>What a case says, as the plan reads it.</summary>
/// <param name="Slots">A slot for each input of the policy.</param>
/// <param name="Apart">What stands beside the row, by slot; null where nothing does.</param>
internal readonly record struct CaseSlots(long[] Slots, Datum?[]? Apart);
