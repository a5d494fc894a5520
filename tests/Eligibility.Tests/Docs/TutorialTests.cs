using Eligibility.Tests.Command;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Docs;

/// <summary>
/// The tutorial is followed to its end, word by word. What stands behind the fence of a block of text says what the
/// reader is told to do with it (<c>rules file NAME</c>, <c>rules above-end NAME</c>, <c>rules instead NAME</c>,
/// <c>rules delete NAME</c>,
/// <c>json file NAME</c>); a <c>console</c> block is run, with what stands behind <c>&gt;</c> as answers, and writes what it shows.
/// </summary>
public class TutorialTests
{
    private const string Place = "docs/tutorial.md";

    [Fact]
    public void Whoever_follows_the_tutorial_sees_what_it_shows()
    {
        using var folder = new TemporaryFolder();
        var steps = Page.Open(Place).Blocks;
        Assert.NotEmpty(steps);
        foreach (var step in steps)
        {
            if (step.Tag == "console") Run(step, folder.Path);
            else Write(step, step.Tag.Split(' '), folder.Path);
        }
    }

    private static void Write(Block step, string[] tag, string folder)
    {
        Assert.True(tag is ["rules" or "json", "file" or "above-end" or "instead" or "delete", _],
            $"{step.Place}: nobody is told what to do with a block tagged `{step.Tag}`");
        var path = Path.Combine(folder, tag[2]);
        var text = tag[1] == "file" ? "" : File.ReadAllText(path);
        File.WriteAllText(path, tag[1] switch
        {
            "file" => step.Text,
            "above-end" => AboveEnd(text, step.Text),
            _ => Instead(step, text, tag[1] == "instead" ? step.Text + "\n" : ""),
        });
    }

    private static string AboveEnd(string text, string added)
    {
        var end = text.LastIndexOf("\nend\n", StringComparison.Ordinal) + 1;
        return text[..end] + added + "\n" + text[end..];
    }

    /// <summary>The statement that begins with the block's first line gives way to the block.</summary>
    private static string Instead(Block step, string text, string replacement)
    {
        var heading = step.Text[..(step.Text.IndexOf('\n', StringComparison.Ordinal) + 1)];
        var from = text.StartsWith(heading, StringComparison.Ordinal)
            ? 0 : text.IndexOf("\n" + heading, StringComparison.Ordinal) + 1;
        Assert.True(from > 0 || text.StartsWith(heading, StringComparison.Ordinal), $"{step.Place}: no such statement");
        var to = from + heading.Length;
        while (text[to] is ' ' or '\n') to = text.IndexOf('\n', to) + 1;
        return text[..from] + replacement + text[to..];
    }

    private static void Run(Block step, string folder)
    {
        var lines = step.Text.TrimEnd('\n').Split('\n');
        var words = lines[0].Split(' ');
        if (words is ["$", "cp", var from, var to])
        {
            File.Copy(Path.Combine(folder, from), Path.Combine(folder, to));
            return;
        }
        Assert.True(words is ["$", "eligibility", ..], step.Place);
        var redirected = words is [.., ">", _];
        // Behind this sign stands what the reader types.
        var typed = string.Concat(lines.Skip(1).Where(l => l.StartsWith("> ", StringComparison.Ordinal)).Select(l => l[2..] + "\n"));
        var run = CommandRun.WithInput(typed, [.. (redirected ? words[2..^2] : words[2..]).Select(w => InFolder(w, folder))]);
        if (redirected) File.WriteAllText(Path.Combine(folder, words[^1]), run.Output);
        ConsoleTests.Follow(step.Place, lines[1..], (run.Error + (redirected ? "" : run.Output))
            .Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string InFolder(string word, string folder) =>
        word == "." || word.StartsWith(".@", StringComparison.Ordinal) ? folder + word[1..]
            : File.Exists(Path.Combine(folder, word)) || word.EndsWith(".json", StringComparison.Ordinal)
                ? Path.Combine(folder, word)
            : word;
}
