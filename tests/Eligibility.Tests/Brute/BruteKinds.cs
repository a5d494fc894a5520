using System.Collections.Immutable;

namespace Eligibility.Tests.Brute;

/// <summary>What a policy asks of what its case leaves unknown.</summary>
[Flags]
internal enum BruteKinds
{
    None = 0,

    /// <summary>A stated list of which a field is unknown.</summary>
    UnknownFields = 1,

    /// <summary>A list that is unknown as a whole.</summary>
    UnknownLists = 1 << 1,

    /// <summary>A list with <c>one per</c> that is unknown, or one of its keys.</summary>
    OnePer = 1 << 2,

    Sets = 1 << 3,

    /// <summary>Dates held against each other, two of them unknown.</summary>
    DateChains = 1 << 4,

    /// <summary>Whole days, months or years between dates.</summary>
    Elapsed = 1 << 5,

    /// <summary>Dates that are moved by a literal or a table, <c>within</c> among them.</summary>
    Moved = 1 << 6,

    DecisionDate = 1 << 7,

    /// <summary>Sums and differences, two of the numbers unknown.</summary>
    Sums = 1 << 8,

    /// <summary>Numbers times literals.</summary>
    Multiples = 1 << 9,

    /// <summary>One number held against another, or one choice, both unknown.</summary>
    Tied = 1 << 10,

    Tables = 1 << 11,
    Scores = 1 << 12,
    Counted = 1 << 13,
    Definitions = 1 << 14,
    Overrides = 1 << 15,
    Periods = 1 << 16,

    /// <summary>An unknown number or date that has 65 values or more.</summary>
    Wide = 1 << 17,

    /// <summary>A <c>where</c> that reads another unknown than its list.</summary>
    Outside = 1 << 18,

    /// <summary>A date that ends at the decision date, one of the two unknown.</summary>
    EndsAtDecision = 1 << 19,

    /// <summary>A list that must hold so many items, or may.</summary>
    Holds = 1 << 24,

    /// <summary>A range that begins or ends at another fact, one of the two unknown.</summary>
    RangeByFact = 1 << 25,

    /// <summary>What is worked out for each item of a list.</summary>
    WorkedOut = 1 << 26,

    /// <summary>What holds for an item because of the others of its list.</summary>
    Others = 1 << 27,

    /// <summary>The highest or latest of a value of each item.</summary>
    Each = 1 << 29,

    /// <summary>Lines that an outcome tells, of something unknown; the case is decided.</summary>
    Told = 1 << 28,

    // Beyond what is promised to be exact.

    Totals = 1 << 20,
    Different = 1 << 21,

    /// <summary>A count of items, a count of days or a score held against a fact.</summary>
    AgainstFacts = 1 << 22,

    /// <summary>Items of a list that is unknown as a whole, held against each other, or the latest or highest of them.</summary>
    OthersOfUnknown = 1 << 23,

    /// <summary>Ranges throughout, that may leave values no room to differ alone.</summary>
    TiedByRanges = 1 << 30,

    /// <summary>That for which exactness is not promised.</summary>
    Beyond = Totals | Different | AgainstFacts | OthersOfUnknown | TiedByRanges,
}

/// <summary>A part of a policy as it was written: of what kind it is, and the inputs that it reads.</summary>
/// <param name="Kind">One kind.</param>
/// <param name="Inputs">The names of facts and lists; of none where it is a matter of the rules.</param>
/// <param name="Unknown">How many of them must be unknown for the kind to count.</param>
internal readonly record struct BruteMark(BruteKinds Kind, ImmutableArray<string> Inputs, int Unknown)
{
    public static BruteMark Of(BruteKinds kind, params ReadOnlySpan<string> inputs) => new(kind, [.. inputs], 1);

    public static BruteMark Tie(BruteKinds kind, params ReadOnlySpan<string> inputs) => new(kind, [.. inputs], 2);
}
