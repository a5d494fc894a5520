using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Documenting;

/// <summary>
/// A condition in plain words, whether that it holds or that it does not: what is turned round is said of each test
/// (<c>under</c> for <c>not at least</c>, <c>no</c> for <c>not yes</c>), so that as little as possible is said with
/// <c>not</c>. What has a name is named: the page explains it elsewhere.
/// </summary>
internal sealed class ConditionWords : IConditionVisitor<bool, Saying>
{
    private readonly TermWords _terms;

    public ConditionWords() => _terms = new TermWords(this);

    /// <summary>That it holds.</summary>
    public Saying That(Condition condition) => Tell(condition, true);

    /// <summary>That it does not hold.</summary>
    public Saying ThatNot(Condition condition) => Tell(condition, false);

    /// <summary>A value in words.</summary>
    public string Of(Term term) => _terms.Of(term);

    private Saying Tell(Condition condition, bool holds) =>
        StackGuard.Run((By: this, condition, holds), static at => at.condition.Accept(at.By, at.holds));

    public Saying VisitFlag(FlagCondition flag, in bool holds) => YesNo(Of(flag.Term), holds);

    public Saying VisitComparison(Model.Comparison comparison, in bool holds)
    {
        var test = TestText.Of(comparison, comparison.Left);
        return Compared(comparison, holds, $"{Of(comparison.Left)} {test.Verb}");
    }

    private Saying Compared(Model.Comparison comparison, bool holds, string opening)
    {
        var relation = holds ? comparison.Tested : Relations.Negated(comparison.Tested);
        var isDate = comparison.Left.Type is DateType;
        var isSame = comparison.Left.Type is YesNoType or ChoiceType;
        var words = relation switch
        {
            Relation.Equal => isSame ? " the same as" : "",
            Relation.NotEqual => isSame ? " not the same as" : " not",
            Relation.Less => isDate ? " before" : " under",
            Relation.AtMost => isDate ? " on or before" : " at most",
            Relation.More => isDate ? " after" : " over",
            Relation.AtLeast => isDate ? " on or after" : " at least",
            _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
        };
        return Saying.Leaf($"{opening}{words} {Of(comparison.Right)}", relation == Relation.NotEqual ? 1 : 0);
    }

    // As it is written: `within 3 months before` says more than the two comparisons that it is made of.
    public Saying VisitJoint(JointComparison joint, in bool holds)
    {
        var first = joint.Comparisons[0];
        if (TestText.Of(joint, first.Left) is { Rest: { } rest } test)
            return Written($"{Of(first.Left)} {test.Verb}", rest, holds);
        var sign = holds;
        var parts = joint.Comparisons.Select(c => Compared(c, sign, $"{Of(c.Left)} is")).ToList();
        return Saying.Leaf(string.Join(joint.All == holds ? " and " : " or ", parts.Select(p => p.Words)),
            parts.Sum(p => p.Negations));
    }

    public Saying VisitMember(MemberCondition member, in bool holds)
    {
        var test = TestText.Of(member, member.Term);
        var names = ValueWords.Of(member.Term.Type, member.Values);
        var values = test.Rest ?? (names.Length == 1 ? "" : "one of ") + string.Join(", ", names);
        return Written($"{Of(member.Term)} {test.Verb}", values, holds);
    }

    public Saying VisitIncludes(IncludesCondition includes, in bool holds)
    {
        var names = ValueWords.Of(includes.Set.Type, includes.Values);
        var values = TestText.AfterWord(includes, "includes")
            ?? (names.Length == 1 ? "" : "any of ") + string.Join(", ", names);
        return Saying.Leaf($"{Of(includes.Set)} {(holds ? "includes" : "does not include")} {values}", holds ? 0 : 1);
    }

    public Saying VisitEmpty(EmptyCondition empty, in bool holds) =>
        Written($"{Of(empty.Set)} {TestText.Of(empty, empty.Set).Verb}", "empty", holds);

    public Saying VisitList(ListCondition list, in bool holds)
    {
        var name = TermWords.NameOf(list.List, list.IsOfOthers);
        var where = That(list.Where.Root);
        var words = $"{(list.Any == holds ? "one or more" : "none")} of {name} where {where.Words}";
        return new Saying(words, where.Negations + (list.Any == holds ? 0 : 1), where.Parts);
    }

    public Saying VisitNot(NotCondition not, in bool holds) => Tell(not.Operand, !holds);

    public Saying VisitGroup(GroupCondition group, in bool holds)
    {
        var count = Digits(group.Count);
        return group.Kind switch
        {
            GroupKind.All => holds ? AllOf(group, true) : NotAllOf(group),
            GroupKind.Any => holds ? OneOf(group, true) : NoneOf(group),
            GroupKind.None => holds ? NoneOf(group) : OneOf(group, true),
            GroupKind.AtLeast => Counted(group, holds ? $"at least {count} of these" : $"fewer than {count} of these"),
            GroupKind.AtMost => Counted(group, holds ? $"at most {count} of these" : $"more than {count} of these"),
            GroupKind.Exactly =>
                Counted(group, holds ? $"exactly {count} of these" : $"fewer or more than {count} of these"),
            _ => throw new ArgumentOutOfRangeException(nameof(group)),
        };
    }

    public Saying VisitDefinition(DefinitionCondition named, in bool holds) =>
        YesNo(TermWords.NameOf(named.Span, named.Definition.Name), holds);

    // No policy holds one: it asks about a line of a case.
    public Saying VisitItem(ItemCondition item, in bool holds) =>
        throw new InvalidOperationException("a condition of one item stands in no policy");

    private IEnumerable<Saying> Parts(GroupCondition group, bool hold) => group.Operands.Select(o => Tell(o, hold));

    private Saying AllOf(GroupCondition group, bool hold) => Saying.Group("all of these", Parts(group, hold));

    private Saying OneOf(GroupCondition group, bool hold) => Saying.Group("one or more of these", Parts(group, hold));

    private Saying NotAllOf(GroupCondition group) =>
        Saying.Plainer(OneOf(group, false), Saying.Group("not all of these", Parts(group, true), 1));

    // None of several is said with `not` once: what says it of each is plainer only where none needs a `not`.
    private Saying NoneOf(GroupCondition group) =>
        Saying.Plainer(Saying.Group("none of these", Parts(group, true), 1), AllOf(group, false));

    private Saying Counted(GroupCondition group, string words) => Saying.Group(words, Parts(group, true));

    private static Saying YesNo(string name, bool holds) => Saying.Leaf($"{name} is {(holds ? "yes" : "no")}");

    private static Saying Written(string opening, string rest, bool holds) => holds ? Saying.Leaf($"{opening} {rest}")
        : rest.StartsWith("one of ", StringComparison.OrdinalIgnoreCase)
            ? Saying.Leaf($"{opening} none of {rest["one of ".Length..]}", 1)
            : Saying.Leaf($"{opening} not {rest}", 1);

    private static string Digits(int count) => count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
