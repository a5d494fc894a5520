using System.Numerics;

namespace Eligibility.World;

/// <summary>
/// How far variables lie apart at most, by rows of two added up along shortest paths (Bellman and Ford; simple temporal
/// problems: Dechter, Meiri and Pearl 1991).
/// </summary>
internal sealed class Differences
{
    private readonly List<(int From, int To, Int128 Most, LinearPropagator Row, int Factor)> _edges = [];
    private readonly Int128?[] _most;
    private readonly int[] _by;

    public Differences(Derivation derivation)
    {
        (_most, _by) = (new Int128?[derivation.Bounds.Count], new int[derivation.Bounds.Count]);
        foreach (var row in derivation.Linear)
        {
            if (row.Variables.Length != 2 || row.Factors[0] != -row.Factors[1]) continue;
            // Without a common divisor the factors are one and its negative.
            var (one, other) = row.Factors[0] > 0 ? (0, 1) : (1, 0);
            _edges.Add((row.Variables[other], row.Variables[one], -row.Constant, row, 1));
            if (row.Relation == ToNought.Equal)
                _edges.Add((row.Variables[one], row.Variables[other], row.Constant, row, -1));
        }
    }

    /// <summary>Rows that add up to what nothing fulfils; null where none do.</summary>
    public List<(LinearPropagator Row, BigInteger Factor)>? Contradiction()
    {
        Array.Fill(_most, Int128.Zero);
        Array.Fill(_by, -1);
        var last = Relax();
        if (last < 0) return null;
        // So far back it is surely on the circle.
        for (var back = 0; back < _by.Length; back++) last = _edges[_by[last]].From;
        return Path(last, last);
    }

    /// <summary>Rows that add up to one variable being at most another; null where none do.</summary>
    public List<(LinearPropagator Row, BigInteger Factor)>? AtMost(int one, int other)
    {
        Array.Fill(_most, null);
        Array.Fill(_by, -1);
        _most[other] = 0;
        return Relax() < 0 && _most[one] is { } most && most <= 0 ? Path(other, one) : null;
    }

    /// <summary>
    /// Shortens until nothing is shortened; what still is after as many rounds as there are variables.
    /// </summary>
    private int Relax()
    {
        for (var round = 0; round <= _most.Length; round++)
        {
            var last = -1;
            for (var at = 0; at < _edges.Count; at++)
            {
                var (from, to, most, _, _) = _edges[at];
                if (_most[from] is not { } start || (_most[to] is { } known && known <= start + most)) continue;
                (_most[to], _by[to], last) = (start + most, at, to);
            }
            if (last < 0) return -1;
            if (round == _most.Length) return last;
        }
        return -1;
    }

    private List<(LinearPropagator Row, BigInteger Factor)> Path(int from, int to)
    {
        var path = new List<(LinearPropagator Row, BigInteger Factor)>();
        do
        {
            var edge = _edges[_by[to]];
            path.Add((edge.Row, edge.Factor));
            to = edge.From;
        }
        while (to != from);
        return path;
    }
}
