using System.Buffers;

namespace Eligibility.Bulk;

/// <summary>
/// Some rows on their way through the pipeline, with what came of them. A fixed number of batches goes round, so that
/// memory does not grow with the file.
/// </summary>
internal sealed class Batch
{
    private const int TargetBytes = 64 * 1024;
    private const int MostKept = 16 * 1024 * 1024;

    private byte[] _bytes = new byte[TargetBytes];
    private int _used;

    /// <summary>The rows, in the order of the file.</summary>
    public List<Row> Rows { get; } = [];

    /// <summary>A line for each row, whole lines only.</summary>
    public ArrayBufferWriter<byte> Output { get; private set; } = new(TargetBytes);

    /// <summary>The rows that could not be decided.</summary>
    public List<BulkRejection> Rejected { get; } = [];

    /// <summary>The decisions, each with where its line stands in the output, where somebody asks for them.</summary>
    public List<(long Line, Decision Decision, Range Told)> Decisions { get; } = [];

    /// <summary>How many of the rows are decided.</summary>
    public int Decided { get; set; }

    /// <summary>How many bytes of the file were read up to its last row.</summary>
    public long ReadTo { get; set; }

    /// <summary>Done once every row has its line.</summary>
    public TaskCompletionSource Done { get; private set; } = new();

    public bool Holds(int mostRows) => Rows.Count >= mostRows || _used >= TargetBytes;

    public ReadOnlySpan<byte> BytesOf(in Row row) => _bytes.AsSpan(row.Start, row.Length);

    /// <summary>A row with the line end before it.</summary>
    public ReadOnlyMemory<byte> FromLineEnd(in Row row) => _bytes.AsMemory(row.Start - 1, row.Length + 1);

    public void Add(ReadOnlySpan<byte> row, long line, RowFault fault = RowFault.None, long? bytes = null, int cell = 0)
    {
        if (_used + 1 + row.Length > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + 1 + row.Length));
        _bytes[_used++] = (byte)'\n';
        row.CopyTo(_bytes.AsSpan(_used));
        Rows.Add(new Row(_used, row.Length, line, fault, bytes ?? row.Length, cell));
        _used += row.Length;
    }

    /// <summary>Empties it for the next rows.</summary>
    public void Clear()
    {
        Rows.Clear();
        Rejected.Clear();
        Decisions.Clear();
        (_used, Decided) = (0, 0);
        if (Output.Capacity > MostKept) Output = new ArrayBufferWriter<byte>(TargetBytes);
        else Output.ResetWrittenCount();
        Done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
