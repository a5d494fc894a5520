using System.Text;
using System.Text.Json.Nodes;
using Eligibility.Justification;
using Eligibility.Tests.Command;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.JustificationTests;

/// <summary>
/// The justification for the person decided about (language, section 5): each case here is one
/// that a person could be given.
/// </summary>
public class PersonTests
{
    private static readonly string Folder =
        Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "JustificationTests", "Person");

    private const string Known = """
        "id": "17", "offence": "possession", "agrees": true,
        "risk to others": {"value": "low", "by": "Sergeant 1234", "because": "no violence | *ever*"},
        "previous offences": [{"kind": "theft", "victim known to police": true}]
        """;

    [Theory]
    [InlineData("course", "\"intelligence of violence\": false, \"open investigation\": false")]
    [InlineData("secret ground", "\"intelligence of violence\": true, \"open investigation\": false")]
    [InlineData("not decided yet", "\"intelligence of violence\": null")]
    public void What_a_person_is_told(string name, string secrets) =>
        Snapshot.Match(Path.Combine(Folder, name + ".txt"), Tell("text", secrets));

    [Theory]
    [InlineData("markdown")]
    [InlineData("html")]
    [InlineData("json")]
    public void What_a_person_is_told_in_other_forms(string format) =>
        Snapshot.Match(Path.Combine(Folder, $"course {format}.txt"),
            Tell(format, "\"intelligence of violence\": false, \"open investigation\": false"));

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    [InlineData("html")]
    [InlineData("json")]
    public void Which_of_two_confidential_facts_sends_a_person_to_court_cannot_be_read(string format) =>
        Assert.Equal(Tell(format, "\"intelligence of violence\": true, \"open investigation\": false"),
            Tell(format, "\"intelligence of violence\": false, \"open investigation\": true"));

    [Fact]
    public void A_confidential_field_of_a_list_changes_nothing_that_is_told()
    {
        var known = Tell("text", "\"intelligence of violence\": false, \"open investigation\": false");
        var other = Run("text", Known.Replace("true}]", "false}]", StringComparison.Ordinal)
            + ", \"intelligence of violence\": false, \"open investigation\": false").Output;
        Assert.Equal(known, other);
    }

    [Fact]
    public void Which_rule_a_confidential_field_of_a_list_takes_out_cannot_be_read()
    {
        var evaluator = Compiling.Text("""
            policy "Two grounds"
            fact violent: yes or no
            fact agrees: yes or no
            list previous offences
                kind: one of theft, assault
                known to an informant: yes or no
                    confidential
            outcome prosecute "Prosecution"
            outcome course "A course"
            rule violent persons
                prosecute when violent
                because "Violent persons go to court."
            rule must agree
                prosecute unless agrees
                because "The course is for those who agree."
            rule known in secret
                applies when any previous offences where known to an informant
                because "What is known in secret."
                overrides violent persons
            otherwise course
            end
            """).Evaluator!;
        string Told(string informed)
        {
            var read = CaseReader.Read(evaluator.Policy, Encoding.UTF8.GetBytes(
                """{"violent": true, "agrees": false, "previous offences": """
                + $$""" [{"kind": "theft", "known to an informant": {{informed}}}]}"""));
            return LetterText.Render(LetterMaker.Written(evaluator.Decide(read.Case!, DecisionDetail.ForPerson)));
        }
        Assert.Equal(Told("false"), Told("true"));
        Assert.Equal(Told("false"), Told("null"));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    [InlineData("html")]
    [InlineData("json")]
    public void Nothing_confidential_is_named(string format)
    {
        var told = Tell(format, "\"intelligence of violence\": true, \"open investigation\": true");
        foreach (var secret in new[]
        {
            "intelligence of violence", "open investigation", "doubtful", "what is known in secret",
            "victim known to police", "linked to violence"
        })
            Assert.DoesNotContain(secret, told, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    [InlineData("html")]
    [InlineData("json")]
    public void While_the_date_that_chooses_the_edition_is_unknown_a_person_is_told_that_nothing_is_decided_and_of_no_outcome(
        string format)
    {
        var told = Undated(format, "true");
        Assert.Equal(told, Undated(format, "false"));
        Assert.DoesNotContain("prosecut", told, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("course", told, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("We have not decided your case yet", told, StringComparison.Ordinal);
        Assert.Contains("may be left out of this letter", told.Replace('\n', ' '), StringComparison.Ordinal);
        if (format == "text") Snapshot.Match(Path.Combine(Folder, "which edition.txt"), told);
    }

    private static string Undated(string format, string secret)
    {
        var run = CommandRun.WithInput($$"""{"intelligence of violence": {{secret}}}""", "decide",
            Path.Combine(Folder, "Editions"), "--case", "-", "--format", format, "--for", "person");
        Assert.Equal(3, run.ExitCode);
        return run.Output;
    }

    [Fact]
    public void For_the_person_JSON_is_the_letter_and_nothing_of_the_record()
    {
        var run = Run("json", Known);
        Assert.Contains("\"format\": \"eligibility-letter/1\"", run.Output, StringComparison.Ordinal);
        foreach (var member in new[] { "statuses", "otherRules", "hash", "engine", "facts", "neverLookedAt" })
            Assert.DoesNotContain($"\"{member}\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_judge_is_not_named_nor_a_question_asked_nor_a_file_told()
    {
        var told = Tell("text", "\"intelligence of violence\": false, \"open investigation\": false");
        foreach (var never in new[] { "1234", "no violence", "What is the offence?", "Does the person agree", ".rules", "rule possession" })
            Assert.DoesNotContain(never, told, StringComparison.Ordinal);
    }

    private static string Tell(string format, string secrets) => Run(format, Known + ", " + secrets).Output;

    private static CommandRun Run(string format, string members) =>
        CommandRun.WithInput(JsonNode.Parse("{" + members + "}")!.ToJsonString(), "decide",
            Path.Combine(Folder, "bail-and-intelligence.rules"), "--case", "-", "--on", "2024-06-03", "--format",
            format, "--for", "person");
}
