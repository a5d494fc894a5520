using System.Numerics;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.SemanticDiff;

/// <summary>
/// A test of a policy as a statement that is so: the words in which a rule file would write it, or its opposite.
/// </summary>
internal sealed class TestWords : IConditionVisitor<bool, string>
{
    /// <summary>The words.</summary>
    public static TestWords All { get; } = new();

    /// <summary>The statement of a test that holds, or does not.</summary>
    public string Of(Condition test, bool holds) => test.Accept(this, holds);

    public string VisitFlag(FlagCondition flag, in bool holds) => holds ? Words(flag.Term) : $"not {Words(flag.Term)}";

    public string VisitComparison(Comparison comparison, in bool holds)
    {
        var relation = holds ? comparison.Relation : Relations.Negated(comparison.Relation);
        return $"{Words(comparison.Left)} {Of(relation, comparison.Left.Type is DateType)}{Words(comparison.Right)}";
    }

    public string VisitJoint(JointComparison joint, in bool holds)
    {
        var all = new List<string>();
        foreach (var comparison in joint.Comparisons) all.Add(VisitComparison(comparison, holds));
        return string.Join(joint.All == holds ? " and " : " or ", all);
    }

    public string VisitMember(MemberCondition member, in bool holds)
    {
        var names = Names(((ChoiceType)member.Term.Type).Values, member.Values);
        return $"{Words(member.Term)} is {(holds ? "" : "not ")}{(names.Count == 1 ? names[0] : "one of " + string.Join(", ", names))}";
    }

    public string VisitIncludes(IncludesCondition includes, in bool holds)
    {
        var names = Names(((SetType)includes.Set.Type).Values, includes.Values);
        var some = names.Count == 1 ? names[0] : "any of " + string.Join(", ", names);
        return holds ? $"{Words(includes.Set)} includes {some}" : $"not {Words(includes.Set)} includes {some}";
    }

    public string VisitEmpty(EmptyCondition empty, in bool holds) => $"{Words(empty.Set)} is {(holds ? "" : "not ")}empty";

    public string VisitList(ListCondition list, in bool holds) =>
        $"{(list.Any == holds ? "any" : "no")} {list.List.Name} where {OneLine.Of(list.Where.Root.Span.Words)}";

    public string VisitNot(NotCondition not, in bool holds) => Of(not.Operand, !holds);

    public string VisitGroup(GroupCondition group, in bool holds) => Written(group, holds);

    public string VisitDefinition(DefinitionCondition named, in bool holds) =>
        holds ? named.Definition.Name : $"not {named.Definition.Name}";

    public string VisitItem(ItemCondition item, in bool holds) => Written(item, holds);

    private static string Written(Condition condition, bool holds) =>
        holds ? OneLine.Of(condition.Span.Words) : $"not so: {OneLine.Of(condition.Span.Words)}";

    private static string Words(Term term) => term switch
    {
        ConstantTerm constant => constant.Type.Say(constant.Value),
        { Name: { } name } => name,
        _ => OneLine.Of(term.Span.Words),
    };

    private static List<string> Names(ValueSet values, BigInteger held) =>
        [.. values.Names.Where((_, place) => !((held >> place) & BigInteger.One).IsZero)];

    private static string Of(Relation relation, bool isDate) => relation switch
    {
        Relation.Equal => "is ",
        Relation.NotEqual => "is not ",
        Relation.Less => isDate ? "is before " : "is under ",
        Relation.AtMost => isDate ? "is on or before " : "is at most ",
        Relation.More => isDate ? "is after " : "is over ",
        Relation.AtLeast => isDate ? "is on or after " : "is at least ",
        _ => throw new ArgumentOutOfRangeException(nameof(relation)),
    };
}
