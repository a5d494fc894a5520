using System.Globalization;
using System.Text;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.EvaluationTests;

/// <summary>
/// Every interview begins with a case that states nothing. What the plan tells of it needs no proof, which costs a hundred
/// times as much: how much that is of each shipped policy is kept here, and may grow and never shrink unseen.
/// </summary>
public class ToldByPlanTests
{
    [Fact]
    public void Of_the_facts_of_an_empty_case_the_plan_tells_as_many_as_it_did()
    {
        var told = new StringBuilder("# policy: facts that the plan tells all of, of those that are open; matters, alone\n");
        foreach (var file in Repository.RuleFiles(Repository.Rules))
        {
            if (Compiling.File(Path.Combine(Repository.Rules, file)).Evaluator is not { } evaluator) continue;
            var policy = evaluator.Policy;
            var needs = evaluator.Plan.Needs(Case.Of(policy, policy.Unstated).Row);
            told.Append(file.Replace(Path.DirectorySeparatorChar, '/')).Append(": ");
            if (needs.IsDefault) told.Append("all are left to the proof\n");
            else
                told.Append(CultureInfo.InvariantCulture,
                    $"{needs.Count(n => n.Matters is not null && n.Alone is not null)} of {needs.Length}; "
                        + $"{needs.Count(n => n.Matters is not null)}, {needs.Count(n => n.Alone is not null)}\n");
        }
        Snapshot.Match(Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "EvaluationTests", "told-by-plan.txt"),
            told.ToString());
    }
}
