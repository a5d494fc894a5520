using System.Numerics;

namespace Eligibility.World;

/// <summary>
/// Whether rows can be fulfilled by fractions between the bounds: each row is a variable more, and what lies outside
/// its
/// bounds changes places with what can still move (Dutertre and de Moura 2006; by Bland's rule it comes to an end).
/// </summary>
internal sealed class Simplex
{
    private const int MostRows = 64;

    private readonly List<LinearPropagator> _rows = [];
    private readonly int[] _basic;
    private readonly int[] _free;
    private readonly Fraction[,] _table;
    private readonly Fraction?[] _low;
    private readonly Fraction?[] _high;
    private readonly Fraction[] _values;
    private readonly Effort _effort;
    private readonly int _variables;

    public Simplex(IEnumerable<LinearPropagator> rows, Bounds bounds, Effort effort)
    {
        foreach (var row in rows)
            if (row.Variables.Length > 1 && _rows.Count < MostRows) _rows.Add(row);
        (_effort, _variables) = (effort, bounds.Count);
        (_basic, _free) = (new int[_rows.Count], new int[_variables]);
        _table = new Fraction[_rows.Count, _variables];
        (_low, _high) = (new Fraction?[_variables + _rows.Count], new Fraction?[_variables + _rows.Count]);
        _values = new Fraction[_variables + _rows.Count];
        for (var at = 0; at < _variables; at++)
            (_free[at], _low[at], _high[at], _values[at]) = (at, bounds.Low(at), bounds.High(at), bounds.Low(at));
        for (var at = 0; at < _rows.Count; at++)
        {
            var (row, own) = (_rows[at], _variables + at);
            (_basic[at], _high[own]) = (own, -row.Constant);
            if (row.Relation == ToNought.Equal) _low[own] = -row.Constant;
            for (var term = 0; term < row.Variables.Length; term++)
            {
                _table[at, row.Variables[term]] = row.Factors[term];
                _values[own] += row.Factors[term] * _values[row.Variables[term]];
            }
        }
    }

    /// <summary>Whether it came to an end within the effort, and no rows contradict each other.</summary>
    public bool IsFulfilled { get; private set; }

    /// <summary>The value of a variable where it is fulfilled.</summary>
    public Fraction this[int variable] => _values[variable];

    /// <summary>
    /// Rows that add up to what nothing between the bounds fulfils; null where none do, or none are found.
    /// </summary>
    public List<(LinearPropagator Row, BigInteger Factor)>? Contradiction()
    {
        while (_rows.Count > 0)
        {
            var row = FirstOutside();
            if (row < 0) break;
            if (!_effort.Take(_rows.Count)) return null;
            var isLow = _values[_basic[row]] < _low[_basic[row]];
            var column = FirstMoving(row, isLow);
            if (column < 0) return Taken(row, isLow);
            Pivot(row, column, (isLow ? _low : _high)[_basic[row]]!.Value);
        }
        IsFulfilled = true;
        return null;
    }

    private int FirstOutside()
    {
        var found = -1;
        for (var row = 0; row < _basic.Length; row++)
        {
            var own = _basic[row];
            if (!(_values[own] < _low[own]) && !(_values[own] > _high[own])) continue;
            if (found < 0 || own < _basic[found]) found = row;
        }
        return found;
    }

    /// <summary>The first by which a row can come nearer its bound.</summary>
    private int FirstMoving(int row, bool up)
    {
        var found = -1;
        for (var column = 0; column < _free.Length; column++)
        {
            var (sign, own) = (_table[row, column].Sign, _free[column]);
            if (sign == 0) continue;
            var can = sign > 0 == up ? !(_values[own] >= _high[own]) : !(_values[own] <= _low[own]);
            if (can && (found < 0 || own < _free[found])) found = column;
        }
        return found;
    }

    private void Pivot(int row, int column, Fraction to)
    {
        var (leaving, entering, by) = (_basic[row], _free[column], _table[row, column]);
        var moved = (to - _values[leaving]) / by;
        (_values[leaving], _values[entering]) = (to, _values[entering] + moved);
        for (var other = 0; other < _basic.Length; other++)
            if (other != row) _values[_basic[other]] += _table[other, column] * moved;
        (_basic[row], _free[column]) = (entering, leaving);
        for (var at = 0; at < _free.Length; at++) _table[row, at] = at == column ? 1 / by : -_table[row, at] / by;
        for (var other = 0; other < _basic.Length; other++)
        {
            if (other == row || _table[other, column].Sign == 0) continue;
            var times = _table[other, column];
            _table[other, column] = 0;
            for (var at = 0; at < _free.Length; at++) _table[other, at] += times * _table[row, at];
        }
    }

    /// <summary>The rows at whose bounds a row is stuck, as whole numbers of each.</summary>
    private List<(LinearPropagator Row, BigInteger Factor)> Taken(int row, bool isLow)
    {
        var factors = new List<(int Variable, Fraction Factor)> { (_basic[row], isLow ? -1 : 1) };
        for (var column = 0; column < _free.Length; column++)
            factors.Add((_free[column], isLow ? _table[row, column] : -_table[row, column]));
        var taken = factors.Where(f => f.Variable >= _variables && f.Factor.Sign != 0).ToList();
        var below = taken.Aggregate(BigInteger.One,
            (all, f) => all / BigInteger.GreatestCommonDivisor(all, f.Factor.Below) * f.Factor.Below);
        return [.. taken.Select(f => (_rows[f.Variable - _variables], f.Factor.Over * (below / f.Factor.Below)))];
    }
}
