using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Eligibility.Model;
using Eligibility.Text;
using Eligibility.World;

namespace Eligibility.Evaluation;

/// <summary>Builds what is left of conditions once everything known is filled in.</summary>
internal sealed class PartBuilder : IConditionVisitor<Scope, Part>
{
    private readonly Dictionary<(Condition, Scope), Part> _built = new(new SameCondition());
    // Of the policy's own conditions outside any list, by copy and index: nearly all that is built.
    private readonly Part?[]?[] _own = new Part?[]?[2];
    private readonly Dictionary<Condition, bool> _readsAlong = new(ReferenceEqualityComparer.Instance);
    private readonly RuleEvaluator _rules;
    private Truth[]? _truths;
    private readonly Formula _formula;
    private readonly Unknown? _along;
    private readonly State _root;
    private readonly SumBuilder _sums;

    public PartBuilder(RuleEvaluator rules, ImmutableArray<Datum?> values, Unknown? along, IEnumerable<Condition> all,
        Effort effort, Period? within = null)
    {
        var policy = rules.Policy;
        (_rules, Effort) = (rules, effort);
        (Policy, _along, _formula) = (policy, along, new Formula());
        _root = State.Of(_formula);
        Unstated = new Unstated(policy, values, along, _formula) { Within = within };
        if (values[policy.DecisionDate.Slot] is null) Unstated.Of(new Unknown(policy.DecisionDate, -1, null), 0);
        if (within is not null && values[policy.DatedBy.Slot] is null)
            Unstated.Of(new Unknown(policy.DatedBy, -1, null), 0);
        Unstated.SayApart();
        _sums = new SumBuilder(this, values);
        Kinds = new KindsOfItems(this, Unstated, all);
    }

    public Policy Policy { get; }

    public RuleEvaluator Rules => _rules;

    public Formula Formula => _formula;

    public Unstated Unstated { get; }

    /// <summary>What may still be spent on the world, by all that is asked about one case.</summary>
    public Effort Effort { get; }

    /// <summary>What the items of unknown lists may be.</summary>
    public KindsOfItems Kinds { get; }

    public ImmutableArray<Datum?> Values => _sums.Values;

    /// <summary>What builds values.</summary>
    public SumBuilder Sums => _sums;

    /// <summary>What is left of a condition; none always holds.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="scope">Of what it is asked.</param>
    /// <param name="isKey">Whether it is a key of a table, which belongs to the test that looks at the table.</param>
    public Part Of(Condition? condition, Scope scope, bool isKey = false)
    {
        if (condition is null) return _formula.Held;
        if (scope.Copy != 0 && !ReadsAlong(condition)) scope = scope with { Copy = 0 };
        if (scope.List is null && Policy.Owns(condition))
            return (_own[scope.Copy] ??= new Part?[Policy.Conditions.Length])[condition.Index] ??=
                Certain(Truths[condition.Index]) ?? Guarded(condition, scope);
        // Of a stated item nothing but groups is worth keeping: what they are made of is asked of once by each.
        if (scope.Row >= 0 && condition is Comparison or FlagCondition or MemberCondition) return Build(condition, scope);
        if (_built.TryGetValue((condition, scope), out var known)) return known;
        // Of an item of any kind it is left open until it is known which kinds there are.
        if (!isKey && scope is { Row: Unstated.Template, Kind: null } && Kinds.Against.Waits(condition))
            return _formula.Waiting;
        return _built[(condition, scope)] = Guarded(condition, scope);
    }

    /// <summary>What a pass over what is known says of each of the policy's own conditions.</summary>
    private Truth[] Truths => _truths ??= _rules.Conditions.All(Values);

    /// <summary>What a pass says for certain is so in every way of filling in the rest; else null.</summary>
    private Part? Certain(Truth truth) => truth == Truth.Open ? null : _formula.Settled(truth == Truth.Held);

    private Part Guarded(Condition condition, Scope scope) => StackGuard.Run(
        (Builder: this, Condition: condition, Scope: scope), static at => at.Builder.Build(at.Condition, at.Scope));

    /// <summary>
    /// The part; of what compares sums that have more than 128 bits nothing is said. What is assumed later makes no sum
    /// larger, so that it is enough to look once.
    /// </summary>
    private Part Build(Condition condition, Scope scope)
    {
        if (!condition.IsTest) return condition.Accept(this, scope);
        try
        {
            var part = condition.Accept(this, scope);
            part.In(_root);
            return part;
        }
        catch (OverflowException)
        {
            return Free(condition);
        }
    }

    /// <summary>Whether a condition reads what two cases differ in, so that each has its own part.</summary>
    private bool ReadsAlong(Condition condition)
    {
        var slot = _along!.Value.Input.Slot;
        if (Policy.Owns(condition)) return _rules.IsRead(condition, slot);
        if (!_readsAlong.TryGetValue(condition, out var known))
            _readsAlong[condition] = known = Reads.Of(condition).Any(r => r.Input.Slot == slot);
        return known;
    }

    // A column that is a condition is tested by what the condition is made of.
    public Part VisitFlag(FlagCondition flag, in Scope scope) => flag.Term is ConditionTerm named
        ? Of(named.Condition, scope.Inside(named.Definition.List))
        : _formula.Equal(_sums.Of(flag.Term, scope).Plus(Sum.Of(1), -1));

    public Part VisitComparison(Comparison comparison, in Scope scope) => Compare(
        _sums.Of(comparison.Left, scope), comparison.Relation, _sums.Of(comparison.Right, scope));

    /// <summary>
    /// What is left of a condition of which nothing else is said here: it can come out either way, so that an answer that
    /// rests on it is left open and never wrong.
    /// </summary>
    public Part Free(Condition condition) => _formula.Free(Unstated.ReadBy(condition));

    /// <summary>How one value lies to another.</summary>
    public Part Compare(Sum left, Relation relation, Sum right) => relation switch
    {
        Relation.Equal => _formula.Equal(left.Plus(right, -1)),
        Relation.NotEqual => _formula.Not(_formula.Equal(left.Plus(right, -1))),
        Relation.Less => _formula.AtMost(left.Plus(right, -1).Plus(Sum.Of(1), 1)),
        Relation.AtMost => _formula.AtMost(left.Plus(right, -1)),
        Relation.More => _formula.AtMost(right.Plus(left, -1).Plus(Sum.Of(1), 1)),
        Relation.AtLeast => _formula.AtMost(right.Plus(left, -1)),
        _ => throw new ArgumentOutOfRangeException(nameof(relation)),
    };

    public Part VisitJoint(JointComparison joint, in Scope scope)
    {
        var parts = new List<Part>();
        foreach (var part in joint.Comparisons) parts.Add(VisitComparison(part, scope));
        return joint.All ? _formula.All(parts) : _formula.Any(parts);
    }

    public Part VisitMember(MemberCondition member, in Scope scope)
    {
        var value = _sums.Of(member.Term, scope);
        if (value is { Terms: [(VariableAtom { Variable: var variable }, _)] })
            return _formula.OneOf(variable, member.Values);
        var count = ((ChoiceType)member.Term.Type).Values.Names.Length;
        var values = member.Values;
        return _formula.Any(Enumerable.Range(0, count).Where(i => !((values >> i) & 1).IsZero)
            .Select(i => _formula.Equal(value.Plus(Sum.Of(i), -1))));
    }

    public Part VisitIncludes(IncludesCondition includes, in Scope scope) => _sums.SetOf(includes.Set, scope) switch
    {
        ({ } known, _) => _formula.Settled(!(known & includes.Values).IsZero),
        (_, var set) => _formula.Hits(set!, includes.Values),
    };

    public Part VisitEmpty(EmptyCondition empty, in Scope scope) => _sums.SetOf(empty.Set, scope) switch
    {
        ({ } known, _) => _formula.Settled(known.IsZero),
        (_, var set) => _formula.IsEmpty(set!),
    };

    /// <summary>
    /// Of what the items of a list are asked: outside any item, unless they are held against the record in hand. Null where
    /// nothing is said of them: where that, or the list, is not stated.
    /// </summary>
    public Scope? Looking(Node node, Scope scope)
    {
        if (scope.List is null || !Reads.LooksAtHand(node)) return scope.Out;
        return scope.Row >= 0 && Values[node.Reach.List!.Slot] is Items ? scope : null;
    }

    public Part VisitList(ListCondition list, in Scope at)
    {
        if (Looking(list, at) is not { } scope) return Free(list);
        var any = Values[list.List.Slot] is Items items
            ? _formula.Any(PartsOfItems(list, items, scope))
            : _formula.AtMost(Sum.Of(1).Plus(Kinds.Number(list.List, list.Where, scope), -1));
        return list.Any ? any : _formula.Not(any);
    }

    /// <summary>
    /// What is left of a <c>where</c> for each item of a stated list. The record in hand is none of the others, as if it did
    /// not fit.
    /// </summary>
    public IEnumerable<Part> PartsOfItems(Node node, Items items, Scope scope)
    {
        var (frame, reach) = (Frame.Of(Policy, Values, Truths), node.Reach);
        if (scope.List is { } hand) frame = frame.At(((Items)Values[hand.Slot]!).Rows[scope.Row], scope.Row).Looking;
        for (var row = 0; row < items.Rows.Length; row++)
            yield return reach.IsOfOthers && row == scope.Row ? _formula.Settled(false)
                : Certain(_rules.Conditions.OfItem(reach.Where, frame.At(items.Rows[row], row)))
                    ?? Of(reach.Where?.Root, scope.Item(reach.List!, row));
    }

    public Part VisitNot(NotCondition not, in Scope scope) => _formula.Not(Of(not.Operand, scope));

    public Part VisitGroup(GroupCondition group, in Scope scope)
    {
        var parts = new List<Part>();
        foreach (var operand in group.Operands) parts.Add(Of(operand, scope));
        return _formula.Group(group.Kind, group.Count, parts);
    }

    public Part VisitDefinition(DefinitionCondition named, in Scope scope) =>
        Of(named.Definition.Condition, scope.Inside(named.Definition.List));

    public Part VisitItem(ItemCondition item, in Scope scope) => Of(item.OfItem, scope.Item(item.List, item.Row));

    /// <summary>By which condition it is, and not by all that it says.</summary>
    private sealed class SameCondition : IEqualityComparer<(Condition Condition, Scope Scope)>
    {
        public bool Equals((Condition Condition, Scope Scope) x, (Condition Condition, Scope Scope) y) =>
            ReferenceEquals(x.Condition, y.Condition) && x.Scope.Equals(y.Scope);

        public int GetHashCode((Condition Condition, Scope Scope) key) =>
            HashCode.Combine(RuntimeHelpers.GetHashCode(key.Condition), key.Scope);
    }
}
