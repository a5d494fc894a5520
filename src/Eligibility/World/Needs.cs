namespace Eligibility.World;

/// <summary>Which bounds and which rows a refutation takes to be known; rather too many than too few.</summary>
internal sealed class Needs(int variables)
{
    private readonly bool[] _bounds = new bool[2 * variables];

    /// <summary>The names of the rows.</summary>
    public SortedSet<int> Rows { get; } = [];

    /// <summary>Whether a bound is one of them.</summary>
    public bool Has(int variable, bool upper) => _bounds[(2 * variable) + (upper ? 1 : 0)];

    /// <summary>Whether a bound is one of them, which it no longer is.</summary>
    public bool Take(int variable, bool upper)
    {
        var was = Has(variable, upper);
        _bounds[(2 * variable) + (upper ? 1 : 0)] = false;
        return was;
    }

    /// <summary>These, and those of another.</summary>
    public Needs With(Needs other)
    {
        for (var at = 0; at < _bounds.Length; at++) _bounds[at] |= other._bounds[at];
        Rows.UnionWith(other.Rows);
        return this;
    }

    /// <summary>One bound more.</summary>
    public void Add(int variable, bool upper) => _bounds[(2 * variable) + (upper ? 1 : 0)] = true;

    /// <summary>Both bounds of a variable.</summary>
    public void AddBoth(int variable)
    {
        Add(variable, upper: false);
        Add(variable, upper: true);
    }

    /// <summary>What a bound that was set takes.</summary>
    public void AddOf(Bounds.Mark mark, IReadOnlyList<Propagator> propagators)
    {
        if (mark.Constraint < 0)
        {
            // Past what the domain does not allow it goes on from the bound before.
            Add(mark.Variable, mark.Upper);
            return;
        }
        Rows.Add(mark.Constraint);
        propagators[mark.Constraint].AddNeeds(this, mark.Variable, mark.Upper);
    }

    /// <summary>What a row that was derived takes.</summary>
    public void AddOf(RowStep step, IReadOnlyList<Propagator> propagators)
    {
        switch (step)
        {
            case SumStep sum:
                foreach (var (constraint, _) in sum.Parts) Rows.Add(constraint);
                break;
            case SpanStep span:
                // By the amount of a move, which stands last, or by a count, which stands first.
                var variables = propagators[span.Constraint].Variables;
                AddBoth(((CalendarPropagator)propagators[span.Constraint]).IsCount ? variables[0] : variables[2]);
                break;
            case YearsStep years:
                AddBoth(propagators[years.Years].Variables[0]);
                AddBoth(propagators[years.Months].Variables[0]);
                break;
            case CompletedStep completed:
                AddBoth(propagators[completed.Moved].Variables[2]);
                AddBoth(propagators[completed.Count].Variables[0]);
                break;
            case ChainStep chain:
                foreach (var part in chain.Parts)
                {
                    Rows.Add(part);
                    if (propagators[part] is CalendarPropagator count) AddBoth(count.Variables[0]);
                }
                break;
            case OrderStep order:
                AddOperands(propagators[order.One], propagators[order.Other], 1, order.ByFirst);
                AddOperands(propagators[order.One], propagators[order.Other], 2, order.BySecond);
                break;
        }
    }

    /// <summary>Where no row says which of two operands is the less, their bounds do.</summary>
    private void AddOperands(Propagator one, Propagator other, int at, int? row)
    {
        if (row is { } named) Rows.Add(named);
        else if (one.Variables[at] != other.Variables[at])
        {
            AddBoth(one.Variables[at]);
            AddBoth(other.Variables[at]);
        }
    }
}
