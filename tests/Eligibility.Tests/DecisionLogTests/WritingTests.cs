using Eligibility.DecisionLog;

namespace Eligibility.Tests.DecisionLogTests;

/// <summary>What was acknowledged stands in the log once; what was not is counted.</summary>
public sealed class WritingTests : IDisposable
{
    private readonly LogBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Records_that_wait_together_are_committed_together()
    {
        await using var log = _bench.Open();
        var advices = Enumerable.Range(1, 600).Select(i => LogBench.Advice(i)).ToList();
        var receipts = await Task.WhenAll(advices.Select(a => log.AppendAsync(a)));
        Assert.Equal(Enumerable.Range(1, 600).Select(i => (long)i), receipts.Select(r => r.Number).Order());
        Assert.InRange(log.Groups, 1, 200);
        Assert.Equal((0, null), (log.Lost, log.Stopped));
    }

    [Fact]
    public async Task What_is_acknowledged_stands_on_the_disk_before_the_log_is_closed()
    {
        await using var log = _bench.Open();
        var receipt = await log.AppendAsync(LogBench.Advice(1));
        var found = _bench.Verify();
        Assert.Equal((null, 1, receipt.Link), (found.Fault, found.Checkpoint.Records, found.Checkpoint.Head));
    }

    [Fact]
    public async Task A_record_that_is_written_again_under_its_id_stands_there_once()
    {
        await using var log = _bench.Open();
        var first = await log.AppendAsync(LogBench.Advice(1));
        Assert.Equal(first, await log.AppendAsync(LogBench.Advice(1)));
        var both = await Task.WhenAll(log.AppendAsync(LogBench.Advice(2)), log.AppendAsync(LogBench.Advice(2)));
        Assert.Equal(both[0], both[1]);
        Assert.Equal(2, _bench.Verify().Checkpoint.Records);
    }

    [Fact]
    public async Task Another_record_under_the_same_id_is_refused_and_the_others_of_its_group_stand()
    {
        await using var log = _bench.Open();
        await log.AppendAsync(LogBench.Advice(1));
        var refused = log.AppendAsync(LogBench.Advice(2, "advice-1"));
        var other = log.AppendAsync(LogBench.Advice(3));
        var fault = await Assert.ThrowsAsync<DecisionLogException>(() => refused);
        Assert.Contains("says something else", fault.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await other).Number);
        Assert.Equal((0, null), (log.Lost, log.Stopped));
    }

    [Fact]
    public async Task A_failed_write_stops_the_log_until_it_is_resumed_and_is_counted()
    {
        await using var log = _bench.Open();
        await log.AppendAsync(LogBench.Advice(1));
        _bench.Tamper(LogBench.Full);
        await Assert.ThrowsAsync<DecisionLogException>(() => log.AppendAsync(LogBench.Advice(2)));
        Assert.Contains("disk full", log.Stopped?.Because, StringComparison.Ordinal);
        _bench.Tamper(LogBench.RoomAgain);
        // Nothing is acknowledged because the disk has room again: somebody says so.
        await Assert.ThrowsAsync<DecisionLogException>(() => log.AppendAsync(LogBench.Advice(3)));
        Assert.Equal(2, log.Lost);
        await log.ResumeAsync();
        Assert.Null(log.Stopped);
        Assert.Equal(2, (await log.AppendAsync(LogBench.Advice(2))).Number);
        Assert.Equal((2, 2), (log.Lost, _bench.Verify().Checkpoint.Records));
    }

    [Fact]
    public async Task A_file_that_another_keeps_locked_stops_the_log()
    {
        await using var log = _bench.Open(busySeconds: 1);
        await log.AppendAsync(LogBench.Advice(1));
        using (_bench.Locked()) await Assert.ThrowsAsync<DecisionLogException>(() =>
            log.AppendAsync(LogBench.Advice(2)));
        await log.ResumeAsync();
        Assert.Equal((2, 1), ((await log.AppendAsync(LogBench.Advice(2))).Number, log.Lost));
    }

    [Fact]
    public async Task A_log_whose_acknowledged_records_are_gone_stops_and_cannot_be_resumed()
    {
        await using var log = _bench.Open();
        await log.AppendAsync(LogBench.Advice(1));
        await log.AppendAsync(LogBench.Advice(2));
        _bench.Tamper("DELETE FROM record WHERE n = 2");
        var fault = await Assert.ThrowsAsync<DecisionLogException>(() => log.AppendAsync(LogBench.Advice(3)));
        Assert.Contains("record 2 was acknowledged", fault.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<DecisionLogException>(log.ResumeAsync);
        Assert.NotNull(log.Stopped);
    }

    [Fact]
    public async Task Two_logs_on_one_file_make_one_chain()
    {
        await using var one = _bench.Open();
        await using var other = _bench.Open();
        for (var i = 1; i <= 20; i += 2)
            await Task.WhenAll(one.AppendAsync(LogBench.Advice(i)), other.AppendAsync(LogBench.Advice(i + 1)));
        Assert.Equal((null, 20), (_bench.Verify().Fault, _bench.Verify().Checkpoint.Records));
    }

    [Fact]
    public async Task What_waits_when_the_log_is_closed_is_written()
    {
        Task<RecordReceipt>[] waiting = [];
        await _bench.WriteAsync(log =>
        {
            waiting = [.. Enumerable.Range(1, 50).Select(i => log.AppendAsync(LogBench.Advice(i)))];
            return Task.CompletedTask;
        });
        await Task.WhenAll(waiting);
        Assert.Equal(50, _bench.Verify().Checkpoint.Records);
    }

    [Fact]
    public async Task A_decision_of_a_policy_whose_text_is_not_known_is_refused()
    {
        await using var log = DecisionLogWriter.Open(LogStore.Sqlite(_bench.File));
        await Assert.ThrowsAsync<ArgumentException>(() => log.AppendAsync(LogBench.Advice(1)));
    }

    [Fact]
    public void What_is_no_log_is_left_as_it_is()
    {
        File.WriteAllText(_bench.In("text"),
            "no log, though it is long enough to be taken for one by whoever reads its beginning only");
        Assert.Throws<DecisionLogException>(() => DecisionLogWriter.Open(LogStore.Sqlite(_bench.In("text"))));
        LogBench.Tamper(_bench.In("other"), "CREATE TABLE mine(x)");
        Assert.Throws<DecisionLogException>(() => DecisionLogWriter.Open(LogStore.Sqlite(_bench.In("other"))));
        Assert.Throws<DecisionLogException>(() => DecisionLogReader.Open(LogStore.Sqlite(_bench.In("other"))));
        Assert.Throws<DecisionLogException>(() => DecisionLogReader.Open(LogStore.Sqlite(_bench.In("missing"))));
        Assert.False(File.Exists(_bench.In("missing")));
    }
}
