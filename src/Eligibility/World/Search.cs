using System.Collections.Immutable;

namespace Eligibility.World;

/// <summary>
/// Looks for a witness, or for why there is none: bounds are narrowed, candidates tried, rows derived, and what is then
/// open is split in two.
/// </summary>
internal sealed class Search
{
    private const int MostDepth = 512;

    private readonly Conjunction _conjunction;
    private readonly Effort _effort;
    private readonly Propagation _propagation;
    private readonly Bounds _bounds;
    private readonly Candidate _candidate;
    private readonly Rows _rows = new();
    private readonly int _most;
    private bool _isFound;

    public Search(Conjunction conjunction, Effort effort)
    {
        (_conjunction, _effort) = (conjunction, effort);
        _propagation = new(conjunction, effort);
        _bounds = _propagation.Bounds;
        _candidate = new(conjunction, _bounds);
        _most = 16 + (8 * _bounds.Count);
    }

    /// <summary>The verdict.</summary>
    public Verdict Run()
    {
        var proof = Node(0, 0);
        if (_isFound) return new Witness([.. _candidate.Values]);
        return proof is null ? new NotKnown() : new Impossible(proof.Why);
    }

    /// <summary>Why bounds leave no witness; null where they may.</summary>
    public Refutation? Refute()
    {
        var can = _bounds.KeepToDomains() && _propagation.Run(_most);
        if (can && !_propagation.IsSettled) can = Derive();
        return can ? null : Conflict(0).Why;
    }

    /// <summary>The domains as far as bounds narrow them, or why there is no witness.</summary>
    public Refutation? Narrow(out ImmutableArray<Domain> domains)
    {
        domains = [.. _conjunction.Domains];
        if (Refute() is { } why) return why;
        domains = [.. _conjunction.Domains.Select((d, at) => d with { Low = _bounds.Low(at), High = _bounds.High(at) })];
        return null;
    }

    /// <summary>
    /// Why there is no witness between these bounds; null where one is found, or where it is not known.
    /// </summary>
    private Proof? Node(int depth, int since)
    {
        if (depth == 0 && !_bounds.KeepToDomains()) return Conflict(since);
        if (!_propagation.Run(_most)) return Conflict(since);
        if (Tries(out var broken)) return null;
        if (depth == 0)
        {
            if (!Derive()) return Conflict(since);
            if (Tries(out broken)) return null;
        }
        if (depth % 8 == 0 && Dives()) return null;
        if (depth % 4 == 3 && Relaxed() is { } relaxed)
            return relaxed.After(_bounds, since, _propagation.Propagators, _rows);
        if (depth >= MostDepth || !_effort.Take()) return null;
        if (Choose(broken) is not (var variable and >= 0, var at))
            return _propagation.Run(_most) ? null : Conflict(since);
        return Halves(depth, since, variable, at)?.After(_bounds, since, _propagation.Propagators, _rows);
    }

    private bool Derive() => new Derivation(_conjunction, _propagation, _rows).Run(_effort, _most);

    private bool Tries(out int broken)
    {
        broken = _candidate.Try(least: false);
        if (broken >= 0 && _candidate.Try(least: true) is var other) broken = other < 0 ? -1 : broken;
        return _isFound = broken < 0;
    }

    /// <summary>Whether a dive ends at a witness; else all is as before it.</summary>
    private bool Dives()
    {
        var (start, isSettled) = (_bounds.Length, _propagation.IsSettled);
        if (new Dive(_propagation, _candidate, _most).Ends() && Tries(out _)) return true;
        _propagation.GoBack(start, isSettled);
        return false;
    }

    /// <summary>Rows that contradict each other between the bounds, as a proof; null where none are found.</summary>
    private Proof? Relaxed()
    {
        var derivation = new Derivation(_conjunction, _propagation, _rows);
        if (new Simplex(derivation.Linear, _bounds, _effort).Contradiction() is not { } parts) return null;
        if (Derivation.Sum(parts) is not { } row) return null;
        if (Derivation.StepOf(derivation.NextName, parts) is not { } step) return null;
        return Proof.OfRow(step, new LinearPropagator(step.Name, row), _bounds, _propagation.Propagators);
    }

    /// <summary>Of a broken constraint the variable with fewest values left, and where to split it.</summary>
    private (int Variable, Int128 At) Choose(int broken)
    {
        var least = Fewest(_propagation.Propagators[broken].Variables);
        if (least < 0) least = Fewest(Enumerable.Range(0, _bounds.Count));
        if (least < 0) return (-1, 0);
        var (low, high) = (_bounds.Low(least), _bounds.High(least));
        if (_conjunction.Constraints[broken] is not (ApartConstraint or LinearConstraint { Relation: ToNought.NotEqual }))
            return (least, low + ((high - low) / 2));
        var value = _candidate.Nearest(least);
        return (least, value < high ? value : value - 1);
    }

    private int Fewest(IEnumerable<int> variables)
    {
        var least = -1;
        foreach (var variable in variables)
        {
            if (_bounds.IsKnown(variable)) continue;
            if (least < 0 || Width(variable) < Width(least)) least = variable;
        }
        return least;
    }

    private Int128 Width(int variable) => _bounds.High(variable) - _bounds.Low(variable);

    /// <summary>Both sides of a split, that with nought first.</summary>
    private Proof? Halves(int depth, int since, int variable, Int128 at)
    {
        var upperFirst = at < 0;
        var one = Half(depth, variable, at, upperFirst);
        if (_isFound) return null;
        // What did not take the split is why there is none on either side.
        if (one is not null && !one.Needs.Has(variable, !upperFirst)) return one;
        var other = Half(depth, variable, at, !upperFirst);
        if (_isFound || other is null) return null;
        if (!other.Needs.Has(variable, upperFirst)) return other;
        return one is null ? null : Proof.OfSplit(variable, at, upperFirst ? other : one, upperFirst ? one : other);
    }

    private Proof? Half(int depth, int variable, Int128 at, bool above)
    {
        var (start, isSettled) = (_bounds.Length, _propagation.IsSettled);
        var can = above ? _bounds.Raise(variable, at + 1, Bounds.Supposed) : _bounds.Lower(variable, at, Bounds.Supposed);
        var proof = can ? Node(depth + 1, start + 1) : Conflict(start + 1);
        if (!_isFound) _propagation.GoBack(start, isSettled);
        return proof;
    }

    private Proof Conflict(int since) =>
        Proof.OfConflict(_bounds, _propagation.Propagators)
            .After(_bounds, since, _propagation.Propagators, _rows);
}
