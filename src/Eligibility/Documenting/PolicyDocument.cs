using Eligibility.Documenting;
using Eligibility.Rendering;

namespace Eligibility;

/// <summary>
/// A policy as people print it: what can be decided, who gets what, what is asked, what words mean, what is
/// promised, how to challenge, and the transparency record as an annex. Canonical: the same policy gives the same
/// bytes.
/// </summary>
public static class PolicyDocument
{
    /// <summary>As text; lines end in line feeds.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="among">
    /// The editions that it is one of, to tell what has changed since the last; null tells nothing of that.
    /// </param>
    /// <param name="forPublic">
    /// Whether anybody may read it: then no confidential fact is named, and no rule is printed that reads one.
    /// </param>
    /// <param name="on">The day of which its standing is told; as it is declared when silent.</param>
    public static string Text(Policy policy, Editions? among = null, bool forPublic = false, DateOnly? on = null) =>
        TextRenderer.Render(Of(policy, among, forPublic, on));

    /// <summary>The same as Markdown.</summary>
    /// <inheritdoc cref="Text" path="/param"/>
    public static string Markdown(Policy policy, Editions? among = null, bool forPublic = false, DateOnly? on = null) =>
        MarkdownRenderer.Render(Of(policy, among, forPublic, on));

    /// <summary>The same as one self-contained HTML file, to read and to print; it loads and runs nothing.</summary>
    /// <inheritdoc cref="Text" path="/param"/>
    public static string Html(Policy policy, Editions? among = null, bool forPublic = false, DateOnly? on = null) =>
        HtmlRenderer.Render(Of(policy, among, forPublic, on));

    private static Document Of(Policy policy, Editions? among, bool forPublic, DateOnly? on)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return PolicyPages.Of(policy, among, forPublic, on);
    }
}
