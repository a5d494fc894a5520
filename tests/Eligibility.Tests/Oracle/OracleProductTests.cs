using System.Globalization;
using System.Text;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Oracle;

/// <summary>The product decides every example in the repository as the oracle does.</summary>
public class OracleProductTests
{
    public static TheoryData<string> Folders => [Repository.Rules, Repository.Language("Accepted")];

    [Theory, MemberData(nameof(Folders))]
    public void Every_example_is_decided_by_the_product_as_by_the_oracle(string folder)
    {
        var told = new StringBuilder();
        var (compared, passedOver) = (0, 0);
        foreach (var file in Repository.RuleFiles(folder))
        {
            if (Compiling.File(Path.Combine(folder, file)).Evaluator is not { } evaluator) continue;
            var oracle = new OracleEvaluator(evaluator.Policy);
            foreach (var example in evaluator.Policy.Examples)
            {
                if (oracle.Decide(OracleEvaluator.ValuesOf(evaluator.Policy, example)) is not { } decision)
                {
                    passedOver++;
                    continue;
                }
                compared++;
                var differences = decision.Fault ?? OracleComparison.Differences(decision,
                    evaluator.Decide(Case.OfExample(evaluator.Policy, example), DecisionDetail.None));
                if (differences.Length > 0)
                    told.Append(CultureInfo.InvariantCulture,
                        $"{file}: {example.Name} ({decision.Ways} ways)\n{differences}\n");
            }
        }
        Assert.True(told.Length == 0, told.ToString());
        Assert.True(compared > 4 * passedOver, $"{compared} compared, {passedOver} passed over");
    }
}
