using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.World;

/// <summary>
/// What must be so of variables, each told by its place in its <see cref="Conjunction"/>. A number that is known is a
/// variable of one value.
/// </summary>
/// <param name="Kind">Which kind it is: whoever treats kinds apart goes by it, so that one more does not compile until each
/// has said what it does with it.</param>
internal abstract record Constraint(ConstraintKind Kind);

/// <summary>The kinds of constraint.</summary>
internal enum ConstraintKind { Linear, Moved, Elapsed, Apart }

/// <summary>How a sum lies to nought.</summary>
internal enum ToNought { AtMost, Equal, NotEqual }

/// <summary>A sum of variables, each times a factor, and a constant, as it lies to nought.</summary>
internal sealed record LinearConstraint(ImmutableArray<(int Variable, Int128 Factor)> Terms, Int128 Constant,
    ToNought Relation) : Constraint(ConstraintKind.Linear);

/// <summary>One day is another moved by a number of days or months, as <see cref="Calendar.Add"/> moves it.</summary>
internal sealed record MovedConstraint(int Result, int Day, int Amount, bool Months)
    : Constraint(ConstraintKind.Moved);

/// <summary>
/// A number is how many whole units lie from one day to another, as <see cref="Calendar.Elapsed"/> counts them.
/// </summary>
internal sealed record ElapsedConstraint(int Result, Elapsed Unit, int From, int To)
    : Constraint(ConstraintKind.Elapsed);

/// <summary>Of some pairs the two of at least one are not equal: two items that must not agree in a key.</summary>
internal sealed record ApartConstraint(ImmutableArray<(int One, int Other)> Pairs)
    : Constraint(ConstraintKind.Apart);
