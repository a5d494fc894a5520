using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>
/// For each fact the values that stand for all others: of whatever a case may say of it, the policy says what it
/// says of one of them, the rest of the case being the same. All of them where they are few; of a set one value of
/// each kind that tests tell apart, in or out; else one from each place where a condition that looks at it turns.
/// </summary>
internal sealed class Representatives
{
    /// <summary>The most for one fact; one that takes more has none.</summary>
    public const int Most = 64;

    private const int MostValues = 16;
    private const int MostCuts = 8;

    private static readonly long OurTime = new DateOnly(2024, 6, 15).DayNumber;
    private static readonly ImmutableArray<int> DaysApart =
        [0, 20, 100, 400, 1_500, 3_000, 5_000, 6_000, 7_000, 9_000, 12_000, 18_000];

    private readonly Policy _policy;
    private readonly HashSet<int> _read;
    private readonly long[][] _cuts;
    private readonly TurningPoints?[] _turning;

    // The kinds of value that tests tell apart in a set; null of what is none.
    private readonly long[]?[] _kindsOf;

    // Those that are the same whatever else a case says; none of the other facts.
    private readonly long[][] _always;

    public Representatives(Policy policy, FactTests facts, KnownCompiler compiler, IEnumerable<int> read)
    {
        (_policy, _read) = (policy, [.. read]);
        var cuts = policy.Inputs.Select(_ => new SortedSet<long>()).ToArray();
        var tests = Reads.Everything(policy.Conditions).OfType<Condition>().Select(facts.Of).OfType<FactTest>();
        foreach (var test in tests)
            foreach (var (from, to) in test.Holds)
            {
                cuts[test.Slot].Add(from);
                if (to < long.MaxValue) cuts[test.Slot].Add(to + 1);
            }
        foreach (var period in policy.Rules.Select(r => r.Period).OfType<Period>())
        {
            cuts[policy.DatedBy.Slot].Add(period.From.DayNumber);
            if (period.Until is { } until) cuts[policy.DatedBy.Slot].Add(until.DayNumber + 1L);
        }
        _cuts = [.. cuts.Select(c => c.ToArray())];
        var everything = Reads.Everything(policy.Conditions).ToList();
        var asked = everything.OfType<IncludesCondition>()
            .ToLookup(i => (i.Set.Opened as FactTerm)?.Fact.Slot, i => i.Values);
        // Where the values of a set are counted, none stands for another that is in the set beside it.
        var counted = everything.OfType<SizeTerm>().Select(s => (s.Set.Opened as FactTerm)?.Fact.Slot).ToHashSet();
        _kindsOf = [.. policy.SlotForms.Select((form, slot) => form.Kind != SlotKind.Set ? null
            : KindsOf(slot, counted.Contains(slot) ? Single(slot) : asked[slot].Select(values => (long)values)))];
        _always = [.. policy.Inputs.Select(Always)];
        _turning = TurningPoints.Of(policy, facts, compiler, policy.Inputs.Select(i => i.Slot).Where(slot =>
            _always[slot].Length == 0 && policy.SlotForms[slot] is { Kind: SlotKind.Scalar } form
            && form.Least > SlotForm.NotKnown && form.Greatest <= long.MaxValue));
    }

    /// <summary>Whether ranges that begin or end at facts may bound a fact from either side.</summary>
    public bool IsOrdered(int slot) => _policy.Orders.Any && _policy.Inputs[slot].IsTied;

    /// <summary>How many there are of a fact whatever else a case says; 0 where that differs.</summary>
    public int CountOf(int slot) => _always[slot].Length;

    /// <summary>Those of a fact, in order; none where that cannot be said.</summary>
    /// <param name="slot">The slot of the fact.</param>
    /// <param name="case">What else the case says. The slot itself is left at any value, and must be filled in.</param>
    public long[] Of(int slot, CaseRow @case)
    {
        if (_always[slot].Length > 0) return _always[slot];
        if (_turning[slot] is not { } turning) return [];
        var fact = (Fact)_policy.Inputs[slot];
        // What is left a single value is that, whatever it is held against.
        if (fact.IsTied && ValidRange.Of(_policy, fact, @case, []) is var (only, last) && only == last) return [only];
        foreach (var other in turning.Reads)
            if (@case.Slot(_policy.SlotForms[other]) == SlotForm.NotKnown) return [];
        var (least, greatest) = ValidRange.Of(_policy, fact, @case, _read);
        if (least > greatest) return [];
        var near = CutsBetween(slot, least, greatest);
        if (near.Length > Most) return [];
        var found = new List<long>(near.Length + 8) { least };
        found.AddRange(near);
        if (!turning.TryAdd(@case, least, greatest, found)) return [];
        found.Sort();
        var values = found.Distinct().ToArray();
        return values.Length <= Most ? values : [];
    }

    /// <summary>
    /// The least and the greatest value of a number or date of which none stand for all others, unless what bounds them
    /// is unknown: null then.
    /// </summary>
    public (long Least, long Greatest)? EndsOf(int slot, in CaseRow @case) =>
        _turning[slot] is not null && ValidRange.Of(_policy, (Fact)_policy.Inputs[slot], @case, _read) is var (least,
            greatest)
            && least <= greatest ? (least, greatest) : null;

    /// <summary>
    /// A value of a day that leaves the fewest to others, where it has none that stand for all: the earliest
    /// decision date, on or before which other days must lie, and the latest of these, on or after which it must.
    /// Null of what is no such day.
    /// </summary>
    public long? Narrowest(int slot, in CaseRow @case)
    {
        // Beside ranges that begin or end at other facts it may be no answer at all.
        if (_policy.Inputs[slot] is not Fact { IsTied: true } fact || _policy.Orders.Any) return null;
        var (form, decision) = (_policy.SlotForms[slot], _policy.SlotForms[_policy.DecisionDate.Slot]);
        if (!fact.IsDecisionDate)
            return @case.Slot(decision) == SlotForm.NotKnown
                ? (long)Int128.Min(form.Greatest, decision.Greatest) : null;
        var (least, greatest) = ValidRange.Of(_policy, fact, @case, []);
        return least <= greatest ? least : null;
    }

    /// <summary>Between which slots the values of a fact lie, as far as the case bounds them.</summary>
    public (long Least, long Greatest) RangeOf(int slot, in CaseRow @case)
    {
        var form = _policy.SlotForms[slot];
        if (_kindsOf[slot] is { } kinds) return (0, kinds.Sum());
        if (form.Kind != SlotKind.Scalar || _policy.Inputs[slot] is not Fact fact) return (0, -1);
        var (least, greatest) = ValidRange.Of(_policy, fact, @case, []);
        // Of a day that must not lie after an unknown one every day counts.
        return least > greatest ? ((long)form.Least, (long)form.Greatest) : (least, greatest);
    }

    /// <summary>Some value of a fact that the case may state; null where there is none to be told.</summary>
    /// <param name="slot">The slot of the fact.</param>
    /// <param name="case">What else the case says. The slot itself is left at any value.</param>
    /// <param name="dice">Which of several.</param>
    public long? Some(int slot, CaseRow @case, uint dice)
    {
        if (_policy.Inputs[slot] is not Fact fact) return null;
        if (_kindsOf[slot] is { } kinds) return Set(kinds, kinds.Select((_, k) => (dice >> (k & 31) & 1) != 0));
        // The decision date leaves room for the days that must not lie after it.
        var answers = fact.IsDecisionDate ? [] : Of(slot, @case);
        if (answers.Length > 0) return answers[(int)(dice % (uint)answers.Length)];
        if (_policy.SlotForms[slot] is not { Kind: SlotKind.Scalar } form) return null;
        @case.Set(form, SlotForm.NotKnown);
        var (least, greatest) = ValidRange.Of(_policy, fact, @case, []);
        if (least > greatest) return null;
        var near = CutsBetween(slot, least, greatest);
        var pick = (int)(dice >> 2);
        return (dice & 3) switch
        {
            // At either end, where there is room for all else.
            0 => fact.IsDecisionDate ? greatest : least,
            1 when near.Length > 0 => near[pick % near.Length],
            // Days lie as far apart as ages and waiting times do.
            _ => Math.Clamp((fact.EndsAtDecisionDate ? greatest : OurTime) - DaysApart[pick % DaysApart.Length],
                least, greatest),
        };
    }

    /// <summary>
    /// Some values of a fact of which none stand for all others, in order, none where there are none to be told: its
    /// ends, places where tests of it turn, and days as far from the last as ages and waiting times are; of a set
    /// none and one value of each kind.
    /// </summary>
    /// <param name="slot">The slot of the fact.</param>
    /// <param name="case">What else the case says. The slot itself is left at any value.</param>
    public IEnumerable<long> Several(int slot, CaseRow @case)
    {
        if (_kindsOf[slot] is { } kinds) return kinds.Select(k => k & -k).Prepend(0);
        if (_policy.Inputs[slot] is not Fact fact
            || _policy.SlotForms[slot] is not { Kind: SlotKind.Scalar } form) return [];
        @case.Set(form, SlotForm.NotKnown);
        var (least, greatest) = ValidRange.Of(_policy, fact, @case, []);
        if (least > greatest) return [];
        var cuts = CutsBetween(slot, least, greatest);
        var found = new SortedSet<long> { least, greatest };
        for (var at = 0; at < cuts.Length; at += 1 + cuts.Length / MostCuts) found.Add(cuts[at]);
        if (!fact.IsTied) return found;
        foreach (var days in DaysApart)
            found.Add(Math.Clamp(fact.IsDecisionDate ? least + days : greatest - days, least, greatest));
        return found;
    }

    private ReadOnlySpan<long> CutsBetween(int slot, long least, long greatest)
    {
        var cuts = _cuts[slot];
        var (from, to) = (0, cuts.Length);
        while (from < to && cuts[from] < least) from++;
        while (to > from && cuts[to - 1] > greatest) to--;
        return cuts.AsSpan(from, to - from);
    }

    private long[] Always(Input input)
    {
        var form = _policy.SlotForms[input.Slot];
        if (_kindsOf[input.Slot] is { } kinds) return OfSet(kinds);
        if (input.IsTied || form.Kind != SlotKind.Scalar || form.Greatest - form.Least >= MostValues) return [];
        return [.. Enumerable.Range(0, (int)(form.Greatest - form.Least) + 1).Select(v => (long)form.Least + v)];
    }

    /// <summary>
    /// Tests ask of a set whether it holds any of some values, or none at all: values that are in the same of these
    /// stand for each other.
    /// </summary>
    private long[] KindsOf(int slot, IEnumerable<long> asked)
    {
        var kinds = new List<long> { (1L << ValuesOf(slot)) - 1 };
        foreach (var values in asked)
            kinds = [.. kinds.SelectMany(k => (long[])[k & values, k & ~values]).Where(k => k != 0)];
        return [.. kinds];
    }

    private int ValuesOf(int slot) => ((SetType)((Fact)_policy.Inputs[slot]).Type).Values.Names.Length;

    private IEnumerable<long> Single(int slot) => Enumerable.Range(0, ValuesOf(slot)).Select(value => 1L << value);

    private static long[] OfSet(long[] kinds) => 1L << Math.Min(kinds.Length, 30) > Most ? [] :
    [
        .. Enumerable.Range(0, 1 << kinds.Length)
            .Select(held => Set(kinds, kinds.Select((_, k) => (held >> k & 1) != 0))).Order(),
    ];

    /// <summary>The set of one value of each kind that it holds.</summary>
    private static long Set(long[] kinds, IEnumerable<bool> held) =>
        kinds.Zip(held).Sum(k => k.Second ? k.First & -k.First : 0);
}
