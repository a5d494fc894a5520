using System.Collections.Concurrent;
using Eligibility.Tests.Support;
using Xunit.Abstractions;

namespace Eligibility.Tests.Smt;

/// <summary>
/// The engine's decisions on partial cases of random policies agree with z3 and with cvc5: run by tools/solver-tier,
/// which sees to the solvers (ELIGIBILITY_SEED and ELIGIBILITY_POLICIES choose the policies; ELIGIBILITY_SECOND is of
/// every how many cvc5 is asked; ELIGIBILITY_SOLVER_LOG a file that is told every five hundred how far it is).
/// </summary>
public class SolverTierTests(ITestOutputHelper output)
{
    private const int Portion = 500;

    [Fact]
    public void The_engine_and_two_solvers_agree_on_partial_cases()
    {
        if (!LongTier.IsOn || Environment.GetEnvironmentVariable("ELIGIBILITY_SOLVERS") != "1") return;
        var first = LongTier.Number("ELIGIBILITY_SEED", 1);
        var policies = LongTier.Number("ELIGIBILITY_POLICIES", 20_000);
        var secondEvery = LongTier.Number("ELIGIBILITY_SECOND", 1);
        var counts = new SolverCounts();
        var runs = new ConcurrentBag<SolverRun>();
        for (var done = 0; done < policies; done += Portion)
        {
            Parallel.For(first + done, first + Math.Min(policies, done + Portion),
                new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
                () => runs.TryTake(out var idle) ? idle : new SolverRun(counts, secondEvery),
                (seed, _, run) =>
                {
                    run.Compare(seed);
                    return run;
                },
                runs.Add);
            Tell(counts, first + Math.Min(policies, done + Portion));
        }
        foreach (var run in runs) run.Dispose();
        Assert.True(counts[SolverCounts.Disagreed] == 0, $"{counts[SolverCounts.Disagreed]} disagreements, told above");
        // Were many questions not answered, agreement would say little.
        Assert.True(counts[SolverCounts.NotAnswered] * 20 < counts[SolverCounts.Questions], "too little was answered");
        Assert.True(counts[SolverCounts.PromisedInexact] * 1_000 < counts[SolverCounts.Promised],
            $"of {counts[SolverCounts.PromisedInexact]} of {counts[SolverCounts.Promised]} promised cases the outcome is not exact");
        Assert.True(counts[SolverCounts.PromisedNeedsInexact] * 100 < counts[SolverCounts.Promised],
            $"of {counts[SolverCounts.PromisedNeedsInexact]} of {counts[SolverCounts.Promised]} promised cases the needs are not exact");
    }

    private void Tell(SolverCounts counts, int next)
    {
        var text = FormattableString.Invariant($"{counts}taken up again from seed {next}\n\n{counts.TakeExamples()}");
        output.WriteLine(text);
        if (Environment.GetEnvironmentVariable("ELIGIBILITY_SOLVER_LOG") is { Length: > 0 } log)
            File.AppendAllText(log, text);
    }
}
