using Eligibility.SemanticDiff;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.SemanticDiffTests;

/// <summary>What comes with an outcome of one name: where that differs between two policies, and where it does not.</summary>
public class BroughtTests
{
    private const string Policy = """
        policy "Cautions"
        fact admits: yes or no
        fact young: yes or no
        table time by young in months
            yes, 2
            no, 4
        outcome caution "A caution"
        {0}
        otherwise caution
        end
        """;

    [Theory]
    [InlineData("    lasts 4 months", "    lasts 4 months", null)]
    [InlineData("    lasts 4 months", "    lasts 3 months", "it lasts 4 months before, 3 months now")]
    [InlineData("    lasts 4 months", "    lasts up to 4 months", "it lasts 4 months before, up to 4 months now")]
    [InlineData("", "    lasts time", "it lasts no time that is said before, what `time` says now")]
    [InlineData("    lasts time", "    lasts up to time", "it lasts what `time` says before, up to what `time` says now")]
    [InlineData("    lasts time", "    lasts time", null)]
    [InlineData("    obliges \"to pay\"", "    obliges \"to pay\" when admits", "it obliges to \"to pay\" always before, when admits now")]
    [InlineData("    obliges \"to pay\" when admits\n    obliges \"to pay\" when young", "    obliges \"to pay\" when admits",
        "it obliges to \"to pay\" when admits, or when young before, when admits now")]
    [InlineData("    obliges \"to pay\" when admits\n    obliges \"to pay\" when young",
        "    obliges \"to pay\" when admits or young", null)]
    [InlineData("    obliges \"to pay\"", "    obliges \"to write\"", "only before it obliges to \"to pay\"")]
    [InlineData("    needs authority of inspector", "", "only before it needs the authority of \"inspector\"")]
    [InlineData("    discretionary", "    discretionary when admits", "an officer may decline it always before, when admits now")]
    [InlineData("    discretionary when admits", "    discretionary when admits", null)]
    [InlineData("    refers", "", "it was referred before")]
    public void Two_outcomes_of_one_name_differ_in_what_they_bring(string before, string now, string? told)
    {
        var diff = PolicyDiff.Of(Compiled(before), Compiled(now));
        Assert.True(diff.IsSettled);
        if (told is null) Assert.Empty(diff.Regions);
        else Assert.All(diff.Regions, region => Assert.Contains(told, region.Brought));
        Assert.Equal(told is null, diff.IsNothing);
    }

    private static PolicyEvaluator Compiled(string lines)
    {
        var compilation = Compiling.Text(Policy.Replace("{0}", lines, StringComparison.Ordinal));
        Assert.False(compilation.HasErrors, Compiling.Render(compilation));
        return compilation.Evaluator!;
    }
}
