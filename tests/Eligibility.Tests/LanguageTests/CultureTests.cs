using System.Text;
using Eligibility.Analysis;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.LanguageTests;

/// <summary>
/// Same text, same case: same decision, same messages and same justification, byte for byte, in every
/// culture (language, section 4.7).
/// </summary>
[Collection(CultureCollection.Name)]
public class CultureTests
{
    private static readonly Lazy<string> Invariant = new(() => Cultures.Under("", Everything));

    public static TheoryData<string> Names => [.. Cultures.Names];

    [Fact]
    public void The_cultures_of_this_machine_differ_where_programs_break()
    {
        // On a machine without culture data the tests below would show nothing.
        Assert.Equal("\u0130",
            Cultures.Under("tr-TR", () => "i".ToUpper(System.Globalization.CultureInfo.CurrentCulture)));
        Assert.Equal("1,5",
            Cultures.Under("de-DE", () => 1.5.ToString(System.Globalization.CultureInfo.CurrentCulture)));
        Assert.Equal("2561", Cultures.Under("th-TH",
            () => new DateTime(2018, 1, 10).ToString("yyyy", System.Globalization.CultureInfo.CurrentCulture)));
        Assert.Equal("1439", Cultures.Under("ar-SA",
            () => new DateTime(2018, 1, 10).ToString("yyyy", System.Globalization.CultureInfo.CurrentCulture)));
        Assert.Equal("\u22121",
            Cultures.Under("sv-SE", () => (-1).ToString(System.Globalization.CultureInfo.CurrentCulture)));
    }

    [Theory, MemberData(nameof(Names))]
    public void What_is_said_of_every_policy_is_the_same_in_every_culture(string culture)
    {
        var (expected, came) = (Invariant.Value.Split('\n'), Cultures.Under(culture, Everything).Split('\n'));
        for (var line = 0; line < Math.Min(expected.Length, came.Length); line++)
            Assert.Equal(expected[line], came[line]);
        Assert.Equal(expected.Length, came.Length);
    }

    /// <summary>
    /// Every message about every rule file of the repository, and the justification of each of its
    /// examples in both canonical forms.
    /// </summary>
    private static string Everything()
    {
        var said = new StringBuilder();
        foreach (var folder in (string[])[Repository.Rules, Repository.Language("Accepted"),
            Repository.Language("Rejected"), Repository.Language("Warned")])
            foreach (var file in Repository.RuleFiles(folder))
            {
                var compilation = Compiling.File(Path.Combine(folder, file));
                said.Append(file).Append(' ').Append(compilation.Policy?.Hash).Append('\n')
                    .Append(Compiling.Render(compilation));
                if (compilation.Evaluator is null) continue;
                foreach (var example in ExampleRunner.Run(compilation.Evaluator))
                    said.Append(example.Name).Append('\n').Append(Deciding.Tell(example.Decision!));
            }
        return said.ToString();
    }
}
