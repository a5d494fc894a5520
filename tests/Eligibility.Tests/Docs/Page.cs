using Eligibility.Tests.Support;

namespace Eligibility.Tests.Docs;

/// <summary>A page of documentation and its fenced blocks.</summary>
internal sealed class Page
{
    private Page(string path, IReadOnlyList<Block> blocks) => (Path, Blocks) = (path, blocks);

    /// <summary>The page's path from the root of the repository.</summary>
    public string Path { get; }

    public IReadOnlyList<Block> Blocks { get; }

    public IEnumerable<Block> Tagged(string tag) => Blocks.Where(b => b.Tag == tag);

    /// <summary>A page by its path from the root of the repository; one that is not there has no blocks.</summary>
    public static Page Open(string path)
    {
        var full = System.IO.Path.Combine(Repository.Root, path);
        return new Page(path, File.Exists(full) ? [.. Read(path, File.ReadAllText(full).Split('\n'))] : []);
    }

    private static IEnumerable<Block> Read(string path, string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal)) continue;
            var first = i;
            while (++i < lines.Length && lines[i] != "```")
            {
            }
            if (i == lines.Length) throw new InvalidDataException($"{path}:{first + 1}: the block is not closed");
            var after = lines.Skip(i + 1).SkipWhile(l => l.Length == 0).TakeWhile(l => l.Length > 0);
            yield return new Block(path, first + 1, lines[first][3..].Trim(),
                string.Concat(lines[(first + 1)..i].Select(l => l + "\n")), string.Join(' ', after));
        }
    }
}

/// <summary>A fenced block of a page.</summary>
/// <param name="Page">The page's path.</param>
/// <param name="Line">The line of its fence, from 1.</param>
/// <param name="Tag">What stands behind the fence.</param>
/// <param name="Text">Its lines, each ended by a line feed.</param>
/// <param name="After">The paragraph after it, as one line.</param>
internal sealed record Block(string Page, int Line, string Tag, string Text, string After)
{
    private const string FileMark = "# file: ";

    public string Place => FormattableString.Invariant($"{Page}:{Line}");

    /// <summary>
    /// The path in a library that its first line gives it (<c># file: shared/drugs.rules</c>), or null.
    /// </summary>
    public string? File => Text.StartsWith(FileMark, StringComparison.Ordinal)
        ? Text[FileMark.Length..Text.IndexOf('\n', StringComparison.Ordinal)].Trim()
        : null;

    /// <summary>Its first word that is no comment.</summary>
    public string FirstWord =>
        Text.Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(' ')[0]).FirstOrDefault() ?? "";
}
