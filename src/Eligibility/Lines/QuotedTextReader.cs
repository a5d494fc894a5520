using System.Text;
using Eligibility.Diagnostics;
using Eligibility.Text;

namespace Eligibility.Lines;

/// <summary>
/// Quoted texts: <c>\"</c> and <c>\\</c> are escapes, a line break reads as one space, no line of one begins in column
/// one. Where a
/// quote is missing, what follows is read as far as it can be, so that one mistake hides no other.
/// </summary>
internal sealed class QuotedTextReader(TextCursor cursor)
{
    // Each time reads some of the text again: hostile text would have it read for ever.
    private const int MostTurnedBack = 100;

    private readonly string _text = cursor.Text;
    private int _turnedBack;

    /// <summary>Reads the text that begins with the quote at hand.</summary>
    public void Read()
    {
        var start = cursor.At++;
        var content = new StringBuilder();
        var ascii = true;
        while (true)
        {
            if (cursor.AtEnd || (_text[cursor.At] == '\n' && NextLineInColumnOne())) { Unterminated(start); return; }
            var c = _text[cursor.At];
            if (c == '"')
            {
                cursor.At++;
                if (ClosesNothing(start)) { TurnBack(start); return; }
                break;
            }
            if (c == '\\') ReadEscape(content);
            else if (c == '\n') BreakLine(content);
            else if (c is >= ' ' and <= '~') { content.Append(c); cursor.At++; }
            else { ascii = false; ReadRune(content); }
        }
        var text = content.ToString();
        var span = cursor.Span(start, cursor.At - start);
        if (!ascii && !text.IsNormalized(NormalizationForm.FormC)) cursor.Refuse(Messages.NotNormalised(span));
        if (!cursor.TooLong) cursor.Tokens.Add(new Token(TokenKind.Text, span, text, ""));
    }

    private void ReadEscape(StringBuilder content)
    {
        var at = cursor.At;
        if (at + 1 < _text.Length && _text[at + 1] is '"' or '\\')
        {
            content.Append(_text[at + 1]);
            cursor.At += 2;
            return;
        }
        cursor.Refuse(Messages.UnknownEscape(cursor.Span(at, 1)));
        cursor.At++;
    }

    private void BreakLine(StringBuilder content)
    {
        while (content.Length > 0 && content[^1] == ' ') content.Length--;
        while (!cursor.AtEnd && _text[cursor.At] is '\n' or ' ' or '\t') cursor.At++;
        if (content.Length > 0 && !cursor.AtEnd && _text[cursor.At] != '"') content.Append(' ');
    }

    private void ReadRune(StringBuilder content)
    {
        var rune = Rune.TryGetRuneAt(_text, cursor.At, out var read) ? read : Rune.ReplacementChar;
        if (CharacterRules.MayBeQuoted(rune)) content.Append(rune.ToString());
        else cursor.Refuse(Messages.CharacterInQuotes(cursor.Span(cursor.At, rune.Utf16SequenceLength), rune));
        cursor.At += rune.Utf16SequenceLength;
    }

    private bool NextLineInColumnOne()
    {
        var next = cursor.At + 1;
        while (next < _text.Length && _text[next] == '\n') next++;
        return next >= _text.Length || _text[next] is not (' ' or '\t');
    }

    /// <summary>
    /// Whether the quote just read opens a text of its own rather than closing one that began lines above: a
    /// word follows it at once, and one more quote in its line. No line of the language holds two texts, so
    /// nothing that is sound is refused.
    /// </summary>
    private bool ClosesNothing(int start)
    {
        if (cursor.AtEnd || !char.IsAsciiLetterOrDigit(_text[cursor.At]) || _turnedBack >= MostTurnedBack) return false;
        if (!_text.AsSpan(start, cursor.At - start).Contains('\n')) return false;
        var rest = _text.AsSpan(cursor.At);
        var end = rest.IndexOfAny('\n', '#');
        return (end < 0 ? rest : rest[..end]).Count('"') == 1;
    }

    /// <summary>Reports a text that has no closing quote in its own line, and goes on behind that line.</summary>
    private void TurnBack(int start)
    {
        _turnedBack++;
        cursor.At = _text.IndexOf('\n', start);
        cursor.Refuse(Messages.UnterminatedText(cursor.Span(start, cursor.At - start)));
    }

    private void Unterminated(int start)
    {
        var end = _text.IndexOf('\n', start);
        if (end < 0) end = _text.Length;
        cursor.Refuse(Messages.UnterminatedText(cursor.Span(start, end - start)));
        // All of it up to here was taken for the text: reading any of it again could take for ever.
    }
}
