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
internal sealed class ConditionTree(Decision decision)
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
        var state = StateOf(condition, frame);
        switch (condition)
        {
            case GroupCondition group:
                return Node(condition, state, [], TellParts(group, frame));
            case NotCondition { Operand: GroupCondition or DefinitionCondition or ListCondition or NotCondition } not:
                return Node(condition, state, [], [Tell(not.Operand, frame, needed: true)]);
            case NotCondition not:
                return Leaf(condition, not.Operand, state, frame);
            case DefinitionCondition { Definition: var definition }:
                if (!_opened.Add(definition)) return Node(condition, state, [], []) with { NamedBefore = true };
                return Node(condition, state, [], [Tell(definition.Condition!, frame with { Item = default }, needed: true)]);
            default:
                return Leaf(condition, condition, state, frame);
        }
    }

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
    private ConditionNode Leaf(Condition condition, Condition test, NodeState state, in Frame frame)
    {
        var worded = _wording[test];
        var values = new List<NodeValue>();
        var parts = ImmutableArray.CreateBuilder<ConditionNode>();
        foreach (var part in worded.Terms) Tell(part, frame, values, parts);
        if (test is ListCondition list)
        {
            values.Add(ValueOf(list.List, frame));
            TellItems(list.List, list.Where, frame, parts);
        }
        return Node(condition, state, [.. values.Distinct()], parts.ToImmutable());
    }

    /// <summary>The values of a term: of the facts in it, and of itself where it is calculated.</summary>
    private void Tell(Term term, in Frame frame, List<NodeValue> values, ImmutableArray<ConditionNode>.Builder parts)
    {
        switch (term)
        {
            case ConstantTerm: return;
            case FactTerm { Fact: var fact }: values.Add(ValueOf(fact, frame)); return;
            case FieldTerm { Field: var field } when frame.InItem: values.Add(ValueOf(field.Name, frame.Item[field.Index], field.Type)); return;
            case DefinitionTerm { Definition: var definition }:
                var outside = frame with { Item = default };
                if (_opened.Add(definition))
                    StackGuard.Run(() =>
                    {
                        Tell(definition.Value!, outside, values, parts);
                        return true;
                    });
                values.Add(Calculated(definition.Name, term, frame));
                return;
            case TableTerm { Table: var table }:
                if (table.List is not null || _opened.Add(table))
                    foreach (var key in table.Keys) Tell(key, frame, values, parts);
                Read.UnionWith(_wording[term].Reads);
                values.Add(Calculated(table.Name, term, frame));
                return;
            case ScoreTerm { Score: var score }:
                values.Add(Calculated(score.Name, term, frame));
                if (!_opened.Add(score)) return;
                foreach (var step in score.Steps) parts.Add(Tell(step.When, frame with { Item = default }, needed: true) with { Words = _wording[step].Words });
                return;
            case CountTerm or DifferentTerm or TotalTerm:
                var (list, where) = term switch { CountTerm c => (c.List, c.Where), DifferentTerm d => (d.List, d.Where), _ => (((TotalTerm)term).List, ((TotalTerm)term).Where) };
                values.Add(ValueOf(list, frame));
                values.Add(Calculated(_wording[term].Words, term, frame));
                if (where is not null) TellItems(list, where, frame, parts);
                return;
            case ShiftTerm shift: Conventions.UnionWith(Convention.Of(shift, _terms, frame)); break;
            case ElapsedTerm elapsed: Conventions.UnionWith(Convention.Of(elapsed, _terms, frame)); break;
        }
        foreach (var part in Reads.Parts(term).OfType<Term>()) Tell(part, frame, values, parts);
        // The reach of `within` is written nowhere: it is no value of its own.
        if (term is not ShiftTerm { Date: var date } || date.Span.Start >= term.Span.Start && date.Span.End <= term.Span.End)
            values.Add(Calculated(_wording[term].Words, term, frame));
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
