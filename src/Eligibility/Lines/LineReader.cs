using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Text;

namespace Eligibility.Lines;

/// <summary>
/// The second stage: text to joined lines of tokens (language, section 1, layout). Quoted texts run over lines, a line
/// that ends in a comma goes on in the next, comments are kept aside. One pass by hand, since it must be linear in
/// whatever text it is given. This is what joins lines; their tokens are read by <see cref="TokenReader"/>.
/// </summary>
internal sealed class LineReader
{
    /// <summary>The longest joined line, in characters (language, section 7).</summary>
    public const int MostLineLength = 16 * 1024;

    /// <summary>How deep brackets, groups and chains nest (language, section 7).</summary>
    public const int MostNesting = 64;

    private readonly TextCursor _cursor;
    private readonly string _text;
    private readonly ForeignSigns _signs;
    private readonly TokenReader _tokens;
    private readonly List<Comment> _above = [];
    private readonly List<Comment> _within = [];
    private int _lineStart;

    public LineReader(SourceText source, DiagnosticBag found)
    {
        _cursor = new TextCursor(source, found);
        _text = source.Text;
        _signs = new ForeignSigns(_cursor);
        _tokens = new TokenReader(_cursor, _signs);
    }

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
        _cursor.Tokens.Clear();
        while (!_cursor.AtEnd)
        {
            var (indent, bad) = ReadIndent();
            if (_cursor.AtEnd) break;
            if (_text[_cursor.At] == '\n') { _cursor.At++; continue; }
            if (_text[_cursor.At] == '#') { _above.Add(ReadComment()); _signs.Tell(); continue; }
            return ReadTokens(indent, bad);
        }
        return null;
    }

    private (int Indent, bool Malformed) ReadIndent()
    {
        var start = _cursor.At;
        var tab = -1;
        while (!_cursor.AtEnd && _text[_cursor.At] is ' ' or '\t')
        {
            if (_text[_cursor.At] == '\t' && tab < 0) tab = _cursor.At;
            _cursor.At++;
        }
        var blank = _cursor.AtEnd || _text[_cursor.At] is '\n' or '#';
        if (tab >= 0 && !blank) _cursor.Tell(Messages.TabInIndentation(_cursor.Span(tab, 1)));
        return (_cursor.At - start, tab >= 0 && !blank);
    }

    private LineTree ReadTokens(int indent, bool malformed)
    {
        _cursor.Malformed = malformed;
        _cursor.TooLong = false;
        _lineStart = _cursor.At;
        var tokens = _cursor.Tokens;
        ImmutableArray<Comment> above = [.. _above];
        _above.Clear();
        while (!_cursor.AtEnd)
        {
            var c = _text[_cursor.At];
            if (c is ' ' or '\t') _cursor.At++;
            else if (c == '#') _within.Add(ReadComment());
            else if (c != '\n') _tokens.Read();
            else if (tokens.Count > 0 && tokens[^1].Kind == TokenKind.Comma && ContinuesDeeper(indent)) continue;
            else break;
            CheckLength();
        }
        _signs.Tell();
        var span = tokens.Count == 0
            ? _cursor.Span(_lineStart, Math.Min(1, _text.Length - _lineStart)) : tokens[0].Span.To(tokens[^1].Span);
        var line = new LineTree(indent, span, tokens.ToImmutable(), _cursor.Malformed);
        line.Keep(above, [.. _within]);
        _within.Clear();
        return line;
    }

    /// <summary>After a comma at the end of a line: moves on to the next line, which must be deeper.</summary>
    private bool ContinuesDeeper(int indent)
    {
        var next = _cursor.At;
        while (true)
        {
            var end = next + 1;
            while (end < _text.Length && _text[end] is ' ' or '\t') end++;
            if (end >= _text.Length) break;
            if (_text[end] == '#') { while (end < _text.Length && _text[end] != '\n') end++; }
            if (end < _text.Length && _text[end] == '\n') { next = end; continue; }
            if (end >= _text.Length) break;
            if (end - next - 1 > indent) { ReadIndentAfterComma(next); return true; }
            break;
        }
        _cursor.Refuse(Messages.NothingAfterComma(_cursor.Tokens[^1].Span));
        return false;
    }

    private void ReadIndentAfterComma(int lineFeed)
    {
        // Comments between the parts of a continued line stay with the line.
        while (_cursor.At < lineFeed)
        {
            if (_text[_cursor.At] == '#') _within.Add(ReadComment());
            else _cursor.At++;
        }
        _cursor.At = lineFeed + 1;
        _cursor.Malformed |= ReadIndent().Malformed;
    }

    private void CheckLength()
    {
        if (_cursor.TooLong || _cursor.At - _lineStart <= MostLineLength) return;
        _cursor.TooLong = true;
        _cursor.Refuse(Messages.LineTooLong(_cursor.Span(_lineStart, 1), MostLineLength));
    }

    private Comment ReadComment()
    {
        var start = _cursor.At;
        while (!_cursor.AtEnd && _text[_cursor.At] != '\n')
        {
            if (_text[_cursor.At] is (< ' ' or > '~') and not '\t') _signs.ReadAlone();
            else _cursor.At++;
        }
        var length = _text.AsSpan(start, _cursor.At - start).TrimEnd().Length;
        return new Comment(_cursor.Span(start, length), _cursor.Tokens.Count);
    }
}
