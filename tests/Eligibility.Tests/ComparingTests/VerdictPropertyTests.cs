using Eligibility.Cases;
using Eligibility.Comparing;
using Eligibility.Justification;
using Eligibility.Tests.Generators;

namespace Eligibility.Tests.ComparingTests;

/// <summary>What holds of every verdict, on cases of random policies held against each other.</summary>
public class VerdictPropertyTests
{
    private const int Policies = 60;

    [Fact]
    public void A_verdict_is_the_same_whichever_policy_is_named_first()
    {
        var seen = new SortedDictionary<Agreement, int>();
        foreach (var (one, other) in Pairs())
        {
            var verdict = Verdict.Of([one, other]);
            Assert.Equal(verdict, Verdict.Of([other, one]));
            seen[verdict] = seen.GetValueOrDefault(verdict) + 1;
        }
        // Each verdict comes often enough that a test of it says something.
        Assert.Equal([Agreement.Agree, Agreement.AgreeInEffect, Agreement.MayDiffer, Agreement.Differ], seen.Keys);
        Assert.All(seen.Values, count => Assert.True(count >= 20, string.Join(", ", seen)));
    }

    [Fact]
    public void Policies_agree_if_and_only_if_all_decide_and_by_one_name() => Assert.All(Pairs(), pair =>
        Assert.Equal(pair.One.Record!.Decision.Outcome is { } outcome && outcome.Name == pair.Other.Record!.Decision.Outcome?.Name,
            Verdict.Of([pair.One, pair.Other]) == Agreement.Agree));

    [Fact]
    public void A_policy_agrees_with_itself_and_may_differ_only_while_it_is_undecided() => Assert.All(Decided().SelectMany(d => d), one =>
        Assert.Equal(one.Record!.Decision.IsDecided ? Agreement.Agree : Agreement.MayDiffer, Verdict.Of([one, one])));

    [Fact]
    public void Those_that_differ_while_one_is_undecided_differ_whatever_it_comes_to()
    {
        var (differing, may) = (0, 0);
        for (var seed = 1; seed <= Policies; seed++)
        {
            var policy = PolicyGenerator.Policy(seed, new PolicyOptions { Small = true });
            if (policy.Compilation.Evaluator is null) continue;
            var (generator, dice) = (new CaseGenerator(policy.Policy), new Dice(seed));
            var others = Enumerable.Range(0, 4).Select(_ => Decide(policy, generator.Complete(dice).Case)).ToList();
            for (var i = 0; i < 4; i++)
            {
                var partial = generator.Partial(dice);
                if (generator.Completed(partial, dice) is not { } whole) continue;
                var (before, after) = (Decide(policy, partial.Case), Decide(policy, whole.Case));
                foreach (var other in others)
                {
                    var verdict = Verdict.Of([before, other]);
                    if (verdict == Agreement.MayDiffer) may++;
                    if (verdict != Agreement.Differ || before.Record!.Decision.IsDecided) continue;
                    Assert.Equal(Agreement.Differ, Verdict.Of([after, other]));
                    differing++;
                }
            }
        }
        Assert.True(differing >= 10 && may >= 10, $"{differing} differ, {may} may");
    }

    [Fact]
    public void Every_form_can_be_written_of_random_policies_side_by_side_and_one_below_the_other()
    {
        foreach (var group in Decided().Take(40))
            foreach (var count in (int[])[1, 2, 3, 4])
            {
                var comparison = new PolicyComparison([.. group.Concat(group).Take(count)]);
                var text = ComparisonForms.Text(comparison, width: 60);
                Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 60, line));
                Assert.StartsWith($"{count} polic", ComparisonForms.Text(comparison), StringComparison.Ordinal);
                Assert.StartsWith($"# {count} polic", ComparisonForms.Markdown(comparison), StringComparison.Ordinal);
                Assert.EndsWith("</html>\n", ComparisonForms.Html(comparison), StringComparison.Ordinal);
            }
    }

    private static IEnumerable<(ComparedDecision One, ComparedDecision Other)> Pairs()
    {
        var groups = Decided().ToList();
        for (var i = 0; i < groups.Count; i++)
            foreach (var one in groups[i])
                foreach (var other in groups[i].Concat(groups[(i + 1) % groups.Count]))
                    yield return (one, other);
    }

    /// <summary>Some cases of each policy, decided; those of a policy have its names of outcomes in common.</summary>
    private static IEnumerable<List<ComparedDecision>> Decided()
    {
        for (var seed = 1; seed <= Policies; seed++)
        {
            var policy = PolicyGenerator.Policy(seed, new PolicyOptions { Small = true });
            if (policy.Compilation.Evaluator is null) continue;
            var (generator, dice) = (new CaseGenerator(policy.Policy), new Dice(seed));
            yield return [.. Enumerable.Range(0, 4).Select(i =>
                Decide(policy, (i < 2 ? generator.Complete(dice) : generator.Partial(dice)).Case))];
        }
    }

    private static ComparedDecision Decide(GeneratedPolicy policy, Case @case)
    {
        var decision = policy.Evaluator.Decide(@case, DecisionDetail.Lines);
        return new ComparedDecision(new ComparedPolicy("random", Editions.Of([policy.Evaluator])[0], true, null),
            new EditionDecision { Decision = decision }, JustificationBuilder.Build(decision));
    }
}
