using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// The justification for the officer in the forms that people read. Canonical: the same decision gives the same bytes
/// (language, section 5). For programs it is <see cref="JustificationJson"/>.
/// </summary>
internal static class JustificationForms
{
    /// <summary>As text, for a terminal and for comparing line by line; lines ended by line feeds.</summary>
    /// <param name="record">The record to tell.</param>
    /// <param name="paint">How to dress it; as it is when silent.</param>
    /// <param name="extent">How much it tells.</param>
    /// <param name="notes">What stands beside the case; nothing when silent.</param>
    public static string Text(JustificationRecord record, Paint? paint = null, Extent extent = Extent.Ordinary,
        OfficerNotes? notes = null) => OfficerText.Render(Of(record, notes), paint, extent);

    /// <summary>As Markdown, for a file beside a case or a page of a wiki.</summary>
    /// <param name="record">The record to tell.</param>
    /// <param name="notes">What stands beside the case; nothing when silent.</param>
    public static string Markdown(JustificationRecord record, OfficerNotes? notes = null) =>
        OfficerMarkdown.Render(Of(record, notes));

    /// <summary>As one self-contained HTML file, to read and to print; it loads and runs nothing.</summary>
    /// <param name="record">The record to tell.</param>
    /// <param name="isUnfolded">Whether headings stand in place of what is folded.</param>
    /// <param name="notes">What stands beside the case; nothing when silent.</param>
    public static string Html(JustificationRecord record, bool isUnfolded = false, OfficerNotes? notes = null) =>
        OfficerHtml.Render(Of(record, notes), isUnfolded);

    private static OfficerPage Of(JustificationRecord record, OfficerNotes? notes)
    {
        ArgumentNullException.ThrowIfNull(record);
        return OfficerContent.Of(Explanation.Of(record.Decision), notes);
    }
}
