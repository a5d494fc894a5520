using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.World;

/// <summary>
/// Derives how whole months and years lie to each other: years to the months between the same days, counts to a day
/// moved from the same start, counts one after the other to the count of the whole.
/// </summary>
internal sealed class Counts(Derivation derivation)
{
    /// <summary>So many parts are tried at most for a whole.</summary>
    private const int MostTried = 256;

    private readonly List<(int At, ElapsedConstraint Count)> _counts = [];
    private readonly List<(int At, int From, int To)> _orders = [];
    private int _tried;

    /// <summary>Adds a row for each that may say more than the bounds do.</summary>
    public void Add()
    {
        for (var at = 0; at < derivation.Constraints.Count; at++)
            if (derivation.Constraints[at] is ElapsedConstraint { Unit: not Elapsed.Days } count) _counts.Add((at, count));
        if (_counts.Count == 0) return;
        for (var at = 0; at < derivation.Constraints.Count; at++)
            if (derivation.Constraints[at] is MovedConstraint { Months: true } moved) AddCompleted(at, moved);
        AddYears();
        AddChains();
    }

    private void AddCompleted(int at, MovedConstraint moved)
    {
        var bounds = derivation.Bounds;
        foreach (var (place, count) in _counts)
        {
            if (count.From != moved.Day) continue;
            var months = MonthsOf(count.Unit);
            var (low, high) = (bounds.Low(count.Result), bounds.High(count.Result));
            if (low >= 1 && low * months >= bounds.High(moved.Amount))
                derivation.AddApart(new CompletedStep(derivation.NextName, at, place, true), moved.Result, count.To, 0);
            if (high >= 0 && (high + 1) * months <= bounds.Low(moved.Amount))
                derivation.AddApart(new CompletedStep(derivation.NextName, at, place, false), count.To, moved.Result, 0);
        }
    }

    private void AddYears()
    {
        foreach (var (year, years) in _counts)
            foreach (var (month, months) in _counts)
            {
                if (years.Unit != Elapsed.Years || months.Unit != Elapsed.Months) continue;
                if (years.From != months.From || years.To != months.To) continue;
                derivation.Add(new YearsStep(derivation.NextName, year, month, true),
                    new([(months.Result, 1), (years.Result, -12)], -11, ToNought.AtMost));
                if (derivation.Bounds.Low(months.Result) < 0 && derivation.Bounds.Low(years.Result) < 1) continue;
                derivation.Add(new YearsStep(derivation.NextName, year, month, false),
                    new([(years.Result, 12), (months.Result, -1)], 0, ToNought.AtMost));
            }
    }

    private void AddChains()
    {
        if (_counts.Count < 3) return;
        foreach (var row in derivation.Linear)
        {
            if (row.Variables.Length != 2 || row.Factors[0] != -row.Factors[1]) continue;
            if (row.Relation != ToNought.AtMost || row.Constant < 0) continue;
            var (one, other) = row.Factors[0] > 0 ? (0, 1) : (1, 0);
            _orders.Add((row.Index, row.Variables[one], row.Variables[other]));
        }
        foreach (var (at, whole) in _counts)
        {
            _tried = 0;
            var path = new List<int>();
            if (!Finds(at, whole, whole.From, 0, path)) continue;
            var terms = ImmutableArray.CreateBuilder<(int, Int128)>();
            terms.Add((whole.Result, -1));
            foreach (var part in path)
                if (part < derivation.Constraints.Count && derivation.Constraints[part] is ElapsedConstraint count)
                    terms.Add((count.Result, MonthsOf(count.Unit) / MonthsOf(whole.Unit)));
            derivation.Add(new ChainStep(derivation.NextName, at, [.. path]), new(terms.ToImmutable(), 0, ToNought.AtMost));
        }
    }

    /// <summary>Whether parts lead from a day to the end that are more, at least, than the whole is at most.</summary>
    private bool Finds(int at, ElapsedConstraint whole, int day, Int128 sum, List<int> path)
    {
        if (day == whole.To && path.Count > 1 && sum > derivation.Bounds.High(whole.Result)) return true;
        if (path.Count >= derivation.Constraints.Count || ++_tried > MostTried) return false;
        foreach (var (place, count) in _counts)
        {
            var (least, months) = (derivation.Bounds.Low(count.Result), MonthsOf(count.Unit));
            if (place == at || count.From != day || least < 1 || months % MonthsOf(whole.Unit) != 0) continue;
            if (Goes(place, count.To, sum + (least * (months / MonthsOf(whole.Unit))))) return true;
        }
        foreach (var (place, from, to) in _orders)
            if (from == day && Goes(place, to, sum)) return true;
        return false;

        bool Goes(int part, int next, Int128 total)
        {
            path.Add(part);
            if (Finds(at, whole, next, total, path)) return true;
            path.RemoveAt(path.Count - 1);
            return false;
        }
    }

    private static int MonthsOf(Elapsed unit) => unit == Elapsed.Years ? 12 : 1;
}
