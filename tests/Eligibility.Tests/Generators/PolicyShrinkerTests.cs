using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Tests.Generators;

/// <summary>A failure is shown by little: what is left of a policy is what the failure needs.</summary>
public class PolicyShrinkerTests
{
    [Fact]
    public void A_policy_shrinks_to_the_few_lines_that_a_failure_needs()
    {
        var (tried, lines) = (0, 0);
        for (var seed = 0; seed < 1_000 && tried < 3; seed++)
        {
            var policy = PolicyGenerator.Policy(seed, new PolicyOptions { Small = true });
            var @case = new CaseGenerator(policy.Policy).Complete(new Dice(seed));
            if (!Fails(policy.Evaluator, @case)) continue;
            tried++;
            var (least, of) = PolicyShrinker.Shrink(policy, @case, Fails);
            Assert.True(Fails(least.Evaluator, of));
            lines += least.Text.Split('\n').Length;
        }
        Assert.Equal(3, tried);
        // Two rules that compete, the fact or two that they read, two outcomes, and what every policy has.
        Assert.True(lines / tried <= 26, $"{lines / tried} lines on average");

        static bool Fails(PolicyEvaluator evaluator, GeneratedCase of) =>
            evaluator.Decide(of.Case, DecisionDetail.None) is var decision
                && decision.Statuses.Contains(RuleStatus.Defeated)
                && Reads.Everything(evaluator.Policy.Conditions).Any(p => p is CountTerm);
    }
}
