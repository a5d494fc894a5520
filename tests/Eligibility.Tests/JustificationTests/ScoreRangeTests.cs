using System.Text;
using System.Text.Json;
using Eligibility.Tests.Checking;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.JustificationTests;

/// <summary>A score that its range makes another than its lines add up to is told with their sum, and with the range.</summary>
public class ScoreRangeTests
{
    private static readonly Compilation Compilation = Compiling.Text("""
        policy "Gravity"
        fact offence: one of theft, assault
        fact violent: yes or no
        fact sorry: yes or no
        fact weapons: any of knife, club, gun
        list previous offences
            prison: yes or no
        outcome prosecute "Prosecution"
        outcome caution "A caution"
            tells "Gravity" gravity
        table base by offence
            theft, 1
            assault, 6
        score gravity
            from 2 to 10   # brought into it once
            starts at base
            plus 4 when violent
            plus 1 for each of weapons
            minus 3 when sorry
        score burden for each of previous offences
            from 0 to 1
            starts at 0
            plus 2 when prison
        rule grave
            prosecute when gravity is at least 8
            because "It is grave."
        rule burdened
            prosecute when any previous offences where burden is 1
            because "It is a burden."
        otherwise caution
        end
        """);

    private const string Rest = "\"weapons\": [\"knife\", \"club\"], \"previous offences\": [{\"prison\": true}, {\"prison\": false}]";

    [Theory]
    [InlineData("down", """{"offence": "assault", "violent": true, "sorry": false, REST}""", "brought down: from 2 to 10", "12")]
    [InlineData("up", """{"offence": "theft", "violent": false, "sorry": true, REST}""", "brought up: from 2 to 10", "0")]
    [InlineData("within", """{"offence": "theft", "violent": true, "sorry": false, REST}""", null, null)]
    [InlineData("at its end", """{"offence": "assault", "violent": true, "sorry": false, "weapons": []}""", null, null)]
    [InlineData("open step", """{"offence": "assault", "violent": true, "sorry": true, "weapons": ["knife", "gun", "club"]}""", null, null)]
    [InlineData("brought down whatever is open", """{"offence": "assault", "violent": true, "sorry": false}""", "from 2 to 10", null)]
    [InlineData("open", """{"offence": "assault", "violent": true, REST}""", null, null)]
    public void The_range_is_told_where_it_counted(string name, string json, string? words, string? sum)
    {
        var decision = Decide(json.Replace("REST", Rest, StringComparison.Ordinal));
        var bytes = decision.ToJson();
        var lines = Lines(JsonDocument.Parse(bytes).RootElement).Where(l => Words(l).EndsWith("from 2 to 10", StringComparison.Ordinal));
        Assert.True(words is null == !lines.Any(), name);
        foreach (var line in lines)
        {
            Assert.Equal(words, Words(line));
            Assert.Equal("sum", line.GetProperty("values")[0].GetProperty("name").GetString());
            Assert.Equal(sum, line.GetProperty("values")[0].GetProperty("value").GetString());
            Assert.Equal(15, line.GetProperty("line").GetInt32());
        }
        Assert.Empty(JustificationCheck.Faults(Compilation, decision.Case, bytes).Faults);
        foreach (var form in (string[])[decision.ToMarkdown(), decision.ToHtml()])
            Assert.Equal(words is not null, form.Contains(words ?? "from 2 to 10", StringComparison.Ordinal));
    }

    [Fact]
    public void In_text_it_stands_below_the_steps_of_what_decided() => Assert.Contains(
        """
            AGAINST previous offences: 1 of 2 fits (item 1)
                      previous offences 1
                        burden: 1
                          starts at 0
                          plus 2
                            prison: yes
                          brought down: from 0 to 1 (sum: 2)

        """,
        Decide("""{"offence": "theft", "violent": false, "sorry": true, REST}""".Replace("REST", Rest, StringComparison.Ordinal)).ToText(),
        StringComparison.Ordinal);

    [Fact]
    public void It_is_told_of_each_item() => Assert.Equal(
        ["brought down: from 0 to 1"],
        Lines(JsonDocument.Parse(Decide(
            """{"offence": "theft", "violent": false, "sorry": true, REST}""".Replace("REST", Rest, StringComparison.Ordinal)).ToJson())
            .RootElement).Select(Words).Where(w => w.EndsWith("from 0 to 1", StringComparison.Ordinal)));

    private static string Words(JsonElement line) => line.GetProperty("words").GetString()!;

    private static IEnumerable<JsonElement> Lines(JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.Object => at.EnumerateObject().SelectMany(m => Lines(m.Value))
            .Concat(at.TryGetProperty("words", out var words) && words.ValueKind == JsonValueKind.String ? [at] : []),
        JsonValueKind.Array => at.EnumerateArray().SelectMany(Lines),
        _ => [],
    };

    private static Decision Decide(string json)
    {
        Assert.False(Compilation.HasErrors, Compiling.Render(Compilation));
        var read = CaseReader.Read(Compilation.Policy!, Encoding.UTF8.GetBytes(json));
        Assert.True(read.IsValid, string.Join('\n', read.Faults));
        return Compilation.Evaluator!.Decide(read.Case!);
    }
}
