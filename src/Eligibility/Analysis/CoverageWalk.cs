using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Analysis;

/// <summary>
/// Goes through a policy as its justification does, and notes what each condition and row comes to where it is worked
/// out: not what follows one that held in an <c>or</c>, <c>any of</c> or <c>none of</c>, nor an <c>unless</c> after a
/// failed <c>when</c>, nor a row below the one that counts (language, section 5).
/// </summary>
/// <param name="targets">The policy's targets.</param>
/// <param name="evaluator">The policy.</param>
/// <param name="told">
/// Whether it tells of a decision, in which all is worked out that is not certain to be left out; else it asks of every
/// way of filling in what is unknown, and what may be left out is open.
/// </param>
internal sealed class CoverageWalk(CoverageTargets targets, PolicyEvaluator evaluator, bool told)
    : INodeVisitor<CoverageWalk.Place, bool>
{
    private readonly ConditionEvaluator _conditions = evaluator.Rules.Conditions;
    private readonly Policy _policy = evaluator.Policy;
    private readonly Truth[] _exercised = new Truth[targets.All.Count];
    private readonly Dictionary<object, Dictionary<object, Truth>> _opened = new(ReferenceEqualityComparer.Instance);

    /// <summary>What a decision exercised, by target: what is not <see cref="Truth.Held"/> was not.</summary>
    public static Truth[] Of(CoverageTargets targets, PolicyEvaluator evaluator, Decision decision)
    {
        var walk = new CoverageWalk(targets, evaluator, told: true);
        walk.Go(decision.Case.Values, [.. decision.Truths], o => Truths.Of(decision.Outcome?.Index == o.Index));
        foreach (var rule in decision.Policy.Rules)
            walk.Note(targets.Of(rule), Truths.Of(decision.Statuses[rule.Index] switch
            {
                RuleStatus.Reason => true,
                RuleStatus.Exception => rule.Overrides.Any(o => decision.Statuses[o] == RuleStatus.Defeated),
                _ => false,
            }));
        foreach (var outcome in decision.Policy.Outcomes)
            walk.Note(targets.Of(outcome), Truths.Of(decision.Outcome?.Index == outcome.Index));
        walk.Note(targets.Of(decision.Policy.Otherwise),
            Truths.Of(decision.Reasons.Any(r => r.Rule is null && !r.Open)));
        return walk._exercised;
    }

    /// <summary>Whether a pass exercises one target; open where that depends on what is unknown.</summary>
    public static Truth Of(CoverageTargets targets, PolicyEvaluator evaluator, Pass pass, int index)
    {
        var outcomes = evaluator.Rules.PossibleOutcomes(pass).ToList();
        var target = targets.All[index];
        switch (target.Part)
        {
            case Rule { Outcome: null } exception:
                return exception.Overrides.Aggregate(Truth.Failed,
                    (any, o) => Truths.Or(any, Truths.And(pass.Undefeated[exception.Index], pass.Applies[o])));
            case Rule rule:
                var statuses = evaluator.Rules.PossibleStatuses(pass, rule).ToList();
                return !statuses.Contains((int)RuleStatus.Reason)
                    ? Truth.Failed : statuses.Count == 1 ? Truth.Held : Truth.Open;
            case Outcome outcome: return Reached(outcome);
            case Otherwise: return RuleEvaluator.Otherwise(pass);
        }
        var walk = new CoverageWalk(targets, evaluator, told: false);
        walk.Go(pass.Values, pass.Truths, Reached, target.Roots);
        return walk._exercised[index];

        Truth Reached(Outcome outcome) =>
            !outcomes.Contains(outcome.Index) ? Truth.Failed : outcomes.Count == 1 ? Truth.Held : Truth.Open;
    }

    private void Go(ImmutableArray<Datum?> values, Truth[] truths, Func<Outcome, Truth> reached,
        List<Condition>? only = null)
    {
        var frame = Frame.Of(_policy, values, truths);
        foreach (var rule in _policy.Rules)
        {
            if (rule.When is { } when) Start(when, Truth.Held);
            if (rule.Unless is { } unless) Start(unless, rule.When is { } first ? truths[first.Index] : Truth.Held);
        }
        foreach (var outcome in _policy.Outcomes)
            foreach (var consequence in outcome.Consequences)
                if (consequence.When is { } when) Start(when, reached(outcome));

        void Start(Condition root, Truth need)
        {
            if (only is null || only.Any(o => ReferenceEquals(o, root))) Visit(root, frame, need);
        }
    }

    private void Note(int? target, Truth truth)
    {
        if (target is { } index) _exercised[index] = Truths.Or(_exercised[index], truth);
    }

    private bool Visit(Condition condition, in Frame frame, Truth need)
    {
        var at = frame;
        return need != Truth.Failed && StackGuard.Run(() => VisitOne(condition, at, told ? Truth.Held : need));
    }

    private bool VisitOne(Condition condition, in Frame frame, Truth need)
    {
        var test = CoverageTargets.Unnegated(condition);
        if (targets.Of(condition) is { } target)
        {
            var truth = TruthOf(condition, frame);
            Note(target, Truths.And(need, truth));
            Note(target + 1, Truths.And(need, Truths.Not(truth)));
        }
        return test.Accept(this, new Place(frame, need));
    }

    /// <summary>Where a part is worked out, and how surely it is.</summary>
    internal readonly record struct Place(Frame Frame, Truth Need);

    public bool VisitFlag(FlagCondition flag, in Place at) => Compared(flag, at);

    public bool VisitComparison(Comparison comparison, in Place at) => Compared(comparison, at);

    public bool VisitJoint(JointComparison joint, in Place at) => Compared(joint, at);

    public bool VisitMember(MemberCondition member, in Place at) => Compared(member, at);

    public bool VisitIncludes(IncludesCondition includes, in Place at) => Compared(includes, at);

    public bool VisitEmpty(EmptyCondition empty, in Place at) => Compared(empty, at);

    public bool VisitList(ListCondition list, in Place at) => VisitItems(list, null, at);

    // No `not` is left to look at, and no policy holds a condition of one item.
    public bool VisitNot(NotCondition not, in Place at) =>
        throw new InvalidOperationException("a not is one with what it negates");

    public bool VisitGroup(GroupCondition group, in Place at)
    {
        var settled = Truth.Failed;
        foreach (var operand in group.Operands)
        {
            Visit(operand, at.Frame, Truths.And(at.Need, Truths.Not(settled)));
            if (group.Kind is GroupKind.Any or GroupKind.None) settled = Truths.Or(settled, TruthOf(operand, at.Frame));
        }
        return true;
    }

    public bool VisitDefinition(DefinitionCondition named, in Place at)
    {
        var (definition, inside) = (named.Definition, Inside(named.Definition.List, at));
        return Opens(definition, inside) && Visit(definition.Condition!, inside.Frame, at.Need);
    }

    public bool VisitItem(ItemCondition item, in Place at) =>
        throw new InvalidOperationException("no policy holds a condition of one item");

    /// <summary>What a test compares.</summary>
    private bool Compared(Condition test, in Place at)
    {
        foreach (var term in CoverageTargets.PartsOf(test).Cast<Term>()) Visit(term, at.Frame, at.Need);
        return true;
    }

    private void Visit(Term term, in Frame frame, Truth need) => term.Accept(this, new Place(frame, need));

    public bool VisitConstant(ConstantTerm constant, in Place at) => true;

    public bool VisitFact(FactTerm fact, in Place at) => true;

    public bool VisitField(FieldTerm field, in Place at) => true;

    public bool VisitSum(SumTerm sum, in Place at) => Calculated(sum, at);

    public bool VisitProduct(ProductTerm product, in Place at) => Calculated(product, at);

    public bool VisitRounded(RoundedTerm rounded, in Place at) => Calculated(rounded, at);

    public bool VisitShift(ShiftTerm shift, in Place at) => Calculated(shift, at);

    public bool VisitElapsed(ElapsedTerm elapsed, in Place at) => Calculated(elapsed, at);

    public bool VisitTable(TableTerm table, in Place at)
    {
        var of = table.Table;
        var inside = Inside(of.List, at);
        if (of.List is not null || Opens(of, inside)) Visit(of, inside.Frame, at.Need);
        return true;
    }

    public bool VisitScore(ScoreTerm score, in Place at)
    {
        var (of, inside, need) = (score.Score, Inside(score.Score.List, at), at.Need);
        if (!Opens(of, inside)) return true;
        StackGuard.Run(() => { Visit(of.Start, inside.Frame, need); return true; });
        foreach (var step in of.Steps)
            if (step.When is { } when) Visit(when, inside.Frame, need);
            else Visit(step.Each!, inside.Frame, need);
        return true;
    }

    public bool VisitDefinition(DefinitionTerm named, in Place at)
    {
        var (definition, inside) = (named.Definition, Inside(named.Definition.List, at));
        if (Opens(definition, inside))
            StackGuard.Run(() => { Visit(definition.Value!, inside.Frame, inside.Need); return true; });
        return true;
    }

    public bool VisitCondition(ConditionTerm named, in Place at)
    {
        var inside = Inside(named.Definition.List, at);
        return Opens(named.Definition, inside) && Visit(named.Condition, inside.Frame, at.Need);
    }

    public bool VisitThis(ThisTerm mine, in Place at)
    {
        Visit(mine.Of, at.Frame.ThisOne, at.Need);
        return true;
    }

    public bool VisitCount(CountTerm count, in Place at) => VisitItems(count, null, at);

    public bool VisitDifferent(DifferentTerm different, in Place at) =>
        VisitItems(different, different.Of, at);

    public bool VisitTotal(TotalTerm total, in Place at) =>
        VisitItems(total, total.Of, at);

    public bool VisitSize(SizeTerm size, in Place at) => Calculated(size, at);

    public bool VisitGroup(ValueGroupTerm group, in Place at) => Calculated(group, at);

    public bool VisitLine(ValueLineTerm line, in Place at)
    {
        if (line.List is not null) return VisitItems(line, line.Each, at);
        Visit(line.Value!, at.Frame, at.Need);
        return line.When is not { } when || Visit(when, at.Frame, at.Need);
    }

    private bool Calculated(Term term, in Place at)
    {
        foreach (var part in term.Parts.Cast<Term>()) Visit(part, at.Frame, at.Need);
        return true;
    }

    private void Visit(Table table, in Frame frame, Truth need)
    {
        foreach (var key in table.Keys) Visit(key, frame, need);
        var reached = need;
        foreach (var row in table.Rows)
        {
            if (reached == Truth.Failed) return;
            var fits = Truth.Held;
            foreach (var key in row.Keys.OfType<Condition>())
            {
                fits = Truths.And(fits, TruthOf(key, frame));
                if (CoverageTargets.HasSeveralKeys(row)) Visit(key, frame, reached);
                else foreach (var term in CoverageTargets.PartsOf(CoverageTargets.Unnegated(key)).Cast<Term>())
                    Visit(term, frame, reached);
            }
            Note(targets.Of(row), Truths.And(reached, fits));
            reached = Truths.And(reached, Truths.Not(fits));
        }
        if (table.Otherwise is not null) Note(targets.Of(table), reached);
    }

    /// <summary>Every item; of a list that is not known there may be one of any kind.</summary>
    private bool VisitItems(Node node, Term? ofItem, in Place place)
    {
        var (list, where, need, looking) = (node.Reach.List!, node.Reach.Where, place.Need, place.Frame.Looking);
        if (TermEvaluator.List(list, looking) is { } items)
        {
            for (var row = 0; row < items.Rows.Length; row++)
                if (!node.Reach.IsOfOthers || row != place.Frame.Row) VisitItem(looking.At(items.Rows[row], row), need);
        }
        else if (!told)
            VisitItem(looking.At(list.UnstatedItem, -1), Truths.And(need, Truth.Open));
        return true;

        void VisitItem(in Frame at, Truth asked)
        {
            if (where is not null) Visit(where.Root, at, asked);
            if (ofItem is not null) Visit(ofItem, at, where is null
                ? asked : Truths.And(asked, TruthOf(where.Root, at)));
        }
    }

    /// <summary>Where a definition, table or score is gone through, which may read the item at hand.</summary>
    private static Place Inside(ListInput? list, in Place at) =>
        list is null ? at with { Frame = at.Frame.Outside } : at;

    /// <summary>
    /// A definition, score or table is gone through once, an item if it reads one; again only where it is needed more
    /// surely than before.
    /// </summary>
    private bool Opens(object named, in Place inside)
    {
        // What was worked out of an item tells it from others.
        var key = inside.Frame.InItem ? inside.Frame.OnceOfItem : named;
        if (!_opened.TryGetValue(key, out var opened))
            _opened[key] = opened = new Dictionary<object, Truth>(ReferenceEqualityComparer.Instance);
        if (opened.TryGetValue(named, out var before) && before >= inside.Need) return false;
        opened[named] = inside.Need;
        return true;
    }

    private Truth TruthOf(Condition condition, in Frame frame) =>
        !frame.InItem && _policy.Owns(condition) ? frame.Truths[condition.Index] : _conditions.Apart(condition, frame);
}
