using System.Text;
using Eligibility.Evaluation;
using Eligibility.Tests.Differential;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Support;
using Xunit.Abstractions;

namespace Eligibility.Tests.EvaluationTests;

/// <summary>
/// What is left of a policy once everything known is filled in: what follows from it is told as certain, and what can
/// differ as open.
/// </summary>
public class ResidualTests(ITestOutputHelper output)
{
    private static readonly string Folder =
        Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "EvaluationTests", "Unknown");

    public static TheoryData<string> Files => Repository.EachRuleFile(Folder);

    /// <summary>
    /// Beside each policy a case a line, and for each what comes of it: the outcome, or <c>undecided OUTCOMES need
    /// FACTS</c>, with <c>*</c> where one answer alone decides.
    /// </summary>
    [Theory, MemberData(nameof(Files))]
    public void What_follows_with_unknown_facts_is_told_exactly(string file)
    {
        var path = Path.Combine(Folder, file);
        var evaluator = Compiling.Text(File.ReadAllText(path)).Evaluator!;
        var told = File.ReadAllLines(Path.ChangeExtension(path, ".ndjson")).Select(line =>
        {
            var decision = evaluator.Decide(CaseReader.Read(evaluator.Policy, Encoding.UTF8.GetBytes(line)).Case!);
            Assert.True(decision.Exact, line);
            return Told(decision);
        });
        Assert.Equal(File.ReadAllLines(Path.ChangeExtension(path, ".expected")), told);
    }

    /// <summary>
    /// Most of what random policies leave unknown is settled, and what is settled is what the search says that tries
    /// values, wherever that is exact.
    /// </summary>
    [Fact]
    public void Random_policies_are_settled_and_as_the_search_says()
    {
        const int Policies = 60, Cases = 15;
        var (all, settled) = (0, 0);
        for (var seed = 0; seed < Policies; seed++)
        {
            var policy = PolicyGenerator.Policy(seed, new PolicyOptions { Small = true });
            if (policy.Compilation.Evaluator is not { } evaluator) continue;
            var (cases, dice) = (new CaseGenerator(evaluator.Policy), new Dice(seed));
            for (var i = 0; i < Cases; i++)
            {
                var @case = cases.Partial(cases.Complete(dice), dice, dice.Pick(10, 20, 35));
                all++;
                if (new ResidualDecider(evaluator).TryDecide(@case.Values) is not { } reading) continue;
                settled++;
                var search = evaluator.Search(@case.Case, DecisionDetail.None);
                var difference = PlanComparison.Difference(search.Telling(reading), search);
                Assert.True(difference.Length == 0, $"seed {seed}: {difference}\n{policy.Text}\n{@case}");
            }
        }
        output.WriteLine(FormattableString.Invariant($"{settled} of {all} settled"));
        Assert.True(settled > all * 9 / 10, $"{settled} of {all} settled");
    }

    private static string Told(Decision decision) => decision.Outcome?.Name
        ?? $"undecided {string.Join(",", decision.Possible.Select(o => o.Name))} need {string.Join(",",
            decision.Needed.Select(n => n.Name + (n.Alone ? "*" : "")))}";
}
