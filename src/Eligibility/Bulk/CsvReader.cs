using Eligibility.Cases;

namespace Eligibility.Bulk;

/// <summary>
/// CSV by RFC 4180: rows ended by LF or CRLF, cells by commas, a cell between quotes may hold both, and a quote in it is
/// doubled. A quote that is not closed would swallow the rows that follow: it spoils its own line only, and the next is read.
/// </summary>
internal sealed class CsvReader(Stream input) : RowReader(input)
{
    protected override RowEnd FindEnd(ReadOnlySpan<byte> text, bool whole)
    {
        var at = 0;
        for (var cell = 0; ; cell++)
        {
            if (at < text.Length && text[at] == '"')
            {
                at = AfterQuoted(text, at + 1);
                if (at < 0 && whole) return OwnLine(text, whole, RowFault.QuoteNotClosed, cell);
                if (at < 0 || (at == text.Length && !whole)) return default;
                if (at == text.Length) return new RowEnd(at);
                if (text[at] == '\r' && at + 1 == text.Length) return whole ? new RowEnd(text.Length) : default;
                if (text[at] == '\r' && text[at + 1] == '\n') at++;
                if (text[at] == '\n') return new RowEnd(at + 1);
                // What a quote in a later line seems to close was not closed in its own.
                if (text[at] != ',') return OwnLine(text, whole, text[..at].Contains((byte)'\n') ? RowFault.QuoteNotClosed : RowFault.AfterQuote, cell);
                at++;
                continue;
            }
            var end = text[at..].IndexOfAny((byte)',', (byte)'\n');
            if (end < 0) return whole ? new RowEnd(text.Length) : default;
            at += end + 1;
            if (text[at - 1] == '\n') return new RowEnd(at);
        }
    }

    /// <summary>The place just after the quote that closes a cell; -1 where none does.</summary>
    private static int AfterQuoted(ReadOnlySpan<byte> text, int at)
    {
        while (text[at..].IndexOf((byte)'"') is >= 0 and var quote)
        {
            at += quote + 1;
            if (at == text.Length || text[at] != '"') return at;
            at++;
        }
        return -1;
    }

    private static RowEnd OwnLine(ReadOnlySpan<byte> text, bool whole, RowFault fault, int cell)
    {
        var end = text.IndexOf((byte)'\n');
        return end >= 0 ? new RowEnd(end + 1, fault, cell) : whole ? new RowEnd(text.Length, fault, cell) : default;
    }
}
