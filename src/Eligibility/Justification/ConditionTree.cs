using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// Tells a condition line by line: each with what the decision says that it came to, and with the values that it
/// looked at. A definition is opened once and named afterwards (language, section 5).
/// </summary>
internal sealed class ConditionTree : IConditionVisitor<ConditionTree.Line, ConditionNode>
{
    private readonly DecisionTrace _trace;
    private readonly WordedLines _wording;
    private readonly TestedValues _values;
    private readonly Dictionary<int, HashSet<object>> _opened = [];

    public ConditionTree(Decision decision, DecisionTrace trace)
    {
        (_trace, _wording) = (trace, WordedLines.Of(decision.Policy));
        _values = new TestedValues(decision, trace, this);
    }

    public ConditionNode Tell(Condition condition) => Tell(condition, ItemAtHand.None);

    /// <summary>A value that is told with an outcome, with the values from which it is worked out.</summary>
    public ToldValue TellValue(Term term, Datum? value, bool isTold)
    {
        var (from, parts) = isTold ? _values.OfTold(term) : ([], []);
        return new ToldValue(term.Type, value, OneLine.Of(term.Span), from, parts);
    }

    internal ConditionNode Tell(Condition condition, in ItemAtHand item) =>
        StackGuard.Run((Tree: this, condition, item), static line => line.Tree.TellOne(line.condition, line.item));

    private ConditionNode TellOne(Condition condition, in ItemAtHand item)
    {
        var node = _trace.Numbers[condition];
        return _trace[node, item.Told].State switch
        {
            LineState.NotNeeded => Told(condition, node, NodeState.NotNeeded, []),
            LineState.Held => condition.Accept(this, new Line(node, NodeState.Held, item)),
            LineState.Failed => condition.Accept(this, new Line(node, NodeState.Failed, item)),
            LineState.Open => condition.Accept(this, new Line(node, NodeState.Open, item)) with
            {
                NotSettled = _trace[node, item.Told].NotSettled,
            },
            _ => throw new InvalidOperationException("the decision does not say what a line came to"),
        };
    }

    /// <summary>A condition with its number, what it came to, and the item of which it is told.</summary>
    internal readonly record struct Line(NumberedNode Node, NodeState State, ItemAtHand Item);

    public ConditionNode VisitFlag(FlagCondition flag, in Line line) => Test(flag, line, line.Node);

    public ConditionNode VisitComparison(Comparison comparison, in Line line) => Test(comparison, line, line.Node);

    public ConditionNode VisitJoint(JointComparison joint, in Line line) => Test(joint, line, line.Node);

    public ConditionNode VisitMember(MemberCondition member, in Line line) => Test(member, line, line.Node);

    public ConditionNode VisitIncludes(IncludesCondition includes, in Line line) => Test(includes, line, line.Node);

    public ConditionNode VisitEmpty(EmptyCondition empty, in Line line) => Test(empty, line, line.Node);

    public ConditionNode VisitList(ListCondition list, in Line line)
    {
        var (values, parts) = _values.OfList(list, line.Item);
        return Told(list, line.Node, line.State, parts, values);
    }

    // A test and the `not` before it are one line.
    public ConditionNode VisitNot(NotCondition not, in Line line) => not.IsOneLine
        ? Test(not, line, _trace.Numbers[not.Operand])
        : Told(not, line.Node, line.State, [Tell(not.Operand, line.Item)]);

    public ConditionNode VisitGroup(GroupCondition group, in Line line)
    {
        var parts = ImmutableArray.CreateBuilder<ConditionNode>(group.Operands.Length);
        foreach (var operand in group.Operands) parts.Add(Tell(operand, line.Item));
        return Told(group, line.Node, line.State, parts.MoveToImmutable());
    }

    public ConditionNode VisitDefinition(DefinitionCondition named, in Line line)
    {
        var item = line.Item.Inside(named.Definition.List);
        return Opens(named.Definition, item)
            ? Told(named, line.Node, line.State, [Tell(named.Definition.Condition!, item)])
            : Told(named, line.Node, line.State, []) with { NamedBefore = true };
    }

    // No policy holds one: it asks about a line, and is none.
    public ConditionNode VisitItem(ItemCondition item, in Line line) =>
        throw new InvalidOperationException("a condition of one item is no line");

    /// <summary>
    /// Whether a definition, table or score is told here for the first time, of this item if it reads one, and so with
    /// what it is made of.
    /// </summary>
    internal bool Opens(object named, in ItemAtHand item)
    {
        if (!_opened.TryGetValue(item.Row, out var opened))
            _opened[item.Row] = opened = new HashSet<object>(ReferenceEqualityComparer.Instance);
        return opened.Add(named);
    }

    /// <summary>A test: the values it looked at, and below it what they are made of.</summary>
    private ConditionNode Test(Condition condition, in Line line, NumberedNode test)
    {
        var (values, parts) = _values.Of(test, line.Item);
        return Told(condition, line.Node, line.State, parts, values);
    }

    private ConditionNode Told(Condition condition, NumberedNode node, NodeState state,
        ImmutableArray<ConditionNode> parts, ImmutableArray<NodeValue> values = default)
    {
        var worded = _wording[condition, node];
        return new(worded.Words, state, values.IsDefault ? [] : values, worded.File, worded.Line, parts, false);
    }
}

/// <summary>The item of a list of which a line is told.</summary>
/// <param name="Row">Its place, from 0; -1 outside <c>where</c>.</param>
/// <param name="Values">Its fields, default outside <c>where</c>.</param>
internal readonly record struct ItemAtHand(int Row, ImmutableArray<Datum?> Values)
{
    /// <summary>The record in hand, while another item is looked at; or null.</summary>
    public HandAtHand? Hand { get; private init; }

    /// <summary>The item, or its pair with the record in hand, as the trace knows it.</summary>
    public int Told { get; private init; } = Row;

    /// <summary>An item of a list; an item that is at hand already is the record in hand.</summary>
    public ItemAtHand At(Items items, int row) => Row < 0
        ? new(row, items.Rows[row])
        : new(row, items.Rows[row]) { Hand = new HandAtHand(this), Told = (Row * items.Rows.Length) + row };

    /// <summary>The item that is looked at, by itself.</summary>
    public ItemAtHand Alone => new(Row, Values);

    /// <summary>Outside <c>where</c>.</summary>
    public static ItemAtHand None => new(-1, default);

    /// <summary>Of which item a definition, score or table is told: this one where it reads one, else none.</summary>
    /// <param name="list">The list whose item it reads, or null.</param>
    public ItemAtHand Inside(ListInput? list) => list is null ? None : Alone;
}

/// <summary>The record in hand.</summary>
internal sealed record HandAtHand(ItemAtHand Item);
