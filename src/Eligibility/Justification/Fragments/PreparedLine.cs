using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>A line of a condition with what is the same of it in every case.</summary>
internal abstract class PreparedLine
{
    private readonly AtDepth<LineBytes> _bytes;

    /// <param name="condition">What it says.</param>
    /// <param name="isOwn">Whether the decision says what it came to; else it is one of an item.</param>
    /// <param name="words">Its words.</param>
    /// <param name="worded">Where it is written.</param>
    /// <param name="hasValues">Whether it may tell values.</param>
    protected PreparedLine(Condition condition, bool isOwn, string words, WordedLine worded, bool hasValues)
    {
        (Condition, Index, Words, Worded) = (condition, isOwn ? condition.Index : -1, words, worded);
        Quoted = FragmentText.Quoted(words);
        _bytes = new((layout, depth) => new LineBytes(words, worded, hasValues, layout, depth));
    }

    public Condition Condition { get; }

    /// <summary>Its place among what the decision says of conditions; -1 where it is one of an item.</summary>
    public int Index { get; }

    public string Words { get; }

    /// <summary>Where it is written.</summary>
    public WordedLine Worded { get; }

    /// <summary>Whether telling it may open a definition, a table or a score.</summary>
    public abstract bool MayOpen { get; }

    /// <summary>Its words as a value of JSON.</summary>
    public byte[] Quoted { get; }

    public LineBytes At(JsonLayout layout, int depth) => _bytes.Of(layout, depth);

    /// <summary>Tells it, with what it is made of.</summary>
    /// <param name="to">Where it is told.</param>
    /// <param name="held">Whether it held.</param>
    /// <param name="depth">How many objects and arrays hold its members.</param>
    /// <param name="at">The item of which it is told.</param>
    public abstract void Tell(LineWriter to, bool held, int depth, in ItemPlace at);

    /// <summary>The lines that decided it: where it is an <c>all of</c>, those of them that came out as it did.</summary>
    public virtual void TellGrounds(LineWriter to, bool held) => to.Ground(this);
}

/// <summary>A group.</summary>
internal sealed class GroupLine(GroupCondition group, bool isOwn, string words, WordedLine worded,
    ImmutableArray<PreparedLine> operands) : PreparedLine(group, isOwn, words, worded, hasValues: false)
{
    private readonly bool _stopsAtHeld = group.Kind is GroupKind.Any or GroupKind.None;
    private readonly bool _isToldByParts = words.StartsWith("all of", StringComparison.OrdinalIgnoreCase);

    public override bool MayOpen { get; } = operands.Any(o => o.MayOpen);

    public override void Tell(LineWriter to, bool held, int depth, in ItemPlace at)
    {
        var bytes = At(to.Layout, depth);
        to.Sink.Write(held ? bytes.Held : bytes.Failed);
        var (settled, before) = (false, bytes.Parts);
        foreach (var operand in operands)
        {
            to.Sink.Write(before);
            before = bytes.NextPart;
            if (settled) to.Pass(operand, depth + 2);
            else settled = to.Tell(operand, depth + 2, at) && _stopsAtHeld;
        }
        to.Sink.Write(bytes.PartsEnd);
    }

    public override void TellGrounds(LineWriter to, bool held)
    {
        if (!_isToldByParts)
        {
            to.Ground(this);
            return;
        }
        foreach (var operand in operands)
        {
            var so = to.Holds(operand, ItemPlace.None);
            if (so == held) to.Ground(operand);
            if (so && _stopsAtHeld) break;
        }
    }
}

/// <summary>A <c>not</c> that stands on a line of its own.</summary>
internal sealed class NotLine(NotCondition not, bool isOwn, string words, WordedLine worded, PreparedLine operand)
    : PreparedLine(not, isOwn, words, worded, hasValues: false)
{
    public override bool MayOpen => operand.MayOpen;

    public override void Tell(LineWriter to, bool held, int depth, in ItemPlace at)
    {
        var bytes = At(to.Layout, depth);
        to.Sink.Write(held ? bytes.Held : bytes.Failed);
        to.Sink.Write(bytes.Parts);
        to.Tell(operand, depth + 2, at);
        to.Sink.Write(bytes.PartsEnd);
    }
}

/// <summary>The name of a defined condition.</summary>
internal sealed class NamedLine(DefinitionCondition named, bool isOwn, string words, WordedLine worded, int opening,
    PreparedLine opened) : PreparedLine(named, isOwn, words, worded, hasValues: false)
{
    public override bool MayOpen => true;

    public override void Tell(LineWriter to, bool held, int depth, in ItemPlace at)
    {
        var bytes = At(to.Layout, depth);
        to.Sink.Write(held ? bytes.Held : bytes.Failed);
        if (!to.Opens(opening))
        {
            to.Sink.Write(bytes.ElsewhereEnd);
            return;
        }
        to.Sink.Write(bytes.Parts);
        to.Tell(opened, depth + 2, ItemPlace.None);
        to.Sink.Write(bytes.PartsEnd);
    }
}

/// <summary>A test: the values it looked at, and below it what they are made of.</summary>
internal sealed class TestLine : PreparedLine
{
    private readonly ImmutableArray<PreparedValue> _values;
    private readonly AtDepth<OneValue>? _one;

    public TestLine(Condition test, bool isOwn, string words, WordedLine worded, ImmutableArray<PreparedValue> values)
        : base(test, isOwn, words, worded, hasValues: true)
    {
        _values = values;
        MayOpen = values.Any(v => v.MayOpen);
        if (values is [StatedValue only]) _one = new((layout, depth) => new OneValue(this, only, layout, depth));
    }

    public override bool MayOpen { get; }

    public override void Tell(LineWriter to, bool held, int depth, in ItemPlace at)
    {
        if (_one is not null) TellOne(to, _one.Of(to.Layout, depth), held, at);
        else
        {
            var bytes = At(to.Layout, depth);
            to.Sink.Write(held ? bytes.Held : bytes.Failed);
            to.TellValues(_values, bytes, depth, at);
        }
    }

    private void TellOne(LineWriter to, OneValue bytes, bool held, in ItemPlace at)
    {
        to.Sink.Write(held ? bytes.Held : bytes.Failed);
        ((StatedValue)_values[0]).Say(to, at);
        to.Sink.Write(bytes.After);
    }

    /// <summary>A line that tells one value that the case states: all before it, and all after it.</summary>
    private sealed class OneValue(TestLine line, StatedValue value, JsonLayout layout, int depth)
    {
        private readonly LineBytes _bytes = new(line.Words, line.Worded, hasValues: true, layout, depth);

        public byte[] Held => field ??= Before(_bytes.Held);

        public byte[] Failed => field ??= Before(_bytes.Failed);

        public byte[] After => field ??=
            [.. _bytes.ValueEnd, .. _bytes.ValuesEnd, .. _bytes.Placed, .. _bytes.End];

        private byte[] Before(byte[] head) => [.. head, .. _bytes.Values, .. value.Before(layout, depth)];
    }
}
