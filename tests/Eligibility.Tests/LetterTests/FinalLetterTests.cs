using Eligibility.Justification;
using Eligibility.Tests.Command;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.LetterTests;

/// <summary>Only a letter that lacks nothing can be sent; the command refuses any other and says what it lacks.</summary>
public class FinalLetterTests
{
    private static readonly string Policy = Path.Combine(LetterSamples.Folder, "checkpoint.rules");

    [Fact]
    public void A_letter_that_lacks_nothing_is_written_without_the_mark_of_a_draft()
    {
        var run = Final(null);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain("DRAFT", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("[", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--final", "the officer's decision")]
    [InlineData("letterOn", "the day of the letter")]
    [InlineData("reference", "the reference")]
    public void Without_what_the_record_should_say_it_is_refused(string without, string missing)
    {
        var run = without == "--final" ? Run(Policy, "--final") : Final(without);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal($"this letter cannot be sent yet. Missing: {missing}.\n", run.Error);
    }

    [Theory]
    [InlineData("    from \"", "the sender")]
    [InlineData("    contact \"", "contact")]
    [InlineData("    representations within", "the deadline")]
    [InlineData("    next within 28 days \"We will write", "the next step")]
    [InlineData("    means \"Your case", "what the outcome means")]
    public void Without_what_the_policy_should_say_it_is_refused_and_the_draft_has_a_gap_there(string line, string missing)
    {
        using var folder = new TemporaryFolder();
        var lines = File.ReadAllLines(Policy).Where(l => !l.StartsWith(line, StringComparison.Ordinal));
        var policy = folder.Write("checkpoint.rules", string.Join('\n', lines) + "\n");
        var run = Run(policy, "--final", "--decision", folder.Write("decision.json", Record(Compiling.File(policy).Evaluator!, null)));
        Assert.Equal((2, $"this letter cannot be sent yet. Missing: {missing}.\n"), (run.ExitCode, run.Error));
        var draft = Run(policy);
        Assert.Equal(0, draft.ExitCode);
        Assert.StartsWith("DRAFT. Not to be sent. Missing:", draft.Output, StringComparison.Ordinal);
        Assert.Contains($"[{missing.Replace("the ", "", StringComparison.Ordinal)}: the policy does not say]",
            draft.Output.Replace('\n', ' ').Replace("[what outcome", "[what the outcome", StringComparison.Ordinal)
                .Replace("[what the", "[what", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    /// <summary>A source that states it beside carries the reason; one that is inferred does not.</summary>
    [Theory]
    [InlineData("explicit", "illustrative", true)]
    [InlineData("explicit", "inferred", false)]
    [InlineData("explicit", "explicit", false)]
    public void A_reason_that_is_made_up_is_sent_to_nobody(string evidence, string other, bool isRefused)
    {
        using var folder = new TemporaryFolder();
        var policy = folder.Write("checkpoint.rules",
            File.ReadAllText(Policy).Replace($", {evidence}\n", $", {other}\n", StringComparison.Ordinal));
        var run = Run(policy, "--final", "--decision", folder.Write("decision.json", Record(Compiling.File(policy).Evaluator!, null)));
        Assert.Equal(isRefused ? 2 : 0, run.ExitCode);
        if (isRefused) Assert.Contains("a source for reason 2, which is labelled illustrative: made up", run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_never_goes_out_empty()
    {
        FinalLetter.Of(SampleLetters.Withheld(), out var lacks);
        Assert.Equal(["reasons that can be told", "who decided to keep reasons back"], lacks.ToArray());
        FinalLetter.Of(SampleLetters.Withheld(("withheldBy", "superintendent")), out lacks);
        Assert.Equal(["reasons that can be told"], lacks.ToArray());
    }

    [Theory]
    [InlineData("The informant's word decided it.")]
    [InlineData("Officer 1234 thought so.")]
    public void Words_of_an_officer_that_name_what_no_letter_tells_are_left_out_and_it_cannot_be_sent(string reasons)
    {
        var letter = SampleLetters.Withheld(("reasonsForPerson", reasons), ("withheldBy", "superintendent"));
        Assert.Null(FinalLetter.Of(letter, out var lacks));
        Assert.Equal(["reasons that can be told"], lacks.ToArray());
        Assert.DoesNotContain(reasons, LetterSamples.Told(letter), StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_whose_reasons_fill_more_than_a_page_cannot_be_sent()
    {
        var letter = SampleLetters.Withheld(("reasonsForPerson", string.Concat(Enumerable.Repeat("So it is. ", 200))),
            ("withheldBy", "superintendent"));
        Assert.Null(FinalLetter.Of(letter, out var lacks));
        Assert.StartsWith("shorter words: ", Assert.Single(lacks), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("in force from 1 January 2018", "in force from 1 January 2019", "Not yet in force: it starts on 1 January 2019.")]
    [InlineData("in force from 1 January 2018", "in force from 2016 until 2017", "Ended on 31 December 2017: not in force on that day.")]
    [InlineData("    in force from 1 January 2018\n", "", "No start date is declared. It can be tried and decides nothing.")]
    [InlineData("in force from 1 January 2018", "never in force \"A position, not law.\"", "A position, not law.")]
    public void Under_rules_that_are_not_in_force_no_letter_is_made(string period, string other, string because)
    {
        using var folder = new TemporaryFolder();
        var policy = folder.Write("checkpoint.rules", File.ReadAllText(Policy).Replace(period, other, StringComparison.Ordinal));
        foreach (var format in new[] { "text", "json" })
        {
            var run = Run(policy, "--format", format);
            Assert.Equal((2, "", $"No letter is made under rules that are not in force. {because}\n"),
                (run.ExitCode, run.Output, run.Error));
        }
        // In .NET as well there is nothing that could be sent.
        var told = LetterSamples.Decide(Compiling.File(policy).Evaluator!, LetterSamples.ThreeGrounds).ToText(Audience.Person);
        Assert.StartsWith("There is no letter\n", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Checkpoint", told, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_to_be_sent_is_for_the_person()
    {
        using var folder = new TemporaryFolder();
        var run = CommandRun.WithInput("{}", "decide", Policy, "--case", "-", "--final");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--final goes with --for person", run.Error, StringComparison.Ordinal);
    }

    private static CommandRun Final(string? without)
    {
        using var folder = new TemporaryFolder();
        return Run(Policy, "--final", "--decision", folder.Write("decision.json", Record(LetterSamples.Policy("checkpoint"), without)));
    }

    private static string Record(PolicyEvaluator evaluator, string? without) => LetterSamples.Json(
        LetterSamples.Decide(evaluator, LetterSamples.ThreeGrounds), "followed", "prosecute", [1, 2, 3],
        without is null ? [] : [(without, null)]);

    private static CommandRun Run(string policy, params string[] also) => CommandRun.WithInput("{" + LetterSamples.ThreeGrounds + "}",
        ["decide", policy, "--case", "-", "--on", "2018-01-10", "--for", "person", .. also]);
}
