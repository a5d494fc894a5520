using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Tests.Oracle;

/// <summary>
/// What of a case is unknown and can matter, with all candidates for it. What nothing reads is filled in with whatever
/// hinders a valid case least: the first day, the last decision date, no item.
/// </summary>
internal sealed class OracleGaps
{
    private readonly OracleModel _model;
    private readonly int _budget;
    private readonly List<OracleUnknown> _found = [];
    private readonly HashSet<int> _open = [];

    private OracleGaps(OracleModel model, Datum?[] values, int budget)
    {
        (_model, Values, _budget) = (model, [.. values], budget);
    }

    /// <summary>The case, with what cannot matter filled in.</summary>
    public Datum?[] Values { get; }

    /// <summary>What is left unknown, in order of declaration.</summary>
    public List<OracleUnknown> Unknowns { get; private set; } = [];

    public bool Linked { get; private set; }

    /// <returns>Null where not all ways can be tried.</returns>
    public static OracleGaps? Find(OracleModel model, Datum?[] values, int budget, bool everyValue)
    {
        var gaps = new OracleGaps(model, values, budget);
        foreach (var input in model.Policy.Inputs)
            if (input is Fact fact) gaps.Note(fact);
            else if (!gaps.Note((ListInput)input)) return null;
        var (feasible, linked) = OracleCuts.Find(model, gaps.Values, gaps._found, gaps._open, everyValue);
        gaps.Linked |= linked;
        return feasible && gaps.Gather() ? gaps : null;
    }

    private void Note(Fact fact)
    {
        if (Values[fact.Slot] is not null) return;
        var unknown = OracleUnknown.Of(fact);
        if (_model.ReadFields.Contains((fact.Slot, -1))) _found.Add(unknown);
        else if (ReferenceEquals(fact, _model.Policy.DecisionDate))
            Values[fact.Slot] = new Scalar(unknown.At(unknown.Size - 1));
        else Values[fact.Slot] = unknown.FirstValues(1)[0];
    }

    private bool Note(ListInput list)
    {
        if (Values[list.Slot] is null)
        {
            // Which keys the items have that nothing reads would have to be tried, too.
            if (list.Least > 0 && !_model.ReadLists.Contains(list.Slot)) return false;
            if (!_model.ReadLists.Contains(list.Slot)) { Values[list.Slot] = new Items([]); return true; }
            if (_model.Unbounded.Contains(list.Slot)) return false;
            // Of any list as many items as the policy counts up to make every test come out the same. Where a test of
            // an item reads another fact, two cases that differ in that fact must each find theirs.
            var most = Math.Max(1, _model.Thresholds.TryGetValue(list.Slot, out var counts) ? counts.Values.Sum() : 0)
                * (_model.LooksOutside.Contains(list.Slot) ? 2 : 1);
            most = Math.Min(Math.Max(most, list.Least), list.Most);
            if (most > 12) return false;
            Values[list.Slot] =
                new Items([.. Enumerable.Repeat<ImmutableArray<Datum?>>([.. new Datum?[list.Fields.Length]], most)]);
            _open.Add(list.Slot);
        }
        var rows = ((Items)Values[list.Slot]!).Rows;
        var loose = 0;
        for (var row = 0; row < rows.Length; row++)
            foreach (var field in list.Fields)
            {
                if (rows[row][field.Index] is not null) continue;
                var unknown = OracleUnknown.Of(list, row, field);
                var differs = list.OnePer.Contains(field.Index);
                if (differs) loose++;
                if (!differs && !_model.ReadFields.Contains((list.Slot, field.Index)))
                {
                    unknown.Put(Values, unknown.FirstValues(1)[0]);
                    continue;
                }
                if (differs && (!_model.ReadFields.Contains((list.Slot, field.Index)) || !unknown.Numeric))
                {
                    // Only that items differ is asked of it, or every value counts by itself.
                    unknown.Candidates = unknown.FirstValues(_model.ReadFields.Contains((list.Slot, field.Index))
                        ? _budget + 1
                        : rows.Length);
                    unknown.Given = true;
                }
                _found.Add(unknown);
            }
        Linked |= loose > 1 && !_open.Contains(list.Slot);
        return true;
    }

    /// <summary>
    /// Gathers the fields of a list that is unknown as a whole into one unknown: every list of up
    /// to so many items, in no order.
    /// </summary>
    private bool Gather()
    {
        foreach (var input in _model.Policy.Inputs)
        {
            var own = _found.Where(u => u.Slot == input.Slot).ToList();
            if (!_open.Contains(input.Slot)) { Unknowns.AddRange(own); continue; }
            var (list, rows) = ((ListInput)input, ((Items)Values[input.Slot]!).Rows);
            var items = new List<ImmutableArray<Datum?>> { rows[0] };
            foreach (var field in own.Select(u => u.Field).Distinct())
            {
                var values = own.Where(u => u.Field == field).SelectMany(u => u.Candidates).Distinct().ToList();
                if (items.Count * (long)values.Count > _budget) return false;
                items = [.. items.SelectMany(item => values.Select(v => item.SetItem(field, v)))];
            }
            var whole = OracleUnknown.Of(list);
            var lists = new List<(ImmutableArray<ImmutableArray<Datum?>> Rows, int From)> { ([], 0) };
            for (var at = 0; at < lists.Count; at++)
            {
                var (so, from) = lists[at];
                if (so.Length == rows.Length) continue;
                for (var next = from; next < items.Count; next++) lists.Add((so.Add(items[next]), next));
                if (lists.Count > _budget) return false;
            }
            whole.Candidates = [.. lists.Select(l => (Datum)new Items(l.Rows))];
            Values[list.Slot] = null;
            Unknowns.Add(whole);
        }
        return true;
    }
}
