using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Evaluation;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.EvaluationTests;

/// <summary>
/// What a limit cuts off is not told as if it had been looked at: whatever number of steps
/// there are, what is said is so.
/// </summary>
public class StepLimitTests
{
    /// <summary>Limits from no step at all to more than are needed.</summary>
    private static readonly int[] Steps =
        [.. Enumerable.Range(0, 30), .. Enumerable.Range(6, 14).Select(i => 5 * i), 200, 1_000, Completions.MostSteps];

    private static readonly PolicyEvaluator Evaluator = Compiling.Text("""
        policy "Three facts and a list"
        fact sorry: yes or no
        fact violent: yes or no
        fact age: whole number
            from 10 to 110
        list offences
            grave: yes or no
        outcome prosecute "Prosecution"
        outcome refer "A referral"
        outcome caution "A caution"
        rule violence
            prosecute when violent and age is at least 18
            because "B"
        rule grave offences
            prosecute when (number of offences where grave) is at least 2
            because "B"
        rule not sorry
            refer when not sorry and not violent
            because "B"
        otherwise caution
        end
        """).Evaluator!;

    private static ImmutableArray<Model.Datum?> NothingKnown => Evaluator.Policy.Unstated;

    private static IEnumerable<Unknown> Unknowns =>
        new Completions(Evaluator.Rules).TurnsOn(Evaluator.Outcome, NothingKnown);

    [Fact]
    public void Whether_an_answer_alone_settles_the_outcome_is_said_only_where_every_answer_was_tried()
    {
        foreach (var unknown in Unknowns)
            AssertSaid(unknown.Name, c => c.SettlesAlone(Evaluator.Outcome, unknown, NothingKnown));
    }

    [Fact]
    public void Whether_a_fact_matters_is_said_only_where_it_was_tried()
    {
        foreach (var unknown in Unknowns)
            AssertSaid(unknown.Name, c => c.Matters(Evaluator.Outcome, unknown, NothingKnown));
    }

    [Fact]
    public void No_outcome_that_could_come_about_is_ruled_out_past_the_limit()
    {
        var all = new Completions(Evaluator.Rules).Ask(Evaluator.Outcome, NothingKnown);
        foreach (var steps in Steps)
        {
            var some = new Completions(Evaluator.Rules, mostSteps: steps).Ask(Evaluator.Outcome, NothingKnown);
            Assert.True(some.Possible.IsSupersetOf(all.Possible) && all.Witnessed.IsSupersetOf(some.Witnessed),
                $"{steps} steps: {string.Join(", ", some.Possible)}, found {string.Join(", ", some.Witnessed)}");
        }
    }

    private static void AssertSaid(string name, Func<Completions, bool?> ask)
    {
        var so = ask(new Completions(Evaluator.Rules));
        Assert.NotNull(so);
        foreach (var steps in Steps)
        {
            var said = ask(new Completions(Evaluator.Rules, mostSteps: steps));
            Assert.True(said is null || said == so, $"{name}: {said} with {steps} steps, {so} with enough");
        }
    }

    [Fact]
    public void A_policy_has_ten_thousand_rules_at_most()
    {
        static string Rules(int count) =>
            $"policy \"P\"\noutcome a \"A\"\n{string.Concat(Enumerable.Range(0,
                count).Select(i => $"rule r{i}\n    a always\n    because \"B\"\n"))}otherwise a\nend\n";
        var found = Compiling.Text(Rules(10_001)).Diagnostics.Single(d => d.Severity == Severity.Error);
        Assert.Equal(3 + 3 * 10_000, found.Span.Line);
    }
}
