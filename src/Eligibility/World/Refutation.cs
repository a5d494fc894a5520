using System.Collections.Immutable;

namespace Eligibility.World;

/// <summary>
/// Why a <see cref="Conjunction"/> cannot be: what follows from it, step by step, up to what nothing can fulfil. A
/// constraint is told by its place, a row that was derived by a name past these places, the domain of a variable by the
/// complement of the variable's place. What follows is worked out again by <see cref="RefutationChecker"/>.
/// </summary>
internal abstract record Refutation;

/// <summary>Between the bounds that are known by then no values fulfil one constraint.</summary>
internal sealed record Conflict(int Constraint) : Refutation;

/// <summary>A variable is at most a value or above it, and neither can be.</summary>
internal sealed record Split(int Variable, Int128 At, Refutation Below, Refutation Above) : Refutation;

/// <summary>What follows first, in order, and why nothing can be after it.</summary>
internal sealed record Derived(ImmutableArray<Step> Steps, Refutation End) : Refutation;

/// <summary>One thing that follows.</summary>
internal abstract record Step;

/// <summary>
/// A variable is at least a value, or at most, since between the bounds one constraint lets it be no other.
/// </summary>
internal sealed record BoundStep(int Variable, bool Upper, Int128 Value, int Constraint) : Step;

/// <summary>A linear constraint more, which is known by a name from then on.</summary>
internal abstract record RowStep(int Name) : Step;

/// <summary>
/// Linear constraints, each times a factor, added up: factors of those that are not equations are positive.
/// </summary>
internal sealed record SumStep(int Name, ImmutableArray<(int Constraint, Int128 Factor)> Parts) : RowStep(Name);

/// <summary>
/// How many days the later day of a constraint of the calendar lies above the earlier at most, or at least, whatever
/// the days: the result of a move above its day, the end of a count above its start.
/// </summary>
internal sealed record SpanStep(int Name, int Constraint, bool Upper, Int128 Days) : RowStep(Name);

/// <summary>
/// Of two constraints of the calendar that are alike the result of one is at most that of the other, since its
/// operands are: the same, or by their bounds, or by the row named for each.
/// </summary>
internal sealed record OrderStep(int Name, int One, int Other, int? ByFirst, int? BySecond) : RowStep(Name);

/// <summary>
/// Of whole years and whole months between the same two days there are eleven months more at most than the years have,
/// or no fewer.
/// </summary>
internal sealed record YearsStep(int Name, int Years, int Months, bool Upper) : RowStep(Name);

/// <summary>
/// The end of a count that has come to what a day is moved by from the same start is that day or later; or, where it
/// has
/// not, that day or earlier.
/// </summary>
internal sealed record CompletedStep(int Name, int Moved, int Count, bool IsCompleted) : RowStep(Name);

/// <summary>
/// Counts one after the other are together at most the count of the whole. Between them a row may say that a day is at
/// most another.
/// </summary>
internal sealed record ChainStep(int Name, int Whole, ImmutableArray<int> Parts) : RowStep(Name);
