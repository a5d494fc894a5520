using System.Diagnostics;
using Eligibility.Tests.Differential;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Support;
using Xunit.Abstractions;

namespace Eligibility.Tests.Metamorphic;

/// <summary>
/// Random partial cases of every policy under <c>rules</c>, which have more facts than random policies and read them
/// together: what is certain of one is so however it is completed, what the plan tells the proof tells too, and few are told as not
/// exact. ELIGIBILITY_LONG=1 tries 3,000 of each, from another seed each time; ELIGIBILITY_SEED chooses it, and
/// ELIGIBILITY_PARTIAL how many.
/// </summary>
public class PartialCaseTests(ITestOutputHelper output)
{
    private const int CompletionsOfACase = 20;

    /// <summary>More would say that the limit of steps is too low for the policies that there are.</summary>
    private const int MostInexactOfAHundred = 10;

    /// <summary>A proof takes a thousand times what the plan takes: so many cases of a policy are held against it.</summary>
    private const int MostHeldAgainstProof = 300;

    private static readonly int CasesOfAPolicy = LongTier.Number("ELIGIBILITY_PARTIAL", LongTier.IsOn ? 3_000 : 20);
    private static readonly int Seed = LongTier.Number("ELIGIBILITY_SEED", LongTier.IsOn ? Random.Shared.Next() : 1);

    [Fact]
    public void What_is_certain_of_a_partial_case_under_the_rules_is_so_however_it_is_completed()
    {
        output.WriteLine(
            $"seed {Seed}, {CasesOfAPolicy} partial cases of each policy, {CompletionsOfACase} completions of each");
        var (tried, completed, inexact) = (0, 0, 0);
        foreach (var file in Repository.RuleFiles(Repository.Rules))
        {
            if (Compiling.File(Path.Combine(Repository.Rules, file)).Evaluator is not { } evaluator) continue;
            var of = Try(file, evaluator);
            (tried, completed, inexact) = (tried + CasesOfAPolicy, completed + of.Completed, inexact + of.Inexact);
        }
        var counts = $"{tried} partial cases, {inexact} not exact, {completed} completions";
        output.WriteLine(counts);
        Assert.True(completed * 100L >= tried * CompletionsOfACase * 95L, counts);
        Assert.True(inexact * 100 <= tried * MostInexactOfAHundred, counts);
    }

    /// <summary>
    /// Decides cases of one policy and completions of each; how many of these there were, and how many
    /// cases were told as not exact.
    /// </summary>
    private (int Completed, int Inexact) Try(string file, PolicyEvaluator evaluator)
    {
        // What the first decision takes is preparing code.
        Deciding.NothingKnown(evaluator);
        var (dice, cases) = (new Dice(Seed), new CaseGenerator(evaluator.Policy));
        var (completed, decided, inexact, slowest) = (0, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < CasesOfAPolicy; i++)
        {
            var partial = cases.Partial(cases.Complete(dice), dice, percent: dice.Between(10, 80));
            var start = Stopwatch.GetTimestamp();
            var decision = evaluator.Decide(partial.Case, DecisionDetail.None);
            var time = Stopwatch.GetElapsedTime(start);
            if (time > slowest) slowest = time;
            if (decision.IsDecided) decided++;
            if (!decision.Exact) inexact++;
            if (!decision.IsProved && i < MostHeldAgainstProof)
                Assert.Equal("", PlanComparison.Difference(decision,
                    evaluator.DecideByProof(partial.Case, DecisionDetail.None)));
            for (var n = 0; n < CompletionsOfACase; n++)
            {
                if (cases.Completed(partial, dice) is not { } whole) continue;
                completed++;
                Telling.BorneOut($"{file}, seed {Seed}, case {i}", partial, decision, whole,
                    evaluator.Decide(whole.Case, DecisionDetail.None));
            }
        }
        output.WriteLine($"{file}: {decided} decided, {inexact} not exact, slowest {slowest.TotalMilliseconds:0} ms");
        return (completed, inexact);
    }
}
