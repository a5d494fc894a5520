using System.Text;
using System.Text.Json.Nodes;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.HandlingTests;

/// <summary>A decision is held against the advice that it answers.</summary>
public class AdviceCheckTests
{
    private const string Policy = """
        policy "Shop theft"
            in force from 2015
        fact admits it: yes or no
        fact value: money in GBP
        outcome prosecute "Prosecution"
        outcome caution "A caution"
        outcome course "A course"
        rule cheap
            course when value is under GBP 20
            because "Small value."
        rule willing
            course when admits it
            because "The willing take the course."
        otherwise prosecute
            because "All else goes to court."
        end
        """;

    private const string TwoGrounds = """{"admits it": true, "value": 10}""";
    private const string Otherwise = """{"admits it": false, "value": 100}""";
    private const string NotKnown = "{}";

    [Theory]
    [InlineData(TwoGrounds, "followed", "course", "[2, 1]")]
    [InlineData(TwoGrounds, "departed", "caution", "[]")]
    [InlineData(TwoGrounds, "departed", "prosecute", "[1]")]
    [InlineData(TwoGrounds, "deferred", null, "[]")]
    [InlineData(Otherwise, "followed", "prosecute", "[1]")]
    [InlineData(NotKnown, "departed", "prosecute", "[]")]
    [InlineData(NotKnown, "deferred", null, "[]")]
    public void A_decision_that_fits_the_advice_has_no_faults(string @case, string kind, string? outcome, string grounds) =>
        Assert.Equal("", Told(@case, kind, outcome, grounds));

    [Theory]
    [InlineData(TwoGrounds, "followed", "caution", "[1]",
        "/outcome: found \"caution\", and the advice is \"course\" (write \"course\", or \"decision\": \"departed\" with the reasons for that)")]
    [InlineData(TwoGrounds, "departed", "course", "[]",
        "/outcome: found \"course\", which is what was advised; whoever departs decides on another outcome (write that outcome, "
            + "or \"decision\": \"followed\" with the grounds adopted)")]
    [InlineData(TwoGrounds, "departed", "cuation", "[]",
        "/outcome: the policy has no outcome \"cuation\"; expected \"prosecute\", \"caution\", \"course\" (did you mean \"caution\"?)")]
    [InlineData(TwoGrounds, "departed", "Caution", "[]",
        "/outcome: the policy has no outcome \"Caution\"; expected \"prosecute\", \"caution\", \"course\" (did you mean \"caution\"?)")]
    [InlineData(TwoGrounds, "followed", "course", "[1, 3, 7]",
        "/grounds/1: there is no ground 3; the advice has 2, numbered from 1 in the order of its rules\n"
            + "/grounds/2: there is no ground 7; the advice has 2, numbered from 1 in the order of its rules")]
    [InlineData(Otherwise, "followed", "course", "[2]",
        "/outcome: found \"course\", and the advice is \"prosecute\" (write \"prosecute\", or \"decision\": \"departed\" with the "
            + "reasons for that)\n/grounds/0: there is no ground 2; the advice has one ground, which is 1")]
    [InlineData(NotKnown, "followed", "course", "[1]",
        "/decision: the advice is undecided, and there is no outcome to follow; expected \"deferred\" or \"departed\" (write "
            + "\"deferred\" where the answers are waited for, \"departed\" where it is decided without them)\n"
            + "/grounds/0: there is no ground 1; an undecided advice has none (take it out)")]
    public void A_decision_that_does_not_fit_the_advice_is_told_what_to_write(string @case, string kind, string outcome,
        string grounds, string told) => Assert.Equal(told, Told(@case, kind, outcome, grounds));

    [Fact]
    public void A_decision_on_another_advice_is_told_that_and_nothing_else()
    {
        var decision = Decide(TwoGrounds);
        var note = Note(decision.ToJson(), "followed", "prosecute", "[9]");
        var other = Decide(Otherwise);
        var fault = Assert.Single(note.CheckAgainst(other.ToJson(), other));
        Assert.Equal("/advice", fault.Path);
        Assert.Contains(note.Advice, fault.Message, StringComparison.Ordinal);
        // What it says to write is right.
        var hash = fault.Help!.Split('"')[^2];
        Assert.Equal(["/outcome", "/grounds/0"],
            DecisionNote.Read(Json(hash, "followed", "course", "[9]")).Note!.CheckAgainst(hash, other).Select(f => f.Path));
    }

    [Fact]
    public void Grounds_of_which_it_is_not_certain_which_holds_are_numbered_too()
    {
        const string Halves = """
            policy "Halves"
            fact value: money in GBP
            outcome prosecute "Prosecution"
            outcome course "A course"
            rule cheap
                course when value is under GBP 20
                because "Small value."
            rule dear
                course when value is at least GBP 20
                because "Large value."
            otherwise prosecute
            end
            """;
        var decision = Decide("{}", Halves);
        Assert.Equal([("cheap", true), ("dear", true)], decision.Reasons.Select(r => (r.Name, r.Open)));
        Assert.Empty(Note(decision.ToJson(), "followed", "course", "[1, 2]").CheckAgainst(decision.ToJson(), decision));
        Assert.Single(Note(decision.ToJson(), "followed", "course", "[3]").CheckAgainst(decision.ToJson(), decision));
    }

    private static string Told(string @case, string kind, string? outcome, string grounds)
    {
        var decision = Decide(@case);
        return string.Join('\n', Note(decision.ToJson(), kind, outcome, grounds).CheckAgainst(decision.ToJson(), decision));
    }

    private static DecisionNote Note(byte[] advice, string kind, string? outcome, string grounds)
    {
        var reading = DecisionNote.Read(Json(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(advice)),
            kind, outcome, grounds));
        Assert.Equal("", string.Join('\n', reading.Faults));
        return reading.Note!;
    }

    private static byte[] Json(string hash, string kind, string? outcome, string grounds)
    {
        var note = JsonNode.Parse(NoteFiles.Bytes("Accepted", "decision-departed.json"))!.AsObject();
        (note["advice"], note["decision"], note["outcome"], note["grounds"]) = (hash, kind, outcome, JsonNode.Parse(grounds));
        return Encoding.UTF8.GetBytes(note.ToJsonString());
    }

    private static Decision Decide(string @case, string policy = Policy)
    {
        var evaluator = Compiling.Text(policy).Evaluator!;
        return evaluator.Decide(CaseReader.Read(evaluator.Policy, Encoding.UTF8.GetBytes(@case)).Case!);
    }
}
