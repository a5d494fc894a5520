using System.Numerics;
using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>
/// For each fact the values that stand for all others: of whatever a case may say of it, the policy says what it says of
/// one of them, the rest of the case being the same. All of them where they are few; of a set one value of each kind that
/// tests tell apart, in or out; else one from each place where a condition that looks at it turns.
/// </summary>
internal sealed class Representatives
{
    /// <summary>The most for one fact; one that takes more has none.</summary>
    public const int Most = 64;

    private const int MostValues = 16;

    private readonly Policy _policy;
    private readonly HashSet<int> _read;
    private readonly SortedSet<long>[] _cuts;
    private readonly TurningPoints?[] _turning;

    // Those that are the same whatever else a case says; none of the other facts.
    private readonly long[][] _always;

    public Representatives(Policy policy, FactTests facts, KnownCompiler compiler, IEnumerable<int> read)
    {
        (_policy, _read) = (policy, [.. read]);
        _cuts = [.. policy.Inputs.Select(_ => new SortedSet<long>())];
        var tests = Reads.Everything(policy.Conditions).OfType<Condition>().Select(facts.Of).OfType<FactTest>();
        foreach (var test in tests)
            foreach (var (from, to) in test.Holds)
            {
                _cuts[test.Slot].Add(from);
                if (to < long.MaxValue) _cuts[test.Slot].Add(to + 1);
            }
        foreach (var period in policy.Rules.Select(r => r.Period).OfType<Period>())
        {
            _cuts[policy.DatedBy.Slot].Add(period.From.DayNumber);
            if (period.Until is { } until) _cuts[policy.DatedBy.Slot].Add(until.DayNumber + 1L);
        }
        _always = [.. policy.Inputs.Select(Always)];
        _turning = [.. policy.Inputs.Select(i => _always[i.Slot].Length == 0 && i is Fact fact
            && policy.SlotForms[i.Slot] is { Kind: SlotKind.Scalar } form && form.Least > SlotForm.NotKnown
            && form.Greatest <= long.MaxValue ? TurningPoints.Of(policy, facts, compiler, fact) : null)];
    }

    /// <summary>How many there are of a fact whatever else a case says; 0 where that differs.</summary>
    public int CountOf(int slot) => _always[slot].Length;

    /// <summary>Those of a fact, in order; none where that cannot be said.</summary>
    /// <param name="slot">The slot of the fact.</param>
    /// <param name="case">What else the case says. The slot itself is left at any value, and must be filled in.</param>
    public long[] Of(int slot, CaseRow @case)
    {
        if (_always[slot].Length > 0) return _always[slot];
        if (_turning[slot] is not { } turning) return [];
        foreach (var other in turning.Reads)
            if (@case.Slot(_policy.SlotForms[other]) == SlotForm.NotKnown) return [];
        var (least, greatest) = ValidRange.Of(_policy, (Fact)_policy.Inputs[slot], @case, _read);
        if (least > greatest) return [];
        var found = new SortedSet<long>(_cuts[slot].GetViewBetween(least, greatest)) { least };
        return found.Count <= Most && turning.TryAdd(@case, least, greatest, found) && found.Count <= Most ? [.. found] : [];
    }

    private long[] Always(Input input)
    {
        var form = _policy.SlotForms[input.Slot];
        if (form.Kind == SlotKind.Set) return OfSet(input.Slot);
        if (input.IsTied || form.Kind != SlotKind.Scalar || form.Greatest - form.Least >= MostValues) return [];
        return [.. Enumerable.Range(0, (int)(form.Greatest - form.Least) + 1).Select(v => (long)form.Least + v)];
    }

    /// <summary>
    /// Tests ask of a set whether it holds any of some values, or none at all: values that are in the same of these stand
    /// for each other.
    /// </summary>
    private long[] OfSet(int slot)
    {
        var kinds = new List<long> { (1L << ((SetType)((Fact)_policy.Inputs[slot]).Type).Values.Names.Length) - 1 };
        var tests = Reads.Everything(_policy.Conditions).OfType<IncludesCondition>()
            .Where(i => (i.Set.Opened as FactTerm)?.Fact.Slot == slot).Select(i => (long)i.Values);
        foreach (var values in tests)
            kinds = [.. kinds.SelectMany(k => (long[])[k & values, k & ~values]).Where(k => k != 0)];
        return kinds.Count > BitOperations.Log2(Most) ? [] : [.. Enumerable.Range(0, 1 << kinds.Count)
            .Select(held => kinds.Where((_, k) => (held >> k & 1) != 0).Sum(k => k & -k))];
    }
}
