using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Plan;

/// <summary>
/// The conditions of a policy as clauses: ways to hold, and ways to fail, each a conjunction of tests of single
/// features. A condition with too many ways, one that counts its lines, and one that is no test of a single fact are
/// features of their own, which are worked out before the clauses are looked at.
/// </summary>
internal sealed class Clauses
{
    /// <summary>The most ways of one condition; with more it is worked out as it stands.</summary>
    private const int MostWays = 48;

    /// <summary>The most tests that are put together for a policy; after them conditions stand as they are.</summary>
    private const int MostTests = 1_000_000;

    private static readonly ImmutableArray<Conjunction> Never = [];
    private static readonly ImmutableArray<Conjunction> Always = [Conjunction.Always];

    private readonly ImmutableArray<Conjunction>[] _holds;
    private readonly ImmutableArray<Conjunction>[] _fails;
    private readonly FactTests _facts;
    private int _tests;

    public Clauses(Policy policy, FactTests facts)
    {
        _facts = facts;
        var count = policy.Conditions.Length;
        (_holds, _fails) = (new ImmutableArray<Conjunction>[count], new ImmutableArray<Conjunction>[count]);
        var ways = new Ways(this);
        // Each condition stands after those that it is made of.
        for (var i = 0; i < count; i++)
        {
            var (holds, fails) = policy.Conditions[i].Accept(ways, default(Nothing));
            _holds[i] = holds.IsDefault ? Itself(i, 1) : holds;
            _fails[i] = fails.IsDefault ? Itself(i, 0) : fails;
        }
    }

    /// <summary>The ways in which a rule applies.</summary>
    public ImmutableArray<Conjunction> Of(Rule rule, int datedBy)
    {
        var ways = rule.Period is not { } period
            ? Always
            : [new Conjunction([new FeatureTest(datedBy, SlotRanges.Between(period.From.DayNumber,
                period.Until?.DayNumber ?? long.MaxValue))])];
        if (rule.When is { } when) ways = And(ways, _holds[when.Index], Itself(when.Index, 1));
        if (rule.Unless is { } unless) ways = And(ways, _fails[unless.Index], Itself(unless.Index, 0));
        return ways;
    }

    /// <summary>Both; where that has too many ways, the second as it stands.</summary>
    private ImmutableArray<Conjunction> And(ImmutableArray<Conjunction> a, ImmutableArray<Conjunction> b,
        ImmutableArray<Conjunction> itself)
    {
        var both = Product(a, b);
        if (!both.IsDefault) return both;
        // Of a rule that fits into no clauses at all each part stands as it is: one way, and that is never too many.
        return [.. a.Select(way => way.And(itself[0])).OfType<Conjunction>()];
    }

    /// <summary>A condition as a feature of its own, which holds (1) or fails (0).</summary>
    private static ImmutableArray<Conjunction> Itself(int condition, long truth) =>
        [new Conjunction([new FeatureTest(~condition, [new SlotRange(truth, truth)])])];

    /// <summary>Every pair that can be together; default where there are too many.</summary>
    private ImmutableArray<Conjunction> Product(ImmutableArray<Conjunction> a, ImmutableArray<Conjunction> b)
    {
        if (a.IsDefault || b.IsDefault) return default;
        var product = ImmutableArray.CreateBuilder<Conjunction>();
        foreach (var one in a)
            foreach (var other in b)
            {
                _tests += one.Tests.Length + other.Tests.Length;
                if (_tests > MostTests) return default;
                if (one.And(other) is not { } both) continue;
                if (product.Count == MostWays) return default;
                product.Add(both);
            }
        return product.ToImmutable();
    }

    private sealed class Ways(Clauses of)
        : IConditionVisitor<Nothing, (ImmutableArray<Conjunction> Holds, ImmutableArray<Conjunction> Fails)>
    {
        public (ImmutableArray<Conjunction> Holds, ImmutableArray<Conjunction> Fails) VisitFlag(
            FlagCondition flag, in Nothing context) => OfFact(flag);

        public (ImmutableArray<Conjunction> Holds, ImmutableArray<Conjunction> Fails) VisitComparison(
            Comparison comparison, in Nothing context) => OfFact(comparison);

        public (ImmutableArray<Conjunction> Holds, ImmutableArray<Conjunction> Fails) VisitJoint(
            JointComparison joint, in Nothing context) => OfFact(joint);

        public (ImmutableArray<Conjunction> Holds, ImmutableArray<Conjunction> Fails) VisitMember(
            MemberCondition member, in Nothing context) => OfFact(member);

        public (ImmutableArray<Conjunction> Holds, ImmutableArray<Conjunction> Fails) VisitIncludes(
            IncludesCondition includes, in Nothing context) => default;

        public (ImmutableArray<Conjunction> Holds, ImmutableArray<Conjunction> Fails) VisitEmpty(
            EmptyCondition empty, in Nothing context) => default;

        public (ImmutableArray<Conjunction> Holds, ImmutableArray<Conjunction> Fails) VisitList(
            ListCondition list, in Nothing context) => default;

        public (ImmutableArray<Conjunction> Holds, ImmutableArray<Conjunction> Fails) VisitNot(
            NotCondition not, in Nothing context) => (of._fails[not.Operand.Index], of._holds[not.Operand.Index]);

        public (ImmutableArray<Conjunction> Holds, ImmutableArray<Conjunction> Fails) VisitGroup(
            GroupCondition group, in Nothing context) => group.Kind switch
        {
            GroupKind.All => (All(group, of._holds), Any(group, of._fails)),
            GroupKind.Any => (Any(group, of._holds), All(group, of._fails)),
            GroupKind.None => (All(group, of._fails), Any(group, of._holds)),
            // What counts its lines has a way for each choice of them.
            GroupKind.AtLeast or GroupKind.AtMost or GroupKind.Exactly => default,
            _ => throw new InvalidOperationException($"no group of kind {group.Kind}"),
        };

        public (ImmutableArray<Conjunction> Holds, ImmutableArray<Conjunction> Fails) VisitDefinition(
            DefinitionCondition named, in Nothing context)
        {
            var index = named.Definition.Condition!.Index;
            return (of._holds[index], of._fails[index]);
        }

        // No policy holds one; whatever is asked of one item is no feature of the case.
        public (ImmutableArray<Conjunction> Holds, ImmutableArray<Conjunction> Fails) VisitItem(
            ItemCondition item, in Nothing context) => default;

        private (ImmutableArray<Conjunction>, ImmutableArray<Conjunction>) OfFact(Condition condition) =>
            of._facts.Of(condition) is { } test
                ? (Where(test.Slot, test.Holds), Where(test.Slot, SlotRanges.Complement(test.Holds)))
                : default;

        private static ImmutableArray<Conjunction> Where(int slot, ImmutableArray<SlotRange> holds) =>
            holds.IsEmpty ? Never
            : holds is [{ From: SlotRange.Least, To: long.MaxValue }] ? Always
            : [new Conjunction([new FeatureTest(slot, holds)])];

        private ImmutableArray<Conjunction> All(GroupCondition group, ImmutableArray<Conjunction>[] ways)
        {
            var all = Always;
            foreach (var operand in group.Operands)
            {
                all = of.Product(all, ways[operand.Index]);
                if (all.IsDefault) return default;
            }
            return all;
        }

        private static ImmutableArray<Conjunction> Any(GroupCondition group, ImmutableArray<Conjunction>[] ways)
        {
            var count = 0;
            foreach (var operand in group.Operands) count += ways[operand.Index].Length;
            return count > MostWays ? default : [.. group.Operands.SelectMany(o => ways[o.Index])];
        }
    }
}
