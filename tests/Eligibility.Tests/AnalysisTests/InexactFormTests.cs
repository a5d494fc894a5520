using Eligibility.Tests.Support;

namespace Eligibility.Tests.AnalysisTests;

/// <summary>What is not promised to be exact is noted where a policy is looked at closely, and what is promised is not.</summary>
public class InexactFormTests
{
    [Theory]
    [InlineData("repeated", "any cautions where repeated")]
    [InlineData("how many", "total how many of cautions is at least 3")]
    [InlineData("rounded", "((weight multiplied by 0.3) rounded to 1 g) plus other weight is over 5 g")]
    [InlineData("length", "begun on plus waiting is after decision date")]
    [InlineData("calculated length", "begun on is within extended before decision date")]
    public void It_is_noted(string name, string condition) =>
        Assert.True(Notes(condition) is [{ Code: "ELG590", IsError: false, Kind: "note" }], name);

    [Theory]
    [InlineData("(weight multiplied by 0.3) rounded to 1 g is over 5 g")]
    [InlineData("((weight multiplied by 0.3) rounded to 1 g) plus 1 g is over 5 g")]
    [InlineData("begun on plus 3 weeks is after decision date")]
    [InlineData("begun on plus usual wait is after decision date")]
    [InlineData("begun on is within usual wait before decision date")]
    [InlineData("any cautions where grave")]
    [InlineData("weight plus other weight is over 5 g")]
    public void What_is_exact_is_not(string condition) => Assert.Empty(Notes(condition));

    [Fact]
    public void Compiling_alone_notes_nothing() =>
        Assert.DoesNotContain(Compiling.Text(Text("any cautions where repeated")).Diagnostics, d => d.Code == "ELG590");

    private static List<Diagnostic> Notes(string condition)
    {
        var check = LibraryChecker.Check(Library.Of(("policy.rules", Text(condition))), ["policy.rules"], closely: true);
        Assert.False(check.HasErrors, Compiling.Render(check.Diagnostics));
        return [.. check.Diagnostics.Where(d => d.Code == "ELG590")];
    }

    private static string Text(string condition) => $"""
        policy "A policy"
        fact weight: amount in g
        fact other weight: amount in g
        fact begun on: date
        fact waiting: whole number of weeks
            from 0 to 20
        fact kind of court: one of youth, adult
        list cautions
            kind: one of theft, assault
        define repeated for each of cautions as any other cautions where kind is this one's kind
        define how many for each of cautions as number of other cautions
        define grave for each of cautions as kind is assault
        define extended as waiting plus 2 weeks
        table usual wait by kind of court in weeks
            youth, 2
            adult, 4
        outcome prosecute "Prosecution"
        outcome caution "A caution"
        rule it
            prosecute when {condition}
            because "It is so."
        otherwise caution
        end

        """;
}
