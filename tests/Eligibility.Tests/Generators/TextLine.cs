using System.Collections.Immutable;
using System.Text;

namespace Eligibility.Tests.Generators;

/// <summary>
/// A line of a rule file with the lines that belong to it. Never changed: what replaces a line
/// makes new ones of those above it.
/// </summary>
internal sealed class TextLine(string words, params IEnumerable<TextLine> lines)
{
    public string Words { get; } = words;

    public ImmutableArray<TextLine> Lines { get; } = [.. lines];

    public string Keyword => Words.Split(' ')[0];

    public TextLine With(string words) => new(words, Lines);

    public TextLine With(IEnumerable<TextLine> lines) => new(Words, lines);

    /// <summary>The tree with one line of it replaced by others, or by none.</summary>
    public TextLine Replace(TextLine line, params TextLine[] by) =>
        All.Contains(line) ? With(Lines.SelectMany(l => l == line ? by : [l.Replace(line, by)])) : this;

    /// <summary>The line and all below it, in the order written.</summary>
    public IEnumerable<TextLine> All => Lines.SelectMany(l => l.All).Prepend(this);

    public override string ToString() => Render([this]);

    public static string Render(IEnumerable<TextLine> lines) => Render(lines, null, out _);

    /// <summary>
    /// The text of some statements, and the number in it of a line of theirs, from 1; 0 where it is none of them.
    /// </summary>
    public static string Render(IEnumerable<TextLine> statements, TextLine? sought, out int number)
    {
        var text = new StringBuilder();
        var (at, place) = (0, 0);
        foreach (var statement in statements) Write(statement, 0);
        number = place;
        return text.ToString();

        void Write(TextLine line, int indent)
        {
            at++;
            if (line == sought) place = at;
            text.Append(' ', indent).Append(line.Words).Append('\n');
            foreach (var below in line.Lines) Write(below, indent + 4);
        }
    }
}

/// <summary>A rule file as statements.</summary>
/// <param name="Path">Its path from the library's root.</param>
/// <param name="Statements">Its statements and the comments between them.</param>
internal sealed record PolicyFile(string Path, ImmutableArray<TextLine> Statements)
{
    public string Text => TextLine.Render(Statements);
}
