using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Plan;

/// <summary>A condition as the plan works it out where nothing that it reads is unknown.</summary>
internal abstract class KnownTest
{
    public abstract bool Holds(in Known at);

    /// <summary>One of the policy's own that came before in the pass.</summary>
    internal sealed class Own(int condition) : KnownTest
    {
        public override bool Holds(in Known at) => at.Memory.Truths[condition];
    }

    /// <summary>A definition that says something of the item at hand, worked out once an item.</summary>
    internal sealed class OfRecord(int place, KnownTest test) : KnownTest
    {
        public override bool Holds(in Known at) => (at.OfItem![place] ??=
            StackGuard.Run((test, at), static on => on.test.Holds(on.at) ? Int128.One : Int128.Zero)) != 0;
    }

    /// <summary>What the plan is not told of; nobody may ask whether it holds.</summary>
    internal sealed class Free : KnownTest
    {
        public override bool Holds(in Known at) => throw new InvalidOperationException("the plan is not told of it");
    }

    internal sealed class Flag(KnownValue value) : KnownTest
    {
        public override bool Holds(in Known at) => value.Of(at) != 0;
    }

    internal sealed class Compared(KnownValue left, Relation relation, KnownValue right) : KnownTest
    {
        public override bool Holds(in Known at) => Relations.Holds(left.Of(at), relation, right.Of(at));
    }

    internal sealed class Member(KnownValue value, BigInteger values) : KnownTest
    {
        private readonly ImmutableArray<SlotRange> _holds = SlotRanges.Of(values);

        public override bool Holds(in Known at) => SlotRanges.Contains(_holds, (long)value.Of(at));
    }

    internal sealed class InSlot(SlotForm form, ImmutableArray<SlotRange> ranges) : KnownTest
    {
        public override bool Holds(in Known at)
        {
            var value = at.Case.Slot(form);
            foreach (var range in ranges)
                if (value >= range.From && value <= range.To) return true;
            return false;
        }
    }

    internal sealed class Includes(KnownSet set, BigInteger values) : KnownTest
    {
        public override bool Holds(in Known at) => set.Meets(values, at);
    }

    internal sealed class SlotMeets(SlotForm form, long values) : KnownTest
    {
        public override bool Holds(in Known at) => (at.Case.Slot(form) & values) != 0;
    }

    internal sealed class Empty(KnownSet set) : KnownTest
    {
        public override bool Holds(in Known at) => set.Of(at).IsZero;
    }

    internal sealed class Not(KnownTest test) : KnownTest
    {
        public override bool Holds(in Known at) => !test.Holds(at);
    }

    /// <summary>How many of its lines hold.</summary>
    internal sealed class Group(GroupKind kind, int count, KnownTest[] tests) : KnownTest
    {
        public override bool Holds(in Known at)
        {
            switch (kind)
            {
                case GroupKind.All:
                    foreach (var test in tests)
                        if (!test.Holds(at)) return false;
                    return true;
                case GroupKind.Any:
                case GroupKind.None:
                    foreach (var test in tests)
                        if (test.Holds(at)) return kind == GroupKind.Any;
                    return kind == GroupKind.None;
                case GroupKind.AtLeast:
                    return CountOf(at) >= count;
                case GroupKind.AtMost:
                    return CountOf(at) <= count;
                case GroupKind.Exactly:
                    return CountOf(at) == count;
                default:
                    throw new InvalidOperationException($"no group of kind {kind}");
            }
        }

        private int CountOf(in Known at)
        {
            var holding = 0;
            foreach (var test in tests)
                if (test.Holds(at)) holding++;
            return holding;
        }
    }

    /// <summary>Whether any item of a list fits, or none; or any other than the record in hand.</summary>
    internal sealed class AnyItem(int slot, bool others, bool any, KnownTest where) : KnownTest
    {
        public override bool Holds(in Known at)
        {
            var (looking, rows) = (at.Looking, at.Rows(slot));
            for (var row = 0; row < rows.Length; row++)
                if ((!others || row != at.Row) && where.Holds(looking.At(rows[row], row))) return any;
            return !any;
        }
    }
}
