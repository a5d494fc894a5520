using System.Numerics;

namespace Eligibility.World;

/// <summary>
/// Whether equations have a solution in whole numbers, by their Hermite normal form: columns are taken from each other,
/// as Euclid does, until each equation has one variable more than those before it or none; what that variable comes to
/// is whole for all of them, or there is no solution.
/// </summary>
internal sealed class Elimination
{
    private const int MostRows = 64;

    private readonly List<LinearPropagator> _equations = [];
    private readonly List<BigInteger[]> _columns = [];
    private readonly BigInteger[] _constants;
    private readonly Effort _effort;

    public Elimination(Derivation derivation, Effort effort)
    {
        _effort = effort;
        var bounds = derivation.Bounds;
        foreach (var row in derivation.Linear)
            if (row.Relation == ToNought.Equal && _equations.Count < MostRows) _equations.Add(row);
        _constants = new BigInteger[_equations.Count];
        var columns = new SortedDictionary<int, BigInteger[]>();
        for (var row = 0; row < _equations.Count; row++)
        {
            _constants[row] = _equations[row].Constant;
            for (var at = 0; at < _equations[row].Variables.Length; at++)
            {
                var (variable, factor) = (_equations[row].Variables[at], (BigInteger)_equations[row].Factors[at]);
                if (bounds.IsKnown(variable)) _constants[row] += factor * bounds.Low(variable);
                else if (columns.TryGetValue(variable, out var known)) known[row] = factor;
                else (columns[variable] = new BigInteger[_equations.Count])[row] = factor;
            }
        }
        _columns.AddRange(columns.Values);
    }

    /// <summary>
    /// Equations that add up to what no whole numbers fulfil; null where there is a solution, or none is known.
    /// </summary>
    public List<(LinearPropagator Row, BigInteger Factor)>? Contradiction()
    {
        // Of each variable that stands alone: its column, and which fractions of the equations say what it comes to.
        var alone = new List<(BigInteger[] Column, Fraction[] By)>();
        for (var row = 0; row < _equations.Count; row++)
        {
            if (!_effort.Take(_columns.Count + 1)) return null;
            var by = new Fraction[_equations.Count];
            by[row] = 1;
            foreach (var (column, said) in alone)
                for (var at = 0; at <= row; at++) by[at] -= (Fraction)column[row] * said[at];
            var pivot = Reduce(row, alone.Count);
            if (pivot is not null)
            {
                for (var at = 0; at <= row; at++) by[at] /= pivot[row];
                alone.Add((pivot, by));
            }
            var value = (Fraction)0;
            for (var at = 0; at <= row; at++) value += by[at] * _constants[at];
            if (pivot is null ? value.Sign != 0 : !value.Below.IsOne) return Whole(by);
        }
        return null;
    }

    /// <summary>
    /// Leaves an equation one variable more than those before; its column, or null where none is left.
    /// </summary>
    private BigInteger[]? Reduce(int row, int from)
    {
        while (true)
        {
            var least = -1;
            var others = 0;
            for (var at = from; at < _columns.Count; at++)
            {
                if (_columns[at][row].IsZero) continue;
                others++;
                if (least < 0 || BigInteger.Abs(_columns[at][row]) < BigInteger.Abs(_columns[least][row])) least = at;
            }
            if (others == 0) return null;
            (_columns[from], _columns[least]) = (_columns[least], _columns[from]);
            var pivot = _columns[from];
            if (others == 1) return pivot;
            for (var at = from + 1; at < _columns.Count; at++)
            {
                var times = _columns[at][row] / pivot[row];
                for (var each = 0; !times.IsZero && each < pivot.Length; each++)
                    _columns[at][each] -= times * pivot[each];
            }
        }
    }

    private List<(LinearPropagator Row, BigInteger Factor)> Whole(Fraction[] by)
    {
        var below = by.Aggregate(BigInteger.One, (all, f) => all / BigInteger.GreatestCommonDivisor(all, f.Below) * f.Below);
        return [.. by.Select((f, at) => (_equations[at], f.Over * (below / f.Below))).Where(p => !p.Item2.IsZero)];
    }
}
