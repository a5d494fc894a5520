using System.Text;
using System.Text.Json.Nodes;

namespace Eligibility.Tests.Checking.Explanations;

/// <summary>The check of the record notices what is not so: each lie, planted in a true record, is caught.</summary>
public class ExplanationLieTests
{
    public static TheoryData<string> OfGrounds => [.. ExplanationLies.OfGrounds.Keys];

    public static TheoryData<string> OfUnknown => [.. ExplanationLies.OfUnknown.Keys];

    public static TheoryData<string> OfOtherwise => [.. ExplanationLies.OfOtherwise.Keys];

    [Theory, MemberData(nameof(OfGrounds))]
    public void A_lie_about_a_case_with_grounds_is_caught(string lie) =>
        AssertCaught(LiesPolicy.WithGrounds(), ExplanationLies.OfGrounds[lie]);

    [Theory, MemberData(nameof(OfUnknown))]
    public void A_lie_about_a_case_of_which_not_all_is_known_is_caught(string lie) =>
        AssertCaught(LiesPolicy.WithSomethingUnknown(), ExplanationLies.OfUnknown[lie]);

    [Theory, MemberData(nameof(OfOtherwise))]
    public void A_lie_about_a_case_that_no_rule_decides_is_caught(string lie) =>
        AssertCaught(LiesPolicy.ByOtherwise(), ExplanationLies.OfOtherwise[lie]);

    private static void AssertCaught(ExplanationCheck.Subject subject, Action<JsonNode> tell)
    {
        var truth = LiesPolicy.Record(subject);
        Assert.Empty(ExplanationCheck.Faults(subject, truth).Faults);
        var told = JsonNode.Parse(truth)!;
        tell(told);
        Assert.False(JsonNode.DeepEquals(told, JsonNode.Parse(truth)), "it says the same");
        Assert.NotEmpty(ExplanationCheck.Faults(subject, Encoding.UTF8.GetBytes(told.ToJsonString())).Faults);
    }
}
