using System.Text;
using System.Text.Json;
using Eligibility.Comparing;
using Eligibility.Hosting;
using Eligibility.Model;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.JustificationTests;

/// <summary>Who judged a field of a record, and why, is told wherever the record is.</summary>
public class JudgedFieldTests
{
    private static readonly PolicyEvaluator Evaluator = Compiling.Text("""
        policy "Repaid"
            in force from 1 January 2020
        list offences
            kind: one of theft, assault
            repaid: yes or no
                judged by custody officer
            threatened: yes or no
                judged by custody officer
                confidential
        outcome prosecute "Prosecuted"
        outcome caution "Cautioned"
        rule not repaid
            prosecute when any offences where not repaid
            because "It was not repaid."
        otherwise caution
            because "All was repaid."
        end
        """).Evaluator!;

    private const string Json = """
        {"offences": [{"kind": "theft", "repaid": {"value": true, "by": "Sergeant 1", "because": "a receipt"},
            "threatened": {"value": false, "by": "Sergeant 2", "because": "no witness"}},
            {"kind": "theft", "repaid": {"value": true, "by": "Sergeant 3", "because": "he says so"}}]}
        """;

    private static Case Read(string json) => CaseReader.Read(Evaluator.Policy, Encoding.UTF8.GetBytes(json)).Case!;

    private static Decision Decided => Evaluator.Decide(Read(Json), DecisionDetail.All);

    [Fact]
    public void A_record_is_told_with_who_judged_it_and_why() =>
        Assert.Contains("1. kind: theft, repaid: yes (judged by Sergeant 1: a receipt), "
            + "threatened: no (judged by Sergeant 2: no witness)",
            string.Join(' ', Decided.ToText().Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);

    [Fact]
    public void The_person_is_not_told_who_judged_what_is_confidential()
    {
        var told = Decided.ToText(Audience.Person);
        Assert.DoesNotContain("Sergeant 2", told, StringComparison.Ordinal);
        Assert.DoesNotContain("threatened", told, StringComparison.Ordinal);
    }

    [Fact]
    public void The_record_in_JSON_has_each_by_its_item_and_field()
    {
        using var json = JsonDocument.Parse(Decided.ToJson());
        var judged = json.RootElement.GetProperty("facts")[0].GetProperty("judgedItems");
        Assert.Equal(["1 repaid Sergeant 1", "1 threatened Sergeant 2", "2 repaid Sergeant 3"],
            judged.EnumerateArray().Select(j => $"{j.GetProperty("item")} {j.GetProperty("field")} {j.GetProperty("by")}"));
    }

    [Fact]
    public void Another_judge_is_a_difference_between_two_decisions()
    {
        var other = Evaluator.Decide(Read(Json.Replace("Sergeant 3", "Sergeant 4", StringComparison.Ordinal)), DecisionDetail.All);
        var difference = Assert.Single(DecisionDifference.Between(
            RecordedDecision.Read(Decided.ToJson()), RecordedDecision.Read(other.ToJson())));
        Assert.Contains("Sergeant 3", difference.First, StringComparison.Ordinal);
        Assert.Contains("Sergeant 4", difference.Second, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_of_a_host_states_it_with_who_judged_it_and_why()
    {
        var result = RecordBinding<Hosted>.Of(Editions.Of([Evaluator])[0]).Decide(
            new Hosted([new("theft", new(false, "PC 7", "no receipt")), new("theft", null)]), new DateOnly(2024, 5, 6));
        Assert.Empty(result.Faults);
        var hosted = result.Decision!;
        Assert.Equal("prosecute", hosted.Outcome?.Name);
        Assert.Equal("PC 7", Assert.Single(hosted.Case.JudgedItems).Value.By);
    }

    public sealed record Hosted(IReadOnlyList<HostedOffence> Offences);

    public sealed record HostedOffence(string Kind, JudgedValue? Repaid);

    [Fact]
    public void What_a_case_says_of_it_reads_back_to_the_same_case()
    {
        var one = Read(Json);
        var again = CaseReader.FromValues(Evaluator.Policy, one.Facts.ToDictionary(f => f.Name, f => f.Value)).Case!;
        Assert.Equal(3, one.JudgedItems.Count);
        Assert.Equal(one.JudgedItems, again.JudgedItems);
        Assert.Equal(((Items)one.Values[0]!).Rows.SelectMany(r => r), ((Items)again.Values[0]!).Rows.SelectMany(r => r));
    }
}
