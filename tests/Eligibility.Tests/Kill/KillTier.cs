using System.Diagnostics;
using Eligibility.Tests.BulkTests;
using Eligibility.Tests.CaseTests;
using Eligibility.Tests.DiagnosticsTests;
using Eligibility.Tests.EvaluationTests;
using Eligibility.Tests.Formatting;
using Eligibility.Tests.LanguageTests;
using Eligibility.Tests.Person;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Kill;

/// <summary>
/// The checks that a fault planted in the engine must not get past, the cheapest and most telling first (docs/faults.md).
/// Seeds are fixed; all of it takes at most ten seconds.
/// </summary>
internal static class KillTier
{
    public static IEnumerable<Check> Checks =>
    [
        .. Facts.Of<TruthTests>(),
        .. ArithmeticChecks.All,
        .. Facts.Of<AcceptedTests>(),
        .. Facts.Of<WarnedTests>(nameof(WarnedTests.What_is_said_of_the_warnings_is_as_verified)),
        .. Facts.Of<RejectedTests>(nameof(RejectedTests.What_is_said_of_the_errors_is_as_verified)),
        .. Facts.Of<MistakeTests>(nameof(MistakeTests.The_message_about_a_mistake_is_as_verified)),
        .. Facts.Of<FaultFileTests>(),
        .. Facts.Of<ValueTests>(),
        .. Facts.Of<FileTests>(),
        .. FormChecks.All,
        .. Facts.Of<PersonTests>(),
        .. SeedChecks.Complete(12, 10),
        .. SeedChecks.Partial(15, 5),
        .. SeedChecks.Completions(20),
        .. SeedChecks.Statements(Repository.Language("Accepted"), 3),
        .. GoldenChecks.All(5),
        .. Facts.Of<FormatterTests>(nameof(FormatterTests.A_file_is_laid_out_as_its_snapshot_shows), nameof(FormatterTests.A_file_that_does_not_parse_has_no_layout_and_says_why)),
    ];

    /// <summary>The first check that fails and what it says; null where none does.</summary>
    /// <param name="passed">What is told of each check that passes, with how long it took.</param>
    public static string? FirstFailure(Action<Check, TimeSpan>? passed = null)
    {
        foreach (var check in Checks)
        {
            var watch = Stopwatch.StartNew();
            try { check.Work(); }
            catch (Exception e) { return $"{check.Name}\n{e.GetType().Name}: {e.Message}"; }
            passed?.Invoke(check, watch.Elapsed);
        }
        return null;
    }
}
