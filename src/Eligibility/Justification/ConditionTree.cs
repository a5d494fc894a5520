using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// Tells a condition line by line from what the decision recorded: each with the values the case gave and what it came to.
/// What follows one that held in an <c>or</c>, <c>any of</c> or <c>none of</c> was not needed; a definition is opened once and
/// named afterwards (language, section 5).
/// </summary>
internal sealed class ConditionTree(Decision decision) : IConditionVisitor<ConditionTree.Place, ConditionNode>, ITermVisitor<ConditionTree.Told, Nothing>
{
    private readonly HashSet<object> _opened = new(ReferenceEqualityComparer.Instance);
    private readonly WordedLines _wording = WordedLines.Of(decision.Policy);
    private readonly TermEvaluator _terms = decision.Evaluator.Rules.Conditions.Terms;
    private readonly ItemLines _lines = new(decision);
    private readonly SettledValues _values = new(decision);
    private (ListInput List, int Row) _item;
    private readonly Frame _frame = Frame.Of(decision.Policy, decision.Case.Values, [.. decision.Truths]);

    /// <summary>The facts and lists that lines which were worked out have read, by slot.</summary>
    public HashSet<int> Read { get; } = [];

    /// <summary>The conventions that lines which were worked out relied on.</summary>
    public SortedSet<Convention> Conventions { get; } = [];

    /// <summary>Whether every line told so far is exact: none open that may in truth be certain.</summary>
    public bool Exact => _lines.Exact;

    public ConditionNode Tell(Condition condition, bool needed = true) => Tell(condition, _frame, needed);

    private ConditionNode Tell(Condition condition, in Frame frame, bool needed)
    {
        var at = frame;
        return StackGuard.Run(() => TellOne(condition, at, needed));
    }

    private ConditionNode TellOne(Condition condition, in Frame frame, bool needed)
    {
        if (!needed) return Node(condition, NodeState.NotNeeded, [], []);
        return condition.Accept(this, new Place(frame, StateOf(condition, frame)));
    }

    /// <summary>Where a condition is told, and what it came to there.</summary>
    internal readonly record struct Place(Frame Frame, NodeState State);

    public ConditionNode VisitFlag(FlagCondition flag, in Place at) => Leaf(flag, flag, at);

    public ConditionNode VisitComparison(Comparison comparison, in Place at) => Leaf(comparison, comparison, at);

    public ConditionNode VisitJoint(JointComparison joint, in Place at) => Leaf(joint, joint, at);

    public ConditionNode VisitMember(MemberCondition member, in Place at) => Leaf(member, member, at);

    public ConditionNode VisitIncludes(IncludesCondition includes, in Place at) => Leaf(includes, includes, at);

    public ConditionNode VisitEmpty(EmptyCondition empty, in Place at) => Leaf(empty, empty, at);

    public ConditionNode VisitList(ListCondition list, in Place at) => Leaf(list, list, at);

    // A test and the `not` before it are one line.
    public ConditionNode VisitNot(NotCondition not, in Place at) =>
        not.Operand is { IsTest: true, Reach.List: null } test
        ? Leaf(not, test, at)
        : Node(not, at.State, [], [Tell(not.Operand, at.Frame, needed: true)]);

    public ConditionNode VisitGroup(GroupCondition group, in Place at) => Node(group, at.State, [], TellParts(group, at.Frame));

    public ConditionNode VisitDefinition(DefinitionCondition named, in Place at)
    {
        var definition = named.Definition;
        if (!_opened.Add(definition)) return Node(named, at.State, [], []) with { NamedBefore = true };
        return Node(named, at.State, [], [Tell(definition.Condition!, at.Frame with { Item = default }, needed: true)]);
    }

    // No policy holds one: it asks about a line, and is none.
    public ConditionNode VisitItem(ItemCondition item, in Place at) =>
        throw new InvalidOperationException("a condition of one item is no line");

    private ImmutableArray<ConditionNode> TellParts(GroupCondition group, in Frame frame)
    {
        var parts = ImmutableArray.CreateBuilder<ConditionNode>();
        var settled = false;
        foreach (var operand in group.Operands)
        {
            parts.Add(Tell(operand, frame, !settled));
            // What is not needed is not asked about either.
            settled = settled || group.Kind is GroupKind.Any or GroupKind.None && TruthOf(operand, frame) == Truth.Held;
        }
        return parts.ToImmutable();
    }

    private Truth TruthOf(Condition condition, in Frame frame) =>
        frame.InItem ? _lines.Of(condition, _item.List, _item.Row, frame)
        : decision.Policy.Owns(condition) ? decision.Truths[condition.Index] : decision.Evaluator.Rules.Conditions.Apart(condition, frame);

    private NodeState StateOf(Condition condition, in Frame frame) => TruthOf(condition, frame) switch
    {
        Truth.Held => NodeState.Held,
        Truth.Failed => NodeState.Failed,
        _ => NodeState.Open,
    };

    /// <summary>A test: the values it looked at, and below it what they are made of.</summary>
    private ConditionNode Leaf(Condition condition, Condition test, in Place at)
    {
        var told = new Told(at.Frame, [], ImmutableArray.CreateBuilder<ConditionNode>());
        foreach (var part in _wording[test].Terms) part.Accept(this, told);
        if (test.Reach is { List: { } list, Where: { } where })
        {
            told.Values.Add(ValueOf(list, at.Frame));
            TellItems(list, where, at.Frame, told.Parts);
        }
        return Node(condition, at.State, [.. told.Values.Distinct()], told.Parts.ToImmutable());
    }

    /// <summary>Where the values of a test are told, the values so far, and what stands below it.</summary>
    internal readonly record struct Told(Frame Frame, List<NodeValue> Values, ImmutableArray<ConditionNode>.Builder Parts);

    public Nothing VisitConstant(ConstantTerm constant, in Told told) => default;

    public Nothing VisitFact(FactTerm fact, in Told told) => Say(told, ValueOf(fact.Fact, told.Frame));

    public Nothing VisitField(FieldTerm field, in Told told) =>
        told.Frame.InItem
        ? Say(told, ValueOf(field.Field.Name, told.Frame.Item[field.Field.Index], field.Field.Type))
        : Calculation(field, told);

    public Nothing VisitSum(SumTerm sum, in Told told) => Calculation(sum, told);

    public Nothing VisitProduct(ProductTerm product, in Told told) => Calculation(product, told);

    public Nothing VisitShift(ShiftTerm shift, in Told told)
    {
        Conventions.UnionWith(Convention.Of(shift, _terms, told.Frame));
        // The reach of `within` is written nowhere: it is no value of its own.
        return Calculation(shift, told, isWritten: shift.Date.Span.Start >= shift.Span.Start && shift.Date.Span.End <= shift.Span.End);
    }

    public Nothing VisitElapsed(ElapsedTerm elapsed, in Told told)
    {
        Conventions.UnionWith(Convention.Of(elapsed, _terms, told.Frame));
        return Calculation(elapsed, told);
    }

    public Nothing VisitTable(TableTerm term, in Told told)
    {
        var table = term.Table;
        if (table.List is not null || _opened.Add(table))
            foreach (var key in table.Keys) key.Accept(this, told);
        Read.UnionWith(_wording[term].Reads);
        return Say(told, Calculated(table.Name, term, told.Frame));
    }

    public Nothing VisitScore(ScoreTerm term, in Told told)
    {
        Say(told, Calculated(term.Score.Name, term, told.Frame));
        if (!_opened.Add(term.Score)) return default;
        foreach (var step in term.Score.Steps) told.Parts.Add(Tell(step.When, told.Frame with { Item = default }, needed: true) with { Words = _wording[step].Words });
        return default;
    }

    public Nothing VisitDefinition(DefinitionTerm term, in Told told)
    {
        var (definition, outside) = (term.Definition, told with { Frame = told.Frame with { Item = default } });
        if (_opened.Add(definition)) StackGuard.Run(() => definition.Value!.Accept(this, outside));
        return Say(told, Calculated(definition.Name, term, told.Frame));
    }

    public Nothing VisitCount(CountTerm count, in Told told) => Counted(count, told);

    public Nothing VisitDifferent(DifferentTerm different, in Told told) => Counted(different, told);

    public Nothing VisitTotal(TotalTerm total, in Told told) => Counted(total, told);

    private static Nothing Say(in Told told, NodeValue value)
    {
        told.Values.Add(value);
        return default;
    }

    /// <summary>The values of what is calculated: of the facts in it, and of itself.</summary>
    private Nothing Calculation(Term term, in Told told, bool isWritten = true)
    {
        foreach (var part in term.Parts.Cast<Term>()) part.Accept(this, told);
        return isWritten ? Say(told, Calculated(_wording[term].Words, term, told.Frame)) : default;
    }

    /// <summary>The values of what looks at the items of a list: the list and the count, and below them the items.</summary>
    private Nothing Counted(Term term, in Told told)
    {
        var (list, where) = (term.Reach.List!, term.Reach.Where);
        Say(told, ValueOf(list, told.Frame));
        Say(told, Calculated(_wording[term].Words, term, told.Frame));
        if (where is not null) TellItems(list, where, told.Frame, told.Parts);
        return default;
    }

    private void TellItems(ListInput list, WhereClause where, in Frame frame, ImmutableArray<ConditionNode>.Builder parts)
    {
        if (TermEvaluator.List(list, frame) is not { } items) return;
        // A definition told inside may look at a list itself.
        var outer = _item;
        for (var i = 0; i < items.Rows.Length; i++)
        {
            _item = (list, i);
            var told = Tell(where.Root, frame with { Item = items.Rows[i] }, needed: true);
            var name = FormattableString.Invariant($"{list.Name} {i + 1}");
            parts.Add(new ConditionNode(name, told.State, [], told.File, told.Line, [told], false));
        }
        _item = outer;
    }

    private NodeValue ValueOf(Input input, in Frame frame)
    {
        Read.Add(input.Slot);
        return frame.Values[input.Slot] is { } value ? new(input.Name, input.Say(value), true) : new(input.Name, "not known", false);
    }

    private static NodeValue ValueOf(string name, Datum? value, FactType type) => new(name, value is null ? "not known" : type.Say(value), value is not null);

    private NodeValue Calculated(string name, Term term, in Frame frame)
    {
        if (term.Type is SetType) return ValueOf(name, TermEvaluator.Set(term, frame) is { } mask ? new Choices(mask) : null, term.Type);
        if (term.Type is ChoiceType)
        {
            var possible = _terms.PossibleChoices(term, frame);
            var choice = new Scalar((int)System.Numerics.BigInteger.Log2(possible));
            return Calculated(name, term, frame, choice, possible.IsPowerOfTwo);
        }
        var bounds = _terms.Scalar(term, frame);
        return Calculated(name, term, frame, new Scalar(bounds.Low), bounds.IsKnown);
    }

    /// <summary>A calculated value that its parts say, or that is the same in every way although they do not.</summary>
    private NodeValue Calculated(string name, Term term, in Frame frame, Scalar value, bool known)
    {
        var told = known ? value : _values.Of(term, frame.InItem ? _item.List : null, frame.InItem ? _item.Row : -1, value);
        return new(name, told is null ? "not known" : term.Type.Say(told), told is not null);
    }

    private ConditionNode Node(Condition condition, NodeState state, ImmutableArray<NodeValue> values, ImmutableArray<ConditionNode> parts)
    {
        var worded = _wording[condition];
        return new(worded.Words, state, values, worded.File, worded.Line, parts, false);
    }
}
