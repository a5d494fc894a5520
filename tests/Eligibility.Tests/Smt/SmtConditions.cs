using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Tests.Smt;

/// <summary>
/// When a condition holds, as a formula: written from the contract of the language (section 3) and the checked model
/// alone. The row is the item at hand, null outside <c>where</c>.
/// </summary>
internal sealed class SmtConditions(SmtCase @case) : IConditionVisitor<SmtRow?, Formula>
{
    private readonly Dictionary<(Condition, SmtRow?), Formula> _known = new(new ByReference());

    public SmtTerms Terms => field ??= new SmtTerms(@case, this);

    public Formula Of(Condition condition, SmtRow? row)
    {
        if (_known.TryGetValue((condition, row), out var known)) return known;
        return _known[(condition, row)] = condition.Accept(this, row);
    }

    public Formula VisitFlag(FlagCondition flag, in SmtRow? row) => Formula.Zero(Terms.Of(flag.Term, row) + -1);

    public Formula VisitComparison(Comparison comparison, in SmtRow? row) =>
        Formula.Compare(Terms.Of(comparison.Left, row), comparison.Relation, Terms.Of(comparison.Right, row));

    public Formula VisitJoint(JointComparison joint, in SmtRow? row)
    {
        var at = row;
        var parts = joint.Comparisons.Select(c => Of(c, at));
        return joint.All ? Formula.All(parts) : Formula.Any(parts);
    }

    public Formula VisitMember(MemberCondition member, in SmtRow? row)
    {
        var value = Terms.Of(member.Term, row);
        return Formula.Any(Among(member.Values).Select(i => Formula.Zero(value + -i)));
    }

    public Formula VisitIncludes(IncludesCondition includes, in SmtRow? row)
    {
        var held = Terms.SetOf(includes.Set, row);
        return Formula.Any(Among(includes.Values).Select(i => held[i]));
    }

    public Formula VisitEmpty(EmptyCondition empty, in SmtRow? row) => !Formula.Any(Terms.SetOf(empty.Set, row));

    public Formula VisitList(ListCondition list, in SmtRow? row)
    {
        var any = Formula.Any(@case.RowsOf(list.List, list.IsOfOthers, row).Select(r => r.IsThere & Of(list.Where.Root, r)));
        return list.Any ? any : !any;
    }

    public Formula VisitNot(NotCondition not, in SmtRow? row) => !Of(not.Operand, row);

    public Formula VisitGroup(GroupCondition group, in SmtRow? row)
    {
        var at = row;
        ImmutableArray<Formula> lines = [.. group.Operands.Select(o => Of(o, at))];
        return group.Kind switch
        {
            GroupKind.All => Formula.All(lines),
            GroupKind.Any => Formula.Any(lines),
            GroupKind.None => !Formula.Any(lines),
            GroupKind.AtLeast => Counted(lines, Relation.AtLeast, group.Count),
            GroupKind.AtMost => Counted(lines, Relation.AtMost, group.Count),
            GroupKind.Exactly => Counted(lines, Relation.Equal, group.Count),
            _ => throw new NotTranslatedException("a group of another kind"),
        };
    }

    public Formula VisitDefinition(DefinitionCondition named, in SmtRow? row) =>
        Of(named.Definition.Condition!, named.Definition.List is null ? null : row);

    public Formula VisitItem(ItemCondition item, in SmtRow? row) =>
        throw new NotTranslatedException("no policy holds a condition of one item");

    private static Formula Counted(ImmutableArray<Formula> lines, Relation relation, int count) => Formula.Compare(
        lines.Aggregate(Linear.Of(0), (sum, line) => sum + Linear.OfTruth(line)), relation, Linear.Of(count));

    private static IEnumerable<int> Among(BigInteger values)
    {
        for (var i = 0; !(values >> i).IsZero; i++)
            if (!(values >> i & 1).IsZero) yield return i;
    }

    private sealed class ByReference : IEqualityComparer<(Condition, SmtRow?)>
    {
        public bool Equals((Condition, SmtRow?) one, (Condition, SmtRow?) other) =>
            ReferenceEquals(one.Item1, other.Item1) && ReferenceEquals(one.Item2, other.Item2);

        public int GetHashCode((Condition, SmtRow?) of) => HashCode.Combine(
            System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(of.Item1),
            System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(of.Item2));
    }
}
