using Eligibility.Text;

namespace Eligibility.Mutating;

/// <summary>A line of a file with all that is indented further below it.</summary>
internal static class TextBlock
{
    public static (int Start, int Length) Of(TextSpan span)
    {
        var source = span.Source;
        var first = span.Line;
        var (start, indent) = (source.StartOfLine(first), IndentOf(source.Line(first)));
        var last = first;
        for (var line = first + 1; line <= source.LineCount; line++)
        {
            var text = source.Line(line);
            if (string.IsNullOrWhiteSpace(text)) continue;
            if (IndentOf(text) <= indent) break;
            last = line;
        }
        var end = last < source.LineCount ? source.StartOfLine(last + 1) : source.Text.Length;
        return (start, end - start);
    }

    private static int IndentOf(string line) => line.Length - line.TrimStart(' ').Length;
}
