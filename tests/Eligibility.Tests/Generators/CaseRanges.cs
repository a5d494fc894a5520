using Eligibility.Model;

namespace Eligibility.Tests.Generators;

/// <summary>
/// Between what each value of a case can lie where ranges begin and end at other values: each choice narrows the others, so that
/// whoever keeps to it never comes to a case that cannot be stated.
/// </summary>
internal sealed class CaseRanges
{
    private readonly List<((int Slot, int Row, int Field) Low, (int Slot, int Row, int Field) High)> _orders = [];
    private readonly Dictionary<(int Slot, int Row, int Field), (Int128 Low, Int128 High)> _between = [];

    /// <param name="policy">The policy.</param>
    /// <param name="values">What is chosen so far; of each list its items, whatever is not known of them.</param>
    public CaseRanges(Policy policy, Datum?[] values)
    {
        var decided = (policy.DecisionDate.Slot, -1, -1);
        foreach (var fact in policy.Facts)
            Add((fact.Slot, -1, -1), fact.Range, fact.LowEnd, fact.HighEnd, fact.EndsAtDecisionDate, values[fact.Slot]);
        foreach (var list in policy.Inputs.OfType<ListInput>())
            foreach (var (at, row) in ((values[list.Slot] as Items)?.Rows ?? []).Index())
                foreach (var field in list.Fields)
                    Add((list.Slot, at, field.Index), field.Range, field.LowEnd, field.HighEnd, field.EndsAtDecisionDate,
                        row[field.Index]);
        IsPossible = Narrow();

        void Add((int Slot, int Row, int Field) own, (Int128 Low, Int128 High)? range, RangeEnd? low, RangeEnd? high, bool ends,
            Datum? value)
        {
            if (range is null) return;
            _between[own] = value is Scalar known ? (known.Value, known.Value) : range.Value;
            if (low is { } from) _orders.Add((Place(from, own.Row), own));
            if (high is { } to) _orders.Add((own, Place(to, own.Row)));
            if (ends) _orders.Add((own, decided));
        }
    }

    /// <summary>Whether there is a case at all.</summary>
    public bool IsPossible { get; private set; }

    /// <summary>Whether a range of the policy begins or ends at another value.</summary>
    public static bool AreIn(Policy policy) => policy.Facts.Any(f => f.LowEnd is not null || f.HighEnd is not null)
        || policy.Inputs.OfType<ListInput>().Any(l => l.Fields.Any(f => f.LowEnd is not null || f.HighEnd is not null));

    public (Int128 Low, Int128 High)? Of(int slot, int row = -1, int field = -1) =>
        _between.TryGetValue((slot, row, field), out var between) ? between : null;

    public void Choose(int slot, int row, int field, Datum value)
    {
        if (value is not Scalar chosen || !_between.ContainsKey((slot, row, field))) return;
        _between[(slot, row, field)] = (chosen.Value, chosen.Value);
        IsPossible &= Narrow();
    }

    private static (int Slot, int Row, int Field) Place(RangeEnd end, int row) => (end.Slot, end.IsFact ? -1 : row, end.Field);

    private bool Narrow()
    {
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (low, high) in _orders)
            {
                var (a, b) = (_between[low], _between[high]);
                if (b.Low < a.Low) (_between[high], changed) = ((a.Low, b.High), true);
                if (a.High > b.High) (_between[low], changed) = ((a.Low, b.High), true);
                if (_between[low].Low > _between[low].High || _between[high].Low > _between[high].High) return false;
            }
        }
        return true;
    }
}
