using System.Globalization;
using Eligibility.Tests.CasesTests;
using Eligibility.Tests.Checking;
using Eligibility.Tests.Golden;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Docs;

/// <summary>
/// docs/reliability.md counts what is there: a number that nothing counts stays behind when something is added.
/// </summary>
public class ReliabilityTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "reliability.md"));

    [Fact]
    public void The_page_counts_the_kinds_of_lies() => Holds($"lies of {Lies.Kinds.Count} kinds");

    [Fact]
    public void The_page_counts_the_texts_that_readers_of_JSON_have_disagreed_about() =>
        Holds($"| {JsonCorpusTests.Count} texts |");

    [Fact]
    public void The_page_counts_the_golden_decisions() => Holds($"Golden decisions: {GoldenTests.Count:N0},");

    private static void Holds(FormattableString words) =>
        Assert.Contains(words.ToString(CultureInfo.InvariantCulture), Text, StringComparison.Ordinal);
}
