using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>
/// Reads a value of one fact or field from the bytes of a case into 64 bits, as <see cref="SlotForm"/> has them. What
/// it takes is what <see cref="ValueReader"/> takes, with the same value; the rest it gives up.
/// </summary>
internal sealed class PlainValue
{
    private readonly PlainKind _kind;
    private readonly CaseNames _names;
    private readonly Int128 _step;
    private readonly long _low = long.MinValue + 1;
    private readonly long _high = long.MaxValue;
    private readonly PlainNumber? _number;
    private readonly ValueSet? _values;
    private readonly SpellingTable? _spellings;
    private readonly ImmutableArray<Datum> _choices = [];

    public PlainValue(Allowed allowed, CaseNames names)
    {
        // Taken apart, so that whatever else may be asked of a value is met here. The decision date is not a value's
        // own affair: `PreparedNames` and `PlainList` look at it.
        var (type, range, _, _, _, _) = allowed;
        _names = names;
        _step = type.Step;
        if (range is var (low, high))
            (_low, _high) = (InSteps(low, roundsUp: true), InSteps(high, roundsUp: false));
        switch (type)
        {
            case YesNoType: _kind = PlainKind.Flag; break;
            case DateType: _kind = PlainKind.Date; break;
            case NumberType number:
                (_kind, _number) = (PlainKind.Number, new PlainNumber(number));
                break;
            case ChoiceType choice:
                (_kind, _values) = (PlainKind.Choice, choice.Values);
                _choices = [.. choice.Values.Names.Select((_, place) => new Scalar(place))];
                break;
            case SetType set when set.Values.Names.Length <= SlotForm.MostBits:
                (_kind, _values) = (PlainKind.Set, set.Values);
                break;
        }
        if (_values is not null) _spellings = names.SpellingsOf(_values);
    }

    /// <summary>The place behind the value, and the value; null is not read here.</summary>
    public int Read(ReadOnlySpan<byte> text, int at, out long slot)
    {
        slot = SlotForm.NotKnown;
        switch (_kind)
        {
            case PlainKind.Flag: return ReadFlag(text, at, out slot);
            case PlainKind.Number: at = _number!.Read(text, at, out slot); break;
            case PlainKind.Date: at = PlainText.Day(text, at, out slot); break;
            case PlainKind.Choice: return ReadName(text, at, out slot);
            case PlainKind.Set: return ReadSet(text, at, out slot);
            default: return PlainText.GivenUp;
        }
        return slot < _low || slot > _high ? PlainText.GivenUp : at;
    }

    /// <summary>Whether the slot of a day, a choice or a flag is one that a case may state.</summary>
    public bool Takes(long slot) => slot >= _low && slot <= _high;

    /// <summary>The slot of a number that is no text; false where a case may not state it, or only as a text.</summary>
    /// <param name="millionths">The number, in millionths of its unit.</param>
    /// <param name="factor">How many of the smallest unit its unit is.</param>
    /// <param name="slot">Its steps.</param>
    public bool TryNumber(long millionths, long factor, out long slot)
    {
        slot = millionths;
        return _number is { } number && number.InSteps(ref slot, factor) && Takes(slot);
    }

    /// <summary>The value of 64 bits.</summary>
    public Datum DatumOf(long slot) => _kind switch
    {
        PlainKind.Flag => Datum.Of(slot != 0),
        PlainKind.Number => Datum.Of(Number.OfUnits(slot * _step)),
        PlainKind.Choice => _choices[(int)slot],
        PlainKind.Set => new Choices(new BigInteger(slot)),
        _ => new Scalar(slot),
    };

    /// <summary>Without a branch on which it is: that is as good as drawn by lot.</summary>
    private static int ReadFlag(ReadOnlySpan<byte> text, int at, out long slot)
    {
        const uint True = 'e' << 24 | 'u' << 16 | 'r' << 8 | 't';
        const uint Fals = 's' << 24 | 'l' << 16 | 'a' << 8 | 'f';
        slot = 0;
        // Behind the value stands at least the end of the case.
        if (at + 5 > text.Length) return PlainText.GivenUp;
        var word = BinaryPrimitives.ReadUInt32LittleEndian(text[at..]);
        var isFalse = word == Fals & text[at + 4] == 'e';
        if (!(word == True | isFalse)) return PlainText.GivenUp;
        var one = Unsafe.BitCast<bool, byte>(isFalse);
        slot = 1 - one;
        return at + 4 + one;
    }

    private int ReadName(ReadOnlySpan<byte> text, int at, out long place)
    {
        place = -1;
        if (PlainText.At(text, at) != '"') return PlainText.GivenUp;
        var end = PlainText.Quote(text, at + 1);
        if (end < 0) return PlainText.GivenUp;
        place = _spellings!.Find(text, at + 1, end) is { } spelt ? spelt.Place : Meet(text[(at + 1)..end]);
        return place < 0 ? PlainText.GivenUp : end + 1;
    }

    private int ReadSet(ReadOnlySpan<byte> text, int at, out long held)
    {
        held = 0;
        if (PlainText.At(text, at) != '[') return PlainText.GivenUp;
        at = PlainText.Space(text, at + 1);
        if (PlainText.At(text, at) == ']') return at + 1;
        while (at >= 0)
        {
            at = ReadName(text, at, out var place);
            if (at < 0 || (held >> (int)place & 1) != 0) return PlainText.GivenUp;
            held |= 1L << (int)place;
            at = PlainText.Next(text, at, (byte)']');
            if (PlainText.HasEnded(ref at)) return at;
        }
        return PlainText.GivenUp;
    }

    /// <summary>The place of a value by a spelling that is not in the table, which goes into it; or -1.</summary>
    private int Meet(ReadOnlySpan<byte> spelling)
    {
        if (spelling.Contains((byte)'\\')) return -1;
        var place = _names.Value(_values!, Encoding.UTF8.GetString(spelling));
        if (place >= 0) _spellings!.Learn(spelling, place);
        return place;
    }

    /// <summary>A bound in steps: no value that is whole in them lies between the two.</summary>
    private long InSteps(Int128 value, bool roundsUp)
    {
        var (steps, rest) = Int128.DivRem(value, _step);
        if (roundsUp && rest > 0) steps++;
        if (!roundsUp && rest < 0) steps--;
        return (long)Int128.Clamp(steps, long.MinValue + 1, long.MaxValue);
    }
}
