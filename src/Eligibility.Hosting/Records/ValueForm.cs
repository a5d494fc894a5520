using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Eligibility.Cases;
using Eligibility.Model;

namespace Eligibility.Hosting;

/// <summary>Writes a value where the plan reads it; false where that is left to whoever reads what is stated.</summary>
internal delegate bool SlotWriter<in TValue>(TValue value, out long slot);

/// <summary>
/// How the values of a type of .NET state those of facts: in the form that JSON and cells have, too, and, where it is
/// plain, straight in the slot. The second takes nothing that the first refuses, and comes to the same.
/// </summary>
internal abstract class ValueForm<TValue>
{
    /// <summary>What a value states, whichever edition reads it.</summary>
    public abstract Stated State(TValue value);

    /// <summary>What writes the values of one fact or field; null where none are written straight.</summary>
    public abstract SlotWriter<TValue>? WriterFor(FactType type, PlainValue plain);
}

/// <summary>Yes and no.</summary>
internal sealed class FlagForm : ValueForm<bool>
{
    public override Stated State(bool value) => value ? StatedFlag.True : StatedFlag.False;

    public override SlotWriter<bool> WriterFor(FactType type, PlainValue plain) => static (value, out slot) =>
    {
        slot = value ? 1 : 0;
        return true;
    };
}

/// <summary>Days.</summary>
internal sealed class DayForm : ValueForm<DateOnly>
{
    public override Stated State(DateOnly value) => HostValues.Of(value);

    public override SlotWriter<DateOnly> WriterFor(FactType type, PlainValue plain) => (value, out slot) =>
    {
        slot = value.DayNumber;
        return plain.Takes(slot);
    };
}

/// <summary>Days that a database hands out as the midnight with which they begin.</summary>
internal sealed class MidnightForm : ValueForm<DateTime>
{
    public override Stated State(DateTime value) =>
        DayOf(value) is { } day ? HostValues.Of(day) : CaseMessages.NoDay(value);

    public override SlotWriter<DateTime> WriterFor(FactType type, PlainValue plain) => (value, out slot) =>
    {
        slot = DayOf(value)?.DayNumber ?? -1;
        return slot >= 0 && plain.Takes(slot);
    };

    /// <summary>The day that begins then; null for any other moment.</summary>
    public static DateOnly? DayOf(DateTime value) =>
        value.TimeOfDay == TimeSpan.Zero && value.Kind != DateTimeKind.Utc ? DateOnly.FromDateTime(value) : null;
}

/// <summary>Words: values of a one-of fact by any spelling, and numbers with their unit.</summary>
internal sealed class TextForm : ValueForm<string>
{
    public override Stated State(string value) => HostValues.Of(value);

    public override SlotWriter<string>? WriterFor(FactType type, PlainValue plain)
    {
        if (EnumWords.ValuesOf(type) is not { } values) return null;
        var places = values.Names.Where((name, place) => values.IndexOfSpelling(name) == place)
            .ToFrozenDictionary(name => name, values.IndexOfSpelling, StringComparer.Ordinal);
        return (value, out slot) =>
        {
            var isKnown = places.TryGetValue(value, out var place);
            slot = place;
            return isKnown;
        };
    }
}

/// <summary>Members of an enum, as their numbers.</summary>
/// <param name="words">The value that each stands for.</param>
internal sealed class EnumForm(ImmutableArray<(long Member, string Word)> words) : ValueForm<long>
{
    private const int Few = 256;

    private readonly FrozenDictionary<long, string> _words =
        words.ToFrozenDictionary(w => w.Member, w => w.Word);

    // What is no member of its enum is told by its number, which is no value of a fact.
    public override Stated State(long value) =>
        new StatedText(_words.GetValueOrDefault(value) ?? value.ToString(CultureInfo.InvariantCulture));

    public override SlotWriter<long>? WriterFor(FactType type, PlainValue plain)
    {
        if (EnumWords.ValuesOf(type) is not { } values || _words.Keys.Any(m => m is < 0 or >= Few)) return null;
        var places = new short[_words.Count == 0 ? 0 : (int)_words.Keys.Max() + 1];
        Array.Fill(places, (short)-1);
        foreach (var (member, word) in _words) places[member] = (short)values.IndexOfSpelling(word);
        return (value, out slot) =>
        {
            slot = (ulong)unchecked((ulong)value) < (ulong)places.Length ? places[value] : -1;
            return slot >= 0;
        };
    }
}

/// <summary>A set, as a collection of its values.</summary>
/// <param name="element">What reads an element.</param>
/// <param name="form">How an element states a value.</param>
internal sealed class SetForm<TElement, TValue>(Access<TElement, TValue> element, ValueForm<TValue> form)
    : ValueForm<IEnumerable<TElement>>
{
    // No set has so many values; one more is told as stated twice, or as no value.
    private const int MostStated = 2_000;

    public override Stated State(IEnumerable<TElement> value) => new StatedArray(
    [
        .. value.Take(MostStated).Select(e => element(e, out var known) ? form.State(known) : StatedNothing.Instance),
    ]);

    public override SlotWriter<IEnumerable<TElement>>? WriterFor(FactType type, PlainValue plain)
    {
        if (EnumWords.ValuesOf(type) is not { Names.Length: <= SlotForm.MostBits }
            || form.WriterFor(type, plain) is not { } place) return null;
        return (value, out slot) =>
        {
            slot = 0;
            foreach (var each in value)
            {
                if (!element(each, out var known) || !place(known, out var bit) || (slot >> (int)bit & 1) != 0)
                    return false;
                slot |= 1L << (int)bit;
            }
            return true;
        };
    }
}
