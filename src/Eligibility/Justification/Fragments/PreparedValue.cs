using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>A value that a test looks at, with what is the same of it in every case.</summary>
internal abstract class PreparedValue
{
    private readonly AtDepth<byte[]> _before;

    /// <param name="name">By what it is told; null where it is none of its own.</param>
    /// <param name="key">What it is: a test tells each thing once.</param>
    protected PreparedValue(string? name, object key)
    {
        (Name, Key) = (name, key);
        _before = new((layout, depth) => new FragmentText(layout, depth + 1).Item().StartObject()
            .Text("name", name).Name("value").Cut());
    }

    /// <summary>By what it is told; null where it is none of its own.</summary>
    public string? Name { get; }

    /// <summary>What it is: a test tells each thing once.</summary>
    public object Key { get; }

    /// <summary>The values that are told with it, before it.</summary>
    public virtual ImmutableArray<PreparedValue> Inner => [];

    /// <summary>Whether those are told only where it is opened, which it is once.</summary>
    public virtual int? Opening => null;

    /// <summary>What stands below the test because of it, or null.</summary>
    public virtual PreparedParts? Parts => null;

    /// <summary>Whether telling it may open a definition, a table or a score.</summary>
    public bool MayOpen => Opening is not null || Parts is { MayOpen: true } || Inner.Any(v => v.MayOpen);

    /// <summary>What stands before its words in a test whose members so many objects and arrays hold.</summary>
    public byte[] Before(JsonLayout layout, int depth) => _before.Of(layout, depth);

    /// <summary>Tells it among the values of a test, and what belongs to it.</summary>
    public abstract void Tell(LineWriter to, in TestPlace place);
}

/// <summary>A value that the case states.</summary>
internal abstract class StatedValue(string name, object key) : PreparedValue(name, key)
{
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

/// <summary>The items of a list that a test asks about.</summary>
internal sealed class AskedItems(ListValue list, PreparedItems items) : PreparedValue(null, items)
{
    public override ImmutableArray<PreparedValue> Inner { get; } = [list];

    public override PreparedParts Parts => items;

    public override void Tell(LineWriter to, in TestPlace place)
    {
        list.Tell(to, place);
        to.TellBelow(items);
    }
}
