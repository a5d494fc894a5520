using Eligibility.Justification;

namespace Eligibility.Cli.Commands;

/// <summary>The form in which <c>decide --for person</c> writes a letter.</summary>
/// <param name="Format">Text, Markdown, HTML or JSON.</param>
/// <param name="IsFinal">Whether it is to be sent.</param>
internal sealed record LetterForm(string Format, bool IsFinal)
{
    /// <summary>What it is called beside the digest of its bytes.</summary>
    public string Schema => Format == "json" ? LetterJson.Format : $"{Format} for the person";

    /// <summary>Writes the letter of a decision.</summary>
    public int Tell(Terminal terminal, Decision decision, DecisionNote? record) =>
        Tell(terminal, LetterMaker.Of(decision, record), decision.IsDecided);

    /// <summary>Writes a letter; one that may not be written is refused with what it lacks.</summary>
    public int Tell(Terminal terminal, Letter draft, bool isDecided)
    {
        if (draft.Kind == LetterKind.None)
        {
            terminal.Complain(string.Join(' ', draft.Sentences.Select(s => s.Words)));
            return ExitCode.Usage;
        }
        var letter = draft;
        if (IsFinal)
        {
            if (FinalLetter.Of(draft, out var lacks) is not { } final)
            {
                terminal.Complain($"this letter cannot be sent yet. Missing: {string.Join("; ", lacks)}.");
                return ExitCode.Usage;
            }
            letter = final;
        }
        if (Format == "json") terminal.WriteBytes(LetterJson.Render(letter));
        else terminal.Write(Format switch
        {
            "markdown" => LetterMarkdown.Render(letter),
            "html" => LetterHtml.Render(letter),
            _ => LetterText.Render(letter, terminal.Paint),
        });
        return isDecided ? ExitCode.Success : ExitCode.Undecided;
    }
}
