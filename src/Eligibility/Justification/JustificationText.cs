using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// The justification as text, for a terminal and for comparing line by line. Canonical: the same decision gives the same bytes
/// (language, section 5).
/// </summary>
public static class JustificationText
{
    /// <summary>The text, lines ended by line feeds.</summary>
    /// <param name="record">The record to tell.</param>
    /// <param name="paint">How to dress it; as it is when silent.</param>
    public static string Render(JustificationRecord record, Paint? paint = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        return TextRenderer.Render(JustificationDocument.Of(record), paint);
    }
}

/// <summary>The justification as Markdown, for a file beside a case or a page of a wiki.</summary>
public static class JustificationMarkdown
{
    /// <summary>The Markdown, lines ended by line feeds.</summary>
    public static string Render(JustificationRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return MarkdownRenderer.Render(JustificationDocument.Of(record));
    }
}

/// <summary>The justification as one self-contained HTML file, to read and to print.</summary>
public static class JustificationHtml
{
    /// <summary>The page; it loads and runs nothing.</summary>
    public static string Render(JustificationRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return HtmlRenderer.Render(JustificationDocument.Of(record));
    }
}
