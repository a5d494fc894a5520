using Eligibility.Cases;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Hosting;

/// <summary>Writes what a property states into a case; false where that is left to whoever reads what is stated.</summary>
internal delegate bool InputWriter<in TSource>(TSource source, ref RecordSlots to);

/// <summary>Writes what a property states into an item of a list; false likewise.</summary>
internal delegate bool FieldWriter<in TSource>(TSource source, Datum?[] row);

/// <summary>What is prepared of an edition for reading its cases.</summary>
internal readonly record struct EditionNames(Policy Policy, CaseNames Names, PreparedNames Prepared);

/// <summary>A property of a record, and what it states.</summary>
/// <param name="name">The name of the fact, list or field as it is declared.</param>
/// <param name="nullIsNotKnown">Whether null states that it is not known.</param>
internal abstract class RecordProperty<TSource>(string name, bool nullIsNotKnown)
{
    /// <summary>The name as it is declared.</summary>
    public string Name { get; } = name;

    /// <summary>What the spellings of the name share.</summary>
    public string Key { get; } = Model.Name.KeyOf(name);

    /// <summary>What it states of a source; null where it states nothing.</summary>
    public Stated? State(TSource source) =>
        StateKnown(source) ?? (nullIsNotKnown ? StatedNothing.Instance : null);

    /// <summary>What writes it as a fact or list of an edition.</summary>
    public abstract InputWriter<TSource> WriterFor(Input input, in EditionNames names);

    /// <summary>What writes it as a field.</summary>
    public abstract FieldWriter<TSource> WriterFor(Field field, in EditionNames names);

    /// <summary>What it states where it is not null.</summary>
    protected abstract Stated? StateKnown(TSource source);

    /// <summary>What becomes of null, which is never wrong.</summary>
    protected bool WriteNull(int slot, ref RecordSlots to)
    {
        if (nullIsNotKnown) to.NotKnown(slot);
        return true;
    }
}

/// <summary>A property that states one fact or field.</summary>
internal sealed class ValueProperty<TSource, TValue>(string name, bool nullIsNotKnown, Access<TSource, TValue> access,
    ValueForm<TValue> form) : RecordProperty<TSource>(name, nullIsNotKnown)
{
    public override InputWriter<TSource> WriterFor(Input input, in EditionNames names)
    {
        var (slot, write) = (input.Slot, form.WriterFor(((Fact)input).Type, names.Prepared.Values[input.Slot]!));
        return (source, ref to) => access(source, out var value)
            ? write is not null && write(value, out to.Stated(slot))
            : WriteNull(slot, ref to);
    }

    public override FieldWriter<TSource> WriterFor(Field field, in EditionNames names)
    {
        var (index, plain) = (field.Index, new PlainValue(Allowed.Of(field), names.Names));
        var write = form.WriterFor(field.Type, plain);
        return (source, row) =>
        {
            if (!access(source, out var value)) return true;
            if (write is null || !write(value, out var slot)) return false;
            row[index] = plain.DatumOf(slot);
            return true;
        };
    }

    protected override Stated? StateKnown(TSource source) =>
        access(source, out var value) ? form.State(value) : null;
}

/// <summary>A property that states a fact with who judged it and why.</summary>
internal sealed class JudgedProperty<TSource, TJudged, TValue>(string name, bool nullIsNotKnown,
    Access<TSource, TJudged> access, Access<TJudged, TValue> value, ValueForm<TValue> form,
    Access<TJudged, string> by, Access<TJudged, string> because) : RecordProperty<TSource>(name, nullIsNotKnown)
{
    public override InputWriter<TSource> WriterFor(Input input, in EditionNames names)
    {
        var (slot, write) = (input.Slot, form.WriterFor(((Fact)input).Type, names.Prepared.Values[input.Slot]!));
        return (source, ref to) =>
        {
            if (!access(source, out var judged)) return WriteNull(slot, ref to);
            if (write is null || !value(judged, out var known) || !write(known, out to.Stated(slot))
                || !by(judged, out var who) || !because(judged, out var why)
                || CaseTexts.Reason(who) is null || CaseTexts.Reason(why) is null) return false;
            to.Judgements = to.Judgements.Add(slot, new Judgement(who, why));
            return true;
        };
    }

    // Who judged a field is kept by whoever reads what is stated.
    public override FieldWriter<TSource> WriterFor(Field field, in EditionNames names) =>
        (source, _) => !access(source, out var _);

    protected override Stated? StateKnown(TSource source) => access(source, out var judged)
        ? new StatedObject(
        [
            new("value", value(judged, out var known) ? form.State(known) : StatedNothing.Instance),
            new("by", HostValues.Of(by(judged, out var who) ? who : null)),
            new("because", HostValues.Of(because(judged, out var why) ? why : null)),
        ])
        : null;
}
