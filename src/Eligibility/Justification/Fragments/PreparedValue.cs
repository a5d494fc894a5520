using System.Collections.Immutable;

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

    // None of the three has a default: a kind of value that forgot one would slip through `TellingCheck`.

    /// <summary>The values that are told with it, before it.</summary>
    public abstract ImmutableArray<PreparedValue> Inner { get; }

    /// <summary>By what it is opened where those are told only there, which is once; else null.</summary>
    public abstract int? Opening { get; }

    /// <summary>What stands below the test because of it, or null.</summary>
    public abstract PreparedParts? Parts { get; }

    /// <summary>Whether telling it may open a definition, a table or a score.</summary>
    public bool MayOpen => Opening is not null || Parts is { MayOpen: true } || Inner.Any(v => v.MayOpen);

    /// <summary>What stands before its words in a test whose members so many objects and arrays hold.</summary>
    public byte[] Before(JsonLayout layout, int depth) => _before.Of(layout, depth);

    /// <summary>Tells it among the values of a test, and what belongs to it.</summary>
    public abstract void Tell(LineWriter to, in TestPlace place);
}

/// <summary>The items of a list that a test asks about.</summary>
internal sealed class AskedItems(ListValue list, PreparedItems items) : PreparedValue(null, items)
{
    public override ImmutableArray<PreparedValue> Inner { get; } = [list];

    public override int? Opening => null;

    public override PreparedParts Parts => items;

    public override void Tell(LineWriter to, in TestPlace place)
    {
        list.Tell(to, place);
        to.TellBelow(items);
    }
}
