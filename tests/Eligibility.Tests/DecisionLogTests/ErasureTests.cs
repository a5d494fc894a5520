using System.Text;
using Eligibility.DecisionLog;

namespace Eligibility.Tests.DecisionLogTests;

/// <summary>What is personal can be taken out of a record, and the chain still holds.</summary>
public sealed class ErasureTests : IDisposable
{
    private readonly LogBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Erasing_any_record_keeps_the_chain_and_the_checkpoints_before()
    {
        var kept = new List<Checkpoint>();
        await _bench.WriteAsync(async log =>
        {
            for (var i = 1; i <= 6; i++) await log.AppendAsync(LogBench.Advice(i));
            kept.Add(_bench.Checkpoint());
            for (var i = 1; i <= 6; i++)
            {
                await log.EraseAsync(i, "records office", "asked for");
                kept.Add(_bench.Checkpoint());
            }
        });
        Assert.All(kept, checkpoint => Assert.Null(_bench.Verify(checkpoint).Fault));
        Assert.Equal(6, _bench.Verify().Erased);
    }

    [Fact]
    public async Task Nothing_that_was_erased_is_left_in_any_file()
    {
        await _bench.WriteSampleAsync();
        Assert.Contains("for profit 2", Files(), StringComparison.Ordinal);
        Assert.DoesNotContain("for profit 3", Files(), StringComparison.Ordinal);
        await _bench.WriteAsync(async log =>
        {
            await log.EraseAsync(2, "records office", "asked for");
            // While it is open too: what waits beside the file is taken into it at once.
            foreach (var personal in (string[])["for profit 2", "case 2", "A first offence.", "the film"])
                Assert.DoesNotContain(personal, Files(), StringComparison.Ordinal);
        });
        Assert.Contains("for profit 1", Files(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_long_statement_no_page_of_the_file_keeps_anything()
    {
        var told = string.Concat(Enumerable.Range(0, 2_000).Select(i => $"offence {i:D4}; "));
        var statement = Encoding.UTF8.GetString(LogBench.Departed(LogBench.Bytes(2)))
            .Replace("A first offence.", told, StringComparison.Ordinal);
        await _bench.WriteAsync(async log =>
        {
            await log.AppendAsync(LogBench.Advice(2));
            await log.AppendAsync("decision-1", HumanDecision.Read(Encoding.UTF8.GetBytes(statement)), "desk");
        });
        Assert.Contains("offence 1234", Files(), StringComparison.Ordinal);
        await _bench.WriteAsync(log => log.EraseAsync(2, "records office", "asked for"));
        Assert.DoesNotContain("offence ", Files(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erasing_an_advice_erases_the_decisions_on_it()
    {
        await _bench.WriteSampleAsync();
        await _bench.WriteAsync(log => log.EraseAsync(2, "records office", "asked for"));
        using var reader = DecisionLogReader.Open(LogStore.Sqlite(_bench.File));
        Assert.Equal([2L, 3L, 4L], reader.Records.Where(r => r.IsErased).Select(r => r.Number));
        Assert.Empty(reader.Decisions());
        Assert.Null(reader.Verify().Fault);
    }

    [Theory]
    [InlineData(3, "was erased before")]
    [InlineData(5, "is the record of an erasure")]
    [InlineData(9, "there is no record 9")]
    public async Task What_cannot_be_erased_is_told_and_the_log_goes_on(long number, string why)
    {
        await _bench.WriteSampleAsync();
        await using var log = _bench.Open();
        var fault = await Assert.ThrowsAsync<DecisionLogException>(() =>
            log.EraseAsync(number, "records office", "asked for"));
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
        Assert.Equal((0, null), (log.Lost, log.Stopped));
    }

    [Fact]
    public async Task Nobody_can_take_the_id_of_an_erasure_beforehand()
    {
        await using var log = _bench.Open();
        await Assert.ThrowsAsync<ArgumentException>(() => log.AppendAsync(LogBench.Advice(1, "erasure of record 1")));
    }

    [Fact]
    public async Task An_erased_record_cannot_be_written_again_under_its_id()
    {
        await _bench.WriteSampleAsync();
        await using var log = _bench.Open();
        var fault = await Assert.ThrowsAsync<DecisionLogException>(() => log.AppendAsync(LogBench.Advice(3)));
        Assert.Contains("was erased", fault.Message, StringComparison.Ordinal);
    }

    private string Files() => string.Concat(Directory.EnumerateFiles(Path.GetDirectoryName(_bench.File)!)
        .Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));
}
