using System.Collections.Immutable;

namespace Eligibility.Text;

/// <summary>
/// The text of one policy file: no byte order mark, LF line ends, and a name that is its path from the library's root.
/// </summary>
internal sealed class SourceText
{
    private readonly ImmutableArray<int> _lineStarts;

    /// <summary>
    /// Holds <paramref name="text"/> under <paramref name="path"/> (with <c>/</c>, from the library's root).
    /// </summary>
    public SourceText(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(text);
        Path = path;
        Text = text;
        var starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\n') starts.Add(i + 1);
        _lineStarts = starts.ToImmutable();
    }

    /// <summary>The file's path from the library's root, with <c>/</c> on every machine.</summary>
    public string Path { get; }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>How many lines the text has; a text that ends in a line feed has an empty last one.</summary>
    public int LineCount => _lineStarts.Length;

    /// <summary>The line of an offset, from 1.</summary>
    public int LineOf(int offset)
    {
        var index = _lineStarts.BinarySearch(Math.Clamp(offset, 0, Text.Length));
        return (index >= 0 ? index : ~index - 1) + 1;
    }

    /// <summary>The column of an offset in its line, from 1, counted in UTF-16 units.</summary>
    public int ColumnOf(int offset) => Math.Clamp(offset, 0, Text.Length) - _lineStarts[LineOf(offset) - 1] + 1;

    /// <summary>The words of a line, from 1, without its line feed.</summary>
    public string Line(int number)
    {
        var start = _lineStarts[number - 1];
        var end = number < LineCount ? _lineStarts[number] - 1 : Text.Length;
        return Text[start..end];
    }

    /// <summary>Where a line begins, from line 1.</summary>
    public int StartOfLine(int number) => _lineStarts[number - 1];
}

/// <summary>A stretch of one source: where it begins and how many UTF-16 units it holds.</summary>
/// <param name="Source">The text it lies in.</param>
/// <param name="Start">The offset of its first character.</param>
/// <param name="Length">Its length; 0 marks a place between two characters.</param>
internal readonly record struct TextSpan(SourceText Source, int Start, int Length)
{
    /// <summary>The offset just past its last character.</summary>
    public int End => Start + Length;

    /// <summary>The line it begins on, from 1.</summary>
    public int Line => Source.LineOf(Start);

    /// <summary>The column it begins at, from 1.</summary>
    public int Column => Source.ColumnOf(Start);

    /// <summary>The words of the span as written.</summary>
    public string Words => Source.Text.Substring(Start, Length);

    /// <summary>The stretch from the start of this one to the end of another in the same source.</summary>
    public TextSpan To(TextSpan other) => this with { Length = Math.Max(other.End, End) - Start };

    /// <summary><c>file:line</c>, the form in which a justification names a place.</summary>
    public override string ToString() => FormattableString.Invariant($"{Source.Path}:{Line}");
}
