using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// The justification in the forms that people read. Canonical: the same decision gives the same bytes (language,
/// section 5). For programs it is <see cref="JustificationJson"/>.
/// </summary>
internal static class JustificationForms
{
    /// <summary>As text, for a terminal and for comparing line by line; lines ended by line feeds.</summary>
    /// <param name="record">The record to tell.</param>
    /// <param name="paint">How to dress it; as it is when silent.</param>
    public static string Text(JustificationRecord record, Paint? paint = null) =>
        TextRenderer.Render(Of(record), paint);

    /// <summary>As Markdown, for a file beside a case or a page of a wiki.</summary>
    public static string Markdown(JustificationRecord record) => MarkdownRenderer.Render(Of(record));

    /// <summary>As one self-contained HTML file, to read and to print; it loads and runs nothing.</summary>
    public static string Html(JustificationRecord record) => HtmlRenderer.Render(Of(record));

    private static Rendering.Document Of(JustificationRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return JustificationDocument.Of(record);
    }
}
