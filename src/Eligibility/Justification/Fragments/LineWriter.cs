using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Plan;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// Tells the lines of one known case after the other, in the order in which <see cref="ConditionTree"/> tells them:
/// what is the same in every case as it was prepared, and between that what the case says. Not shared between threads.
/// </summary>
internal sealed class LineWriter
{
    // Up to here a stack that is not yet near its end suffices.
    private const int Shallow = 40;

    private readonly List<object> _said = [];
    private readonly List<PreparedParts> _below = [];
    private readonly bool[] _read;
    private bool[] _opened;
    private CaseRow _row;
    private Known _outside;
    private Known _item;
    private ItemPlace _at = ItemPlace.None;
    private ByteSink? _sink;
    private bool _firstGround;

    public LineWriter(PolicyPlan plan, int openings, JsonLayout layout)
    {
        (States, Layout) = (new KnownStatuses(plan), layout);
        (_read, _opened) = (new bool[plan.Policy.Inputs.Length], new bool[openings]);
    }

    public JsonLayout Layout { get; }

    public ByteSink Sink { get => _sink!; set => _sink = value; }

    /// <summary>What the conditions and rules came to.</summary>
    public KnownStatuses States { get; }

    /// <summary>What the case says.</summary>
    public ref readonly CaseRow Row => ref _row;

    /// <summary>The conventions for dates relied on so far.</summary>
    public DateConventions Conventions { get; set; }

    /// <summary>Makes it ready to tell a decision, of which nothing is told yet.</summary>
    public void Begin(Decision decision, ByteSink sink)
    {
        (_row, _sink) = (decision.Case.Row, sink);
        States.Find(decision.Case, decision.Outcome!);
        _outside = Known.Of(_row, States.Memory);
        Array.Clear(_read);
        Array.Clear(_opened);
        Conventions = DateConventions.None;
    }

    /// <summary>Lets go of the decision, so that another may be told.</summary>
    public void End()
    {
        (_row, _outside, _item, _at, _sink) = (default, default, default, ItemPlace.None, null);
        _said.Clear();
        _below.Clear();
    }

    /// <summary>Notes that a line has read a fact or list.</summary>
    public void Read(int slot) => _read[slot] = true;

    /// <summary>Whether a line has read a fact or list.</summary>
    public bool HasRead(int slot) => _read[slot];

    /// <summary>The items of a list.</summary>
    public ImmutableArray<ImmutableArray<Datum?>> RowsOf(int slot) => _outside.Rows(slot);

    /// <summary>What is at hand where a line or value is worked out.</summary>
    public ref readonly Known At(in ItemPlace at)
    {
        if (at.Row < 0) return ref _outside;
        if (at != _at) (_at, _item) = (at, _outside.At(_outside.Rows(at.Slot)[at.Row]));
        return ref _item;
    }

    /// <summary>
    /// Whether what is opened once is met here for the first time, and so told with what it is made of.
    /// </summary>
    public bool Opens(int opening)
    {
        if (_opened[opening]) return false;
        return _opened[opening] = true;
    }

    /// <summary>What was opened so far, each by its place; others may be put in its stead.</summary>
    public bool[] Opened { get => [.. _opened]; set => _opened = value; }

    /// <summary>Whether a line holds.</summary>
    public bool Holds(PreparedLine line, in ItemPlace at) =>
        line.Asked.Test is { } test ? test.Holds(At(at)) : States.Memory.Truths[line.Asked.Index];

    /// <summary>Tells a line with what it is made of, and whether it held.</summary>
    public bool Tell(PreparedLine line, Joint joint, int depth, in ItemPlace at)
    {
        var held = Holds(line, at);
        Tell(line, held, joint, depth, at);
        return held;
    }

    public void Tell(PreparedLine line, bool held, Joint joint, int depth, in ItemPlace at)
    {
        if (depth <= Shallow) line.Tell(this, held, joint, depth, at);
        else
            StackGuard.Run((By: this, line, held, joint, depth, at), static told =>
            {
                told.line.Tell(told.By, told.held, told.joint, told.depth, told.at);
                return true;
            });
    }

    /// <summary>Tells a line that was not needed.</summary>
    public void Pass(PreparedLine line, Joint joint, int depth)
    {
        var bytes = line.At(Layout, depth);
        Sink.Write(bytes.From(bytes.Passed, joint));
    }

    /// <summary>Tells the values of a test, its place, and what stands below it, up to its end.</summary>
    public void TellValues(ImmutableArray<PreparedValue> values, LineBytes bytes, int depth, in ItemPlace at)
    {
        _said.Clear();
        var below = _below.Count;
        var place = new TestPlace(bytes, depth, at);
        foreach (var value in values) value.Tell(this, place);
        if (_said.Count > 0) Sink.Write(bytes.ValuesEnd);
        Sink.Write(bytes.Placed);
        // What stands below has tests of its own.
        var (end, first) = (_below.Count, true);
        for (var i = below; i < end; i++) _below[i].Tell(this, bytes, depth, ref first);
        _below.RemoveRange(below, end - below);
        Sink.Write(first ? bytes.End : bytes.PartsEnd);
    }

    /// <summary>Tells values that look at no item, such as those of a definition.</summary>
    public void TellOutside(ImmutableArray<PreparedValue> values, in TestPlace place) =>
        StackGuard.Run((By: this, values, Place: place with { At = ItemPlace.None }), static told =>
        {
            foreach (var value in told.values) value.Tell(told.By, told.Place);
            return true;
        });

    /// <summary>Begins a value of a test, unless the test has told it before.</summary>
    public bool Begins(PreparedValue value, in TestPlace place)
    {
        foreach (var before in _said)
            if (ReferenceEquals(before, value.Key)) return false;
        if (_said.Count == 0) Sink.Write(place.Bytes.Values);
        else Sink.Write((byte)',');
        _said.Add(value.Key);
        Sink.Write(value.Before(Layout, place.Depth));
        return true;
    }

    /// <summary>Notes what is to stand below the test whose values are being told.</summary>
    public void TellBelow(PreparedParts parts) => _below.Add(parts);

    /// <summary>Tells the lines on which a rule failed, as texts of an array.</summary>
    /// <param name="line">The <c>when</c> that failed, or the <c>unless</c> that held.</param>
    /// <param name="held">Whether it held.</param>
    public void TellGrounds(PreparedLine line, bool held)
    {
        _firstGround = true;
        line.TellGrounds(this, held);
        EndTexts(_firstGround, GroundDepth);
    }

    public void Ground(PreparedLine line)
    {
        BeginText(ref _firstGround, GroundDepth);
        Sink.Write(line.Quoted);
    }

    /// <summary>Begins an element of an array.</summary>
    /// <param name="first">Whether none stands before it; afterwards, no longer.</param>
    /// <param name="depth">How many objects and arrays hold it.</param>
    public void BeginText(ref bool first, int depth)
    {
        if (!first) Sink.Write((byte)',');
        Sink.Write(Layout.Line(depth));
        first = false;
    }

    /// <summary>Ends an array.</summary>
    /// <param name="empty">Whether nothing stands in it.</param>
    /// <param name="depth">How many objects and arrays hold its elements.</param>
    public void EndTexts(bool empty, int depth)
    {
        if (!empty) Sink.Write(Layout.Line(depth - 1));
        Sink.Write((byte)']');
    }

    public void WriteNumber(int number) => ValueWords.WriteDigits(Sink, (ulong)number);

    // Of a rule among all rules: the object, the array of rules, the rule, the array.
    private const int GroundDepth = 4;
}
