using System.Text;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.BulkTests;

/// <summary>Neither a line, a cell nor a stretch of blank lines needs an end.</summary>
[Collection(MemoryCollection.Name)]
public class EndlessInputTests
{
    private const int Given = 64 << 20;
    private const int Held = 8 << 20;

    [Theory]
    [InlineData(BulkForm.Ndjson, "x")]
    [InlineData(BulkForm.Ndjson, "[")]
    [InlineData(BulkForm.Ndjson, " ")]
    [InlineData(BulkForm.Ndjson, "\n")]
    [InlineData(BulkForm.Csv, "x")]
    [InlineData(BulkForm.Csv, ",")]
    [InlineData(BulkForm.Csv, "\"\"")]
    [InlineData(BulkForm.Csv, "\n")]
    public async Task What_never_ends_is_never_held_and_can_be_stopped(BulkForm form, string piece)
    {
        using var stop = new CancellationTokenSource();
        var begin = Encoding.UTF8.GetBytes(form == BulkForm.Csv ? "id,age\n1,\"" : "");
        var pieces = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, 32_768)));
        var decider = new BulkDecider(Small.Evaluator);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var held = 0L;
        using var input = new Following(begin, pieces, given =>
        {
            if (given <= Given || stop.IsCancellationRequested) return;
            held = GC.GetTotalMemory(forceFullCollection: true) - before;
            stop.Cancel();
        });
        var summary = await decider.DecideAsync(input, form, Stream.Null, stop.Token);
        Assert.False(summary.IsComplete);
        Assert.InRange(held, long.MinValue, Held);
    }
}
