using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>
/// What is at hand when a condition or value is worked out of which nothing is unknown: the case, what the conditions
/// of the policy before it came to, and inside <c>where</c> the item.
/// </summary>
/// <param name="Case">The case.</param>
/// <param name="Memory">What was worked out so far.</param>
/// <param name="Item">The item at hand; default outside <c>where</c>.</param>
/// <param name="OfItem">What was worked out of it so far; null where a policy works nothing out for items.</param>
internal readonly record struct Known(CaseRow Case, KnownMemory Memory, ImmutableArray<Datum?> Item, Int128?[]? OfItem)
{
    /// <summary>The place of the item at hand in its list; -1 where that is not asked.</summary>
    public int Row { get; private init; } = -1;

    private Hand? OfHand { get; init; }

    /// <summary>The record in hand, while another item is looked at.</summary>
    private sealed record Hand(ImmutableArray<Datum?> Item, Int128?[]? OfItem, int Row);

    /// <summary>Outside any list.</summary>
    public static Known Of(in CaseRow @case, KnownMemory memory) => new(@case, memory, default, null);

    /// <summary>The same outside any list.</summary>
    public Known Outside => Item.IsDefault ? this : Of(Case, Memory);

    /// <summary>
    /// Where the items of a list are looked at: an item that is at hand already is the record in hand.
    /// </summary>
    public Known Looking => Item.IsDefault ? this : this with { OfHand = new Hand(Item, OfItem, Row) };

    /// <summary>The record in hand.</summary>
    public Known ThisOne => this with { Item = OfHand!.Item, OfItem = OfHand.OfItem, Row = OfHand.Row, OfHand = null };

    /// <summary>The items of a list.</summary>
    public ImmutableArray<ImmutableArray<Datum?>> Rows(int slot) => ((Items)Case.Apart![slot]!).Rows;

    /// <summary>The same of one item.</summary>
    /// <param name="item">Its fields; default of none.</param>
    /// <param name="row">Its place in its list.</param>
    public Known At(ImmutableArray<Datum?> item, int row = -1) => this with
    {
        Item = item, OfItem = item.IsDefault || Memory.RecordSlots == 0
            ? null : new Int128?[Memory.RecordSlots], Row = row,
    };
}

/// <summary>
/// What the conditions, definitions and tables of a policy came to in one pass over a case. A thread has one, and uses
/// it again for the next case: nothing in it outlives the pass. Whoever reads it for longer has one of his own.
/// </summary>
internal sealed class KnownMemory
{
    [ThreadStatic]
    private static KnownMemory? _own;

    private Int128[] _values = [];
    private bool[] _has = [];

    /// <summary>The conditions that hold, by their place in the policy.</summary>
    public bool[] Truths { get; private set; } = [];

    /// <summary>The memory of this thread, in which no value stands yet; truths are those of the last pass.</summary>
    /// <param name="policy">The policy.</param>
    public static KnownMemory ForPass(Policy policy)
    {
        var own = _own ??= new KnownMemory();
        own.Begin(policy);
        return own;
    }

    /// <summary>How many definitions are worked out once for each item.</summary>
    public int RecordSlots { get; private set; }

    /// <summary>Makes it ready for a pass over a policy, in which no value stands yet.</summary>
    public void Begin(Policy policy)
    {
        var (conditions, values) = (policy.Conditions.Length, policy.ValueSlots);
        RecordSlots = policy.RecordSlots;
        if (Truths.Length < conditions) Truths = new bool[conditions];
        if (_has.Length < values) (_has, _values) = (new bool[values], new Int128[values]);
        else _has.AsSpan(0, values).Clear();
    }

    /// <summary>A value that was worked out before.</summary>
    public bool TryGet(int place, out Int128 value)
    {
        value = _values[place];
        return _has[place];
    }

    /// <summary>Keeps a value for the rest of the pass.</summary>
    public Int128 Keep(int place, Int128 value)
    {
        (_values[place], _has[place]) = (value, true);
        return value;
    }
}
