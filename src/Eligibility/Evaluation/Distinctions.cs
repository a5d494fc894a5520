using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>
/// Which conditions tell apart values of what a case leaves unknown, by how they do it: <see cref="Classes"/>
/// tries one value of each class. This is the one place where to forget a kind decides cases wrongly: what it
/// would tell apart is then not tried.
/// </summary>
internal sealed class Distinctions : IConditionVisitor<Nothing, Nothing>
{
    public Distinctions(IEnumerable<Node> parts)
    {
        foreach (var part in parts)
            if (part is Condition condition) condition.Accept(this, default(Nothing));
    }

    /// <summary>They cut the range of a number or a date into stretches.</summary>
    public List<Comparison> Comparisons { get; } = [];

    /// <summary>They tell sets apart by the values that these hold.</summary>
    public List<IncludesCondition> Includes { get; } = [];

    /// <summary>They tell a list with an item from one without.</summary>
    public List<ListCondition> Lists { get; } = [];

    // Yes and no are both tried, whatever is asked of them.
    public Nothing VisitFlag(FlagCondition flag, in Nothing context) => default;

    public Nothing VisitComparison(Comparison comparison, in Nothing context)
    {
        Comparisons.Add(comparison);
        return default;
    }

    // Its comparisons are looked at by themselves.
    public Nothing VisitJoint(JointComparison joint, in Nothing context) => default;

    // Each choice is tried.
    public Nothing VisitMember(MemberCondition member, in Nothing context) => default;

    public Nothing VisitIncludes(IncludesCondition includes, in Nothing context)
    {
        Includes.Add(includes);
        return default;
    }

    // The empty set is always among those tried.
    public Nothing VisitEmpty(EmptyCondition empty, in Nothing context) => default;

    public Nothing VisitList(ListCondition list, in Nothing context)
    {
        Lists.Add(list);
        return default;
    }

    // The rest tell apart what those do that they are made of.
    public Nothing VisitNot(NotCondition not, in Nothing context) => default;

    public Nothing VisitGroup(GroupCondition group, in Nothing context) => default;

    public Nothing VisitDefinition(DefinitionCondition named, in Nothing context) => default;

    public Nothing VisitItem(ItemCondition item, in Nothing context) => default;
}
