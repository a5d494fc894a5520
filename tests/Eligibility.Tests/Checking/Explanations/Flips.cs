using Eligibility.Model;
using Eligibility.Tests.Oracle;
using Eligibility.Text;

namespace Eligibility.Tests.Checking.Explanations;

/// <summary>
/// The leaves below a condition that must change for it to come out as wanted, the fewest facts first, and those that are
/// as they must be already (outputs, section 1.5).
/// </summary>
internal sealed class Flips(KnownCase known) : IConditionVisitor<bool, Flips.Found>
{
    /// <summary>Leaves to change and leaves that help, whether or not what they help is among the least.</summary>
    internal sealed record Found(IReadOnlyList<Condition> ToChange, IReadOnlyList<Condition> Met)
    {
        /// <summary>In how many different facts the leaves must change: what reads the same changes together.</summary>
        public int Facts => ToChange.Select(c => string.Join(' ', Reads.Of(c).Select(r => (r.Input.Slot, r.Field?.Index ?? -1)).Order()))
            .Distinct(StringComparer.Ordinal).Count();
    }

    public static Found None { get; } = new([], []);

    public Found Of(Condition condition, bool wanted) => condition.Accept(this, wanted);

    public static Found Together(IEnumerable<Found> parts)
    {
        var all = parts.ToList();
        return new(Once(all.SelectMany(p => p.ToChange)), Once(all.SelectMany(p => p.Met)));
    }

    private static List<Condition> Once(IEnumerable<Condition> leaves) =>
        [.. leaves.Distinct(ReferenceEqualityComparer.Instance).Cast<Condition>()];

    private Found Leaf(Condition leaf, bool wanted) =>
        known.TruthOf(leaf, -1) == OracleEvaluator.Truth(wanted) ? new([], [leaf]) : new([leaf], []);

    public Found VisitFlag(FlagCondition flag, in bool wanted) => Leaf(flag, wanted);

    public Found VisitComparison(Comparison comparison, in bool wanted) => Leaf(comparison, wanted);

    public Found VisitJoint(JointComparison joint, in bool wanted) => Leaf(joint, wanted);

    public Found VisitMember(MemberCondition member, in bool wanted) => Leaf(member, wanted);

    public Found VisitIncludes(IncludesCondition includes, in bool wanted) => Leaf(includes, wanted);

    public Found VisitEmpty(EmptyCondition empty, in bool wanted) => Leaf(empty, wanted);

    public Found VisitList(ListCondition list, in bool wanted) => Leaf(list, wanted);

    public Found VisitNot(NotCondition not, in bool wanted) => Of(not.Operand, !wanted);

    public Found VisitDefinition(DefinitionCondition named, in bool wanted) => Of(named.Definition.Condition!, wanted);

    public Found VisitItem(ItemCondition item, in bool wanted) =>
        throw new InvalidOperationException("no policy holds a condition of one item");

    public Found VisitGroup(GroupCondition group, in bool wanted)
    {
        var (count, of) = (group.Count, group.Operands.Length);
        return group.Kind switch
        {
            GroupKind.All => Some(group, wanted, wanted ? of : 1),
            GroupKind.Any => Some(group, wanted, wanted ? 1 : of),
            GroupKind.None => Some(group, !wanted, wanted ? of : 1),
            GroupKind.AtLeast => Some(group, wanted, wanted ? count : of - count + 1),
            GroupKind.AtMost => Some(group, !wanted, wanted ? of - count : count + 1),
            // Its lines have no sign: it is one leaf.
            _ => Leaf(group, wanted),
        };
    }

    /// <summary>As many lines as are wanted that way: those that are so, and of the others the cheapest.</summary>
    private Found Some(GroupCondition group, bool wanted, int count)
    {
        var lines = group.Operands.Select(o => (Truth: known.TruthOf(o, -1), Found: Of(o, wanted))).ToList();
        var so = lines.Count(l => l.Truth == OracleEvaluator.Truth(wanted));
        var rest = lines.Where(l => l.Truth != OracleEvaluator.Truth(wanted)).Select(l => l.Found).OrderBy(f => f.Facts)
            .Take(Math.Max(0, count - so));
        return new(Once(rest.SelectMany(f => f.ToChange)), Once(lines.SelectMany(l => l.Found.Met)));
    }
}
