using System.Collections.Immutable;
using Eligibility.Evaluation;

namespace Eligibility.Justification;

/// <summary>The conventions for dates that a decision relied on, in words (language, section 3, Dates).</summary>
internal static class Conventions
{
    // In ordinal order, in which they are told.
    private static readonly ImmutableArray<(DateConventions Convention, string Words)> All =
    [
        (DateConventions.MonthEnd,
            "Adding or taking months keeps the day of the month, "
            + "or takes the month's last day where it has no such day."),
        (DateConventions.MissingAnniversary,
            "Whole years and months are completed on the anniversary; "
            + "one that does not exist in its year (29 February, the 31st) is the first of the next month."),
    ];

    public static ImmutableArray<string> Of(DateConventions reliedOn) =>
        [.. All.Where(c => reliedOn.HasFlag(c.Convention)).Select(c => c.Words)];
}
