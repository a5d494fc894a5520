using System.Text;
using System.Text.Json.Nodes;
using Eligibility.Justification;
using Eligibility.Tests.Command;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.LetterTests;

/// <summary>
/// The one letter about a case each of whose offences is decided by itself: it keeps what every letter promises.
/// </summary>
public class EachLetterTests
{
    private static readonly string Policy = Path.Combine(LetterSamples.Folder, "offences.rules");
    private static readonly PolicyEvaluator Evaluator = Compiling.File(Policy).Evaluator!;
    private static readonly SchemaValidator Schema = new(File.ReadAllText(Path.Combine(Repository.Root, "docs", "letter.schema.json")));

    private const string Rest = "\"decision date\": \"2024-07-01\", \"under watch\": false, \"shop's wish\": \"nothing\"";

    private static readonly string[] Offences =
    [
        """{"kind": "theft", "value": "GBP 40", "informant's word": false}""",
        """{"kind": "theft", "value": "GBP 400", "informant's word": false}""",
        """{"kind": "damage", "value": "GBP 10", "informant's word": false}""",
        """{"kind": "damage"}""",
    ];

    public static TheoryData<string, string> Samples => new()
    {
        { "offences one", Of([Offences[0]]) }, { "offences two", Of([Offences[0], Offences[1]]) },
        { "offences four", Of(Offences) }, { "offences twenty", Of([.. Enumerable.Range(0, 20).Select(i => Offences[i % 3])]) },
        { "offences unknown", "{" + Rest + "}" },
        { "offences undecided", $$"""{{{Rest}}, "offences": [{"kind": "theft", "value": "GBP 1"}, {"kind": "theft"}]}""" },
    };

    [Theory, MemberData(nameof(Samples))]
    public void The_letter_of_every_offence_reads_as_it_was_found_good(string name, string @case)
    {
        var letter = EachLetter.Of(Decide(@case));
        Snapshot.Match(Path.Combine(LetterSamples.Folder, name + ".txt"), LetterText.Render(letter));
        LetterForms.AssertSame(letter);
        AssertKept(letter, Decide(@case), name);
        Assert.Contains("DRAFT", letter.Draft, StringComparison.Ordinal);
    }

    [Fact]
    public void Cases_alike_but_for_what_is_confidential_that_come_to_the_same_give_the_same_letter()
    {
        var (dice, compared) = (new Dice(7), 0);
        for (var n = 0; n < 60; n++)
        {
            var told = new Dictionary<string, string>(StringComparer.Ordinal);
            var @case = Draw(dice);
            for (var way = 0; way < 12; way++)
            {
                var decision = Decide(Filled(@case, dice).ToJsonString());
                var letter = EachLetter.Of(decision);
                AssertKept(letter, decision, @case.ToJsonString());
                var forms = LetterText.Render(letter) + LetterHtml.Render(letter) + LetterMarkdown.Render(letter);
                var outcomes = string.Join(", ", decision.Records!.Value.Select(r => r.Decision?.Outcome?.Name));
                if (told.TryGetValue(outcomes, out var other))
                {
                    compared++;
                    Assert.True(other == forms, $"{@case}\n{other}\n-- and\n{forms}");
                }
                told[outcomes] = forms;
            }
        }
        Assert.True(compared > 300, Digits.Of(compared));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    [InlineData("html")]
    [InlineData("json")]
    public void The_command_writes_it_in_each_form_as_a_draft(string form)
    {
        var run = Run(Of(Offences), "--format", form);
        // One of the four is not known well enough.
        Assert.Equal((3, ""), (run.ExitCode, run.Error));
        Assert.Contains("DRAFT. Not to be sent. Missing: the officer", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_not_sent_without_what_an_officer_decided() =>
        Assert.Equal((2, "", "this letter cannot be sent yet. Missing: the officer's decision.\n"),
            Run(Of(Offences[..2]), "--final") is var run ? (run.ExitCode, run.Output, run.Error) : default);

    [Fact]
    public void Where_there_is_no_offence_there_is_no_letter()
    {
        var run = Run("{\"offences\": []}");
        Assert.Equal((2, "", "There is nothing to write about: each of offences is decided by itself, and there are none.\n"),
            (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public void Under_rules_that_are_not_in_force_there_is_no_letter() =>
        Assert.Contains("not yet in force", Run(Of(Offences).Replace("2024-07-01", "2024-05-01", StringComparison.Ordinal)).Error,
            StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void A_record_that_is_decided_by_an_edition_of_its_own_is_told_by_it()
    {
        var result = EvaluationTests.RecordEditions.Read().Decide(File.ReadAllBytes(EvaluationTests.RecordEditions.Four),
            detail: DecisionDetail.All);
        var letter = EachLetter.Written(result.Each!);
        LetterForms.AssertSame(letter);
        AssertKept(letter, result.Each!, "editions");
    }

    private static void AssertKept(Letter letter, EachDecision decision, string about)
    {
        using var json = System.Text.Json.JsonDocument.Parse(LetterJson.Render(letter));
        Assert.True(Schema.IsValid(json.RootElement), about);
        foreach (var record in decision.Records ?? [])
            if (record.Decision is { } own) LetterPromises.AssertKept(letter, own, about);
    }

    private static EachDecision Decide(string json)
    {
        var read = CaseReader.Read(Evaluator.Policy, Encoding.UTF8.GetBytes(json));
        Assert.True(read.IsValid, string.Join('\n', read.Faults));
        return Evaluator.DecideEach(read.Case, DecisionDetail.ForPerson);
    }

    private static string Of(string[] offences) => $$"""{{{Rest}}, "agrees": true, "offences": [{{string.Join(", ", offences)}}]}""";

    private static JsonObject Draw(Dice dice)
    {
        var @case = new JsonObject { ["decision date"] = "2024-07-01" };
        if (dice.Between(0, 2) > 0) @case["agrees"] = dice.Between(0, 1) == 1;
        if (dice.Between(0, 2) > 0) @case["shop's wish"] = dice.Between(0, 1) == 1 ? "charge" : "nothing";
        var offences = new JsonArray();
        for (var i = dice.Between(1, 5); i > 0; i--)
            offences.Add(new JsonObject { ["kind"] = dice.Between(0, 1) == 1 ? "theft" : "damage",
                ["value"] = dice.Between(0, 1) == 1 ? "GBP 5" : "GBP 300" });
        @case["offences"] = offences;
        return @case;
    }

    /// <summary>The same with what is confidential filled in, not known among the ways.</summary>
    private static JsonObject Filled(JsonObject @case, Dice dice)
    {
        var filled = (JsonObject)@case.DeepClone();
        if (dice.Between(0, 2) is > 0 and var watched) filled["under watch"] = watched == 1;
        foreach (var offence in (JsonArray)filled["offences"]!)
            if (dice.Between(0, 2) is > 0 and var named) offence!["informant's word"] = named == 1;
        return filled;
    }

    private static CommandRun Run(string @case, params string[] also) =>
        CommandRun.WithInput(@case, ["decide", Policy, "--case", "-", "--for", "person", .. also]);
}
