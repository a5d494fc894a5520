using Eligibility.Diagnostics;
using Eligibility.Text;

namespace Eligibility.Lines;

/// <summary>
/// Characters to tokens: words, numbers, dates, marks, quoted texts. Each character is looked at once.
/// </summary>
internal sealed class TokenReader(TextCursor cursor, ForeignSigns signs)
{
    private readonly string _text = cursor.Text;
    private readonly QuotedTextReader _quoted = new(cursor);

    /// <summary>Reads the token at hand, which is neither a blank nor a comment.</summary>
    public void Read()
    {
        var c = _text[cursor.At];
        switch (c)
        {
            case ',': Mark(TokenKind.Comma); break;
            case ':': Mark(TokenKind.Colon); break;
            case '(': Mark(TokenKind.Open); break;
            case ')': Mark(TokenKind.Close); break;
            case '"': _quoted.Read(); break;
            default:
                if (char.IsAsciiLetterOrDigit(c)) ReadWord();
                else signs.Read();
                break;
        }
    }

    private void Mark(TokenKind kind)
    {
        var at = cursor.At++;
        if (!cursor.TooLong) cursor.Tokens.Add(new Token(kind, cursor.Span(at, 1), Spelt(at, 1), ""));
    }

    private void ReadWord()
    {
        var (start, at) = (cursor.At, cursor.At);
        while (at < _text.Length && (char.IsAsciiLetterOrDigit(_text[at]) || _text[at] is '-' or '\'')) at++;
        var digits = _text.AsSpan(start, at - start).IndexOfAnyExceptInRange('0', '9') < 0;
        if (digits && at + 1 < _text.Length && _text[at] == '.' && char.IsAsciiDigit(_text[at + 1]))
        {
            at++;
            while (at < _text.Length && char.IsAsciiDigit(_text[at])) at++;
        }
        if (digits && ForeignSign.Thousands(_text, at) is > 0 and var more)
        {
            at += more;
            cursor.Refuse(Messages.CommaInNumber(cursor.Span(start, at - start)));
        }
        cursor.At = at;
        if (cursor.TooLong) return;
        var text = Spelt(start, at - start);
        var kind = digits ? TokenKind.Number : Dates.IsInFigures(text) ? TokenKind.Date : TokenKind.Word;
        cursor.Tokens.Add(new Token(kind, cursor.Span(start, at - start), text, text.ToLowerInvariant()));
    }

    // A word that comes again is most often the one that came last: a name in one rule after
    // another, a unit in every row.
    private readonly string?[] _spelt = new string?[256];
    private const int LongestKept = 16;

    /// <summary>The characters as text: the same one for the same word, as far as that is cheap to see.</summary>
    private string Spelt(int start, int length)
    {
        var word = _text.AsSpan(start, length);
        if (length > LongestKept) return word.ToString();
        ref var kept = ref _spelt[(length * 31 + word[0] * 7 + word[length / 2] * 3 + word[^1]) % _spelt.Length];
        return kept is not null && word.SequenceEqual(kept) ? kept : kept = word.ToString();
    }
}
