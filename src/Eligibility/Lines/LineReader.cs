using System.Collections.Immutable;
using System.Text;
using Eligibility.Diagnostics;
using Eligibility.Text;

namespace Eligibility.Lines;

/// <summary>
/// The second stage: text to joined lines of tokens (language, section 1, layout). Quoted texts run over lines, a line
/// that ends in a comma goes on in the next, comments are kept aside. One pass by hand, since it must be linear in
/// whatever text it is given.
/// </summary>
internal sealed class LineReader(SourceText source, DiagnosticBag found)
{
    /// <summary>The longest joined line, in characters (language, section 7).</summary>
    public const int MostLineLength = 16 * 1024;

    /// <summary>How deep brackets, groups and chains nest (language, section 7).</summary>
    public const int MostNesting = 64;

    private readonly string _text = source.Text;
    private readonly ImmutableArray<Token>.Builder _tokens = ImmutableArray.CreateBuilder<Token>();
    private readonly List<Comment> _above = [];
    private readonly List<Comment> _within = [];
    private readonly List<ForeignSign> _signs = [];
    private int _at;
    private int _lineStart;
    private int _turnedBack;
    private bool _malformed;
    private bool _tooLong;

    /// <summary>The comments after the last line.</summary>
    public ImmutableArray<Comment> CommentsAtEnd { get; private set; } = [];

    public List<LineTree> ReadAll()
    {
        var lines = new List<LineTree>();
        while (ReadLine() is { } line) lines.Add(line);
        CommentsAtEnd = [.. _above];
        return lines;
    }

    /// <summary>The next joined line, or null at the end of the text.</summary>
    private LineTree? ReadLine()
    {
        _tokens.Clear();
        while (_at < _text.Length)
        {
            var (indent, bad) = ReadIndent();
            if (_at < _text.Length && _text[_at] == '\n') { _at++; continue; }
            if (_at >= _text.Length) break;
            if (_text[_at] == '#') { _above.Add(ReadComment()); TellSigns(); continue; }
            return ReadTokens(indent, bad);
        }
        return null;
    }

    private (int Indent, bool Malformed) ReadIndent()
    {
        var start = _at;
        var tab = -1;
        while (_at < _text.Length && _text[_at] is ' ' or '\t')
        {
            if (_text[_at] == '\t' && tab < 0) tab = _at;
            _at++;
        }
        var blank = _at >= _text.Length || _text[_at] is '\n' or '#';
        if (tab >= 0 && !blank) found.Add(Messages.TabInIndentation(At(tab, 1)));
        return (_at - start, tab >= 0 && !blank);
    }

    private LineTree ReadTokens(int indent, bool malformed)
    {
        _malformed = malformed;
        _tooLong = false;
        _lineStart = _at;
        ImmutableArray<Comment> above = [.. _above];
        _above.Clear();
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c is ' ' or '\t') _at++;
            else if (c == '#') _within.Add(ReadComment());
            else if (c != '\n') ReadToken(c);
            else if (_tokens.Count > 0 && _tokens[^1].Kind == TokenKind.Comma && ContinuesDeeper(indent)) continue;
            else break;
            CheckLength();
        }
        TellSigns();
        var span = _tokens.Count == 0 ? At(_lineStart, Math.Min(1, _text.Length - _lineStart)) : _tokens[0].Span.To(_tokens[^1].Span);
        var line = new LineTree(indent, span, _tokens.ToImmutable(), _malformed);
        line.Keep(above, [.. _within]);
        _within.Clear();
        return line;
    }

    /// <summary>After a comma at the end of a line: moves on to the next line, which must be deeper.</summary>
    private bool ContinuesDeeper(int indent)
    {
        var next = _at;
        while (true)
        {
            var end = next + 1;
            while (end < _text.Length && _text[end] is ' ' or '\t') end++;
            if (end >= _text.Length) { next = -1; break; }
            if (_text[end] == '#') { while (end < _text.Length && _text[end] != '\n') end++; }
            if (end < _text.Length && _text[end] == '\n') { next = end; continue; }
            if (end >= _text.Length) { next = -1; break; }
            if (end - next - 1 > indent) { ReadIndentAfterComma(next); return true; }
            next = -1;
            break;
        }
        found.Add(Messages.NothingAfterComma(_tokens[^1].Span));
        _malformed = true;
        return false;
    }

    private void ReadIndentAfterComma(int lineFeed)
    {
        // Comments between the parts of a continued line stay with the line.
        while (_at < lineFeed)
        {
            if (_text[_at] == '#') _within.Add(ReadComment());
            else _at++;
        }
        _at = lineFeed + 1;
        _malformed |= ReadIndent().Malformed;
    }

    private void CheckLength()
    {
        if (_tooLong || _at - _lineStart <= MostLineLength) return;
        _tooLong = _malformed = true;
        found.Add(Messages.LineTooLong(At(_lineStart, 1), MostLineLength));
    }

    private Comment ReadComment()
    {
        var start = _at;
        while (_at < _text.Length && _text[_at] != '\n')
        {
            if (_text[_at] is (< ' ' or > '~') and not '\t') { Refuse(ForeignSign.Alone(_text, _at)); continue; }
            _at++;
        }
        return new Comment(At(start, _text.AsSpan(start, _at - start).TrimEnd().Length), _tokens.Count);
    }

    private void ReadToken(char c)
    {
        switch (c)
        {
            case ',': Mark(TokenKind.Comma); break;
            case ':': Mark(TokenKind.Colon); break;
            case '(': Mark(TokenKind.Open); break;
            case ')': Mark(TokenKind.Close); break;
            case '"': ReadQuoted(); break;
            default:
                if (char.IsAsciiLetterOrDigit(c)) ReadWord();
                else RefuseCharacter();
                break;
        }
    }

    private void Mark(TokenKind kind)
    {
        if (!_tooLong) _tokens.Add(new Token(kind, At(_at, 1), Spelt(_at, 1), ""));
        _at++;
    }

    private void ReadWord()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '-' or '\'')) _at++;
        var digits = _text.AsSpan(start, _at - start).IndexOfAnyExceptInRange('0', '9') < 0;
        if (digits && _at + 1 < _text.Length && _text[_at] == '.' && char.IsAsciiDigit(_text[_at + 1]))
        {
            _at++;
            while (_at < _text.Length && char.IsAsciiDigit(_text[_at])) _at++;
        }
        if (digits && ForeignSign.Thousands(_text, _at) is > 0 and var more)
        {
            found.Add(Messages.CommaInNumber(At(start, _at - start + more)));
            _malformed = true;
            _at += more;
        }
        if (_tooLong) return;
        var text = Spelt(start, _at - start);
        var kind = digits ? TokenKind.Number : LooksLikeDate(text) ? TokenKind.Date : TokenKind.Word;
        _tokens.Add(new Token(kind, At(start, _at - start), text, text.ToLowerInvariant()));
    }

    // A word that comes again is most often the one that came last: a name in one rule after another, a unit in every row.
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

    private static bool LooksLikeDate(string text)
    {
        if (text.Length != 10) return false;
        for (var i = 0; i < text.Length; i++)
            if (i is 4 or 7 ? text[i] != '-' : !char.IsAsciiDigit(text[i])) return false;
        return true;
    }

    /// <summary>A quoted text: <c>\"</c> and <c>\\</c> are escapes, a line break reads as one space, no line of it begins in column one.</summary>
    private void ReadQuoted()
    {
        var start = _at++;
        var content = new StringBuilder();
        var ascii = true;
        while (true)
        {
            if (_at >= _text.Length || (_text[_at] == '\n' && NextLineInColumnOne())) { Unterminated(start); return; }
            var c = _text[_at];
            if (c == '"')
            {
                _at++;
                if (ClosesNothing(start)) { TurnBack(start); return; }
                break;
            }
            if (c == '\\')
            {
                if (_at + 1 < _text.Length && _text[_at + 1] is '"' or '\\') { content.Append(_text[_at + 1]); _at += 2; continue; }
                found.Add(Messages.UnknownEscape(At(_at, 1)));
                _malformed = true;
                _at++;
                continue;
            }
            if (c == '\n') { BreakInQuote(content); continue; }
            if (c is >= ' ' and <= '~') { content.Append(c); _at++; continue; }
            ascii = false;
            var rune = RuneAt(_at);
            if (CharacterRules.MayBeQuoted(rune)) content.Append(rune.ToString());
            else { found.Add(Messages.CharacterInQuotes(At(_at, rune.Utf16SequenceLength), rune)); _malformed = true; }
            _at += rune.Utf16SequenceLength;
        }
        var text = content.ToString();
        var span = At(start, _at - start);
        if (!ascii && !text.IsNormalized(NormalizationForm.FormC)) { found.Add(Messages.NotNormalised(span)); _malformed = true; }
        if (!_tooLong) _tokens.Add(new Token(TokenKind.Text, span, text, ""));
    }

    // Each time reads some of the text again: hostile text would have it read for ever.
    private const int MostTurnedBack = 100;

    /// <summary>
    /// Whether the quote just read opens a text of its own rather than closing one that began lines above: a word follows it at
    /// once, and one more quote in its line. No line of the language holds two texts, so nothing that is sound is refused.
    /// </summary>
    private bool ClosesNothing(int start)
    {
        if (_at >= _text.Length || !char.IsAsciiLetterOrDigit(_text[_at]) || _turnedBack >= MostTurnedBack || !_text.AsSpan(start, _at - start).Contains('\n')) return false;
        var rest = _text.AsSpan(_at);
        var end = rest.IndexOfAny('\n', '#');
        return (end < 0 ? rest : rest[..end]).Count('"') == 1;
    }

    /// <summary>Reports a text that has no closing quote in its own line, and goes on behind that line.</summary>
    private void TurnBack(int start)
    {
        _turnedBack++;
        _at = _text.IndexOf('\n', start);
        found.Add(Messages.UnterminatedText(At(start, _at - start)));
        _malformed = true;
    }

    private bool NextLineInColumnOne()
    {
        var next = _at + 1;
        while (next < _text.Length && _text[next] == '\n') next++;
        return next >= _text.Length || _text[next] is not (' ' or '\t');
    }

    private void BreakInQuote(StringBuilder content)
    {
        while (content.Length > 0 && content[^1] == ' ') content.Length--;
        while (_at < _text.Length && _text[_at] is '\n' or ' ' or '\t') _at++;
        if (content.Length > 0 && _at < _text.Length && _text[_at] != '"') content.Append(' ');
    }

    private void Unterminated(int start)
    {
        var end = _text.IndexOf('\n', start);
        if (end < 0) end = _text.Length;
        found.Add(Messages.UnterminatedText(At(start, end - start)));
        _malformed = true;
        // All of it up to here was taken for the text: reading any of it again could take for ever.
    }

    // Different signs told of one line: what no one typed need not be told to its end.
    private const int MostSigns = 100;

    private void RefuseCharacter() => Refuse(ForeignSign.Read(_text, _at, _tokens));

    private void Refuse(ForeignSign sign)
    {
        // One sign many times in a line (`_`, `|`) is one mistake.
        var known = _signs.FindIndex(s => s.Words == sign.Words && s.Instead == sign.Instead);
        if (known < 0 && _signs.Count < MostSigns) _signs.Add(sign);
        else if (known >= 0) _signs[known] = _signs[known] with { Times = _signs[known].Times + 1 };
        _malformed = true;
        _at = sign.Start + sign.Length;
    }

    /// <summary>Reports the signs that the line, or the comments before it, hold.</summary>
    private void TellSigns()
    {
        foreach (var sign in _signs)
        {
            var place = At(sign.Start, sign.Length);
            found.Add(sign.IsDate ? Messages.DateInNumbers(place, sign.Words, sign.Instead) : Messages.SignOutsideQuotes(place, sign.Words, sign.Times, sign.Instead));
        }
        _signs.Clear();
    }

    private Rune RuneAt(int offset) => Rune.TryGetRuneAt(_text, offset, out var rune) ? rune : Rune.ReplacementChar;

    private TextSpan At(int start, int length) => new(source, start, length);
}
