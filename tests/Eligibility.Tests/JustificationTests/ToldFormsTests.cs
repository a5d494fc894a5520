using System.Text;
using Eligibility.Comparing;
using Eligibility.Justification;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.JustificationTests;

/// <summary>How what comes with an outcome is told, in each form and in what two records differ.</summary>
public class ToldFormsTests
{
    private static readonly PolicyEvaluator Evaluator =
        Compiling.File(Path.Combine(Repository.Language("Accepted"), "outcomes-that-tell-values.rules")).Evaluator!;

    private const string Early =
        """{"kind": "assault", "given on": "2023-03-03", "harm done": "GBP 40", "admits": true, "decision date": "2024-06-01"}""";

    private const string Conditions =
        """{"kind": "theft", "given on": "2020-03-03", "admits": true, "decision date": "2024-06-01"}""";

    [Theory]
    [InlineData("text", Early)]
    [InlineData("text-length", Conditions)]
    [InlineData("person", Early)]
    [InlineData("person-length", Conditions)]
    [InlineData("markdown", Early)]
    [InlineData("json", Early)]
    [InlineData("json-length", Conditions)]
    public void What_is_told_stands_in_every_form(string form, string text)
    {
        var decision = Decide(text);
        Snapshot.Match(Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "JustificationTests", $"told-{form}.txt"),
            form.Split('-')[0] switch
            {
                "text" => decision.ToText(),
                // The policy is not in force, and its letter is told all the same.
                "person" => LetterText.Render(LetterMaker.Written(decision)),
                "markdown" => decision.ToMarkdown(),
                _ => Encoding.UTF8.GetString(decision.ToJson()),
            });
    }

    [Fact]
    public void Two_records_that_tell_other_values_or_last_otherwise_differ()
    {
        var told = Differences(Early, Early.Replace("GBP 40", "GBP 50", StringComparison.Ordinal));
        Assert.Contains("told Harm: GBP 40, GBP 50", told);
        Assert.Contains("told Drug: not known yet, 4 g",
            Differences(Early, Early.Replace("\"admits\"", "\"drug found\": \"3 g\", \"admits\"", StringComparison.Ordinal)));
        var lasts = Differences(Conditions, Conditions.Replace("\"admits\"", "\"sorry\": true, \"admits\"", StringComparison.Ordinal));
        Assert.Contains("outcome lasts: a time that is not known yet, up to 3 months", lasts);
    }

    private static List<string> Differences(string one, string other) =>
    [
        .. DecisionDifference.Between(RecordedDecision.Read(Decide(one).ToJson()), RecordedDecision.Read(Decide(other).ToJson()))
            .Select(d => $"{d.About} {d.Name}: {d.First}, {d.Second}"),
    ];

    private static Decision Decide(string text)
    {
        var read = CaseReader.Read(Evaluator.Policy, Encoding.UTF8.GetBytes(text));
        Assert.True(read.IsValid, string.Join('\n', read.Faults));
        return Evaluator.Decide(read.Case, DecisionDetail.All);
    }
}
