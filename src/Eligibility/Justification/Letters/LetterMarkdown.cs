using System.Globalization;
using System.Text;
using Eligibility.Rendering;

namespace Eligibility.Justification;

/// <summary>A letter as Markdown: its parts under headings, reasons as a list, what was relied on as a table.</summary>
internal static class LetterMarkdown
{
    public static string Render(Letter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var text = new StringBuilder();
        if (letter.Draft is { } draft) text.Append("**").Append(Escaped(draft)).Append("**\n\n");
        var parts = letter.Parts.AsSpan();
        if (parts is [{ Code: "sender" } sender, ..])
        {
            Part(text, sender);
            text.Append('\n');
            parts = parts[1..];
        }
        text.Append("# ").Append(Escaped(letter.Title)).Append('\n');
        foreach (var part in parts) Headed(text, part);
        if (letter.Annex.IsEmpty) return text.ToString();
        text.Append("\n---\n");
        foreach (var part in letter.Annex) Headed(text, part);
        return text.ToString();
    }

    private static void Headed(StringBuilder text, LetterPart part)
    {
        text.Append('\n');
        if (part.Heading is { } heading) text.Append("## ").Append(Escaped(heading)).Append("\n\n");
        Part(text, part);
    }

    private static void Part(StringBuilder text, LetterPart part)
    {
        for (var i = 0; i < part.Lines.Length; i++)
        {
            var (line, before) = (part.Lines[i], i == 0 ? null : part.Lines[i - 1]);
            if (line.Reasons is { } reasons)
            {
                if (before is not { Reasons: not null })
                    text.Append(before is null ? "" : "\n").Append(CultureInfo.InvariantCulture,
                        $"| {LetterWords.RecordedColumn} | {LetterWords.ReasonColumn} |\n|---|---|\n");
                text.Append(CultureInfo.InvariantCulture, $"| {Escaped(line.Words)} | {reasons} |\n");
                continue;
            }
            if (before is { IsClose: true }) text.Insert(text.Length - 1, '\\');
            else if (before is not null && !(before.Number > 0 && line.Number > 0)) text.Append('\n');
            if (line.Number > 0) text.Append(CultureInfo.InvariantCulture, $"{line.Number}. ");
            text.Append(Escaped(line.Words)).Append('\n');
        }
    }

    private static string Escaped(string text) => MarkdownRenderer.Escape(text);
}
