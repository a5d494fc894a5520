using Eligibility.Analysis;
using Eligibility.Evaluation;
using Eligibility.Tests.EvaluationTests;
using Eligibility.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace Eligibility.Tests.AnalysisTests;

/// <summary>
/// What coverage says can and cannot be exercised in reference policies, against every case there is. The same policies
/// every time; ELIGIBILITY_LONG=1 tries fifty times as many, and others.
/// </summary>
public class CoverageProofTests(ITestOutputHelper output)
{
    private const int MostCases = 1_000;

    private static readonly Config Config = Environment.GetEnvironmentVariable("ELIGIBILITY_LONG") == "1"
        ? Config.QuickThrowOnFailure.WithMaxTest(10_000)
        : Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(new Replay(new Rnd(2019), null));

    [Fact]
    public void What_cannot_be_exercised_is_exercised_by_no_case_and_what_can_be_is_by_the_case_proposed()
    {
        var findings = new int[3];
        Check.One(Config, Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var reference = new ReferenceMaker(seed, hangTogether: false).Policy;
            var cases = reference.Completions(new ReferenceCase([.. reference.Facts.Select(_ => (int?)null)], null))
                .Take(MostCases + 1).ToList();
            if (cases.Count > MostCases) return true.Label("");
            var evaluator = Compiling.Text(reference.Text).Evaluator!;
            var measured = new MeasuredPolicy(evaluator, []);
            var targets = measured.Targets;
            var exercised = cases.Select(c => CoverageWalk.Of(targets, evaluator,
                evaluator.Decide(ReferenceCases.Of(evaluator.Policy, reference, c), DecisionDetail.None))).ToList();
            var wrong = new List<string>();
            for (var i = 0; i < targets.All.Count; i++)
            {
                var found = measured.Find(targets.All[i].Place, targets.All[i].Way)!;
                findings[(int)found.Finding]++;
                var ever = exercised.Any(e => e[i] == Truth.Held);
                if (found.Finding == CoverageFinding.CannotBe && ever
                    || found.Finding == CoverageFinding.Missing && found.Hint.IsEmpty)
                    wrong.Add($"{targets.All[i].Span}: {targets.All[i].Span.Words}: {found}");
            }
            return (wrong.Count == 0).Label($"seed {seed}\n{reference.Text}\n{string.Join('\n', wrong)}");
        }));
        output.WriteLine($"missing {findings[0]}, not settled {findings[1]}, cannot be {findings[2]}");
        // Were nothing impossible, or much not settled, agreement would show little.
        Assert.True(findings.Sum() > 2_000, $"only {findings.Sum()} tried");
        Assert.InRange(findings[2], findings.Sum() / 50, findings.Sum() / 2);
        Assert.InRange(findings[1], 0, findings.Sum() / 50);
    }
}
