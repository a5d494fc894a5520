using Eligibility.Justification;
using Eligibility.Tests.BulkTests;
using Eligibility.Tests.CasesTests;
using Eligibility.Tests.Checking;
using Eligibility.Tests.Differential;
using Eligibility.Tests.EvaluationTests;
using Eligibility.Tests.Generators;
using Eligibility.Tests.JustificationTests;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Kill;

/// <summary>
/// Random policies and cases from fixed seeds: both evaluators agree, and what justifications say is so.
/// </summary>
internal static class SeedChecks
{
    public static IEnumerable<Check> Complete(int seeds, int cases) =>
        Seeds(seeds).Select(s => new Check(FormattableString.Invariant($"complete cases of seed {s}"),
            () => Differential.Differential.CompareComplete(s, cases, new DifferentialCounts())));

    public static IEnumerable<Check> Partial(int seeds, int cases) =>
        Seeds(seeds).Select(s => new Check(FormattableString.Invariant($"partial cases of seed {s}"),
            () => Differential.Differential.ComparePartial(s, cases, new DifferentialCounts())));

    /// <summary>Each record of cases of policies that decide it by itself, complete and partial.</summary>
    public static IEnumerable<Check> Records(int seeds, int cases) =>
        Seeds(seeds).Select(s => new Check(FormattableString.Invariant($"each record of cases of seed {s}"), () =>
        {
            Differential.Differential.CompareRecords(s, cases, new DifferentialCounts());
            Differential.Differential.ComparePartialRecords(s, cases, new DifferentialCounts());
        }));

    public static IEnumerable<Check> Completions(int seeds) =>
        Seeds(seeds).Select(s => new Check(FormattableString.Invariant($"every completion of a case of seed {s}"),
            () => Assert.True(EvaluationTests.CompletionTests.Compare(s), "it is not exact")));

    /// <summary>The plan against the search, of complete cases and of such with unknowns.</summary>
    public static IEnumerable<Check> Plan(int seeds, int complete, int open) =>
        Seeds(seeds).Select(s => new Check(FormattableString.Invariant($"plan and search of seed {s}"), () =>
        {
            PlanComparison.Compare(s, new(), complete, PlanComparison.Complete, new());
            PlanComparison.Compare(s, PlanComparison.Small, open, PlanComparison.Open, new());
        }));

    /// <summary>Cases read straight from their bytes against the same read by way of what they state.</summary>
    public static IEnumerable<Check> Plain(int seeds, int mutated) =>
        Seeds(seeds).Select(s => new Check(FormattableString.Invariant($"plain cases of seed {s}"), () =>
        {
            var (plain, invalid) = (new PlainCases(), new PlainCases());
            PlainCaseTests.LookAtSeed(s, plain, invalid);
            Assert.True(plain.Taken > plain.Tried / 2, $"{plain.Taken} of {plain.Tried} were read straight");
            Assert.Equal(0, invalid.Taken);
        })).Append(new Check("plain cases whose bytes were changed",
            () => PlainCaseTests.LookAtMutated(mutated, new PlainCases())));

    /// <summary>Justifications joined from fragments against the same written of their records.</summary>
    public static IEnumerable<Check> Joined(int seeds, int cases) =>
        Seeds(seeds).Select(s => new Check(FormattableString.Invariant($"joined justifications of seed {s}"),
            () => Assert.True(KnownJsonTests.Joined(s, cases) > 0 || KnownJsonTests.IsToldInTheLongWay(s), "none is joined")))
            .Append(new Check("how many policies are joined",
                () => Assert.True(Seeds(seeds).Count(s => !KnownJsonTests.IsToldInTheLongWay(s)) * 5 > seeds, "hardly any")));

    /// <summary>Lines in brief against whole records.</summary>
    public static IEnumerable<Check> Brief(int seeds) =>
        Seeds(seeds).Select(s => new Check(FormattableString.Invariant($"lines in brief of seed {s}"),
            () => BriefTests.AgreeOfSeed(s)));

    /// <summary>Ranges that begin and end at each other, and what is told of them, against every completion.</summary>
    public static IEnumerable<Check> Ranges(int seeds) =>
        Seeds(seeds).Select(s => new Check(FormattableString.Invariant($"every completion of ranges of seed {s}"),
            () => Assert.Equal("", Brute.BruteForce.Compare(Brute.RangeWriter.Write(s), new Brute.BruteCounts()))));

    /// <summary>What follows with unknown facts, as it stands beside small policies.</summary>
    public static IEnumerable<Check> Unknown => Repository.RuleFiles(ResidualTests.Folder)
        .Select(file => new Check($"unknown facts of {file}", () => ResidualTests.Look(file)));

    /// <summary>Of the examples of a folder every so many, statement by statement.</summary>
    public static IEnumerable<Check> Statements(string folder, int every) =>
        Repository.RuleFiles(folder).Select(file => new Check($"statements on the examples of {file}", () =>
        {
            var compilation = Compiling.File(Path.Combine(folder, file));
            if (compilation.Evaluator is not { } evaluator) return;
            foreach (var example in evaluator.Policy.Examples.Where((_, i) => i % every == 0))
            {
                var @case = Case.OfExample(evaluator.Policy, example);
                var found = JustificationCheck.Faults(compilation, @case,
                    JustificationJson.Render(JustificationBuilder.Build(evaluator.Decide(@case))), budget: 500);
                Assert.True(found.Faults.Count == 0, $"{example.Name}: {string.Join('\n', found.Faults)}");
            }
        }));

    private static IEnumerable<int> Seeds(int count) => Enumerable.Range(1, count);
}
