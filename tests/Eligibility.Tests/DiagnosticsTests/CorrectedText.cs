namespace Eligibility.Tests.DiagnosticsTests;

/// <summary>A text after its reader did what its messages say.</summary>
internal static class CorrectedText
{
    /// <summary>
    /// Every correction made, from the last line up; where several things may be meant, that of the given number.
    /// </summary>
    public static string Of(string text, IEnumerable<Diagnostic> diagnostics, int choice = 0)
    {
        var lines = text.Split('\n').ToList();
        var chosen = diagnostics.SelectMany(d => d.Corrections.Any(c => c.Meaning is not null)
            ? [d.Corrections[Math.Min(choice, d.Corrections.Length - 1)]] : d.Corrections.AsEnumerable());
        foreach (var correction in chosen.OrderByDescending(c => c.FirstLine))
        {
            lines.RemoveRange(correction.FirstLine - 1, correction.LastLine - correction.FirstLine + 1);
            lines.InsertRange(correction.FirstLine - 1, correction.Text.Split('\n'));
        }
        return string.Join('\n', lines);
    }
}
