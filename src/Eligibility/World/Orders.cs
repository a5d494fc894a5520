using System.Numerics;

namespace Eligibility.World;

/// <summary>
/// Derives that of two constraints of the calendar that are alike the result of one is at most that of the other: who
/// is
/// not yet of an age later was not earlier either.
/// </summary>
internal sealed class Orders(Derivation derivation)
{
    private const int MostRounds = 4;

    private readonly HashSet<(int, int)> _known = [];
    private Differences _differences = new(derivation);

    /// <summary>A constraint of the calendar: what it is like, its result, and what that never decreases in.</summary>
    private readonly record struct Curve(int Index, MonotoneCurve Kind, int Result, int First, int Second);

    /// <summary>Adds a row for each that says more than the bounds do.</summary>
    public void Add()
    {
        var curves = new List<Curve>();
        for (var at = 0; at < derivation.Constraints.Count; at++)
            if (Of(at, derivation.Constraints[at]) is { } curve) curves.Add(curve);
        for (var round = 0; round < MostRounds; round++)
        {
            var isNew = false;
            foreach (var one in curves)
                foreach (var other in curves)
                    isNew |= one.Index != other.Index && one.Kind == other.Kind && Add(one, other);
            if (!isNew) return;
            _differences = new(derivation);
        }
    }

    private static Curve? Of(int at, Constraint constraint) => constraint switch
    {
        MovedConstraint moved => new(at, new(null, moved.Months), moved.Result, moved.Day, moved.Amount),
        ElapsedConstraint elapsed => new(at, new(elapsed.Unit, false), elapsed.Result, elapsed.From, elapsed.To),
        _ => null,
    };

    private bool Add(Curve one, Curve other)
    {
        var bounds = derivation.Bounds;
        if (one.Result == other.Result || bounds.High(one.Result) <= bounds.Low(other.Result)) return false;
        // A count is the less, the later it starts.
        var (first, last) = one.Kind.Unit is null ? (one.First, other.First) : (other.First, one.First);
        if (_known.Contains((one.Index, other.Index)) || !IsAtMost(first, last, out var byFirst)
            || !IsAtMost(one.Second, other.Second, out var bySecond)) return false;
        _known.Add((one.Index, other.Index));
        var (firstRow, secondRow) = (NameOf(byFirst), NameOf(bySecond));
        if ((byFirst is not null && firstRow is null) || (bySecond is not null && secondRow is null)) return false;
        derivation.AddApart(new OrderStep(derivation.NextName, one.Index, other.Index, firstRow, secondRow),
            one.Result, other.Result, 0);
        return true;
    }

    private bool IsAtMost(int one, int other, out List<(LinearPropagator Row, BigInteger Factor)>? by)
    {
        by = null;
        return one == other || derivation.Bounds.High(one) <= derivation.Bounds.Low(other)
            || (by = _differences.AtMost(one, other)) is not null;
    }

    private int? NameOf(List<(LinearPropagator Row, BigInteger Factor)>? path)
    {
        if (path is null) return null;
        return path is [({ Relation: ToNought.AtMost } only, _)] ? only.Index : derivation.AddSum(path);
    }
}
