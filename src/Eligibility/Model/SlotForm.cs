using System.Collections.Immutable;
using System.Numerics;

namespace Eligibility.Model;

/// <summary>
/// How a value of a fact stands in the row of a case: as a whole number, its slot. A number is a count of the steps of
/// its type, a date its day, yes and no 1 and 0, a choice its place, a set a bit for each value. A fact of few values
/// takes one byte of the row, any other 64 bits. A list, and a set of more values than there are bits, stand beside it.
/// </summary>
internal sealed class SlotForm
{
    /// <summary>The slot of what is not known; of a list also of one in which something is not known that a condition reads.</summary>
    public const long NotKnown = long.MinValue;

    /// <summary>The byte of what is not known.</summary>
    public const byte UnknownByte = 255;

    /// <summary>The most values of a set that stands in its slot.</summary>
    public const int MostBits = 62;

    private readonly ImmutableArray<int> _readFields;

    private SlotForm(Input input, ImmutableArray<int> readFields)
    {
        (Input, _readFields) = (input, readFields);
        (Kind, Step) = input is not Fact fact
            ? (SlotKind.Apart, Int128.One)
            : fact.Type switch
            {
                SetType set => (set.Values.Names.Length <= MostBits ? SlotKind.Set : SlotKind.Apart, Int128.One),
                YesNoType or ChoiceType or DateType or NumberType => (SlotKind.Scalar, fact.Type.Step),
                _ => throw new InvalidOperationException($"no slot is said for {fact.Type.GetType().Name}"),
            };
        if (Kind != SlotKind.Scalar) return;
        (Least, Greatest) = LimitsOf((Fact)input, Step);
        IsByte = Greatest - Least < UnknownByte;
    }

    /// <summary>The fact or list.</summary>
    public Input Input { get; }

    /// <summary>How its values stand.</summary>
    public SlotKind Kind { get; }

    /// <summary>What one of a slot comes to on the scale of <see cref="Scalar"/>.</summary>
    public Int128 Step { get; }

    /// <summary>Whether it takes one byte of the row.</summary>
    public bool IsByte { get; }

    /// <summary>The least slot of a scalar that a case may state: what the byte counts from.</summary>
    public Int128 Least { get; }

    /// <summary>The greatest slot of a scalar that a case may state.</summary>
    public Int128 Greatest { get; }

    /// <summary>Where in the row it stands: the byte, or the 64-bit word.</summary>
    public int Place { get; private set; }

    /// <summary>The forms of the inputs of a policy, by slot: the bytes first, to whole vectors of 32.</summary>
    public static SlotForm[] Of(Policy policy)
    {
        var forms = new SlotForm[policy.Inputs.Length];
        var bytes = 0;
        var fields = Reads.Of(policy.Conditions).Where(r => r.Field is not null)
            .ToLookup(r => r.Input.Slot, r => r.Field!.Index);
        for (var slot = 0; slot < forms.Length; slot++)
        {
            forms[slot] = new SlotForm(policy.Inputs[slot], [.. fields[slot].Distinct().Order()]);
            if (forms[slot].IsByte) forms[slot].Place = bytes++;
        }
        var words = (bytes + 31) / 32 * 4;
        foreach (var form in forms)
            if (!form.IsByte) form.Place = words++;
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

    /// <summary>The value of a slot that is known and stands in the row.</summary>
    public Datum Read(long slot) => Kind switch
    {
        SlotKind.Set => new Choices(new BigInteger(slot)),
        SlotKind.Scalar => ((Fact)Input).Type is NumberType
            ? Datum.Of(Number.OfUnits(slot * Step))
            : new Scalar(slot),
        _ => throw new InvalidOperationException("what stands beside the row has no value in it"),
    };

    private static (Int128 Least, Int128 Greatest) LimitsOf(Fact fact, Int128 step) => fact.Type switch
    {
        YesNoType => (0, 1),
        ChoiceType choice => (0, choice.Values.Names.Length - 1),
        _ => (fact.Range!.Value.Low / step, fact.Range.Value.High / step),
    };

    /// <summary>Whether every field that a condition of the policy reads is known; of the others nothing turns.</summary>
    private bool IsWhole(Items items)
    {
        foreach (var row in items.Rows)
            foreach (var field in _readFields)
                if (row[field] is null) return false;
        return true;
    }
}

/// <summary>How the values of an input stand in the row of a case.</summary>
internal enum SlotKind : byte
{
    /// <summary>A number of steps.</summary>
    Scalar,

    /// <summary>A bit for each value.</summary>
    Set,

    /// <summary>Beside the row: the slot says how many items a list has.</summary>
    Apart,
}
