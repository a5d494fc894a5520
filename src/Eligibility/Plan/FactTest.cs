using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>A test that holds one fact against what is written: where in its slots it holds.</summary>
/// <param name="Slot">The slot of the fact.</param>
/// <param name="Holds">The slots for which it holds.</param>
internal sealed record FactTest(int Slot, ImmutableArray<SlotRange> Holds)
{
    private static readonly Finder Find = new();

    /// <summary>What a condition is as a test of one fact, or null where it is none by itself.</summary>
    public static FactTest? Of(Condition condition) => condition.Accept(Find, default(Nothing));

    /// <summary>The same of what is named or negated is made from it by whoever asks.</summary>
    private sealed class Finder : IConditionVisitor<Nothing, FactTest?>
    {
        public FactTest? VisitFlag(FlagCondition flag, in Nothing context) =>
            FactOf(flag.Term) is { } fact ? new FactTest(fact.Slot, SlotRanges.Between(1, 1)) : null;

        public FactTest? VisitComparison(Comparison comparison, in Nothing context) => OfComparison(comparison);

        public FactTest? VisitJoint(JointComparison joint, in Nothing context)
        {
            if (OfComparison(joint.Comparisons[0]) is not { } test) return null;
            // All of them at once: added one by one, thousands of values would take the square of their number.
            var all = ImmutableArray.CreateBuilder<SlotRange>(joint.Comparisons.Length);
            all.AddRange(test.Holds);
            foreach (var comparison in joint.Comparisons.AsSpan()[1..])
            {
                if (OfComparison(comparison) is not { } next || next.Slot != test.Slot) return null;
                if (joint.All) test = test with { Holds = SlotRanges.Intersection(test.Holds, next.Holds) };
                else all.AddRange(next.Holds);
            }
            return joint.All ? test : test with { Holds = SlotRanges.Union(all) };
        }

        public FactTest? VisitMember(MemberCondition member, in Nothing context) =>
            FactOf(member.Term) is { } fact ? new FactTest(fact.Slot, SlotRanges.Of(member.Values)) : null;

        // A set is in many classes at once, a list in more; the others are made of conditions.
        public FactTest? VisitIncludes(IncludesCondition includes, in Nothing context) => null;

        public FactTest? VisitEmpty(EmptyCondition empty, in Nothing context) => null;

        public FactTest? VisitList(ListCondition list, in Nothing context) => null;

        public FactTest? VisitNot(NotCondition not, in Nothing context) => null;

        public FactTest? VisitGroup(GroupCondition group, in Nothing context) => null;

        public FactTest? VisitDefinition(DefinitionCondition named, in Nothing context) => null;

        public FactTest? VisitItem(ItemCondition item, in Nothing context) => null;

        private static FactTest? OfComparison(Comparison comparison)
        {
            if (FactOf(comparison.Left) is not { } fact
                || comparison.Right.Opened is not ConstantTerm { Value: Scalar right })
                return null;
            return new FactTest(fact.Slot, SlotRanges.Of(comparison.Tested, right.Value, fact.Type.Step));
        }

        private static Fact? FactOf(Term term) => (term.Opened as FactTerm)?.Fact;
    }
}
