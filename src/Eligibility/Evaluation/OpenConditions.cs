using Eligibility.Model;
using Eligibility.Plan;

namespace Eligibility.Evaluation;

/// <summary>
/// What the conditions of a policy come to where two runs of its plan are enough: each looks at an unknown fact once and
/// in a test of its own, so that what is open from the parts is open.
/// </summary>
internal sealed class OpenConditions : IConditionVisitor<Nothing, Truth>
{
    private readonly PolicyPlan _plan;
    private readonly CaseRow _case;
    private readonly Truth[] _truths;
    private readonly KnownMemory _tied;

    private OpenConditions(PolicyPlan plan, in CaseRow @case) => (_plan, _case, _truths, _tied) =
        (plan, @case, new Truth[plan.Policy.Conditions.Length], plan.RunTied(@case));

    /// <summary>The truth of each condition of the policy, by its place.</summary>
    public static Truth[] Of(PolicyPlan plan, in CaseRow @case)
    {
        var open = new OpenConditions(plan, @case);
        foreach (var condition in plan.Policy.Conditions)
            open._truths[condition.Index] = condition.Accept(open, default(Nothing));
        return open._truths;
    }

    public Truth VisitFlag(FlagCondition flag, in Nothing context) => Test(flag);

    public Truth VisitComparison(Comparison comparison, in Nothing context) => Test(comparison);

    public Truth VisitJoint(JointComparison joint, in Nothing context) => Test(joint);

    public Truth VisitMember(MemberCondition member, in Nothing context) => Test(member);

    public Truth VisitIncludes(IncludesCondition includes, in Nothing context) => Test(includes);

    public Truth VisitEmpty(EmptyCondition empty, in Nothing context) => Test(empty);

    public Truth VisitList(ListCondition list, in Nothing context) => Test(list);

    public Truth VisitNot(NotCondition not, in Nothing context) => Truths.Not(_truths[not.Operand.Index]);

    public Truth VisitGroup(GroupCondition group, in Nothing context)
    {
        var (held, may) = (0, 0);
        foreach (var operand in group.Operands)
        {
            if (_truths[operand.Index] == Truth.Held) held++;
            if (_truths[operand.Index] != Truth.Failed) may++;
        }
        return Truths.OfGroup(group.Kind, group.Count, group.Operands.Length, held, may);
    }

    public Truth VisitDefinition(DefinitionCondition named, in Nothing context) =>
        _truths[named.Definition.Condition!.Index];

    // No policy that a plan decides holds one.
    public Truth VisitItem(ItemCondition item, in Nothing context) =>
        throw new InvalidOperationException("a condition of one item is none of a policy's own");

    /// <summary>A test of one fact, which may be unknown; of any other all that it reads is known.</summary>
    private Truth Test(Condition condition)
    {
        if (_plan.Facts.Of(condition) is not { } test) return Truths.Of(_tied.Truths[condition.Index]);
        var form = _plan.Policy.SlotForms[test.Slot];
        var slot = _case.Slot(form);
        if (slot != SlotForm.NotKnown) return Truths.Of(SlotRanges.Contains(test.Holds, slot));
        var stated = SlotRanges.Between(form.Least, form.Greatest);
        var where = SlotRanges.Intersection(stated, test.Holds);
        return where.IsEmpty ? Truth.Failed : where.SequenceEqual(stated) ? Truth.Held : Truth.Open;
    }
}
