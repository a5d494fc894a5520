namespace Eligibility.World;

/// <summary>A refutation, and what it takes to be known before it.</summary>
internal sealed record Proof(Refutation Why, Needs Needs)
{
    /// <summary>
    /// With the steps before it since the trail had a length, those that it takes, each followed by those that they
    /// take
    /// in turn.
    /// </summary>
    public Proof After(Bounds bounds, int since, IReadOnlyList<Propagator> propagators, Rows rows)
    {
        var steps = new List<Step>();
        var row = rows.Count - 1;
        for (var at = bounds.Length; at >= since; at--)
        {
            // Rows are derived at the start alone, between bounds.
            for (; since == 0 && row >= 0 && rows[row].Length == at; row--)
            {
                if (!Needs.Rows.Remove(rows[row].Step.Name)) continue;
                steps.Add(rows[row].Step);
                Needs.AddOf(rows[row].Step, propagators);
            }
            if (at == since) break;
            var mark = bounds[at - 1];
            if (!Needs.Take(mark.Variable, mark.Upper)) continue;
            steps.Add(new BoundStep(mark.Variable, mark.Upper, mark.Value, mark.Constraint));
            Needs.AddOf(mark, propagators);
        }
        if (steps.Count == 0) return this;
        steps.Reverse();
        return new(new Derived([.. steps], Why), Needs);
    }

    /// <summary>Of a constraint that nothing fulfils.</summary>
    public static Proof OfConflict(Bounds bounds, IReadOnlyList<Propagator> propagators)
    {
        var (needs, failed) = (new Needs(bounds.Count), bounds.Failed);
        if (failed.Constraint < 0) needs.AddBoth(~failed.Constraint);
        else needs.AddOf(failed, propagators);
        if (failed.Variable >= 0) needs.Add(failed.Variable, !failed.Upper);
        return new(new Conflict(failed.Constraint), needs);
    }

    /// <summary>Of a row that nothing fulfils.</summary>
    public static Proof OfRow(RowStep step, Propagator row, Bounds bounds, IReadOnlyList<Propagator> propagators)
    {
        var needs = new Needs(bounds.Count);
        row.AddNeeds(needs, -1, upper: false);
        needs.AddOf(step, propagators);
        return new(new Derived([step], new Conflict(step.Name)), needs);
    }

    /// <summary>Of a split, of both sides.</summary>
    public static Proof OfSplit(int variable, Int128 at, Proof below, Proof above)
    {
        below.Needs.Take(variable, upper: true);
        above.Needs.Take(variable, upper: false);
        return new(new Split(variable, at, below.Why, above.Why), below.Needs.With(above.Needs));
    }
}
