using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// The letter to the person decided about (language, section 5, <c>--for person</c>), as a draft: nobody's decision stands
/// behind it. Two cases with the same outcome, alike but for confidential facts, read the same in each form. Each throws an
/// <see cref="InvalidOperationException"/> where the decision was made without <see cref="DecisionDetail.ForPerson"/>.
/// </summary>
internal static class PersonForms
{
    /// <summary>As text, lines ended by line feeds.</summary>
    /// <param name="decision">The decision to tell.</param>
    /// <param name="paint">How to dress it; as it is when silent.</param>
    public static string Text(Decision decision, Paint? paint = null) => LetterText.Render(Of(decision), paint);

    /// <summary>As Markdown.</summary>
    public static string Markdown(Decision decision) => LetterMarkdown.Render(Of(decision));

    /// <summary>As one self-contained HTML file.</summary>
    public static string Html(Decision decision) => LetterHtml.Render(Of(decision));

    private static Letter Of(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return LetterMaker.Of(decision);
    }
}
