using Eligibility.Lines;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Formatting;

/// <summary>A comment on a line of its own, and whether its author left a blank line above it.</summary>
internal readonly record struct Note(string Text, bool BlankAbove)
{
    public static Note Of(Comment comment) => new(comment.Text, Outline.IsBlankAbove(comment.Span));
}

/// <summary>A line with the comments that belong to it and what stands below it.</summary>
internal sealed class OutlineLine(LineTree line)
{
    public LineTree Line { get; } = line;

    public bool BlankAbove { get; } = Outline.IsBlankAbove(line.Span);

    /// <summary>The comments above it, at its level.</summary>
    public List<Note> Above { get; } = [];

    public Outline Below { get; } = new();
}

/// <summary>
/// Lines of one level, each comment where its author saw it: with the line that follows, or, where it is indented
/// further than that, at the end of the lines it was indented like.
/// </summary>
internal sealed class Outline
{
    public List<OutlineLine> Lines { get; } = [];

    /// <summary>The comments after the last line, at its level.</summary>
    public List<Note> Tail { get; } = [];

    public bool IsEmpty => Lines.Count == 0 && Tail.Count == 0;

    /// <summary>Whether the line above a place is blank.</summary>
    public static bool IsBlankAbove(TextSpan span) =>
        span.Line > 1 && string.IsNullOrWhiteSpace(span.Source.Line(span.Line - 1));

    public static Outline Of(FileSyntax file)
    {
        var outline = new Outline();
        // The line read last and those it belongs to, each with the lines it stands among.
        var way = new List<(int Indent, Outline Among)>();
        foreach (var statement in file.Statements) outline.Add(statement.Line, 0, way);
        outline.Tail.AddRange(file.CommentsAtEnd.Select(Note.Of));
        return outline;
    }

    private void Add(LineTree line, int level, List<(int Indent, Outline Among)> way)
    {
        var added = new OutlineLine(line);
        // Once a comment stands at one level, those after it stand no deeper: their order is kept.
        var deepest = int.MaxValue;
        foreach (var comment in line.CommentsAbove)
        {
            var indent = comment.Span.Column - 1;
            var fits = indent <= line.Indent ? level : Math.Min(deepest, way.FindLastIndex(w => w.Indent <= indent));
            deepest = Math.Max(fits, level);
            (fits > level ? way[fits].Among.Tail : added.Above).Add(Note.Of(comment));
        }
        way.RemoveRange(level, way.Count - level);
        way.Add((line.Indent, this));
        Lines.Add(added);
        foreach (var child in line.Children) added.Below.Add(child, level + 1, way);
    }
}
