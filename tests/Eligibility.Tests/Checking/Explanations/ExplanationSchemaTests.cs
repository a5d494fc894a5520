using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Eligibility.Justification;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Checking.Explanations;

/// <summary>docs/justification-2.schema.json says what a record of form 2 holds, all of it and nothing else.</summary>
public class ExplanationSchemaTests
{
    private static readonly string Schema =
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "justification-2.schema.json"));

    private const string Large = """
        policy "Large numbers"
        fact score: number
            from 0 to 999999999999
        fact debt: money in GBP
            from GBP 0 to GBP 999999999999
        fact weight: amount in g
            from 0 g to 99999999999 g
        fact wait: number of months
            from 0 months to 999999999999 months
        outcome prosecute "Prosecution"
        outcome caution "A caution"
        rule first
            caution when any of
                score is over 1
                debt is over GBP 1
                weight is over 1 g
                wait is over 1 month
            because "So."
        otherwise prosecute
        end
        """;

    public static TheoryData<string> Folders => [Repository.Rules, Repository.Language("Accepted")];

    [Theory, MemberData(nameof(Folders))]
    public void The_record_of_an_example_is_valid(string folder)
    {
        var validator = new SchemaValidator(Schema);
        // One in four, so that the suite stays short; all of them where there is time.
        var every = Environment.GetEnvironmentVariable("ELIGIBILITY_LONG") == "1" ? 1 : 4;
        foreach (var (name, compilation, @case) in JustificationCheckTests.Examples(folder).Where((_, i) => i % every == 0))
        {
            var json = ExplanationJson.Render(compilation.Evaluator!.Decide(@case));
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1_000 });
            var faults = validator.IsValid(document.RootElement) ? [] : validator.Validate(document.RootElement);
            Assert.True(faults.Count == 0, $"{name}:\n{string.Join('\n', faults)}");
        }
    }

    public static TheoryData<string> Editions => [.. Repository.RuleFiles(Repository.Rules)
        .Select(f => Path.GetDirectoryName(f)!).Distinct(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Editions))]
    public void What_is_told_while_no_edition_can_be_chosen_is_valid(string folder)
    {
        var validator = new SchemaValidator(Schema);
        foreach (var (name, json) in WithoutOneDecision.Undated(Path.Combine(Repository.Rules, folder)))
            AssertValid(validator, name, json);
    }

    [Fact]
    public void What_is_told_of_each_record_and_without_a_date_is_valid_and_names_no_other_member_and_lacks_none()
    {
        var validator = new SchemaValidator(Schema);
        foreach (var (name, json) in WithoutOneDecision.All())
        {
            AssertValid(validator, name, json);
            foreach (var (path, changed) in WithoutOneDecision.Spoilt(json))
                Assert.False(validator.IsValid(changed), $"{name}: {path} passes");
        }
    }

    private static void AssertValid(SchemaValidator validator, string name, JsonElement json)
    {
        var faults = validator.Validate(json);
        Assert.True(faults.Count == 0, $"{name}:\n{string.Join('\n', faults)}");
    }

    [Fact]
    public void Every_member_that_the_schema_names_occurs_in_some_record()
    {
        var validator = new SchemaValidator(Schema);
        foreach (var (name, json) in Records().Concat(WithoutOneDecision.All())) AssertValid(validator, name, json);
        validator.Members.ExceptWith(validator.Met);
        Assert.True(validator.Members.Count == 0, string.Join('\n', validator.Members));
    }

    [Fact]
    public void A_record_with_a_member_that_the_schema_does_not_name_is_not_valid()
    {
        var validator = new SchemaValidator(Schema);
        foreach (var (path, json) in Changed(place => { place["unknown_member"] = 1; return true; }))
            Assert.False(validator.IsValid(json), $"an unknown member at {path} passes");
    }

    [Theory]
    [InlineData("statement")]
    [InlineData("test")]
    [InlineData("true")]
    [InlineData("helps")]
    [InlineData("effect")]
    [InlineData("type")]
    [InlineData("text")]
    [InlineData("currency")]
    [InlineData("ground")]
    [InlineData("number")]
    [InlineData("direction")]
    [InlineData("standing")]
    [InlineData("headline")]
    [InlineData("nearest")]
    [InlineData("withoutGrounds")]
    [InlineData("couldChange")]
    [InlineData("met"), InlineData("notMet"), InlineData("possible")]
    [InlineData("settling"), InlineData("alternatives"), InlineData("changes"), InlineData("changeable"), InlineData("from"), InlineData("to")]
    [InlineData("run")]
    [InlineData("decision")]
    public void A_record_that_lacks_a_member_is_not_valid(string member)
    {
        var (validator, tried) = (new SchemaValidator(Schema), 0);
        foreach (var (path, json) in Changed(place => place.Remove(member)))
        {
            tried++;
            Assert.False(validator.IsValid(json), $"{path} passes without `{member}`");
        }
        Assert.NotEqual(0, tried);
    }

    /// <summary>Records that together have every member: what examples cannot state is stated of one policy.</summary>
    private static IEnumerable<(string Name, JsonElement Json)> Records()
    {
        foreach (var (name, compilation, @case) in JustificationCheckTests.Examples(Repository.Language("Accepted")))
        {
            var json = ExplanationJson.Render(compilation.Evaluator!.Decide(@case));
            if (json.Length < 40_000) yield return (name, JsonDocument.Parse(json).RootElement);
        }
        string[] cases =
        [
            """{"id": "1", "decision date": "2018-03-01", "elsewhere": 1, "low-level supply": {"value": true, "by": "Sergeant 1", """
                + """ "because": "two deals"}, "sex": "female", "violent": true, "previous offences": [{"kind": "theft"}]}""",
            """{"decision date": "2016-03-01", "sex": "female", "date of birth": "1990-02-28", "previous offences": []}""",
            "{}",
        ];
        foreach (var stated in cases)
            yield return (stated, JsonDocument.Parse(
                ExplanationJson.Render(EveryStatement.Compilation.Evaluator!.Decide(EveryStatement.Case(stated)))).RootElement);
        var notes = new OfficerNotes(RunNote.Read(Handled("run-by-an-officer")).Note, DecisionNote.Read(Handled("decision-departed")).Note);
        yield return ("what stands beside it", JsonDocument.Parse(ExplanationJson.Render(
            EveryStatement.Compilation.Evaluator!.Decide(EveryStatement.Case("{}")), notes)).RootElement);
        var large = Compiling.Text(Large).Evaluator!;
        yield return ("numbers of many digits", JsonDocument.Parse(ExplanationJson.Render(large.Decide(CaseReader.Read(large.Policy,
            "{\"score\": 99999999999.123456, \"debt\": \"GBP 99999999999.123456\", \"weight\": \"9999999999.123456 g\", \"wait\": 99999999999.123456}"u8)
            .Case!))).RootElement);
        var repaid = Compiling.File(Path.Combine(Repository.Language("Accepted"), "lists-judged-fields.rules")).Evaluator!;
        yield return ("a field that was judged", JsonDocument.Parse(ExplanationJson.Render(repaid.Decide(CaseReader.Read(repaid.Policy,
            """{"offences": [{"victim repaid": {"value": true, "by": "Sergeant 1", "because": "a receipt"}}]}"""u8).Case!))).RootElement);
    }

    private static byte[] Handled(string name) => File.ReadAllBytes(
        Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "HandlingTests", "Accepted", name + ".json"));

    /// <summary>The records of lies with one object changed, for each of their objects where that makes a difference.</summary>
    private static IEnumerable<(string Path, JsonElement Json)> Changed(Func<JsonObject, bool> change)
    {
        foreach (var subject in (ExplanationCheck.Subject[])[LiesPolicy.WithGrounds(), LiesPolicy.ByOtherwise()])
        {
            var json = Encoding.UTF8.GetString(LiesPolicy.Record(subject));
            var count = Lies.Every(JsonNode.Parse(json)).Count();
            for (var i = 0; i < count; i++)
            {
                var copy = JsonNode.Parse(json)!;
                var place = Lies.Every(copy).ElementAt(i);
                // The fields of an item are named by the policy.
                if (place.GetPath().EndsWith(']') && place.Parent?.GetPropertyName() == "items" || !change(place)) continue;
                yield return (place.GetPath(), JsonDocument.Parse(copy.ToJsonString()).RootElement);
            }
        }
    }
}
