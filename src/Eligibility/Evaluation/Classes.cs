using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>Values to try for something unknown.</summary>
/// <param name="Values">One of each class that the policy's conditions can tell apart, given what is known.</param>
/// <param name="Complete">Whether no value is left out that a condition could tell from these.</param>
internal sealed record Candidates(ImmutableArray<Datum> Values, bool Complete);

/// <summary>
/// The classes into which a policy's comparisons cut something unknown, given what is known. Between two cuts every
/// side of every comparison moves one way only, so that each sign changes at most twice, and halving finds where.
/// </summary>
internal sealed class Classes(RuleEvaluator rules, ImmutableArray<Condition> asked = default)
{
    private const int FewValues = 64;
    private const int MostSubsets = 10;
    private readonly Policy _policy = rules.Policy;
    private readonly Distinctions _distinctions = asked.IsDefaultOrEmpty
        ? rules.Distinctions
        : new Distinctions(Reads.Everything(rules.Policy.Conditions.Concat(asked)));
    // What conditions that are asked read hangs together as what the policy's own read does.
    private readonly IReadOnlySet<int> _readSlots = asked.IsDefaultOrEmpty
        ? rules.ReadSlots
        : rules.ReadSlots.Concat(Reads.Of(asked).Select(r => r.Input.Slot)).ToHashSet();
    private readonly Dictionary<Node, bool> _reads = new(ReferenceEqualityComparer.Instance);
    private Unknown _readsOf;
    private readonly Dictionary<Unknown,
        (ImmutableArray<Comparison> Comparisons, ImmutableArray<int> Slots)> _comparisons = [];
    private readonly Dictionary<(Unknown, Values), Candidates> _known = [];
    private readonly Dictionary<(int List, Unknown Along), Candidates> _lists = [];

    // Of what has the same classes whatever is known.
    private readonly Dictionary<Unknown, Candidates> _always = [];
    private static readonly Candidates YesOrNo = new([Datum.No, Datum.Yes], true);

    private int _work;

    /// <summary>The steps that it took to find the classes so far.</summary>
    public int Steps => _work / Cuts.WorkAStep;

    /// <summary>The values to try for something unknown.</summary>
    /// <param name="unknown">What is unknown.</param>
    /// <param name="values">What is known.</param>
    /// <param name="along">Where two cases are compared that differ in one unknown alone, that one; else null.</param>
    public Candidates Of(Unknown unknown, ImmutableArray<Datum?> values, Unknown? along = null)
    {
        switch (unknown.Type)
        {
            case null: return OfList((ListInput)unknown.Input, along);
            case YesNoType: return YesOrNo;
            case ChoiceType or SetType:
                if (_always.TryGetValue(unknown, out var always)) return always;
                return _always[unknown] = unknown.Type is SetType set
                    ? OfSet(unknown, set)
                    : new Candidates([.. Enumerable.Range(0, ((ChoiceType)unknown.Type).Values.Names.Length)
                        .Select(i => (Datum)new Scalar(i))], true);
            default: return OfOrdered(unknown, values);
        }
    }

    /// <summary>
    /// The answers to try that an unknown can be given by itself, with the rest left unknown. A list may settle a
    /// condition for every value of what else its <c>where</c> reads, with an item for each of these.
    /// </summary>
    public Candidates OfAnswers(Unknown unknown, ImmutableArray<Datum?> values) =>
        unknown is { Type: null, Input: ListInput list }
            ? OfList(list, at => WaysOfTheRest(at, values))
            : Of(unknown, values);

    // Of more ways than these not each can have its item.
    private const int MostWays = 4;

    /// <summary>
    /// In how many ways what a condition about a list reads besides can be filled in; more than
    /// <see cref="MostWays"/> where they are not counted.
    /// </summary>
    private int WaysOfTheRest(Condition part, ImmutableArray<Datum?> values)
    {
        var ways = 1;
        foreach (var read in Reads.Of(part).Where(r => r.Input is Fact && values[r.Input.Slot] is null))
        {
            var own = ((Fact)read.Input).Type switch
            {
                YesNoType => 2,
                ChoiceType choice => choice.Values.Names.Length,
                _ => MostWays + 1
            };
            ways = Math.Min(MostWays + 1, ways * own);
        }
        return ways;
    }

    /// <summary>
    /// The lists to try; where two cases share one, what reads the unknown in which they differ may
    /// turn on other items in each.
    /// </summary>
    private Candidates OfList(ListInput list, Unknown? along)
    {
        if (along is not { } other || other.Input == list)
        {
            var alone = new Unknown(list, -1, null);
            return _always.TryGetValue(alone, out var always) ? always : _always[alone] = OfList(list);
        }
        if (!_lists.TryGetValue((list.Slot, other), out var known))
            _lists[(list.Slot, other)] = known = OfList(list, at => ReadsUnknown(at, other) ? 2 : 1);
        return known;
    }

    /// <summary>Lists of as many unknown items as the policy counts up to.</summary>
    /// <param name="list">The list.</param>
    /// <param name="times">How often what a condition counts up to is needed; once where it is null.</param>
    private Candidates OfList(ListInput list, Func<Condition, int>? times = null)
    {
        var (most, complete) = (0, true);
        foreach (var condition in _distinctions.Lists.Where(c => c.List == list)) Add(1, condition);
        foreach (var comparison in _distinctions.Comparisons.Where(c => Counts(c, list)))
            if (comparison.Right is ConstantTerm { Value: Scalar limit }
                && comparison.Left is CountTerm or DifferentTerm)
                Add((int)Int128.Clamp(limit.Value / Number.One.Units, 0, ListInput.MostItems) + 1, comparison);
            // How many items matter to anything else that looks at them is not counted.
            else (most, complete) = (most + 2, false);
        most = Math.Min(most, ListInput.MostItems);
        var item = list.UnstatedItem;
        return new Candidates([.. Enumerable.Range(0, most + 1)
                .Select(n => (Datum)new Items([.. Enumerable.Repeat(item, n)]))],
            complete);

        void Add(int count, Condition at)
        {
            var each = times?.Invoke(at) ?? 1;
            complete &= each <= MostWays;
            most += count * Math.Min(each, MostWays);
        }
    }

    private static bool Counts(Comparison comparison, ListInput list) =>
        Reads.Everything([comparison]).Any(p => p is Term && p.Reach.List == list);

    /// <summary>Sets: values that no condition tells apart stand for each other.</summary>
    private Candidates OfSet(Unknown unknown, SetType set)
    {
        var masks = _distinctions.Includes.Where(c => ReadsUnknown(c, unknown)).Select(c => c.Values)
            .Distinct().ToList();
        var groups = Enumerable.Range(0, set.Values.Names.Length)
            .GroupBy(i => string.Concat(masks.Select(m => ((m >> i) & 1).IsZero ? '0' : '1')), StringComparer.Ordinal)
            .Select(g => g.First()).ToList();
        // Where items must differ in it, values that no condition tells apart do make a difference.
        if (unknown.IsKey) groups = [.. Enumerable.Range(0, set.Values.Names.Length)];
        var complete = groups.Count <= MostSubsets;
        if (!complete) groups = [.. groups.Take(MostSubsets)];
        var subsets = Enumerable.Range(0, 1 << groups.Count).Select(bits =>
            (Datum)new Choices(groups.Where((_, i) => (bits >> i & 1) == 1)
                .Aggregate(BigInteger.Zero, (mask, index) => mask | BigInteger.One << index)));
        return new Candidates([.. subsets], complete);
    }

    /// <summary>
    /// The classes of a number or a date; worked out once for the same values of what its comparisons read besides.
    /// </summary>
    private Candidates OfOrdered(Unknown unknown, ImmutableArray<Datum?> values)
    {
        if (_always.TryGetValue(unknown, out var always)) return always;
        if (!unknown.EndsAtDecisionDate && LastOf(unknown) < FewValues)
            return _always[unknown] = WorkOut(unknown, values, []);
        if (!_comparisons.TryGetValue(unknown, out var own))
        {
            var comparisons = Comparisons(unknown).ToImmutableArray();
            var slots = Reads.Of(comparisons).Select(r => r.Input.Slot).Append(_policy.DecisionDate.Slot)
                .Append(unknown.Input.Slot).Distinct().Order().ToImmutableArray();
            // Dates that end at the decision date bound it from below.
            if (unknown.Input.Slot == _policy.DecisionDate.Slot) slots = [.. _policy.Inputs.Select(i => i.Slot)];
            _comparisons[unknown] = own = (comparisons, slots);
        }
        var read = ValuesAt(own.Slots, values);
        if (_known.TryGetValue((unknown, read), out var known)) return known;
        return _known[(unknown, read)] = WorkOut(unknown, values, own.Comparisons);
    }

    private static Int128 LastOf(Unknown unknown) =>
        (unknown.Range!.Value.High - unknown.Range.Value.Low) / unknown.Type!.Step;

    private static Values ValuesAt(ImmutableArray<int> slots, ImmutableArray<Datum?> values)
    {
        var read = new Datum?[slots.Length];
        for (var i = 0; i < read.Length; i++) read[i] = values[slots[i]];
        return new Values(ImmutableCollectionsMarshal.AsImmutableArray(read));
    }

    /// <summary>Values compared one by one.</summary>
    private readonly record struct Values(ImmutableArray<Datum?> All)
    {
        public bool Equals(Values other)
        {
            if (All.Length != other.All.Length) return false;
            for (var i = 0; i < All.Length; i++)
                if (!ReferenceEquals(All[i], other.All[i]) && All[i]?.Equals(other.All[i]) != true) return false;
            return true;
        }

        public override int GetHashCode()
        {
            var hash = new HashCode();
            foreach (var value in All) hash.Add(value);
            return hash.ToHashCode();
        }
    }

    private Candidates WorkOut(Unknown unknown, ImmutableArray<Datum?> values, ImmutableArray<Comparison> comparisons)
    {
        var (low, high) = unknown.Range!.Value;
        if (unknown.EndsAtDecisionDate && values[_policy.DecisionDate.Slot] is Scalar decided)
            high = Int128.Max(low, Int128.Min(high, decided.Value));
        var step = unknown.Type!.Step;
        var last = (high - low) / step;
        if (last < FewValues)
        {
            var few = new Datum[(int)last + 1];
            for (var i = 0; i < few.Length; i++) few[i] = new Scalar(low + i * step);
            return new Candidates(ImmutableCollectionsMarshal.AsImmutableArray(few), true);
        }
        var search = new Cuts(rules, _readSlots, unknown, values, low, step, last);
        var complete = true;
        foreach (var comparison in comparisons) complete &= search.Add(comparison);
        complete &= search.AddPeriods() & search.AddDecisionDateEnds();
        _work += search.Work;
        // A date that must end at the decision date says something of it, while that is unknown and read.
        complete &= !unknown.EndsAtDecisionDate || values[_policy.DecisionDate.Slot] is not null
            || !_readSlots.Contains(_policy.DecisionDate.Slot);
        // The keys of a list that must differ need as many values of a class as there are items.
        var each = unknown.Input is ListInput { OnePer: var keys } && unknown.Field is { } field
            && keys.Contains(field.Index)
                ? ((Items)values[unknown.Input.Slot]!).Rows.Length
                : 1;
        return new Candidates(search.Representatives(each, complete), complete);
    }

    /// <summary>
    /// Comparisons that read the unknown: those on nothing made of other comparisons first, since the cuts of one
    /// bound the stretches of the next.
    /// </summary>
    private IEnumerable<Comparison> Comparisons(Unknown unknown) =>
        _distinctions.Comparisons.Where(c => ReadsUnknown(c, unknown)).OrderBy(Composite).ThenBy(c => c.Span.Start);

    private static int Composite(Comparison comparison) =>
        Reads.Everything([comparison]).Count(p => p is Term { TurnsOnConditions: true });

    public bool ReadsUnknown(Node part, Unknown unknown)
    {
        if (_readsOf != unknown) { _reads.Clear(); _readsOf = unknown; }
        if (_reads.TryGetValue(part, out var known)) return known;
        return _reads[part] = Reads.Everything([part]).Any(p => p.Accept(Reading, unknown));
    }

    private static readonly ReadingKinds Reading = new();

    /// <summary>Whether a node by itself reads what is unknown.</summary>
    private sealed class ReadingKinds : INodeVisitor<Unknown, bool>
    {
        public bool VisitFlag(FlagCondition flag, in Unknown unknown) => false;

        public bool VisitComparison(Comparison comparison, in Unknown unknown) => false;

        public bool VisitJoint(JointComparison joint, in Unknown unknown) => false;

        public bool VisitMember(MemberCondition member, in Unknown unknown) => false;

        public bool VisitIncludes(IncludesCondition includes, in Unknown unknown) => false;

        public bool VisitEmpty(EmptyCondition empty, in Unknown unknown) => false;

        public bool VisitList(ListCondition list, in Unknown unknown) =>
            unknown.Field is null && list.List.Slot == unknown.Input.Slot;

        public bool VisitNot(NotCondition not, in Unknown unknown) => false;

        public bool VisitGroup(GroupCondition group, in Unknown unknown) => false;

        public bool VisitDefinition(DefinitionCondition named, in Unknown unknown) => false;

        public bool VisitItem(ItemCondition item, in Unknown unknown) => false;

        public bool VisitConstant(ConstantTerm constant, in Unknown unknown) => false;

        public bool VisitFact(FactTerm fact, in Unknown unknown) => fact.Fact.Slot == unknown.Input.Slot;

        public bool VisitField(FieldTerm field, in Unknown unknown) =>
            unknown.Field is not null && field.List.Slot == unknown.Input.Slot
                && field.Field.Index == unknown.Field.Index;

        public bool VisitSum(SumTerm sum, in Unknown unknown) => false;

        public bool VisitProduct(ProductTerm product, in Unknown unknown) => false;

        public bool VisitShift(ShiftTerm shift, in Unknown unknown) => false;

        public bool VisitElapsed(ElapsedTerm elapsed, in Unknown unknown) => false;

        public bool VisitTable(TableTerm table, in Unknown unknown) => false;

        public bool VisitScore(ScoreTerm score, in Unknown unknown) => false;

        public bool VisitDefinition(DefinitionTerm named, in Unknown unknown) => false;

        public bool VisitCount(CountTerm count, in Unknown unknown) => Looks(count.List, unknown);

        public bool VisitDifferent(DifferentTerm different, in Unknown unknown) => Looks(different.List, unknown);

        public bool VisitTotal(TotalTerm total, in Unknown unknown) => Looks(total.List, unknown);

        private static bool Looks(ListInput list, Unknown unknown) =>
            unknown.Input is ListInput && list.Slot == unknown.Input.Slot;
    }
}
