using Eligibility.Tests.Command;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Docs;

/// <summary>
/// What the README shows of the command is what the command writes. In a block tagged <c>console</c> the line
/// after the dollar is run; the lines below come in its output in this order, one after the other, but where
/// three dots stand for lines left out.
/// </summary>
public class ConsoleTests
{
    private const string LeftOut = "...";

    public static TheoryData<string> Blocks => [.. Page.Open("README.md").Tagged("console").Select(b => b.Place)];

    [Theory, MemberData(nameof(Blocks))]
    public void What_the_README_shows_is_what_the_command_writes(string place)
    {
        var lines = Page.Open("README.md").Tagged("console").Single(b => b.Place == place).Text
            .TrimEnd('\n').Split('\n');
        Assert.StartsWith("$ eligibility ", lines[0], StringComparison.Ordinal);
        var run = CommandRun.Of([.. lines[0].Split(' ').Skip(2).Select(Absolute)]);
        Assert.Equal("", run.Error);
        Follow(place, lines[1..], [.. run.Output.TrimEnd('\n').Split('\n').Where(l => l.Length > 0)]);
    }

    [Fact]
    public void The_README_quotes_the_rule_as_it_stands()
    {
        var quoted = File.ReadAllText(Path.Combine(Repository.Root, "README.md")).Split("```\n")[1];
        Assert.Contains(quoted, File.ReadAllText(CommandRun.Rules("durham-checkpoint/2017-drugs-extension.rules")),
            StringComparison.Ordinal);
    }

    /// <summary>Lines come in what was written, in their order; three dots stand for any that are left out.</summary>
    internal static void Follow(string place, string[] shown, string[] written)
    {
        var at = 0;
        var skips = false;
        foreach (var line in shown)
        {
            if (line.Length == 0) continue;
            if (line.Trim() == LeftOut) { skips = true; continue; }
            while (skips && at < written.Length && written[at] != line) at++;
            Assert.True(at < written.Length && written[at] == line, $"{place}: not written there: {line}\n{string.Join('\n', written)}");
            (at, skips) = (at + 1, false);
        }
        Assert.True(skips || at == written.Length, "the command writes more, which the README does not say");
    }

    private static string Absolute(string argument) =>
        argument.StartsWith("rules/", StringComparison.Ordinal)
            || argument.StartsWith("docs/", StringComparison.Ordinal)
                ? Path.Combine(Repository.Root, argument)
                : argument;
}
