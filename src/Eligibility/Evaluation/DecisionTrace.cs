using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>
/// What the lines of a policy came to for one case, by <see cref="NodeNumbers"/>: an array in which what is asked of
/// no item comes first, and then for each list item after item what is asked of each. A justification is told from it
/// and asks nobody. <see cref="TraceWalk"/> writes it before the decision is handed out, and nobody after.
/// </summary>
internal sealed class DecisionTrace
{
    private readonly Finding[] _findings;
    private readonly bool[] _read;
    private readonly int[] _starts;
    private readonly int[] _widths;

    /// <summary>A trace of which nothing is written yet.</summary>
    /// <param name="numbers">The numbers of the policy's conditions and values.</param>
    /// <param name="values">The values of the case by slot, which say how many items each list has.</param>
    public DecisionTrace(NodeNumbers numbers, ImmutableArray<Datum?> values)
    {
        (Numbers, _read) = (numbers, new bool[values.Length]);
        var length = numbers.Width;
        var last = numbers.Lists.IsEmpty ? 0 : numbers.Lists[^1].Slot + 1;
        (_starts, _widths) = (new int[last], new int[last]);
        foreach (var (slot, width) in numbers.Lists)
        {
            (_starts[slot], _widths[slot]) = (length, width);
            length += width * (numbers.Pair(slot) is var (hand, each) ? Rows(hand) * Rows(each) : Rows(slot));
        }

        int Rows(int slot) => values[slot] is Items items ? items.Rows.Length : 0;

        _findings = new Finding[length];
    }

    /// <summary>The numbers by which it is written.</summary>
    public NodeNumbers Numbers { get; }

    /// <summary>Whether every line is settled: none told as open that may in truth be certain.</summary>
    public bool IsSettled { get; set; } = true;

    /// <summary>What the lines below the outcome came to, in the order in which they are told.</summary>
    public ImmutableArray<BroughtLine> Brought { get; set; } = [];

    /// <summary>The conventions for dates that lines which were worked out relied on.</summary>
    public DateConventions Conventions { get; set; }

    /// <summary>What a condition or value came to.</summary>
    /// <param name="node">Its place.</param>
    /// <param name="row">
    /// The item of which it is asked, from 0, or its pair with the record in hand; not looked at where it is asked of none.
    /// </param>
    public Finding this[NumberedNode node, int row]
    {
        get => _findings[PlaceOf(node, row)];
        set => _findings[PlaceOf(node, row)] = value;
    }

    /// <summary>Whether a line that was worked out has read a fact or list.</summary>
    public bool HasRead(Input input) => _read[input.Slot];

    /// <summary>Notes that a line has read a fact or list.</summary>
    /// <param name="slot">Its slot.</param>
    public void Read(int slot) => _read[slot] = true;

    private int PlaceOf(NumberedNode node, int row) => node.List == NodeNumbers.Outside
        ? node.Place
        : _starts[node.List] + (row * _widths[node.List]) + node.Place;
}

/// <summary>What one line came to.</summary>
/// <param name="State">What a condition came to; of a value, held where it is the same in every way and open where it
/// is not.</param>
/// <param name="Value">What a value is in every way of filling in what is unknown, or null.</param>
/// <param name="NotSettled">Whether a condition that is told as open may in truth be certain.</param>
internal readonly record struct Finding(LineState State, Datum? Value = null, bool NotSettled = false);

/// <summary>What a line came to.</summary>
internal enum LineState : byte
{
    /// <summary>It was never asked about, and cannot be told.</summary>
    NotAsked,

    /// <summary>Something before it settled the matter.</summary>
    NotNeeded,

    /// <summary>It failed in every way.</summary>
    Failed,

    /// <summary>It depends on what is unknown.</summary>
    Open,

    /// <summary>It held in every way.</summary>
    Held,
}

/// <summary>The conventions of section 3 that dates can turn on.</summary>
[Flags]
internal enum DateConventions : byte
{
    None = 0,

    /// <summary>An anniversary that does not exist in its year is the first of the next month.</summary>
    MissingAnniversary = 1,

    /// <summary>Months added or taken ended in a month without that day: its last was taken.</summary>
    MonthEnd = 2,
}
