using System.Collections.Immutable;

namespace Eligibility.Corrections;

/// <summary>A statement as its author wrote it: the line that begins it in column one, and those that follow.</summary>
internal sealed record Passage(ImmutableArray<string> Lines)
{
    /// <summary>The passages of a text, in order: put together again they are the text.</summary>
    public static ImmutableArray<Passage> Of(string text)
    {
        var passages = ImmutableArray.CreateBuilder<Passage>();
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var line in text.Split('\n'))
        {
            if (Begins(line) && lines.Count > 0)
            {
                passages.Add(new Passage(lines.ToImmutable()));
                lines.Clear();
            }
            lines.Add(line);
        }
        passages.Add(new Passage(lines.ToImmutable()));
        return passages.ToImmutable();
    }

    /// <summary>A line in the place of another.</summary>
    public Passage With(int line, params string[] instead) =>
        new([.. Lines[..line], .. instead, .. Lines[(line + 1)..]]);

    /// <summary>How far a line is moved in.</summary>
    public static int IndentOf(string line) => line.Length - line.TrimStart(' ', '\t').Length;

    /// <summary>The line without its comment and what moves it in: what a saying looks at.</summary>
    public static string CodeOf(string line)
    {
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && (i == 0 || line[i - 1] != '\\')) quoted = !quoted;
            else if (line[i] == '#' && !quoted) return line[..i].Trim();
        }
        return line.Trim();
    }

    /// <summary>The comment at the end of a line, or that it is; null where it has none.</summary>
    public static string? CommentOf(string line)
    {
        var code = CodeOf(line);
        var rest = line.Trim()[code.Length..].Trim();
        return rest.StartsWith('#') ? rest : null;
    }

    /// <summary>
    /// A line in column one begins a statement, but where it is plainly one that belongs to the statement above.
    /// </summary>
    private static bool Begins(string line) => line.Length > 0 && line[0] is not (' ' or '\t' or '#' or '\r')
        && line.Split(' ')[0].ToLowerInvariant() is not ("because" or "unless" or "overrides" or "expect" or "ask" or "when");
}
