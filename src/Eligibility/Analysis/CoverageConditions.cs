using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Analysis;

/// <summary>
/// Says as a condition when one part of a policy is exercised: it is worked out, and comes to what it is to come to
/// (language, section 5). Goes the way of <see cref="CoverageWalk"/>, by which what is found is replayed.
/// </summary>
/// <param name="targets">The policy's targets.</param>
/// <param name="target">The one that is asked about.</param>
internal sealed class CoverageConditions(CoverageTargets targets, int target)
    : INodeVisitor<CoverageConditions.Place, Nothing>
{
    // What is said here stands among no policy's conditions.
    private const int NoIndex = -1;

    private readonly Dictionary<object, Condition?> _inside = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(object Part, ListInput? Of), Condition?> _items = [];

    /// <summary>The conditions of a root under which the part is exercised below it; null for none.</summary>
    /// <param name="root">The <c>when</c> or <c>unless</c> of a rule, or the condition of an obligation.</param>
    public Condition? Below(Condition root)
    {
        var place = new Place([], []);
        Visit(root, place);
        return Any(place.Found);
    }

    /// <summary>Where a part is worked out.</summary>
    /// <param name="Need">What must be so for it to be worked out.</param>
    /// <param name="Found">The ways in which the part that is asked about is exercised.</param>
    internal readonly record struct Place(ImmutableList<Condition> Need, List<Condition> Found)
    {
        public Place If(Condition more) => this with { Need = Need.Add(more) };
    }

    /// <summary>That both are so.</summary>
    public static Condition Both(Condition one, Condition other) => All([one, other], other.Span);

    private static Condition Not(Condition condition) => new NotCondition(NoIndex, condition, condition.Span);

    private static Condition All(IEnumerable<Condition> conditions, TextSpan span) =>
        new GroupCondition(NoIndex, GroupKind.All, 0, [.. conditions], span);

    private static Condition? Any(List<Condition> ways) => ways switch
    {
        [] => null,
        [var only] => only,
        _ => new GroupCondition(NoIndex, GroupKind.Any, 0, [.. ways], ways[0].Span),
    };

    private void Visit(Condition condition, Place at) => StackGuard.Run(() =>
    {
        if (targets.Of(condition) is { } first)
        {
            if (first == target) Exercised(at, condition);
            else if (first + 1 == target) Exercised(at, Not(condition));
        }
        return CoverageTargets.Unnegated(condition).Accept(this, at);
    });

    private static void Exercised(Place at, Condition condition) =>
        at.Found.Add(All(at.Need.Add(condition), condition.Span));

    public Nothing VisitFlag(FlagCondition flag, in Place at) => Compared(flag, at);

    public Nothing VisitComparison(Comparison comparison, in Place at) => Compared(comparison, at);

    public Nothing VisitJoint(JointComparison joint, in Place at) => Compared(joint, at);

    public Nothing VisitMember(MemberCondition member, in Place at) => Compared(member, at);

    public Nothing VisitIncludes(IncludesCondition includes, in Place at) => Compared(includes, at);

    public Nothing VisitEmpty(EmptyCondition empty, in Place at) => Compared(empty, at);

    public Nothing VisitList(ListCondition list, in Place at) => Items(list, null, at);

    public Nothing VisitNot(NotCondition not, in Place at) =>
        throw new InvalidOperationException("a not is one with what it negates");

    public Nothing VisitGroup(GroupCondition group, in Place at)
    {
        var need = at;
        foreach (var operand in group.Operands)
        {
            Visit(operand, need);
            if (group.Kind is GroupKind.Any or GroupKind.None) need = need.If(Not(operand));
        }
        return default;
    }

    public Nothing VisitDefinition(DefinitionCondition named, in Place at) =>
        Inside(named.Definition, at, place => Visit(named.Definition.Condition!, place));

    public Nothing VisitItem(ItemCondition item, in Place at) =>
        throw new InvalidOperationException("no policy holds a condition of one item");

    private Nothing Compared(Condition test, Place at)
    {
        foreach (var term in CoverageTargets.PartsOf(test).Cast<Term>()) term.Accept(this, at);
        return default;
    }

    public Nothing VisitConstant(ConstantTerm constant, in Place at) => default;

    public Nothing VisitFact(FactTerm fact, in Place at) => default;

    public Nothing VisitField(FieldTerm field, in Place at) => default;

    public Nothing VisitSum(SumTerm sum, in Place at) => Calculated(sum, at);

    public Nothing VisitProduct(ProductTerm product, in Place at) => Calculated(product, at);

    public Nothing VisitRounded(RoundedTerm rounded, in Place at) => Calculated(rounded, at);

    public Nothing VisitShift(ShiftTerm shift, in Place at) => Calculated(shift, at);

    public Nothing VisitElapsed(ElapsedTerm elapsed, in Place at) => Calculated(elapsed, at);

    public Nothing VisitTable(TableTerm table, in Place at) =>
        Inside(table.Table, at, place => Rows(table.Table, place));

    public Nothing VisitScore(ScoreTerm score, in Place at) => Inside(score.Score, at, place =>
    {
        StackGuard.Run(() => score.Score.Start.Accept(this, place));
        foreach (var step in score.Score.Steps)
            if (step.When is { } when) Visit(when, place);
            else step.Each!.Accept(this, place);
    });

    public Nothing VisitDefinition(DefinitionTerm named, in Place at) =>
        Inside(named.Definition, at, place => StackGuard.Run(() => named.Definition.Value!.Accept(this, place)));

    public Nothing VisitCondition(ConditionTerm named, in Place at) =>
        Inside(named.Definition, at, place => Visit(named.Condition, place));

    // What it is made of is exercised where its own record is looked at.
    public Nothing VisitThis(ThisTerm mine, in Place at) => default;

    public Nothing VisitCount(CountTerm count, in Place at) => Items(count, null, at);

    public Nothing VisitDifferent(DifferentTerm different, in Place at) =>
        Items(different, different.Of, at);

    public Nothing VisitTotal(TotalTerm total, in Place at) => Items(total, total.Of, at);

    public Nothing VisitSize(SizeTerm size, in Place at) => Calculated(size, at);

    public Nothing VisitGroup(ValueGroupTerm group, in Place at) => Calculated(group, at);

    public Nothing VisitLine(ValueLineTerm line, in Place at)
    {
        if (line.List is not null) return Items(line, line.Each, at);
        line.Value!.Accept(this, at);
        if (line.When is { } when) Visit(when, at);
        return default;
    }

    private Nothing Calculated(Term term, Place at)
    {
        foreach (var part in term.Parts.Cast<Term>()) part.Accept(this, at);
        return default;
    }

    /// <summary>
    /// What has a name is gone through once, however often it is used: what is found in it is one condition for all.
    /// </summary>
    private Nothing Inside(object named, Place at, Action<Place> go)
    {
        if (!_inside.TryGetValue(named, out var found))
        {
            var place = new Place([], []);
            go(place);
            _inside[named] = found = Any(place.Found);
        }
        if (found is not null) Exercised(at, found);
        return default;
    }

    private void Rows(Table table, Place at)
    {
        foreach (var key in table.Keys) key.Accept(this, at);
        var need = at;
        foreach (var row in table.Rows)
        {
            var keys = row.Keys.OfType<Condition>().ToList();
            foreach (var key in keys)
                if (CoverageTargets.HasSeveralKeys(row)) Visit(key, need);
                else Compared(CoverageTargets.Unnegated(key), need);
            var fits = All(keys, row.Span);
            if (targets.Of(row) == target) Exercised(need, fits);
            need = need.If(Not(fits));
        }
        if (table.Otherwise is not null && targets.Of(table) == target)
            at.Found.Add(All(need.Need, table.OtherwiseSpan));
    }

    /// <summary>Some item does it.</summary>
    private Nothing Items(Node node, Term? worked, Place at)
    {
        var (list, where) = (node.Reach.List!, node.Reach.Where);
        if (where is not null) Some(where.Root, place => Visit(where.Root, place));
        if (worked is not (null or StatedTerm))
            Some(worked, place => worked.Accept(this, where is null ? place : place.If(where.Root)));
        return default;

        void Some(Node asked, Action<Place> go)
        {
            if (!_items.TryGetValue((asked, list), out var found))
            {
                var place = new Place([], []);
                go(place);
                found = Any(place.Found) is { } ofItem
                    ? new ListCondition(NoIndex, Any: true, list, new WhereClause(list, ofItem), asked.Span)
                    {
                        IsOfOthers = node.Reach.IsOfOthers,
                    }
                    : null;
                _items[(asked, list)] = found;
            }
            if (found is not null) Exercised(at, found);
        }
    }
}
