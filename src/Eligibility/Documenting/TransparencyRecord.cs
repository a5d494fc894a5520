using Eligibility.Documenting;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility;

/// <summary>
/// A policy's record under the Algorithmic Transparency Recording Standard of the United Kingdom, both tiers, as far as
/// the policy file says it. It is made to be published: what is confidential stands in none of its forms.
/// </summary>
public static class TransparencyRecord
{
    /// <summary>As text; lines end in line feeds.</summary>
    public static string Text(Policy policy) => TextRenderer.Render(Of(policy));

    /// <summary>As Markdown.</summary>
    public static string Markdown(Policy policy) => MarkdownRenderer.Render(Of(policy));

    /// <summary>As one self-contained HTML file.</summary>
    public static string Html(Policy policy) => HtmlRenderer.Render(Of(policy));

    private static Document Of(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var title = $"Algorithmic transparency record: {Disclosure.ToPublic(policy).Text(policy.Title)}";
        return new Document(title, title, Tone.Strong)
        {
            Summary = [TransparencySections.Opening], Sections = [.. TransparencySections.Of(policy)],
        };
    }
}
