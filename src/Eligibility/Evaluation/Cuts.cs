using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Evaluation;

/// <summary>
/// The places, counted from the low end of its range, at which some comparison changes its
/// sign as one unknown value grows.
/// </summary>
internal sealed class Cuts(RuleEvaluator rules, IReadOnlySet<int> readSlots, Unknown unknown,
    ImmutableArray<Datum?> values, Int128 low, Int128 step, Int128 last)
    : ITermVisitor<Nothing, (int Times, bool InCalendar)>
{
    private readonly SortedSet<Int128> _starts = [0];
    private readonly Datum?[] _filled = values.AsSpan().ToArray();
    private readonly Policy _policy = rules.Policy;
    private readonly int _pass = rules.StepsOf(values) * WorkAStep;
    // Of the comparison at hand: whether its values rest on conditions, and the list of whose item it reads a field.
    private bool _rests;
    private ListInput? _list;

    /// <summary>Values of a comparison that count for a step.</summary>
    public const int WorkAStep = 32;

    // One unknown may take no more than a question does; the classes found by then are not all.
    private const int MostWork = Completions.MostStepsAQuestion * WorkAStep;

    /// <summary>The work that it took so far, <see cref="WorkAStep"/> of it a step.</summary>
    public int Work { get; private set; }

    /// <summary>Adds the cuts of a comparison; false where they depend on something else that is unknown.</summary>
    public bool Add(Comparison comparison)
    {
        (_rests, _list) = (RestsOnConditions(comparison), ListOf(comparison));
        AddOtherItems(comparison);
        // The items of a list that is not known are not there to be held against.
        var complete = !MovesBothWays(comparison) && (_list is null || values[_list.Slot] is Items);
        foreach (var row in RowsOf(comparison))
        {
            var stretches = _starts.Zip(_starts.Skip(1).Append(last + 1), (from, next) => (From: from, To: next - 1))
                .ToList();
            foreach (var (from, to) in stretches) complete &= Halve(comparison, row, from, to);
        }
        return complete;
    }

    /// <summary>The ends of rule periods, where the unknown is the date that rules go by.</summary>
    public bool AddPeriods()
    {
        if (unknown.Field is not null || unknown.Input.Slot != _policy.DatedBy.Slot) return true;
        foreach (var period in _policy.Rules.Select(r => r.Period).Append(_policy.Period).OfType<Period>())
        {
            Cut(period.From.DayNumber);
            if (period.Until is { } until) Cut(until.DayNumber + 1);
        }
        return true;
    }

    /// <summary>
    /// The decision date can lie on no day before a date that must end at it; while that is unknown, on none before its
    /// range. A class that such a day parts would else be stood for by a day on which no case could be stated.
    /// </summary>
    public bool AddDecisionDateEnds()
    {
        if (unknown.Field is not null || unknown.Input.Slot != _policy.DecisionDate.Slot) return true;
        var complete = true;
        // Nor, where the edition goes by such a date, on one before its period.
        if (_policy is { DatedBy.EndsAtDecisionDate: true, Period: { } period }) Cut(period.From.DayNumber);
        foreach (var input in _policy.Inputs)
        {
            if (input is Fact { EndsAtDecisionDate: true } fact)
            {
                Cut(values[fact.Slot] is Scalar day ? day.Value : fact.Range!.Value.Low);
                // What a rule reads of such a date while it is unknown hangs on this day too.
                complete &= values[fact.Slot] is not null || !readSlots.Contains(fact.Slot);
            }
            if (input is not ListInput list) continue;
            foreach (var field in list.Fields.Where(f => f.EndsAtDecisionDate))
            {
                Cut(field.Range!.Value.Low);
                var items = values[list.Slot] as Items;
                var open = items is null || items.Rows.Any(r => r[field.Index] is null);
                complete &= !open || !readSlots.Contains(list.Slot);
                // On the first days of such a field's range as many items as there are cannot differ in it.
                complete &= !open || items is null or { Rows.Length: < 2 } || !list.OnePer.Contains(field.Index);
                foreach (var row in items?.Rows ?? [])
                    if (row[field.Index] is Scalar of) Cut(of.Value);
            }
        }
        return complete;
    }

    /// <summary>
    /// Up to a few values of each class; where the classes hang on something else unknown, both ends and
    /// the middle of each, as samples.
    /// </summary>
    public ImmutableArray<Datum> Representatives(int each, bool complete)
    {
        var found = ImmutableArray.CreateBuilder<Datum>();
        foreach (var (from, to) in _starts.Zip(_starts.Skip(1).Append(last + 1), (from, next) => (from, next - 1)))
        {
            for (var at = from; at <= to && at < from + each; at++) found.Add(new Scalar(low + at * step));
            if (complete) continue;
            if (to - from > each) found.Add(new Scalar(low + (from + (to - from) / 2) * step));
            if (to - from >= each) found.Add(new Scalar(low + to * step));
        }
        return found.ToImmutable();
    }

    private void Cut(Int128 value)
    {
        if (value <= low) return;
        var at = (value - low + step - 1) / step;
        if (at <= last) _starts.Add(at);
    }

    /// <summary>Finds where the sign changes in a stretch in which it changes one way only.</summary>
    private bool Halve(Comparison comparison, int row, Int128 from, Int128 to)
    {
        while (true)
        {
            if (SignAt(comparison, row, from) is not { } start || SignAt(comparison, row, to) is not { } end)
                return false;
            if (start == end) return true;
            var (same, changed) = (from, to);
            while (changed - same > 1)
            {
                var middle = same + (changed - same) / 2;
                if (SignAt(comparison, row, middle) is not { } sign) return false;
                if (sign == start) same = middle;
                else changed = middle;
            }
            _starts.Add(changed);
            from = changed;
        }
    }

    /// <summary>
    /// Whether a comparison's values rest on conditions, as a score does: else no pass is needed to work them out.
    /// </summary>
    private static bool RestsOnConditions(Comparison comparison) =>
        Reads.Everything([comparison]).Any(p => p.Accept(Resting, default(Nothing)) == Rest.OnConditions);

    /// <summary>
    /// How the left side stands to the right one when the unknown has a value; null where that is not certain.
    /// </summary>
    private int? SignAt(Comparison comparison, int row, Int128 at)
    {
        if (Work > MostWork) return null;
        Work += _rests ? _pass : 1;
        var filled = Filled(new Scalar(low + at * step));
        var truths = _rests ? rules.Conditions.All(filled) : [];
        var item = row < 0 ? default : ((Items)filled[_list!.Slot]!).Rows[row];
        var frame = Frame.Of(_policy, filled, truths) with { Item = item };
        var (left, right) = (rules.Conditions.Terms.Scalar(comparison.Left, frame),
            rules.Conditions.Terms.Scalar(comparison.Right, frame));
        if (left.IsKnown && right.IsKnown) return left.Low.CompareTo(right.Low);
        return left.High < right.Low ? -1 : left.Low > right.High ? 1 : null;
    }

    /// <summary>
    /// The values with this one filled in, good until the next is: what is worked out of them keeps none.
    /// </summary>
    private ImmutableArray<Datum?> Filled(Datum value)
    {
        if (unknown.Field is not null) return unknown.Fill(values, value);
        _filled[unknown.Input.Slot] = value;
        return ImmutableCollectionsMarshal.AsImmutableArray(_filled);
    }

    /// <summary>The items for which a comparison inside <c>where</c> is asked; -1 for one outside.</summary>
    private IEnumerable<int> RowsOf(Comparison comparison)
    {
        if (_list is not { } list) return [-1];
        if (values[list.Slot] is not Items items) return [];
        var own = unknown.Field is not null && unknown.Input.Slot == list.Slot && !ReadsOutside(comparison);
        return own ? [unknown.Row] : Enumerable.Range(0, items.Rows.Length);
    }

    /// <summary>
    /// Whether more than the item at hand goes into it: then what one item holds can turn it for every item.
    /// </summary>
    private static bool ReadsOutside(Comparison comparison) =>
        Reads.Everything([comparison]).Any(p => p.Accept(Resting, default(Nothing)) == Rest.Outside);

    /// <summary>The list of whose item a comparison reads a field, or null.</summary>
    private static ListInput? ListOf(Comparison comparison)
    {
        var met = new HashSet<Node>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<Node>([comparison.Left, comparison.Right]);
        while (waiting.TryPop(out var at))
        {
            if (!met.Add(at)) continue;
            if (at is FieldTerm field) return field.List;
            if (at is TableTerm { Table.List: { } list }) return list;
            // What stands inside another `where` is asked of that one's items.
            if (at is Condition || !at.Reach.IsSame) continue;
            foreach (var part in at.Parts) waiting.Push(part);
        }
        return null;
    }

    /// <summary>
    /// A number of different values changes where this item's equals another's, wherever in
    /// the comparison it is counted.
    /// </summary>
    private void AddOtherItems(Comparison comparison)
    {
        if (unknown.Field is null || values[unknown.Input.Slot] is not Items items) return;
        if (!Reads.Everything([comparison]).Any(p => p is DifferentTerm different
            && different.List.Slot == unknown.Input.Slot && different.Field.Index == unknown.Field.Index))
            return;
        foreach (var row in items.Rows)
            if (row[unknown.Field.Index] is Scalar other) { Cut(other.Value); Cut(other.Value + step); }
    }

    /// <summary>
    /// Whether the unknown stands in a comparison twice, and once of these in what is counted or moved in the calendar:
    /// months and years differ in length, so that the difference of both goes up and down.
    /// </summary>
    private bool MovesBothWays(Comparison comparison)
    {
        var (left, right) = (Occurs(comparison.Left), Occurs(comparison.Right));
        return left.Times + right.Times > 1 && (left.InCalendar || right.InCalendar);
    }

    private readonly Dictionary<Definition, (int Times, bool InCalendar)> _occurs =
        new(ReferenceEqualityComparer.Instance);

    /// <summary>
    /// How often the unknown stands in a term, twice standing for more, and whether it does so in
    /// what the calendar works out.
    /// </summary>
    private (int Times, bool InCalendar) Occurs(Term term) => term.Accept(this, default(Nothing));

    public (int Times, bool InCalendar) VisitConstant(ConstantTerm constant, in Nothing context) => (0, false);

    public (int Times, bool InCalendar) VisitFact(FactTerm fact, in Nothing context) =>
        (unknown.Field is null && fact.Fact.Slot == unknown.Input.Slot ? 1 : 0, false);

    public (int Times, bool InCalendar) VisitField(FieldTerm field, in Nothing context) =>
        (Is(field.List, field.Field) ? 1 : 0, false);

    public (int Times, bool InCalendar) VisitSum(SumTerm sum, in Nothing context) =>
        Together(sum.Terms.Select(t => t.Term), calendar: false);

    public (int Times, bool InCalendar) VisitProduct(ProductTerm product, in Nothing context) =>
        Together(product.Factors, calendar: false);

    public (int Times, bool InCalendar) VisitShift(ShiftTerm shift, in Nothing context) =>
        Together(shift.Shifts.Select(s => s.Amount).Prepend(shift.Date), calendar: shift.Shifts.Any(s => s.Months));

    public (int Times, bool InCalendar) VisitElapsed(ElapsedTerm elapsed, in Nothing context) =>
        Together([elapsed.From, elapsed.To], calendar: true);

    // Between the cuts of their own comparisons tables, scores and counts stay as they are;
    // a total moves with its field.
    public (int Times, bool InCalendar) VisitTable(TableTerm table, in Nothing context) => (0, false);

    public (int Times, bool InCalendar) VisitScore(ScoreTerm score, in Nothing context) => (0, false);

    public (int Times, bool InCalendar) VisitDefinition(DefinitionTerm named, in Nothing context)
    {
        var definition = named.Definition;
        if (!_occurs.TryGetValue(definition, out var known))
            _occurs[definition] = known = StackGuard.Run(() => Occurs(definition.Value!));
        return known;
    }

    public (int Times, bool InCalendar) VisitCount(CountTerm count, in Nothing context) => (0, false);

    public (int Times, bool InCalendar) VisitDifferent(DifferentTerm different, in Nothing context) => (0, false);

    public (int Times, bool InCalendar) VisitTotal(TotalTerm total, in Nothing context) =>
        (Is(total.List, total.Field) ? 1 : 0, false);

    private bool Is(ListInput list, Field field) =>
        unknown.Field is not null && list.Slot == unknown.Input.Slot && field.Index == unknown.Field.Index;

    private (int Times, bool InCalendar) Together(IEnumerable<Term> terms, bool calendar)
    {
        var all = terms.Select(Occurs).ToList();
        return (Math.Min(2, all.Sum(o => o.Times)), all.Any(o => o.InCalendar || calendar && o.Times > 0));
    }

    private static readonly RestKinds Resting = new();

    /// <summary>On what else than the item at hand a value rests.</summary>
    private enum Rest
    {
        /// <summary>On nothing, or on what its parts rest on.</summary>
        OnParts,

        /// <summary>On what the conditions of the policy came to in a pass.</summary>
        OnConditions,

        /// <summary>On a fact, or on other items.</summary>
        Outside,
    }

    /// <summary>On what each kind rests by itself.</summary>
    private sealed class RestKinds : INodeVisitor<Nothing, Rest>
    {
        public Rest VisitFlag(FlagCondition flag, in Nothing context) => Rest.OnParts;

        public Rest VisitComparison(Comparison comparison, in Nothing context) => Rest.OnParts;

        public Rest VisitJoint(JointComparison joint, in Nothing context) => Rest.OnParts;

        public Rest VisitMember(MemberCondition member, in Nothing context) => Rest.OnParts;

        public Rest VisitIncludes(IncludesCondition includes, in Nothing context) => Rest.OnParts;

        public Rest VisitEmpty(EmptyCondition empty, in Nothing context) => Rest.OnParts;

        public Rest VisitList(ListCondition list, in Nothing context) => Rest.Outside;

        public Rest VisitNot(NotCondition not, in Nothing context) => Rest.OnParts;

        public Rest VisitGroup(GroupCondition group, in Nothing context) => Rest.OnParts;

        public Rest VisitDefinition(DefinitionCondition named, in Nothing context) => Rest.OnConditions;

        public Rest VisitItem(ItemCondition item, in Nothing context) => Rest.OnParts;

        public Rest VisitConstant(ConstantTerm constant, in Nothing context) => Rest.OnParts;

        public Rest VisitFact(FactTerm fact, in Nothing context) => Rest.Outside;

        public Rest VisitField(FieldTerm field, in Nothing context) => Rest.OnParts;

        public Rest VisitSum(SumTerm sum, in Nothing context) => Rest.OnParts;

        public Rest VisitProduct(ProductTerm product, in Nothing context) => Rest.OnParts;

        public Rest VisitShift(ShiftTerm shift, in Nothing context) => Rest.OnParts;

        public Rest VisitElapsed(ElapsedTerm elapsed, in Nothing context) => Rest.OnParts;

        public Rest VisitTable(TableTerm table, in Nothing context) => Rest.OnParts;

        public Rest VisitScore(ScoreTerm score, in Nothing context) => Rest.OnConditions;

        public Rest VisitDefinition(DefinitionTerm named, in Nothing context) => Rest.OnParts;

        public Rest VisitCount(CountTerm count, in Nothing context) => Rest.Outside;

        public Rest VisitDifferent(DifferentTerm different, in Nothing context) => Rest.Outside;

        public Rest VisitTotal(TotalTerm total, in Nothing context) => Rest.Outside;
    }
}
