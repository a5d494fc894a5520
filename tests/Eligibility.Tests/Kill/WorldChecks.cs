using Eligibility.Tests.World;

namespace Eligibility.Tests.Kill;

/// <summary>
/// Random conjunctions against every value there is, and rows against all that fulfils them: fewer than elsewhere.
/// </summary>
internal static class WorldChecks
{
    private const int Many = 200, Fewer = 40;

    public static IEnumerable<Check> All =>
    [
        .. new[] { "dates", "counts", "sums", "choices", "mixed" }.Select(kind => new Check($"every value of {kind}",
            () => SolverTests.TriesEveryValue(kind, 14, kind is "counts" or "mixed" ? Fewer : Many))),
        new("rows that are derived of dates", () => RowTests.Derived("dates", 74, 60)),
        new("rows that are derived of counts", () => RowTests.Derived("counts", 75, 8)),
        new("rows that the checker lets be", () => RowTests.LetBe(60, 12, 1)),
    ];
}
