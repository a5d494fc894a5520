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
        [.. Enumerable.Range(0, 30), .. Enumerable.Range(6, 14).Select(i => 5 * i), 200, 1_000, 20_000];

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

    private static IEnumerable<Unknown> Unknowns => Evaluator.Policy.Inputs.Select(i => new Unknown(i, -1, null));

    private static ResidualPolicy Left(Allowance allowance, Unknown? along = null)
    {
        var left = new ResidualPolicy(Evaluator.Rules, NothingKnown, Evaluator.Policy.Conditions, allowance, along);
        left.Rules();
        return left;
    }

    [Fact]
    public void Whether_an_answer_alone_settles_the_outcome_is_said_only_where_every_answer_was_tried()
    {
        foreach (var unknown in Unknowns.Where(u => u.Input.Name != "decision date"))
            AssertSaid(unknown.Name, allowance =>
                new DecidesAlone(Evaluator.Rules, NothingKnown, Left(allowance), allowance).Of(unknown));
    }

    [Fact]
    public void Whether_an_answer_that_is_tied_to_others_settles_the_outcome_is_said_only_where_every_answer_was_tried()
    {
        var evaluator = Compiling.Text("""
            policy "Tied"
            fact born: date
                from 2000-01-01 to 2000-01-03
            fact offence: date
                from 2018-01-01 to 2018-01-03
            fact value: whole number
                from 0 to 3
            fact limit: whole number
                from 0 to 3
            outcome prosecute "P"
            outcome refer "R"
            outcome caution "C"
            rule grown
                prosecute when years from born to offence is at least 18 and value is over limit
                because "B"
            rule young
                refer when years from born to offence is under 18 and value is at most limit
                because "B"
            otherwise caution
            end
            """).Evaluator!;
        var policy = evaluator.Policy;
        foreach (var input in policy.Inputs.Where(i => i.Name != "decision date"))
            AssertSaid(input.Name, allowance => new TiedAnswers(evaluator.Rules, policy.Unstated,
                new ResidualPolicy(evaluator.Rules, policy.Unstated, policy.Conditions, allowance), allowance)
                    .AnyDecides(new Unknown(input, -1, null)));
    }

    [Fact]
    public void Whether_a_fact_matters_is_said_only_where_it_was_tried()
    {
        foreach (var unknown in Unknowns)
            AssertSaid(unknown.Name, allowance =>
            {
                var two = Left(allowance, unknown);
                var settled = two.Ask(two.Difference(), stopAt: 1);
                return settled.Found.Count > 0 ? true : settled.IsExact ? false : null;
            });
    }

    [Fact]
    public void No_outcome_that_could_come_about_is_ruled_out_past_the_limit()
    {
        var all = Outcomes(20_000);
        Assert.True(all.IsExact);
        foreach (var steps in Steps)
        {
            var some = Outcomes(steps);
            Assert.True(all.Possible.All(some.Possible.Contains) && all.Found.Keys.ToHashSet().IsSupersetOf(some.Found.Keys),
                $"{steps} steps: {string.Join(", ", some.Possible)}, found {string.Join(", ", some.Found.Keys)}");
        }

        static Settled Outcomes(int steps)
        {
            var left = Left(new Allowance(steps, 200_000));
            return left.Ask(left.Outcome());
        }
    }

    /// <summary>
    /// So many items whose days must differ are more than one question may cost: no case is found, and none is ruled
    /// out. That x is 0 decides, which is then not denied.
    /// </summary>
    [Fact]
    public void An_answer_with_which_no_case_was_found_is_not_said_to_leave_several_outcomes()
    {
        var evaluator = Compiling.Text("""
            policy "Many days"
            fact x: whole number
                from 0 to 1
            fact y: whole number
                from 0 to 1
            list days
                day: date
                one per day
            outcome prosecute "P"
            outcome refer "R"
            rule r
                prosecute when x is over y and (number of days) is at least 1
                because "B"
            otherwise refer
            end
            """).Evaluator!;
        var (policy, allowance) = (evaluator.Policy, new Allowance(80_000, 8_000_000));
        var days = policy.Inputs.Single(i => i.Name == "days");
        var values = policy.Unstated.SetItem(days.Slot, new Model.Items([.. Enumerable.Repeat(
            ImmutableArray.Create<Model.Datum?>([null]), 570)]));
        var left = new ResidualPolicy(evaluator.Rules, values, policy.Conditions, allowance);
        var x = new Unknown(policy.Inputs.Single(i => i.Name == "x"), -1, null);
        Assert.Null(new TiedAnswers(evaluator.Rules, values, left, allowance).AnyDecides(x));
        Assert.False(allowance.IsSpent);
    }

    /// <summary>
    /// That seven of fourteen facts hold and that six do is more to rule out than one question may look at: no answer is
    /// said to decide by what was found alone.
    /// </summary>
    [Fact]
    public void An_answer_is_not_said_to_decide_where_another_outcome_was_not_ruled_out()
    {
        var facts = Enumerable.Range(1, 14).Select(i => $"admits {i}").ToList();
        string Exactly(int count) =>
            $"        exactly {count} of\n{string.Concat(facts.Select(f => $"            {f}\n"))}";
        var evaluator = Compiling.Text("policy \"Fourteen\"\nfact x: yes or no\nfact y: yes or no\n"
            + string.Concat(facts.Select(f => $"fact {f}: yes or no\n"))
            + "outcome prosecute \"P\"\noutcome refer \"R\"\nrule r\n    prosecute when all of\n        x is y\n"
            + Exactly(7) + Exactly(6) + "    because \"B\"\notherwise refer\nend\n").Evaluator!;
        var (policy, allowance) = (evaluator.Policy, Allowance.OfDecision());
        var left = new ResidualPolicy(evaluator.Rules, policy.Unstated, policy.Conditions, allowance);
        var x = new Unknown(policy.Inputs.Single(i => i.Name == "x"), -1, null);
        Assert.Null(new TiedAnswers(evaluator.Rules, policy.Unstated, left, allowance).AnyDecides(x));
        Assert.False(allowance.IsSpent);
    }

    private static void AssertSaid(string name, Func<Allowance, bool?> ask)
    {
        var so = ask(Allowance.OfDecision());
        Assert.NotNull(so);
        foreach (var steps in Steps)
            foreach (var effort in (int[])[0, 10, 100, 200_000])
            {
                var said = ask(new Allowance(steps, effort));
                Assert.True(said is null || said == so,
                    $"{name}: {said} with {steps} steps and an effort of {effort}, {so} with enough");
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
