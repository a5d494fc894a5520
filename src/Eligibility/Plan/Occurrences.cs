using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>
/// How often the conditions of a policy look at what may be unknown: where each is looked at once, in tests of its own,
/// nothing ties two answers together, and what is open from the parts is open.
/// </summary>
internal sealed class Occurrences
{
    private readonly Dictionary<int, int> _place = [];
    private readonly (ulong Once, ulong Twice)[] _conditions;
    private readonly Policy _policy;
    private readonly FactTests _facts;

    private Occurrences(Policy policy, ImmutableArray<int> read, FactTests facts)
    {
        (_policy, _facts) = (policy, facts);
        for (var i = 0; i < read.Length; i++) _place.Add(read[i], i);
        _conditions = new (ulong, ulong)[policy.Conditions.Length];
        var counting = new Counting(this);
        for (var i = 0; i < _conditions.Length; i++)
        {
            _conditions[i] = policy.Conditions[i].Accept(counting, default(Nothing));
            Tied |= _conditions[i].Twice;
        }
        foreach (var slot in read)
            if (policy.Inputs[slot].IsTied) TiedByValidity |= Bit(slot);
        Tied |= TiedByValidity;
    }

    /// <summary>
    /// What a condition looks at more than once, or by more than a test of its own, or what the validity of a case ties
    /// to something else: one bit for each slot that is read, in their order.
    /// </summary>
    public ulong Tied { get; }

    /// <summary>What the validity of a case ties to something else.</summary>
    public ulong TiedByValidity { get; }

    /// <summary>The occurrences in a policy; null where it reads more than there are bits for.</summary>
    public static Occurrences? Of(Policy policy, ImmutableArray<int> read, FactTests facts) =>
        read.Length > 64 ? null : new Occurrences(policy, read, facts);

    /// <summary>What a rule looks at, and what of it more than once.</summary>
    public (ulong Once, ulong Twice) Of(Rule rule)
    {
        var all = rule.Period is null ? default : (Once: Bit(_policy.DatedBy.Slot), Twice: 0UL);
        if (rule.When is { } when) all = Both(all, _conditions[when.Index]);
        return rule.Unless is { } unless ? Both(all, _conditions[unless.Index]) : all;
    }

    /// <summary>All that a condition reads.</summary>
    public ulong ReadBy(Condition condition)
    {
        var all = 0UL;
        foreach (var read in Reads.Of(condition)) all |= Bit(read.Input.Slot);
        return all;
    }

    private ulong Bit(int slot) => 1UL << _place[slot];

    private static (ulong Once, ulong Twice) Both((ulong Once, ulong Twice) a, (ulong Once, ulong Twice) b) =>
        (a.Once | b.Once, a.Twice | b.Twice | (a.Once & b.Once));

    private sealed class Counting(Occurrences of) : IConditionVisitor<Nothing, (ulong Once, ulong Twice)>
    {
        public (ulong Once, ulong Twice) VisitFlag(FlagCondition flag, in Nothing context) => Test(flag);

        public (ulong Once, ulong Twice) VisitComparison(Comparison comparison, in Nothing context) => Test(comparison);

        public (ulong Once, ulong Twice) VisitJoint(JointComparison joint, in Nothing context) => Test(joint);

        public (ulong Once, ulong Twice) VisitMember(MemberCondition member, in Nothing context) => Test(member);

        public (ulong Once, ulong Twice) VisitIncludes(IncludesCondition includes, in Nothing context) =>
            Test(includes);

        public (ulong Once, ulong Twice) VisitEmpty(EmptyCondition empty, in Nothing context) => Test(empty);

        public (ulong Once, ulong Twice) VisitList(ListCondition list, in Nothing context) => Test(list);

        public (ulong Once, ulong Twice) VisitNot(NotCondition not, in Nothing context) =>
            of._conditions[not.Operand.Index];

        public (ulong Once, ulong Twice) VisitGroup(GroupCondition group, in Nothing context)
        {
            var all = (Once: 0UL, Twice: 0UL);
            foreach (var operand in group.Operands) all = Both(all, of._conditions[operand.Index]);
            return all;
        }

        public (ulong Once, ulong Twice) VisitDefinition(DefinitionCondition named, in Nothing context) =>
            of._conditions[named.Definition.Condition!.Index];

        public (ulong Once, ulong Twice) VisitItem(ItemCondition item, in Nothing context) => Test(item);

        /// <summary>What is no test of one fact ties together all that it reads.</summary>
        private (ulong Once, ulong Twice) Test(Condition condition)
        {
            if (of._facts.Of(condition) is { } test) return (of.Bit(test.Slot), 0);
            var all = of.ReadBy(condition);
            return (all, all);
        }
    }
}
