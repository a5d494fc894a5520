using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>What stands below a test: the items of a list, or the steps of a score.</summary>
internal abstract class PreparedParts
{
    /// <summary>Whether telling them may open a definition, a table or a score.</summary>
    public abstract bool MayOpen { get; }

    /// <summary>Tells them.</summary>
    /// <param name="to">Where they are told.</param>
    /// <param name="bytes">The test's.</param>
    /// <param name="depth">How many objects and arrays hold the members of the test.</param>
    /// <param name="first">Whether none stands there yet; afterwards, whether none does still.</param>
    public abstract void Tell(LineWriter to, LineBytes bytes, int depth, ref bool first);

    /// <summary>How the next of them follows what stands before it.</summary>
    protected static Joint Begin(LineWriter to, LineBytes bytes, ref bool first)
    {
        if (!first) return Joint.Next;
        to.Sink.Write(bytes.Parts);
        first = false;
        return Joint.First;
    }
}

/// <summary>What is told where it is met first: what a definition stands for, the keys of a table.</summary>
/// <param name="Place">Its place among what is opened once.</param>
/// <param name="Values">What is told of it.</param>
internal sealed record PreparedOpening(int Place, ImmutableArray<PreparedValue> Values);

/// <summary>The steps of a score, or what a condition says that is the column of a table, told where it is met first.</summary>
/// <param name="opening">Its place among what is opened once.</param>
/// <param name="steps">The lines that are told whatever they come to.</param>
/// <param name="ifHeld">Those that are told after them where they hold.</param>
internal sealed class PreparedSteps(
    int opening, ImmutableArray<PreparedLine> steps, ImmutableArray<PreparedLine> ifHeld) : PreparedParts
{
    public override bool MayOpen => true;

    public override void Tell(LineWriter to, LineBytes bytes, int depth, ref bool first)
    {
        if (!to.Opens(opening)) return;
        foreach (var step in steps) to.Tell(step, Begin(to, bytes, ref first), depth + 2, ItemPlace.None);
        foreach (var line in ifHeld)
            if (to.Holds(line, ItemPlace.None)) to.Tell(line, true, Begin(to, bytes, ref first), depth + 2, ItemPlace.None);
    }
}

/// <summary>The items of a list, each with what is asked of it.</summary>
internal sealed class PreparedItems : PreparedParts
{
    private readonly int _slot;
    private readonly PreparedLine _where;
    private readonly AtDepth<ItemBytes> _bytes;

    public PreparedItems(ListInput list, PreparedLine where)
    {
        (_slot, _where) = (list.Slot, where);
        _bytes = new((layout, depth) => new ItemBytes(list.Name, where.Worded, layout, depth));
    }

    public override bool MayOpen => _where.MayOpen;

    public override void Tell(LineWriter to, LineBytes bytes, int depth, ref bool first)
    {
        var item = _bytes.Of(to.Layout, depth + 2);
        var count = to.RowsOf(_slot).Length;
        for (var row = 0; row < count; row++)
        {
            var joint = Begin(to, bytes, ref first);
            var at = new ItemPlace(_slot, row);
            to.Sink.Write(item.Name.AsSpan(joint == Joint.First ? 1 : 0));
            to.WriteNumber(row + 1);
            var held = to.Holds(_where, at);
            to.Sink.Write(held ? item.Held : item.Failed);
            to.Tell(_where, held, Joint.First, depth + 4, at);
            to.Sink.Write(item.End);
        }
    }

    /// <summary>The line of an item, whose words are its number among those of its list.</summary>
    private sealed class ItemBytes
    {
        public ItemBytes(string list, WordedLine worded, JsonLayout layout, int depth)
        {
            Name = new FragmentText(layout, depth - 1, first: false).Item().StartObject().Name("words").Raw("\""u8)
                .Raw(QuotedText.Escaped(list + " ")).Cut();
            (Held, Failed) = (Rest(NodeState.Held), Rest(NodeState.Failed));
            End = [.. layout.Line(depth), (byte)']', .. layout.Line(depth - 1), (byte)'}'];

            byte[] Rest(NodeState state) => new FragmentText(layout, depth, first: false).Raw("\""u8)
                .Text("state", ConditionJson.WordsOf(state)).Text("file", worded.File).Number("line", worded.Line)
                .Name("parts").StartArray().Cut();
        }

        /// <summary>What stands before its number, behind the comma that parts it from one before.</summary>
        public byte[] Name { get; }

        public byte[] Held { get; }

        public byte[] Failed { get; }

        public byte[] End { get; }
    }
}
