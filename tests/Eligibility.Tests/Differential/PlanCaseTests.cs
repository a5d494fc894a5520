using Eligibility.Model;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Differential;

/// <summary>Single cases of the plan: what it once told wrongly, what examples ask, and what it leaves to the proof.</summary>
public class PlanCaseTests
{
    private static readonly string Accepted = Repository.Language("Accepted");

    public static TheoryData<string> Files => Repository.EachRuleFile(Accepted);

    /// <summary>What a reader found who had not seen the plan; each was told wrongly once.</summary>
    [Theory]
    [InlineData("a fact of few values, with more tests beside its range than a byte counts", """
        fact n: whole number
            from 300 to 400
        outcome x "X"
        outcome z "Z"
        rule big
            x when n is one of EVENS
            because "b"
        rule old
            z when n is at least 290
            because "q"
        otherwise x
        """, "{\"n\": 300}", "z", "old")]
    [InlineData("a period that the range of the date settles, and another that it rules out", """
            dated by arrested
        fact arrested: date
            from 1 January 2018 to 31 December 2018
        fact k: yes or no
        outcome x "X"
        outcome y "Y"
        rule a
            x when k
            because "a"
            in force from 1 January 2019
        rule b
            y always
            because "b"
            in force from 2017-01-01 until 2019-12-31
        otherwise x
        """, "{\"k\": true}", "y", "b")]
    [InlineData("a rule that is defeated either way, by one or by the other", """
        fact d: yes or no
        fact k: yes or no
        outcome x "X"
        outcome y "Y"
        rule dr
            applies when d
            because "d"
            overrides ar
        rule ar
            applies when k
            because "a"
            overrides br, cr
        rule br
            applies when k
            because "b"
            overrides cr
        rule cr
            x when k
            because "c"
        otherwise x
        """, "{\"k\": true}", "x", "otherwise")]
    [InlineData("a fact with more classes than a byte counts, in a few clauses", """
        fact n: whole number
        outcome x "X"
        outcome z "Z"
        rule evens
            x when n is one of EVENS
            because "b"
        rule big
            z when n is at least 300
            because "q"
        otherwise x
        """, "{\"n\": 300}", "z", "big")]
    public void The_plan_tells_what_was_once_told_wrongly(string what, string rules, string stated, string outcome,
        string reason)
    {
        var evens = string.Join(", ", Enumerable.Range(0, 128).Select(i => FormattableString.Invariant($"{2 * i}")));
        var evaluator = Compiling.Text($"policy \"Found\"\n{rules.Replace("EVENS", evens, StringComparison.Ordinal)}\nend\n")
            .Evaluator!;
        var @case = CaseReader.Read(evaluator.Policy, System.Text.Encoding.UTF8.GetBytes(stated)).Case!;
        var decision = evaluator.Decide(@case, DecisionDetail.None);
        Assert.True(decision.Outcome?.Name == outcome, what);
        Assert.Equal([reason], decision.Reasons.Select(PlanComparison.Told));
        Assert.Equal("", PlanComparison.Difference(decision, evaluator.DecideByProof(@case, DecisionDetail.None)));
    }

    [Theory, MemberData(nameof(Files))]
    public void The_plan_tells_of_the_examples_of_an_accepted_file_what_the_search_tells(string file)
    {
        if (Compiling.File(Path.Combine(Accepted, file)).Evaluator is not { } evaluator) return;
        foreach (var example in evaluator.Policy.Examples)
        {
            var decision = evaluator.Decide(Case.OfExample(evaluator.Policy, example), DecisionDetail.None);
            if (decision.IsProved) continue;
            var search = evaluator.DecideByProof(decision.Case, DecisionDetail.None);
            Assert.Equal("", PlanComparison.Difference(decision, search));
        }
    }

    /// <summary>
    /// A condition of a kind that the plan is not told of: it is planted in the middle of a rule, and the case is
    /// decided as its condition says, by the evaluator that goes from condition to condition.
    /// </summary>
    [Theory, InlineData(15, "refuse"), InlineData(40, "sell")]
    public void A_kind_that_the_plan_is_not_told_of_is_left_to_the_search(int age, string outcome)
    {
        var policy = Compiling.Text("""
            policy "Sale"
            fact age: whole number
                from 0 to 120
            list buyers
                age of buyer: whole number
                    from 0 to 120
            outcome refuse "Not sold"
            outcome sell "Sold"
            rule minors
                refuse when all of
                    age is under 18
                    any buyers where age of buyer is under 18
                because "Not to minors."
            otherwise sell
            end
            """).Evaluator!.Policy;
        var planted = Planted(policy);
        var @case = CaseReader.FromValues(planted, new Dictionary<string, object?>
        {
            ["age"] = 15, ["buyers"] = new[] { new Dictionary<string, object?> { ["age of buyer"] = age } },
        }).Case!;
        var decision = new PolicyEvaluator(planted).Decide(@case, DecisionDetail.None);
        Assert.True(decision.IsProved);
        Assert.Equal(outcome, decision.Outcome!.Name);
        Assert.False(new PolicyEvaluator(policy).Decide(@case, DecisionDetail.None).IsProved);
    }

    /// <summary>The policy with the test of any item replaced by one of the first item alone.</summary>
    private static Policy Planted(Policy policy)
    {
        var list = policy.Conditions.OfType<ListCondition>().Single();
        var item = new ItemCondition(list.Index, list.List, 0, list.Where.Root);
        var group = policy.Conditions.OfType<GroupCondition>().Single();
        var holding = group with { Operands = group.Operands.Replace(list, item) };
        return policy with
        {
            Conditions = policy.Conditions.Replace(list, item).Replace(group, holding),
            Rules = [policy.Rules[0] with { When = holding }],
        };
    }
}
