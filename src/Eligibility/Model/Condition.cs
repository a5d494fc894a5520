using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Text;

namespace Eligibility.Model;

/// <summary>
/// A condition, checked (language, section 3). A closed family of sealed records that evaluators, renderers
/// and analyses read. A condition stands after those it is made of, so that one pass over a policy's
/// conditions works all of them out.
/// </summary>
/// <param name="NodeKind">Which kind it is: what <see cref="Accept{TContext, TResult}"/> goes by.</param>
/// <param name="Index">Its place among its policy's conditions, or among those of its <c>where</c>.</param>
/// <param name="Span">Where it is written.</param>
internal abstract record Condition(ConditionKind NodeKind, int Index, TextSpan Span) : Node(Span)
{
    /// <summary>Whether it is a test by itself: what <c>not</c>, groups and definitions are made of.</summary>
    public abstract bool IsTest { get; }

#pragma warning disable CS8524 // No kind is without a name; one without a case here is CS8509, an error.
    /// <summary>Tells a visitor of which kind it is.</summary>
    public TResult Accept<TContext, TResult>(IConditionVisitor<TContext, TResult> visitor, in TContext context) =>
        NodeKind switch
        {
            ConditionKind.Flag => visitor.VisitFlag((FlagCondition)this, context),
            ConditionKind.Comparison => visitor.VisitComparison((Comparison)this, context),
            ConditionKind.Joint => visitor.VisitJoint((JointComparison)this, context),
            ConditionKind.Member => visitor.VisitMember((MemberCondition)this, context),
            ConditionKind.Includes => visitor.VisitIncludes((IncludesCondition)this, context),
            ConditionKind.Empty => visitor.VisitEmpty((EmptyCondition)this, context),
            ConditionKind.List => visitor.VisitList((ListCondition)this, context),
            ConditionKind.Not => visitor.VisitNot((NotCondition)this, context),
            ConditionKind.Group => visitor.VisitGroup((GroupCondition)this, context),
            ConditionKind.Definition => visitor.VisitDefinition((DefinitionCondition)this, context),
            ConditionKind.Item => visitor.VisitItem((ItemCondition)this, context),
        };
#pragma warning restore CS8524
}

/// <summary>
/// The kinds of condition. <see cref="Condition.Accept{TContext, TResult}"/> goes by them and not by a virtual generic
/// method, which takes many times as long; that each has its case there the compiler sees to.
/// </summary>
internal enum ConditionKind { Flag, Comparison, Joint, Member, Includes, Empty, List, Not, Group, Definition, Item }

/// <summary>A yes-or-no fact or field.</summary>
internal sealed record FlagCondition(int Index, Term Term, TextSpan Span) : Condition(ConditionKind.Flag, Index, Span)
{
    public override bool IsTest => true;

    public override ImmutableArray<Node> Parts => [Term];

    public override Reach Reach => Reach.Same;
}

/// <summary>A comparison in normal form: a constant, where there is one, stands on the right.</summary>
internal sealed record Comparison(int Index, Term Left, Relation Relation, Term Right, TextSpan Span)
    : Condition(ConditionKind.Comparison, Index, Span)
{
    /// <summary>In which relation the two are tested to stand: choices are tested to be the same.</summary>
    public Relation Tested => Left.Type is ChoiceType ? Relation.Equal : Relation;

    public override bool IsTest => true;

    public override ImmutableArray<Node> Parts => [Left, Right];

    public override Reach Reach => Reach.Same;
}

/// <summary>
/// One test made of several comparisons: all of them for <c>between</c> and <c>within</c>, any for
/// <c>one of</c> numbers or dates.
/// </summary>
internal sealed record JointComparison(int Index, bool All, ImmutableArray<Comparison> Comparisons, TextSpan Span)
    : Condition(ConditionKind.Joint, Index, Span)
{
    public override bool IsTest => true;

    public override ImmutableArray<Node> Parts => ImmutableArray<Node>.CastUp(Comparisons);

    public override Reach Reach => Reach.Same;
}

/// <summary><c>is V</c> and <c>is one of V, V</c> of a choice: one bit for each value.</summary>
internal sealed record MemberCondition(int Index, Term Term, BigInteger Values, TextSpan Span)
    : Condition(ConditionKind.Member, Index, Span)
{
    public override bool IsTest => true;

    public override ImmutableArray<Node> Parts => [Term];

    public override Reach Reach => Reach.Same;
}

/// <summary><c>SET includes any of V, V</c></summary>
internal sealed record IncludesCondition(int Index, Term Set, BigInteger Values, TextSpan Span)
    : Condition(ConditionKind.Includes, Index, Span)
{
    public override bool IsTest => true;

    public override ImmutableArray<Node> Parts => [Set];

    public override Reach Reach => Reach.Same;
}

/// <summary><c>SET is empty</c></summary>
internal sealed record EmptyCondition(int Index, Term Set, TextSpan Span) : Condition(ConditionKind.Empty, Index, Span)
{
    public override bool IsTest => true;

    public override ImmutableArray<Node> Parts => [Set];

    public override Reach Reach => Reach.Same;
}

/// <summary><c>any LIST where C</c> and <c>no LIST where C</c>.</summary>
internal sealed record ListCondition(int Index, bool Any, ListInput List, WhereClause Where, TextSpan Span)
    : Condition(ConditionKind.List, Index, Span)
{
    public override bool IsTest => true;

    /// <summary>Whether the record in hand is left out.</summary>
    public bool IsOfOthers { get; init; }

    public override ImmutableArray<Node> Parts => [Where.Root];

    public override Reach Reach => Reach.Each(List, Where, IsOfOthers);
}

/// <summary><c>not C</c> and <c>is not</c>.</summary>
internal sealed record NotCondition(int Index, Condition Operand, TextSpan Span)
    : Condition(ConditionKind.Not, Index, Span)
{
    public override bool IsTest => false;

    /// <summary>Whether it is told in one line with what it negates: a test of what a case states.</summary>
    public bool IsOneLine => Operand is { IsTest: true, Reach.List: null };

    public override ImmutableArray<Node> Parts => [Operand];

    public override Reach Reach => Reach.Same;
}

/// <summary><c>and</c>, <c>or</c> and the groups.</summary>
internal sealed record GroupCondition(int Index, GroupKind Kind, int Count, ImmutableArray<Condition> Operands,
    TextSpan Span) : Condition(ConditionKind.Group, Index, Span)
{
    public override bool IsTest => false;

    public override ImmutableArray<Node> Parts => ImmutableArray<Node>.CastUp(Operands);

    public override Reach Reach => Reach.Same;
}

/// <summary>A named condition.</summary>
internal sealed record DefinitionCondition(int Index, Definition Definition, TextSpan Span)
    : Condition(ConditionKind.Definition, Index, Span)
{
    public override bool IsTest => false;

    public override ImmutableArray<Node> Parts => [Definition.Condition!];

    public override Reach Reach => Reach.OfNamed(Definition.List);
}

/// <summary>
/// A condition inside <c>where</c>, of one item of a stated list by itself. No policy holds one: it is made to
/// ask about a line that is told.
/// </summary>
/// <param name="Index">Its place after the conditions of the policy.</param>
/// <param name="List">The list.</param>
/// <param name="Row">The item, from 0.</param>
/// <param name="OfItem">The condition, as it stands inside <c>where</c>.</param>
internal sealed record ItemCondition(int Index, ListInput List, int Row, Condition OfItem)
    : Condition(ConditionKind.Item, Index, OfItem.Span)
{
    public override bool IsTest => true;

    public override ImmutableArray<Node> Parts => [OfItem];

    // It stands for the item at hand itself.
    public override Reach Reach => Reach.Same;
}

/// <summary>The condition after <c>where</c>: asked of one item at a time.</summary>
/// <param name="List">The list it walks.</param>
/// <param name="Root">The whole condition.</param>
internal sealed record WhereClause(ListInput List, Condition Root);
