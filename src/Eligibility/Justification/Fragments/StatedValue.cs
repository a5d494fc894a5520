using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>A value that the case states.</summary>
internal abstract class StatedValue(string name, object key) : PreparedValue(name, key)
{
    public override ImmutableArray<PreparedValue> Inner => [];

    public override int? Opening => null;

    public override PreparedParts? Parts => null;

    /// <summary>Says it in words, and notes that it was read.</summary>
    public abstract void Say(LineWriter to, in ItemPlace at);

    public override void Tell(LineWriter to, in TestPlace place)
    {
        if (!to.Begins(this, place)) return;
        Say(to, place.At);
        to.Sink.Write(place.Bytes.ValueEnd);
    }
}

/// <summary>A fact.</summary>
internal sealed class FactValue(Fact fact, SlotWords words) : StatedValue(fact.Name, fact)
{
    private readonly int _slot = fact.Slot;

    /// <summary>Its values in words.</summary>
    public SlotWords Words => words;

    public override void Say(LineWriter to, in ItemPlace at)
    {
        to.Read(_slot);
        words.Write(to.Sink, to.Row);
    }
}

/// <summary>A field of the item at hand.</summary>
internal sealed class FieldValue(FieldTerm field, ValueWords words) : StatedValue(field.Field.Name, field.Field)
{
    private readonly int _index = field.Field.Index;

    public override void Say(LineWriter to, in ItemPlace at) =>
        words.Write(to.Sink, to.At(at).Item[_index]!);
}

/// <summary>How many items a list has.</summary>
internal sealed class ListValue(ListInput list) : StatedValue(list.Name, list)
{
    private readonly int _slot = list.Slot;

    public override void Say(LineWriter to, in ItemPlace at)
    {
        to.Read(_slot);
        ValueWords.WriteItems(to.Sink, to.RowsOf(_slot).Length);
    }
}
