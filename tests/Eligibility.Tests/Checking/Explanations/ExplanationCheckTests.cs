using System.Globalization;
using System.Text;
using Eligibility.Justification;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Checking.Explanations;

/// <summary>What records of form 2 say of the examples of policies is so.</summary>
public class ExplanationCheckTests
{
    // What would change an outcome takes a decision for each fact: it is looked into of some examples, and of all in the long tier.
    private static readonly int OneIn = Environment.GetEnvironmentVariable("ELIGIBILITY_LONG") == "1" ? 1 : 10;

    public static TheoryData<string> Folders => [Repository.Rules, Repository.Language("Accepted")];

    [Theory, MemberData(nameof(Folders))]
    public void Every_statement_of_every_record_of_an_example_is_so(string folder)
    {
        var told = new StringBuilder();
        var (examples, verified, skipped) = (0, 0, 0);
        foreach (var (name, compilation, @case) in JustificationCheckTests.Examples(folder))
        {
            var subject = new ExplanationCheck.Subject(compilation.Policy!, @case, 20_000, examples % OneIn == 0 ? 300 : 0);
            var found = ExplanationCheck.Faults(subject, ExplanationJson.Render(compilation.Evaluator!.Decide(@case)));
            (examples, verified, skipped) = (examples + 1, verified + found.Verified, skipped + found.Skipped);
            foreach (var fault in found.Faults) told.Append(CultureInfo.InvariantCulture, $"{name}: {fault}\n");
        }
        Assert.True(told.Length == 0, FormattableString.Invariant(
            $"{examples} examples, {verified} statements verified, {skipped} skipped\n{told}"));
        Assert.True(skipped * 30 < verified,
            FormattableString.Invariant($"{examples} examples, {verified} statements verified, {skipped} skipped"));
    }
}
