using System.Globalization;
using System.Text;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>A letter as text of 72 columns; the next page begins behind a line of its own.</summary>
internal sealed class LetterText
{
    private const int Width = 72;
    private const int Narrow = 58;

    private readonly StringBuilder _text = new();
    private readonly Paint _paint;

    private LetterText(Paint paint) => _paint = paint;

    /// <summary>The letter, lines ended by line feeds.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="paint">How to dress it; as it is when silent.</param>
    public static string Render(Letter letter, Paint? paint = null)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var text = new LetterText(paint ?? Paints.None);
        text.Whole(letter);
        return text._text.ToString();
    }

    private void Whole(Letter letter)
    {
        if (letter.Draft is { } draft)
        {
            Wrapped("", draft, 0, Tone.Unsure);
            Line("");
        }
        var parts = letter.Parts.AsSpan();
        if (parts is [{ Code: "sender" } sender, ..])
        {
            Part(sender);
            Line("");
            parts = parts[1..];
        }
        Wrapped("", letter.Title, 0, Tone.Strong);
        foreach (var part in parts) Headed(part);
        if (letter.Annex.IsEmpty) return;
        Line("");
        Line(new string('=', Width));
        foreach (var part in letter.Annex) Headed(part);
    }

    private void Headed(LetterPart part)
    {
        Line("");
        Part(part);
    }

    private void Part(LetterPart part)
    {
        if (part.Heading is { } heading) Wrapped("", heading, 0, Tone.Strong);
        var isTable = false;
        foreach (var line in part.Lines)
        {
            if (line.Reasons is null) Paragraph(line);
            else
            {
                if (!isTable) Row(LetterWords.RecordedColumn, LetterWords.ReasonColumn);
                isTable = true;
                Row(line.Words, line.Reasons);
            }
        }
    }

    private void Paragraph(LetterLine line)
    {
        var number = line.Number > 0 ? string.Create(CultureInfo.InvariantCulture, $"{line.Number}. ") : "";
        Wrapped(number, line.Words, number.Length);
    }

    /// <summary>What is recorded, and at the end of it the reasons that read it.</summary>
    private void Row(string recorded, string reasons)
    {
        var lines = TextRenderer.Wrap(Words.Of(recorded), Narrow, Narrow - 2, _paint).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = (i == 0 ? "" : "  ") + lines[i];
            Line(i < lines.Count - 1 ? line : $"{line.PadRight(Narrow)}  {reasons}");
        }
    }

    private void Wrapped(string start, string words, int hanging, Tone tone = Tone.Plain)
    {
        var before = start;
        foreach (var line in TextRenderer.Wrap(Words.Of(new Run(words, tone)), Width - start.Length, Width - hanging, _paint))
        {
            Line(before + line);
            before = new string(' ', hanging);
        }
    }

    private void Line(string line) => _text.Append(line.TrimEnd(' ')).Append('\n');
}
