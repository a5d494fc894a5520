using CsvHelper;
using Rows = CsvHelper.CsvReader;

namespace Eligibility.Bulk;

/// <summary>
/// CSV by RFC 4180, as CsvHelper reads it: rows ended by LF or CRLF, cells by commas, a cell between quotes may hold
/// both, and a quote in it is doubled. What becomes of a fault is ours. A quote that is not closed would swallow the
/// rows that follow: it spoils its own line only, and the next is read.
/// </summary>
internal sealed class CsvReader(Stream input) : RowReader(input)
{
    // The library looks some thousand bytes ahead. After a fault it begins anew, and what it saw of them is lost: where
    // each line is at fault, that would take seconds for a file of 1 MiB.
    private const int LeastAhead = 256;
    private const int MostAhead = 1024 * 1024;

    // Made anew each time: nothing that threads share may be of a kind that can change.
    private static CsvReaderOptions Options => new() { Separator = ',', HasHeader = false, SkipEmptyLines = false };

    private Rows? _rows;
    private int _given;
    private int _ahead = MostAhead;

    /// <summary>
    /// The rows of some bytes. The line end before them keeps the library from taking their
    /// first for an encoding's mark.
    /// </summary>
    public static Rows Open(ReadOnlyMemory<byte> fromLineEnd) => Open(fromLineEnd, Options);

    protected override RowEnd FindEnd(ReadOnlySpan<byte> text, bool whole)
    {
        while (true)
        {
            if (_rows is null)
            {
                _given = Math.Min(text.Length, _ahead);
                _ahead = Math.Min(2 * _ahead, MostAhead);
                _rows = Open(FromLineEnd[..(1 + _given)]);
            }
            _rows.Read();
            var last = _given == text.Length;
            var found = EndOf(_rows, text[.._given], whole && last);
            _given -= found.Next;
            if (found.Fault != RowFault.None) _ahead = LeastAhead;
            // The next row begins where the library believes it to, unless this one was at fault.
            if (found.Next == 0 || _given == 0 || found.Fault != RowFault.None) Forget();
            if (found.Next > 0 || last) return found;
        }
    }

    protected override void Forget()
    {
        _rows?.Dispose();
        _rows = null;
    }

    private static RowEnd EndOf(Rows row, ReadOnlySpan<byte> text, bool whole)
    {
        var end = row.RawRecord.Length;
        if (!whole && (end == text.Length || (text[end] == '\r' && end + 1 == text.Length))) return default;
        if (CellAtFault(row) is { } cell) return OwnLine(text, whole, FaultOf(row, cell, end == text.Length), cell);
        return text[end..] switch
        {
            // To the library it ends a row; an editor that counts lines may see none. Neither is guessed.
            [(byte)'\r', not (byte)'\n', ..] => OwnLine(text, whole, RowFault.LoneReturn, row.FieldCount - 1),
            [(byte)'\r', (byte)'\n', ..] => new RowEnd(end + 2),
            [] => new RowEnd(end),
            _ => new RowEnd(end + 1),
        };
    }

    /// <summary>
    /// The first cell whose quotes do not end where it does: put between quotes again, its text is another.
    /// </summary>
    private static int? CellAtFault(Rows row)
    {
        if (!row.RawRecord.Contains((byte)'"')) return null;
        for (var i = 0; i < row.FieldCount; i++)
        {
            var raw = row.GetRawSpan(i);
            if (raw is not [(byte)'"', ..]) continue;
            var text = row.GetSpan(i);
            if (raw is not [_, .., (byte)'"'] || raw.Length != text.Length + text.Count((byte)'"') + 2) return i;
        }
        return null;
    }

    private static RowFault FaultOf(Rows row, int cell, bool isLast)
    {
        // What a quote in a later line seems to close was not closed in its own.
        for (var i = 0; i <= cell; i++)
            if (row.GetRawSpan(i).Contains((byte)'\n')) return RowFault.QuoteNotClosed;
        var fault = RowFault.AfterQuote;
        if (!isLast) return fault;
        // Asked why, the library looks for every fault ahead and takes some hundred times as
        // long: only a last line asks.
        using var rows = Open((byte[])[(byte)'\n', .. row.GetRawSpan(cell)], Options with { OnMalformedRecord = Note });
        rows.Read();
        return fault;

        void Note(CsvMalformedRecord record)
        {
            if (record.Reason == CsvMalformedReason.UnterminatedQuote) fault = RowFault.QuoteNotClosed;
        }
    }

    private static RowEnd OwnLine(ReadOnlySpan<byte> text, bool whole, RowFault fault, int cell)
    {
        var end = text.IndexOf((byte)'\n');
        return end >= 0 ? new RowEnd(end + 1, fault, cell) : whole ? new RowEnd(text.Length, fault, cell) : default;
    }

    private static Rows Open(ReadOnlyMemory<byte> fromLineEnd, CsvReaderOptions options)
    {
        var rows = Rows.Create(fromLineEnd, options);
        rows.Read();
        return rows;
    }
}
