namespace Eligibility.DecisionLog.Writing;

/// <summary>What waits to be written, and who waits for it.</summary>
/// <param name="write">
/// Writes it within a transaction. What it refuses it refuses before it has written anything, so that the rest of its
/// group can stand.
/// </param>
/// <param name="id">The id of its record, to be looked up with those of its group; null where it is not.</param>
internal sealed class Pending(Func<LogTransaction, RecordReceipt?> write, string? id = null)
{
    private readonly TaskCompletionSource<RecordReceipt?> _done =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RecordReceipt? _receipt;
    private Exception? _refusal;

    public string? Id => id;

    /// <summary>Done once its record is on the disk.</summary>
    public Task<RecordReceipt?> Done => _done.Task;

    /// <summary>Its receipt, once it was written; null where it was refused, or asked for none.</summary>
    public RecordReceipt? Receipt => _receipt;

    /// <summary>What asks for no record, and only wakes the writer.</summary>
    public static Pending Wake { get; } = new(_ => null);

    public void Write(LogTransaction transaction)
    {
        try
        {
            _receipt = write(transaction);
        }
        catch (Exception refusal) when (refusal is DecisionLogException or StatementException)
        {
            _refusal = refusal;
        }
    }

    /// <summary>Tells whoever waits what came of it, now that its group stands.</summary>
    public void Acknowledge()
    {
        if (_refusal is not null) _done.TrySetException(_refusal);
        else _done.TrySetResult(_receipt);
    }

    /// <summary>Tells whoever waits that it was not written.</summary>
    public void Fail(DecisionLogException fault) => _done.TrySetException(fault);
}
