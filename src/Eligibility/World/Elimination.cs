using System.Numerics;

namespace Eligibility.World;

/// <summary>
/// Equations of whole numbers, of which variables are eliminated one by one: what is left may have a divisor that its
/// constant has not.
/// </summary>
internal sealed class Elimination
{
    private const int MostRows = 64;

    private readonly List<LinearPropagator> _equations = [];
    private readonly List<BigInteger[]> _rows = [];
    private readonly int _variables;
    private readonly Effort _effort;

    public Elimination(Derivation derivation, Effort effort)
    {
        var bounds = derivation.Bounds;
        (_variables, _effort) = (bounds.Count, effort);
        foreach (var row in derivation.Linear)
            if (row.Relation == ToNought.Equal && _equations.Count < MostRows) _equations.Add(row);
        for (var at = 0; at < _equations.Count; at++)
        {
            // Factors, the constant with what is known, and how often each equation was taken.
            var line = new BigInteger[_variables + 1 + _equations.Count];
            line[_variables] = _equations[at].Constant;
            line[_variables + 1 + at] = 1;
            for (var term = 0; term < _equations[at].Variables.Length; term++)
            {
                var (variable, factor) = (_equations[at].Variables[term], _equations[at].Factors[term]);
                if (bounds.IsKnown(variable)) line[_variables] += (BigInteger)factor * bounds.Low(variable);
                else line[variable] = factor;
            }
            _rows.Add(line);
        }
    }

    /// <summary>Equations that add up to what no whole numbers fulfil; null where none are found.</summary>
    public List<(LinearPropagator Row, BigInteger Factor)>? Contradiction()
    {
        for (var left = _rows.Count; left > 0; left = _rows.Count)
        {
            foreach (var row in _rows)
                if (IsIndivisible(row)) return Taken(row);
            var (pivot, variable) = Smallest();
            if (pivot < 0 || !_effort.Take(left)) return null;
            var by = _rows[pivot];
            _rows.RemoveAt(pivot);
            foreach (var row in _rows)
                if (!row[variable].IsZero) Eliminate(row, by, variable);
        }
        return null;
    }

    private (int Row, int Variable) Smallest()
    {
        var (found, least) = ((-1, -1), BigInteger.Zero);
        for (var row = 0; row < _rows.Count; row++)
            for (var variable = 0; variable < _variables; variable++)
                if (BigInteger.Abs(_rows[row][variable]) is { IsZero: false } factor && (least.IsZero || factor < least))
                    (found, least) = ((row, variable), factor);
        return found;
    }

    private bool IsIndivisible(BigInteger[] row)
    {
        var divisor = BigInteger.Zero;
        for (var at = 0; at < _variables; at++) divisor = BigInteger.GreatestCommonDivisor(divisor, row[at]);
        return divisor.IsZero ? !row[_variables].IsZero : !(row[_variables] % divisor).IsZero;
    }

    private static void Eliminate(BigInteger[] row, BigInteger[] by, int variable)
    {
        var divisor = BigInteger.GreatestCommonDivisor(row[variable], by[variable]);
        var (times, less) = (by[variable] / divisor, row[variable] / divisor);
        for (var at = 0; at < row.Length; at++) row[at] = (row[at] * times) - (by[at] * less);
    }

    private List<(LinearPropagator Row, BigInteger Factor)> Taken(BigInteger[] row)
    {
        var taken = new List<(LinearPropagator, BigInteger)>();
        for (var at = 0; at < _equations.Count; at++)
            if (row[_variables + 1 + at] is { IsZero: false } times) taken.Add((_equations[at], times));
        return taken;
    }
}
