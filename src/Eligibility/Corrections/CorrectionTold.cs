using System.Collections.Immutable;

namespace Eligibility.Corrections;

/// <summary>How a correction is told: as a line in the help where it is one, else as lines below it.</summary>
internal static class CorrectionTold
{
    /// <summary>Each line that is another; none where the lines are not as many.</summary>
    public static ImmutableArray<Correction> Lines(Passage was, Passage now,
        int firstLine) => was.Lines.Length != now.Lines.Length ? []
        : [.. Enumerable.Range(0, was.Lines.Length).Where(i => was.Lines[i] != now.Lines[i])
            .Select(i => new Correction(firstLine + i, firstLine + i, now.Lines[i]))];

    /// <summary>
    /// From the first line that is another to the last; to the statement's end where lines are put in or taken out.
    /// </summary>
    public static Correction Whole(Passage was, Passage now, int firstLine, string? meaning)
    {
        // Where lines are taken out, a reader sees that only in the whole.
        var same = 0;
        while (now.Lines.Length >= was.Lines.Length && same < was.Lines.Length && same < now.Lines.Length
            && was.Lines[same] == now.Lines[same]) same++;
        var end = 0;
        while (end < was.Lines.Length - same && end < now.Lines.Length - same
            && was.Lines[^(end + 1)] == now.Lines[^(end + 1)]
            && (was.Lines.Length == now.Lines.Length || was.Lines[^(end + 1)].Trim().Length == 0)) end++;
        return new Correction(firstLine + same, firstLine + was.Lines.Length - end - 1,
            string.Join('\n', now.Lines[same..(now.Lines.Length - end)]), meaning);
    }

    /// <summary>
    /// The lines of a correction, each behind a sign of its own; where there is a choice, with what it means.
    /// </summary>
    private static string Below(Correction correction, int place) =>
        (correction.Meaning is null ? "" : $"\n{(place == 0 ? "" : "or ")}{correction.Meaning}:")
            + string.Concat(correction.Text.TrimEnd('\n').Split('\n').Select(line => ("\n+ " + line).TrimEnd(' ')));

    /// <summary>The diagnostic with its corrections, and help that tells them.</summary>
    public static Diagnostic In(Diagnostic diagnostic, ImmutableArray<Correction> corrections,
        ImmutableArray<string> notes)
    {
        var start = notes.IsEmpty ? "" : string.Join("; ", notes) + ": ";
        var source = diagnostic.Span.Source;
        // A line that must also be moved is shown where it must stand.
        var isLine = corrections.All(c => !c.Text.Contains('\n', StringComparison.Ordinal) && c.FirstLine == c.LastLine
            && (c.Text.Length == 0
                || source.Line(c.FirstLine)[..Passage.IndentOf(source.Line(c.FirstLine))] == c.Text[..Passage.IndentOf(c.Text)]));
        if (!isLine) return diagnostic with { Corrections = corrections, Help = start + "write"
            + string.Concat(corrections.Select(Below)) };
        return diagnostic with
        {
            Corrections = corrections,
            Help = start + string.Join("; ", corrections.Select((c, i) => (i == 0 ? "" : "or ") + (c.Text.Length == 0
                ? "take the line out"
                : $"write `{c.Text.Trim()}`") + (c.Meaning is null ? "" : ", " + c.Meaning)))
        };
    }
}
