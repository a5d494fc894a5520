using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>
/// Something of a case that the clauses look at, cut into classes that no clause can tell apart: a fact, or a condition
/// that is worked out first, which fails (class 0) or holds (class 1).
/// </summary>
internal sealed class Feature
{
    private Feature(int slot, int condition, bool isPlace, int classes, long[] cuts)
    {
        (Slot, Condition, IsPlace, Classes, Cuts) = (slot, condition, isPlace, classes, cuts);
        GreatestClass = classes - 1;
    }

    /// <summary>The slot of the fact; -1 of a condition.</summary>
    public int Slot { get; }

    /// <summary>The place of the condition among its policy's; -1 of a fact.</summary>
    public int Condition { get; }

    /// <summary>Whether the class is the slot itself: yes and no, and choices of a few values.</summary>
    public bool IsPlace { get; }

    /// <summary>How many classes there are.</summary>
    public int Classes { get; }

    /// <summary>The first slot of each class after the first, in order.</summary>
    public long[] Cuts { get; }

    /// <summary>The class of the greatest value that a case may state; that of the least is 0.</summary>
    public int GreatestClass { get; private init; }

    /// <summary>The least slot that a case may state.</summary>
    private long Least { get; init; }

    /// <summary>The greatest slot that a case may state.</summary>
    private long Greatest { get; init; } = long.MaxValue;

    /// <summary>How many bits its class takes.</summary>
    public int Bits => BitOperations.Log2((uint)Classes - 1) + 1;

    /// <summary>The same with one class more, the last: that of what is unknown.</summary>
    public Feature WithUnknown() => new(Slot, Condition, IsPlace, Classes + 1, Cuts)
    {
        GreatestClass = GreatestClass, Least = Least, Greatest = Greatest,
    };

    /// <summary>A condition that is worked out first.</summary>
    public static Feature OfCondition(int condition) => new(-1, condition, isPlace: true, 2, []);

    /// <summary>A fact, cut where a test of it begins or ends to hold.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="form">How it stands in the row.</param>
    /// <param name="tests">Where each of its tests holds.</param>
    public static Feature OfFact(Fact fact, SlotForm form, IEnumerable<ImmutableArray<SlotRange>> tests)
    {
        if (form.IsByte && fact.Type is YesNoType) return new(fact.Slot, -1, isPlace: true, 2, []);
        if (form.IsByte && fact.Type is ChoiceType { Values.Names.Length: var places })
            return new(fact.Slot, -1, isPlace: true, Math.Max(places, 2), []) { GreatestClass = places - 1 };
        // What no case may state is in no class: else a fact of few values could be cut into more than a byte holds.
        var (least, greatest) = (Within(form.Least), Within(form.Greatest));
        var cuts = new SortedSet<long>();
        foreach (var holds in tests)
            foreach (var range in holds)
            {
                if (range.From > least && range.From <= greatest) cuts.Add(range.From);
                if (range.To >= least && range.To < greatest) cuts.Add(range.To + 1);
            }
        return new(fact.Slot, -1, isPlace: false, cuts.Count + 1, [.. cuts]) { Least = least, Greatest = greatest };
    }

    // What no 64 bits hold is stated in no row.
    private static long Within(Int128 slot) => (long)Int128.Clamp(slot, SlotRange.Least, long.MaxValue);

    /// <summary>The class of a slot.</summary>
    public int ClassOf(long slot)
    {
        if (IsPlace) return (int)Math.Min(slot, int.MaxValue);
        var (low, high) = (0, Cuts.Length);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (Cuts[middle] <= slot) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>The classes of some slots, as ranges of classes.</summary>
    public IEnumerable<(int From, int To)> ClassesOf(ImmutableArray<SlotRange> slots)
    {
        foreach (var range in slots)
        {
            var (first, last) = (Math.Max(range.From, Least), Math.Min(range.To, Greatest));
            if (first > last) continue;
            var from = ClassOf(first);
            var to = IsPlace ? (int)Math.Min(last, Classes - 1) : ClassOf(last);
            if (from <= to) yield return (from, to);
        }
    }
}
