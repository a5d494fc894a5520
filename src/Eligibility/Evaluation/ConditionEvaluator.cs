using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Evaluation;

/// <summary>
/// Works out conditions, three-valued: what is certain from the parts is certain, the rest is open. A
/// policy's own conditions come in one pass, each after its parts; those inside <c>where</c> and in tables
/// are worked out where they stand.
/// </summary>
internal sealed class ConditionEvaluator
{
    private readonly Policy _policy;
    private readonly Kinds _own;
    private readonly Kinds _apart;

    public ConditionEvaluator(Policy policy)
    {
        _policy = policy;
        (_own, _apart) = (new Kinds(this, apart: false), new Kinds(this, apart: true));
        Terms = new TermEvaluator(policy, this);
    }

    public TermEvaluator Terms { get; }

    /// <summary>What every condition of the policy comes to, by index.</summary>
    public Truth[] All(ImmutableArray<Datum?> values)
    {
        var truths = new Truth[_policy.Conditions.Length];
        var frame = Frame.Of(_policy, values, truths);
        foreach (var condition in _policy.Conditions) truths[condition.Index] = Of(condition, frame, apart: false);
        return truths;
    }

    /// <summary>A condition inside <c>where</c> for the item at hand; no condition always holds.</summary>
    public Truth OfItem(WhereClause? where, in Frame at) => where is null ? Truth.Held : Of(where.Root, at, apart: true);

    /// <summary>What a definition says: outside any list in the pass, of the item at hand once an item.</summary>
    public Truth OfNamed(Definition named, in Frame frame)
    {
        if (named.List is null) return frame.Truths[named.Condition!.Index];
        return Truths.Of(frame.OnceOfItem[named.Slot] ??= Truths.Between(StackGuard.Run((By: this, named, frame),
            static at => at.By.Of(at.named.Condition!, at.frame, apart: true))));
    }

    /// <summary>A condition that a score or a group of values is made of: of the item at hand, or else in the pass.</summary>
    public Truth Part(Condition part, in Frame frame) => Part(part, frame, frame.InItem);

    /// <summary>A condition that is none of the policy's own: a table's key, or part of a <c>where</c>.</summary>
    public Truth Apart(Condition condition, in Frame frame) => Of(condition, frame, apart: true);

    private Truth Of(Condition condition, in Frame frame, bool apart) => condition.Accept(apart ? _apart : _own, frame);

    /// <summary>The truth of each kind of condition.</summary>
    /// <param name="of">What works out the parts.</param>
    /// <param name="apart">Whether it is none of the policy's own, whose parts have no truth in the pass.</param>
    private sealed class Kinds(ConditionEvaluator of, bool apart) : IConditionVisitor<Frame, Truth>
    {
        public Truth VisitFlag(FlagCondition flag, in Frame frame) => Truths.Of(of.Terms.Scalar(flag.Term, frame));

        public Truth VisitComparison(Comparison comparison, in Frame frame) => of.OfComparison(comparison, frame);

        public Truth VisitJoint(JointComparison joint, in Frame frame) => of.OfJoint(joint, frame);

        public Truth VisitMember(MemberCondition member, in Frame frame) =>
            OfMember(of.Terms.PossibleChoices(member.Term, frame), member.Values);

        public Truth VisitIncludes(IncludesCondition includes, in Frame frame) =>
            TermEvaluator.Set(includes.Set, frame) is { } set ? Truths.Of(!(set & includes.Values).IsZero) : Truth.Open;

        public Truth VisitEmpty(EmptyCondition empty, in Frame frame) =>
            TermEvaluator.Set(empty.Set, frame) is { } set ? Truths.Of(set.IsZero) : Truth.Open;

        public Truth VisitList(ListCondition list, in Frame frame) => of.OfList(list, frame);

        public Truth VisitItem(ItemCondition item, in Frame frame) =>
            TermEvaluator.List(item.List, frame) is { } items
                ? of.Apart(item.OfItem, frame.At(items.Rows[item.Row], item.Row))
                : Truth.Open;

        public Truth VisitNot(NotCondition not, in Frame frame) => Truths.Not(of.Part(not.Operand, frame, apart));

        public Truth VisitGroup(GroupCondition group, in Frame frame) => of.OfGroup(group, frame, apart);

        public Truth VisitDefinition(DefinitionCondition named, in Frame frame) =>
            of.OfNamed(named.Definition, frame);
    }

    private Truth Part(Condition part, in Frame frame, bool apart) =>
        apart ? Of(part, frame, apart: true) : frame.Truths[part.Index];

    private Truth OfComparison(Comparison comparison, in Frame frame)
    {
        if (comparison.Left.Type is ChoiceType)
            return OfChoices(Terms.PossibleChoices(comparison.Left, frame),
                Terms.PossibleChoices(comparison.Right, frame));
        return Compare(Terms.Scalar(comparison.Left, frame), comparison.Relation,
            Terms.Scalar(comparison.Right, frame));
    }

    public static Truth Compare(Between left, Relation relation, Between right) => relation switch
    {
        Relation.Equal => left.IsKnown && right.IsKnown && left.Low == right.Low ? Truth.Held
            : left.High < right.Low || left.Low > right.High ? Truth.Failed
            : Truth.Open,
        Relation.NotEqual => Truths.Not(Compare(left, Relation.Equal, right)),
        Relation.Less => left.High < right.Low ? Truth.Held : left.Low >= right.High ? Truth.Failed : Truth.Open,
        Relation.AtMost => left.High <= right.Low ? Truth.Held : left.Low > right.High ? Truth.Failed : Truth.Open,
        Relation.More => Truths.Not(Compare(left, Relation.AtMost, right)),
        Relation.AtLeast => Truths.Not(Compare(left, Relation.Less, right)),
        _ => throw new ArgumentOutOfRangeException(nameof(relation)),
    };

    private static Truth OfChoices(BigInteger left, BigInteger right)
    {
        if ((left & right).IsZero) return Truth.Failed;
        return left == right && left.IsPowerOfTwo ? Truth.Held : Truth.Open;
    }

    private static Truth OfMember(BigInteger possible, BigInteger values) =>
        (possible & values).IsZero ? Truth.Failed : (possible & values) == possible ? Truth.Held : Truth.Open;

    private Truth OfJoint(JointComparison joint, in Frame frame)
    {
        var (held, may) = (0, 0);
        foreach (var part in joint.Comparisons) Count(OfComparison(part, frame), ref held, ref may);
        return Truths.OfGroup(joint.All ? GroupKind.All : GroupKind.Any, 0,
            joint.Comparisons.Length, held, may);
    }

    private Truth OfGroup(GroupCondition group, in Frame frame, bool apart)
    {
        var (held, may) = (0, 0);
        foreach (var operand in group.Operands) Count(Part(operand, frame, apart), ref held, ref may);
        return Truths.OfGroup(group.Kind, group.Count, group.Operands.Length, held, may);
    }

    private static void Count(Truth truth, ref int held, ref int may)
    {
        if (truth == Truth.Held) held++;
        if (truth != Truth.Failed) may++;
    }

    private Truth OfList(ListCondition list, in Frame frame)
    {
        var any = Truth.Failed;
        if (TermEvaluator.List(list.List, frame) is { } items)
        {
            var looking = frame.Looking;
            for (var row = 0; row < items.Rows.Length && any != Truth.Held; row++)
                if (!list.IsOfOthers || row != frame.Row)
                    any = Truths.Or(any, OfItem(list.Where, looking.At(items.Rows[row], row)));
        }
        else any = Truth.Open;
        return list.Any ? any : Truths.Not(any);
    }
}
