using System.Text;
using Eligibility.Text;

namespace Eligibility.Diagnostics;

/// <summary>
/// Shows a diagnostic as the best compilers do: what is wrong, the place, the line itself with a mark under the words,
/// and what to do.
/// </summary>
internal static class DiagnosticText
{
    private const int WidestLine = 160;

    /// <summary>The diagnostic over several lines, each ended by a line feed.</summary>
    public static string Render(Diagnostic diagnostic, Paint? paint = null)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        paint ??= Paints.None;
        var tone = diagnostic.IsError ? Tone.Bad : Tone.Unsure;
        var text = new StringBuilder();
        text.Append(paint(tone, $"{diagnostic.Kind} {diagnostic.Code}")).Append(": ")
            .Append(paint(Tone.Strong, SafeText.Show(diagnostic.Message))).Append('\n');
        if (diagnostic.Span.Source.Text.Length == 0)
            text.Append(paint(Tone.Faint, $"  --> {SafeText.Show(diagnostic.Span.Source.Path)}")).Append('\n');
        else Excerpt(text, diagnostic.Span, tone, paint);
        if (diagnostic.Related is { } related)
            text.Append(paint(Tone.Faint, FormattableString.Invariant(
                    $"  see {related.Source.Path}:{related.Line}: {SafeText.Show(Cut(related.Source.Line(related.Line).Trim()))}")))
                .Append('\n');
        if (diagnostic.Help is { } help)
            text.Append("  help: ").Append(string.Join("\n  ", help.Split('\n').Select(SafeText.Show))).Append('\n');
        return text.ToString();
    }

    private static void Excerpt(StringBuilder text, TextSpan span, Tone tone, Paint paint)
    {
        var (line, column) = (span.Line, span.Column);
        var number = FormattableString.Invariant($"{line}");
        var margin = new string(' ', number.Length);
        text.Append(paint(Tone.Faint,
                FormattableString.Invariant($"{margin} --> {SafeText.Show(span.Source.Path)}:{line}:{column}")))
            .Append('\n');
        var words = span.Source.Line(line);
        // A long line is shown around the mark.
        var from =
            column > WidestLine / 2 ? Math.Max(0, Math.Min(column - WidestLine / 2, words.Length - WidestLine)) : 0;
        var shown = words.Substring(from, Math.Min(WidestLine, words.Length - from));
        var before = Clean(shown[..Math.Min(column - 1 - from, shown.Length)]);
        var length = Math.Min(span.Length, words.Length - column + 1);
        var marked = Clean(shown.Substring(Math.Min(column - 1 - from, shown.Length),
            Math.Max(0, Math.Min(length, shown.Length - (column - 1 - from)))));
        text.Append(paint(Tone.Faint, $"{margin} |")).Append('\n');
        text.Append(paint(Tone.Faint, $"{number} |")).Append(' ').Append((before + marked
            + Clean(shown[Math.Min(shown.Length, column - 1 - from + Math.Max(0, length))..])).TrimEnd()).Append('\n');
        text.Append(paint(Tone.Faint, $"{margin} |")).Append(' ').Append(' ', before.Length)
            .Append(paint(tone, new string('^', Math.Max(1, marked.Length)))).Append('\n');
    }

    private static string Clean(string text) => SafeText.Show(text.Replace('\t', ' '));

    private static string Cut(string text) => text.Length <= 100 ? text : string.Concat(text.AsSpan(0, 97), "...");
}
