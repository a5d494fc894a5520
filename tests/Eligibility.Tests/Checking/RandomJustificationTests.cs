using System.Globalization;
using System.Text;
using Eligibility.Evaluation;
using Eligibility.Justification;
using Eligibility.Tests.EvaluationTests;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Checking;

/// <summary>What the justifications of random policies say is so.</summary>
public class RandomJustificationTests
{
    [Fact]
    public void Every_statement_on_a_case_of_a_random_policy_is_so()
    {
        var told = new StringBuilder();
        for (var seed = 1; seed <= Count; seed++)
        {
            var policy = new RandomPolicy(seed);
            var compilation = Compiling.Text(policy.Text);
            for (var i = 0; i < 3; i++)
            {
                var @case = Case.Of(compilation.Policy!, policy.PartialCase(64));
                var json = JustificationJson.Render(JustificationBuilder.Build(compilation.Evaluator!.Decide(@case)));
                foreach (var fault in JustificationCheck.Faults(compilation, @case, json).Faults) told.Append(CultureInfo.InvariantCulture, $"policy {seed}, case {i}: {fault}\n");
            }
        }
        Assert.True(told.Length == 0, told.ToString());
    }

    private static int Count => Environment.GetEnvironmentVariable("ELIGIBILITY_LONG") == "1" ? 5_000 : 100;
}
