namespace Eligibility.World;

/// <summary>A constraint as it narrows bounds.</summary>
/// <param name="index">By what it is told: its place, or the name of a row.</param>
/// <param name="variables">What it is about.</param>
internal abstract class Propagator(int index, int[] variables)
{
    /// <summary>By what it is told.</summary>
    public int Index { get; } = index;

    /// <summary>What it is about.</summary>
    public int[] Variables { get; } = variables;

    /// <summary>Narrows what it can; false where it cannot be so between the bounds.</summary>
    public abstract bool Narrow(Bounds bounds);

    /// <summary>
    /// Notes on what bounds rests that a variable has a bound by it; for none, that it cannot be.
    /// </summary>
    /// <param name="needs">Where they are noted: rather too many than too few.</param>
    /// <param name="variable">The variable; -1 for none.</param>
    /// <param name="upper">Whether it is the upper bound.</param>
    public virtual void AddNeeds(Needs needs, int variable, bool upper)
    {
        foreach (var each in Variables) needs.AddBoth(each);
    }

    /// <summary>The propagator of a constraint.</summary>
#pragma warning disable CS8524 // No kind is without a name; one without a case here is CS8509, an error.
    public static Propagator Of(int index, Constraint constraint) => constraint.Kind switch
    {
        ConstraintKind.Linear => new LinearPropagator(index, (LinearConstraint)constraint),
        ConstraintKind.Moved => new CalendarPropagator(index, (MovedConstraint)constraint),
        ConstraintKind.Elapsed => new CalendarPropagator(index, (ElapsedConstraint)constraint),
        ConstraintKind.Apart => new ApartPropagator(index, (ApartConstraint)constraint),
    };
#pragma warning restore CS8524
}
