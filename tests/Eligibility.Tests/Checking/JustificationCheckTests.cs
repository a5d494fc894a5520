using System.Globalization;
using System.Text;
using Eligibility.Evaluation;
using Eligibility.Justification;
using Eligibility.Tests.Oracle;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Checking;

/// <summary>What justifications say is so.</summary>
public class JustificationCheckTests
{
    public static TheoryData<string> Folders => [Repository.Rules, Repository.Language("Accepted")];

    [Theory, MemberData(nameof(Folders))]
    public void Every_statement_of_every_justification_of_an_example_is_so(string folder)
    {
        var told = new StringBuilder();
        var (examples, verified, skipped) = (0, 0, 0);
        foreach (var (name, compilation, @case) in Examples(folder))
        {
            var json = JustificationJson.Render(JustificationBuilder.Build(compilation.Evaluator!.Decide(@case)));
            var found = JustificationCheck.Faults(compilation, @case, json);
            (examples, verified, skipped) = (examples + 1, verified + found.Verified, skipped + found.Skipped);
            foreach (var fault in found.Faults) told.Append(CultureInfo.InvariantCulture, $"{name}: {fault}\n");
        }
        Assert.True(told.Length == 0, FormattableString.Invariant($"{examples} examples, {verified} statements verified, {skipped} skipped\n{told}"));
        Assert.True(skipped * 50 < verified, FormattableString.Invariant($"{examples} examples, {verified} statements verified, {skipped} skipped"));
    }

    /// <summary>The examples of the policies in a folder, as cases.</summary>
    internal static IEnumerable<(string Name, Compilation Compilation, Case Case)> Examples(string folder) =>
        from file in Repository.RuleFiles(folder)
        let compilation = Compiling.File(Path.Combine(folder, file))
        where compilation.Policy is not null
        from example in compilation.Policy!.Examples
        select ($"{file}: {example.Name}", compilation, Case.OfExample(compilation.Policy!, example));
}
