using System.Buffers;
using Eligibility.Justification;

namespace Eligibility;

/// <summary>
/// A decision with its justification in the forms that people and programs read. Canonical: the same decision gives the
/// same bytes, on every machine (language, section 5). The JSON is described by the schema that comes with the engine.
/// </summary>
/// <example>
/// <code>
/// var library = Library.Of(("sale.rules", """
///     policy "Sale of fireworks"
///     fact age: whole number
///         ask "How old is the buyer?"
///     outcome refuse "Not sold"
///     outcome sell "Sold"
///     rule minors
///         refuse when age is under 18
///         because "Fireworks are not sold to minors."
///     otherwise sell
///     end
///     """));
/// var evaluator = PolicyCompiler.Compile(library, "sale.rules").Evaluator!;
/// var decision = evaluator.Decide(CaseReader.Read(evaluator.Policy, """{"age": 17}"""u8).Case!, DecisionDetail.All);
/// Console.Write(decision.ToText());
/// var letter = decision.ToHtml(Audience.Person);
/// </code>
/// </example>
public static class DecisionForms
{
    /// <summary>As text, for a terminal and for comparing line by line; lines end in line feeds.</summary>
    /// <exception cref="InvalidOperationException">The decision was made without what the audience is told.</exception>
    public static string ToText(this Decision decision, Audience audience = Audience.Officer) =>
        IsPerson(audience) ? LetterText.Render(LetterMaker.Of(decision)) : JustificationForms.Text(JustificationBuilder.Build(decision));

    /// <summary>As Markdown, for a file beside a case or a page of a wiki.</summary>
    public static string ToMarkdown(this Decision decision, Audience audience = Audience.Officer) =>
        IsPerson(audience)
            ? LetterMarkdown.Render(LetterMaker.Of(decision))
            : JustificationForms.Markdown(JustificationBuilder.Build(decision));

    /// <summary>As one self-contained HTML file, to read and to print; it loads and runs nothing.</summary>
    public static string ToHtml(this Decision decision, Audience audience = Audience.Officer) =>
        IsPerson(audience) ? LetterHtml.Render(LetterMaker.Of(decision)) : JustificationForms.Html(JustificationBuilder.Build(decision));

    /// <summary>For programs, and to keep: the whole record as UTF-8 JSON, ended by a line feed.</summary>
    public static byte[] ToJson(this Decision decision) =>
        JustificationJson.Render(decision);

    /// <summary>For programs: the whole record, or the letter to the person as <c>eligibility-letter/1</c>.</summary>
    /// <exception cref="InvalidOperationException">The decision was made without what the audience is told.</exception>
    public static byte[] ToJson(this Decision decision, Audience audience) =>
        IsPerson(audience) ? LetterJson.Render(LetterMaker.Of(decision)) : decision.ToJson();

    /// <summary>
    /// The same record on one line, ended by a line feed: the form to keep many in. It is handed to a writer, which may
    /// be used again for the next, so that nothing holds the whole of it beside.
    /// </summary>
    public static void WriteJsonLine(this Decision decision, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        JustificationJson.WriteLine(output, decision);
    }

    /// <summary>
    /// The decision of the edition in force; while the date that chooses it is unknown, what
    /// each edition would make of it.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// The case has faults, or no edition is in force on its date: there is nothing to justify.
    /// </exception>
    public static string ToText(this EditionDecision result, Audience audience = Audience.Officer) =>
        Decided(result) is { } decision
            ? decision.ToText(audience)
            : result.Each is { } each ? each.ToText(audience)
            : UndatedForms.Text(result.Among!, result, forPerson: IsPerson(audience));

    /// <inheritdoc cref="ToText(EditionDecision, Audience)"/>
    public static string ToMarkdown(this EditionDecision result, Audience audience = Audience.Officer) =>
        Decided(result) is { } decision
            ? decision.ToMarkdown(audience)
            : result.Each is { } each ? each.ToMarkdown(audience)
            : UndatedForms.Markdown(result.Among!, result, IsPerson(audience));

    /// <inheritdoc cref="ToText(EditionDecision, Audience)"/>
    public static string ToHtml(this EditionDecision result, Audience audience = Audience.Officer) =>
        Decided(result) is { } decision
            ? decision.ToHtml(audience)
            : result.Each is { } each ? each.ToHtml(audience)
            : UndatedForms.Html(result.Among!, result, IsPerson(audience));

    /// <inheritdoc cref="ToText(EditionDecision, Audience)"/>
    public static byte[] ToJson(this EditionDecision result) =>
        Decided(result) is { } decision ? decision.ToJson()
            : result.Each is { } each ? EachJson.Render(each)
            : UndatedJson.Render(result.Among!, result);

    /// <inheritdoc cref="ToJson(Decision, Audience)"/>
    public static byte[] ToJson(this EditionDecision result, Audience audience) => !IsPerson(audience) ? result.ToJson()
        : Decided(result) is { } decision ? decision.ToJson(audience)
        : result.Each is { } each ? each.ToJson(audience)
        : LetterJson.Render(UndatedForms.LetterOf(result));

    /// <summary>
    /// What came of each record, as text; to the person as one letter about all of them. Lines end in line feeds.
    /// </summary>
    /// <exception cref="InvalidOperationException">It was decided without what the audience is told.</exception>
    public static string ToText(this EachDecision decision, Audience audience = Audience.Officer) =>
        IsPerson(audience) ? LetterText.Render(EachLetter.Of(decision)) : EachForms.Text(decision);

    /// <inheritdoc cref="ToText(EachDecision, Audience)"/>
    public static string ToMarkdown(this EachDecision decision, Audience audience = Audience.Officer) =>
        IsPerson(audience) ? LetterMarkdown.Render(EachLetter.Of(decision)) : EachForms.Markdown(decision);

    /// <inheritdoc cref="ToText(EachDecision, Audience)"/>
    public static string ToHtml(this EachDecision decision, Audience audience = Audience.Officer) =>
        IsPerson(audience) ? LetterHtml.Render(EachLetter.Of(decision)) : EachForms.Html(decision);

    /// <inheritdoc cref="ToText(EachDecision, Audience)"/>
    public static byte[] ToJson(this EachDecision decision) => EachJson.Render(decision);

    /// <inheritdoc cref="ToJson(Decision, Audience)"/>
    public static byte[] ToJson(this EachDecision decision, Audience audience) =>
        IsPerson(audience) ? LetterJson.Render(EachLetter.Of(decision)) : EachJson.Render(decision);

    private static Decision? Decided(EditionDecision result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (!result.Faults.IsEmpty)
            throw new InvalidOperationException($"the case was not decided: {string.Join("; ", result.Faults)}");
        if (result.NoneInForceOn is { } day)
            throw new InvalidOperationException(
                FormattableString.Invariant($"no edition is in force on {day:yyyy-MM-dd}"));
        return result.Decision;
    }

    private static bool IsPerson(Audience audience) => audience switch
    {
        Audience.Officer => false,
        Audience.Person => true,
        _ => throw new ArgumentOutOfRangeException(nameof(audience), audience, "no such audience"),
    };
}
