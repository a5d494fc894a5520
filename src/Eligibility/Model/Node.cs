using System.Collections.Immutable;
using Eligibility.Text;

namespace Eligibility.Model;

/// <summary>
/// A condition or a value. What is said of every kind alike stands here and in <see cref="Condition"/> and
/// <see cref="Term"/> as members that each kind must answer; what a stage makes of each kind stands in that stage, in a
/// visitor (<see cref="IConditionVisitor{TContext, TResult}"/>, <see cref="ITermVisitor{TContext, TResult}"/>). So a
/// kind that is added does not compile until every stage has said what it does with it.
/// </summary>
/// <param name="Span">Where it is written.</param>
internal abstract record Node(TextSpan Span)
{
    /// <summary>What it is made of, in the order written, through definitions, tables and scores.</summary>
    public abstract ImmutableArray<Node> Parts { get; }

    /// <summary>Of which items its parts are asked.</summary>
    public abstract Reach Reach { get; }

    /// <summary>Tells a visitor of both families of which kind it is.</summary>
    public TResult Accept<TContext, TResult>(INodeVisitor<TContext, TResult> visitor, in TContext context) =>
        this is Condition condition ? condition.Accept(visitor, context) : ((Term)this).Accept(visitor, context);
}

/// <summary>
/// Of which items the parts of a node are asked, where it is itself asked of the item at hand or outside any list.
/// </summary>
internal readonly record struct Reach
{
    /// <summary>Of the same item as it is itself; outside <c>where</c> of none.</summary>
    public static Reach Same => default;

    /// <summary>Of no item: a definition says the same wherever it is named.</summary>
    public static Reach Outside => new() { IsOutside = true };

    /// <summary>Of what a definition, score or table is asked: where it reads the item at hand, of that.</summary>
    /// <param name="list">The list whose item it reads, or null.</param>
    public static Reach OfNamed(ListInput? list) => list is null ? Outside : new() { Item = list };

    /// <summary>Of the record in hand, where a <c>where</c> looks at others.</summary>
    public static Reach InHand => new() { IsInHand = true };

    /// <summary>Of each item of a list in turn.</summary>
    /// <param name="list">The list.</param>
    /// <param name="where">Which items it looks for; null for all.</param>
    /// <param name="isOfOthers">Whether the record in hand, which is one of them, is left out.</param>
    public static Reach Each(ListInput list, WhereClause? where, bool isOfOthers = false) =>
        new() { List = list, Where = where, IsOfOthers = isOfOthers };

    /// <summary>Whether its parts look at no item at hand.</summary>
    public bool IsOutside { get; private init; }

    /// <summary>Whether its parts look at the record in hand, and not at the one that a <c>where</c> looks at.</summary>
    public bool IsInHand { get; private init; }

    /// <summary>The list whose item at hand a definition, score or table reads, where it reads one.</summary>
    public ListInput? Item { get; private init; }

    /// <summary>Whether the record in hand is none of the items that it looks at.</summary>
    public bool IsOfOthers { get; private init; }

    /// <summary>The list whose items it looks at one by one, or null.</summary>
    public ListInput? List { get; private init; }

    /// <summary>Which items of the list it looks for; null for all.</summary>
    public WhereClause? Where { get; private init; }

    /// <summary>Whether its parts are asked of what it is asked of itself.</summary>
    public bool IsSame => List is null && !IsOutside && !IsInHand;
}

/// <summary>What a visitor is told that needs to be told nothing.</summary>
internal readonly record struct Nothing;
