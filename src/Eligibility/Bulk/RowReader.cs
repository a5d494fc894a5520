using Eligibility.Cases;

namespace Eligibility.Bulk;

/// <summary>
/// Cuts a stream into rows. What it holds at once is bounded: a row longer than a case may be is passed over to its
/// line end, and told as one that is too long.
/// </summary>
internal abstract class RowReader(Stream input)
{
    private const int Chunk = 64 * 1024;

    // Before the first byte of what is read stands a line end.
    private byte[] _window = [(byte)'\n', .. new byte[2 * Chunk]];
    private int _start = 1;
    private int _end = 1;
    private bool _atEnd;
    private bool _begun;
    private bool _givesUp;
    private long _read;
    private long _passedOver;
    private long _line = 1;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Whether no row is left.</summary>
    public bool IsDone => _atEnd && _start == _end && _passedOver == 0;

    /// <summary>Fills an empty batch with rows; none are left when it comes back empty.</summary>
    /// <param name="batch">Where the rows go.</param>
    /// <param name="mostRows">How many rows are enough.</param>
    /// <param name="token">Gives up waiting for input.</param>
    public async Task FillAsync(Batch batch, int mostRows, CancellationToken token)
    {
        while (!batch.Holds(mostRows))
        {
            if (Begin() && Take(batch)) continue;
            // Whoever writes cases one at a time into a pipe is not kept waiting for more.
            if (_atEnd || batch.Rows.Count > 0) break;
            await ReadMoreAsync(token).ConfigureAwait(false);
        }
        batch.ReadTo = _read - (_end - _start);
    }

    /// <summary>
    /// Fills an empty batch with the first row. One that is too long is not passed over: without headings nothing that
    /// follows can be read, and whether its line ever ends is of no matter.
    /// </summary>
    public async Task FillWithHeadingsAsync(Batch batch, CancellationToken token)
    {
        _givesUp = true;
        await FillAsync(batch, 1, token).ConfigureAwait(false);
        _givesUp = false;
    }

    /// <summary>Where the row at the beginning of some bytes ends.</summary>
    /// <param name="text">The bytes from the beginning of the row on.</param>
    /// <param name="whole">
    /// Whether nothing follows them: the file ends there, or the row is already longer than a case may be.
    /// </param>
    protected abstract RowEnd FindEnd(ReadOnlySpan<byte> text, bool whole);

    /// <summary>What is at hand, from the line end before the row on; good until <see cref="Forget"/>.</summary>
    protected ReadOnlyMemory<byte> FromLineEnd => _window.AsMemory(_start - 1, _end - _start + 1);

    /// <summary>What is at hand is about to move.</summary>
    protected virtual void Forget()
    {
    }

    /// <summary>
    /// Whether the beginning is at hand, without the mark that a file may begin with: one before
    /// a later row is a part of it.
    /// </summary>
    private bool Begin()
    {
        if (_begun) return true;
        if (_end - _start < ByteOrderMark.Length && !_atEnd) return false;
        if (_window.AsSpan(_start, _end - _start).StartsWith(ByteOrderMark))
        {
            _start += ByteOrderMark.Length;
            _window[_start - 1] = (byte)'\n';
        }
        return _begun = true;
    }

    private bool Take(Batch batch)
    {
        var text = _window.AsSpan(_start, _end - _start);
        if (_passedOver > 0) return PassOver(batch, text);
        if (text.IsEmpty) return false;
        var overlong = text.Length > JsonText.MostBytes + 2;
        var found = FindEnd(text, _atEnd || overlong);
        // The end of what is at hand is no end of a row while there is more to come.
        if (found.Next > 0 && (_atEnd || text[found.Next - 1] == '\n'))
        {
            var row = WithoutLineEnd(text[..found.Next]);
            if (row.Length > JsonText.MostBytes) batch.Add([], _line, RowFault.TooLong, row.Length);
            else if (found.Fault != RowFault.None || !row.Trim(" \t"u8).IsEmpty)
                batch.Add(row, _line, found.Fault, cell: found.Cell);
            _line += text[..found.Next].Count((byte)'\n');
            _start += found.Next;
            return true;
        }
        if (!overlong) return false;
        if (_givesUp)
        {
            batch.Add([], _line, RowFault.TooLong, text.Length);
            return true;
        }
        _passedOver = text.Length;
        _start = _end;
        return false;
    }

    /// <summary>Goes on to the end of a line that is too long; what it says is not kept.</summary>
    private bool PassOver(Batch batch, ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        if (end < 0 && !_atEnd)
        {
            _passedOver += text.Length;
            _start = _end;
            return false;
        }
        batch.Add([], _line, RowFault.TooLong, _passedOver + (end < 0 ? text.Length : end));
        _start = end < 0 ? _end : _start + end + 1;
        (_passedOver, _line) = (0, _line + 1);
        return true;
    }

    private async Task ReadMoreAsync(CancellationToken token)
    {
        Forget();
        _window.AsSpan(_start, _end - _start).CopyTo(_window.AsSpan(1));
        (_start, _end) = (1, 1 + _end - _start);
        if (_window.Length - _end < Chunk) Array.Resize(ref _window, _window.Length * 2);
        // Reading a terminal or a pipe may not heed the token itself.
        var count = await input.ReadAsync(_window.AsMemory(_end, Chunk), token).AsTask().WaitAsync(token)
            .ConfigureAwait(false);
        _end += count;
        _read += count;
        _atEnd = count == 0;
    }

    private static ReadOnlySpan<byte> WithoutLineEnd(ReadOnlySpan<byte> row)
    {
        if (row.EndsWith("\n"u8)) row = row[..^1];
        return row.EndsWith("\r"u8) ? row[..^1] : row;
    }
}

/// <summary>Where a row ends.</summary>
/// <param name="Next">Where the next begins; 0 where more must be read to tell.</param>
/// <param name="Fault">What is wrong with how it ends.</param>
/// <param name="Cell">The cell at fault, from 0.</param>
internal readonly record struct RowEnd(int Next, RowFault Fault = RowFault.None, int Cell = 0);

/// <summary>NDJSON: a case a line, ended by LF or CRLF; the last may lack its end. Blank lines are no cases.</summary>
internal sealed class NdjsonReader(Stream input) : RowReader(input)
{
    private int _searched;

    protected override RowEnd FindEnd(ReadOnlySpan<byte> text, bool whole)
    {
        var end = text[_searched..].IndexOf((byte)'\n');
        var next = end >= 0 ? _searched + end + 1 : whole ? text.Length : 0;
        _searched = next > 0 || whole ? 0 : text.Length;
        return new RowEnd(next);
    }
}
