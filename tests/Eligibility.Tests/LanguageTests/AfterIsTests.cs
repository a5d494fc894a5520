using System.Text.RegularExpressions;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.LanguageTests;

/// <summary>
/// Where nothing fitting follows <c>is</c>, the message lists what may: all of it may, and
/// nothing that may is left out.
/// </summary>
public partial class AfterIsTests
{
    /// <summary>A condition for each entry of the list.</summary>
    private static readonly SortedDictionary<string, string> Conditions = new(StringComparer.Ordinal)
    {
        ["a name or a value"] = "age is 18",
        ["`not`"] = "age is not 18",
        ["`one of`"] = "drug is one of heroin, cocaine",
        ["`empty`"] = "weapons is empty",
        ["`between`"] = "age is between 18 and 25",
        ["`within`"] = "born is within 3 months before decision date",
        ["`at least`"] = "age is at least 18",
        ["`at most`"] = "age is at most 18",
        ["`over`"] = "age is over 18",
        ["`more than`"] = "age is more than 18",
        ["`under`"] = "age is under 18",
        ["`fewer than`"] = "age is fewer than 18",
        ["`less than`"] = "age is less than 18",
        ["`before`"] = "born is before 1 January 2000",
        ["`after`"] = "born is after 1 January 2000",
        ["`on or before`"] = "born is on or before 1 January 2000",
        ["`on or after`"] = "born is on or after 1 January 2000",
    };

    [Theory]
    [InlineData("age is")]
    [InlineData("age is and agrees")]
    [InlineData("(age is)")]
    [InlineData("any offences where weight is")]
    public void The_message_lists_whatever_may_follow_is(string condition) =>
        Assert.Equal(Conditions.Keys, Listed(condition));

    [Theory]
    [InlineData("age is not")]
    [InlineData("age is not or agrees")]
    public void After_not_there_is_no_second_one(string condition) =>
        Assert.Equal(Conditions.Keys.Where(words => words != "`not`"), Listed(condition));

    [Fact]
    public void Whatever_the_message_lists_is_accepted()
    {
        foreach (var condition in Conditions.Values)
            Assert.DoesNotContain(Found(condition), d => d.IsError);
    }

    [Fact]
    public void A_value_is_the_same_in_quotes()
    {
        Assert.DoesNotContain(Found("drug is \"heroin\""), d => d.IsError);
    }

    [Fact]
    public void Who_quotes_the_name_of_a_fact_is_told_to_leave_out_the_quotes_and_no_list()
    {
        var error = Error("\"drug\" is heroin");
        Assert.Equal("nothing here is called `drug`", error.Message);
        Assert.Equal("leave the quotes out: write `drug`", error.Help);
    }

    private static IEnumerable<string> Listed(string condition) =>
        Option().Matches(Error(condition).Message).Select(option => option.Groups["words"].Value)
            .Order(StringComparer.Ordinal);

    private static Diagnostic Error(string condition) => Found(condition).Single(d => d.IsError);

    private static IEnumerable<Diagnostic> Found(string condition) =>
        Compiling.Text(Texts.Policy($"caution when {condition}")).Diagnostics;

    [GeneratedRegex("(?:expected |, | or )(?<words>a name or a value|`[^`]*`)")]
    private static partial Regex Option();
}
