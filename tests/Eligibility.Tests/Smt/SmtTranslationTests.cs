using System.Globalization;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Oracle;

namespace Eligibility.Tests.Smt;

/// <summary>What can be said of the translation to SMT-LIB 2 without a solver.</summary>
public class SmtTranslationTests
{
    /// <summary>Nothing is left of a complete case for a solver to find out.</summary>
    [Fact]
    public void A_complete_case_comes_by_the_translation_alone_to_what_the_second_evaluator_says()
    {
        var translated = 0;
        for (var seed = 1; seed <= 120; seed++)
        {
            var policy = SolverRun.PolicyOf(seed).Policy;
            var (oracle, generator, dice) = (new OracleEvaluator(policy), new CaseGenerator(policy), new Dice(seed));
            for (var i = 0; i < 5; i++)
            {
                var @case = generator.Complete(dice);
                var told = oracle.Decide(@case.Values)!;
                if (Translated(policy, @case) is not { } whole) continue;
                translated++;
                foreach (var outcome in policy.Outcomes)
                    Same(seed, outcome.Name, outcome.Index == told.Outcome!.Index, whole.Prevails[outcome.Index]);
                foreach (var rule in policy.Rules)
                    Same(seed, rule.Name, true,
                        whole.Has(rule, Enum.Parse<RuleStatus>(told.Statuses[rule.Index].ToString())));
            }
        }
        Assert.InRange(translated, 500, 600);

        // What holds items against each other is asked of no solver.
        static SmtPolicy? Translated(Policy policy, GeneratedCase @case)
        {
            try
            {
                return new SmtPolicy(policy, new SmtCase(policy, @case.Values, new SmtScript()));
            }
            catch (NotTranslatedException)
            {
                return null;
            }
        }

        static void Same(int seed, string what, bool expected, Formula found) => Assert.True(
            found.Kind == (expected ? FormulaKind.True : FormulaKind.False),
            string.Create(CultureInfo.InvariantCulture,
                $"seed {seed}, {what}: expected {expected}, found {found.Kind}"));
    }

    /// <summary>So that what the tier compares is not of one sort: at least a tenth of its cases are of each.</summary>
    [Fact]
    public void A_tenth_and_more_of_the_cases_that_solvers_are_asked_about_are_of_each_kind()
    {
        const int Cases = 400;
        var found = CaseKinds.All.ToDictionary(k => k.Name, _ => 0, StringComparer.Ordinal);
        for (var seed = 1; seed <= Cases; seed++)
        {
            var @case = SolverRun.CaseOf(SolverRun.PolicyOf(seed), seed);
            var kinds = new CaseKinds(@case.Policy, @case.Values);
            foreach (var (name, has) in CaseKinds.All)
                if (has(kinds)) found[name]++;
        }
        Assert.All(found, kind => Assert.True(kind.Value * 10 >= Cases, $"{kind.Key}: {kind.Value}"));
    }
}
