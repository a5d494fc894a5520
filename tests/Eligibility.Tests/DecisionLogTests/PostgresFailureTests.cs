using Eligibility.DecisionLog;

namespace Eligibility.Tests.DecisionLogTests;

/// <summary>
/// What fails in between loses nothing that was acknowledged, and nothing is taken for written that may not be.
/// </summary>
[Collection(PostgresCollection.Name)]
public sealed class PostgresFailureTests(PostgresFixture fixture) : IDisposable
{
    private readonly Lazy<LogBench> _made = new(() => new LogBench(fixture.Server));

    private LogBench Bench => _made.Value;

    private PostgresServer Server => fixture.Server;

    public void Dispose()
    {
        if (_made.IsValueCreated) _made.Value.Dispose();
    }

    [PostgresFact]
    public async Task A_connection_that_is_dropped_stops_the_log_until_it_is_resumed()
    {
        await using var log = Bench.Open();
        var first = await log.AppendAsync(LogBench.Advice(1));
        Server.Execute($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{Bench.Schema}'");
        await Assert.ThrowsAsync<DecisionLogException>(() => log.AppendAsync(LogBench.Advice(2)));
        await Assert.ThrowsAsync<DecisionLogException>(() => log.AppendAsync(LogBench.Advice(3)));
        Assert.NotNull(log.Stopped);
        await log.ResumeAsync();
        Assert.Equal(first, await log.AppendAsync(LogBench.Advice(1)));
        Assert.Equal(2, (await log.AppendAsync(LogBench.Advice(2))).Number);
        Assert.Equal((null, 2, 2), (Bench.Verify().Fault, Bench.Verify().Checkpoint.Records, log.Lost));
    }

    [PostgresFact]
    public async Task A_record_whose_commit_was_not_answered_is_not_acknowledged_and_not_doubled_when_it_is_written_again()
    {
        await using var log = Bench.Open();
        await log.AppendAsync(LogBench.Advice(1));
        using (Server.WaitingForStandby())
        {
            var unknown = log.AppendAsync(LogBench.Advice(2));
            Server.WhenCommitWaits(Bench.Schema, "pg_terminate_backend");
            await Assert.ThrowsAsync<DecisionLogException>(() => unknown);
        }
        Assert.Equal(1, log.Lost);
        // It stands there all the same; who asked for it was not told, and asks again.
        Assert.Equal(2, Bench.Verify().Checkpoint.Records);
        await log.ResumeAsync();
        Assert.Equal(2, (await log.AppendAsync(LogBench.Advice(2))).Number);
        Assert.Equal((null, 2), (Bench.Verify().Fault, Bench.Verify().Checkpoint.Records));
    }

    [PostgresFact]
    public async Task A_commit_that_gave_up_waiting_for_a_standby_is_not_acknowledged()
    {
        await using var log = Bench.Open();
        using (Server.WaitingForStandby())
        {
            var given = log.AppendAsync(LogBench.Advice(1));
            Server.WhenCommitWaits(Bench.Schema, "pg_cancel_backend");
            var fault = await Assert.ThrowsAsync<DecisionLogException>(() => given);
            Assert.Contains("the server warned: canceling wait for synchronous replication", fault.Message,
                StringComparison.Ordinal);
            Assert.Equal(1, log.Lost);
        }
        await log.ResumeAsync();
        Assert.Equal(1, (await log.AppendAsync(LogBench.Advice(1))).Number);
    }

    [PostgresFact]
    public async Task A_failed_write_stops_the_log_and_says_why()
    {
        await using var log = Bench.Open();
        await log.AppendAsync(LogBench.Advice(1));
        Bench.Tamper("CREATE FUNCTION full() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''disk full''; END'; "
            + "CREATE TRIGGER t BEFORE INSERT ON record FOR EACH ROW EXECUTE FUNCTION full()");
        var all = await Task.WhenAll(Enumerable.Range(2, 20).Select(i =>
            FailsAsync(log.AppendAsync(LogBench.Advice(i)))));
        Assert.All(all, Assert.True);
        Assert.Equal(("disk full", 20), (log.Stopped?.Because, log.Lost));
        Bench.Tamper("DROP TRIGGER t ON record");
        await log.ResumeAsync();
        Assert.Equal(2, (await log.AppendAsync(LogBench.Advice(2))).Number);
    }

    [PostgresFact]
    public async Task A_server_that_is_behind_is_gone_on_with_only_where_the_last_acknowledged_record_stands()
    {
        await using var ahead = Bench.Open();
        await using var behind = Bench.Open();
        await ahead.AppendAsync(LogBench.Advice(1));
        await behind.AppendAsync(LogBench.Advice(2));
        Server.Keep();
        await FailsAsync(ahead.AppendAsync(LogBench.Advice(3)));
        await ahead.ResumeAsync();
        var told = await ahead.AppendAsync(LogBench.Advice(3));
        Server.GoBack();
        await FailsAsync(ahead.AppendAsync(LogBench.Advice(4)));
        var fault = await Assert.ThrowsAsync<DecisionLogException>(ahead.ResumeAsync);
        Assert.Contains("record 3 was acknowledged", fault.Message, StringComparison.Ordinal);
        // Who was told of nothing that is gone goes on; another record under that number is not the one that was told.
        await FailsAsync(behind.AppendAsync(LogBench.Advice(5)));
        await behind.ResumeAsync();
        Assert.Equal(told.Number, (await behind.AppendAsync(LogBench.Advice(5))).Number);
        await Assert.ThrowsAsync<DecisionLogException>(ahead.ResumeAsync);
        Assert.NotNull(ahead.Stopped);
        Assert.Null(Bench.Verify().Fault);
    }

    [PostgresFact]
    public async Task A_standby_is_read_and_not_written_until_it_is_promoted()
    {
        await using var log = Bench.Open();
        await log.AppendAsync(LogBench.Advice(1));
        Server.StandBy();
        try
        {
            await FailsAsync(log.AppendAsync(LogBench.Advice(2)));
            var fault = await Assert.ThrowsAsync<DecisionLogException>(log.ResumeAsync);
            Assert.Contains("is a standby", fault.Message, StringComparison.Ordinal);
            Assert.Equal((null, 1), (Bench.Verify().Fault, Bench.Verify().Checkpoint.Records));
        }
        finally
        {
            Server.Promote();
        }
        await log.ResumeAsync();
        Assert.Equal(2, (await log.AppendAsync(LogBench.Advice(2))).Number);
    }

    [PostgresFact]
    public async Task A_server_that_does_not_wait_for_the_disk_is_refused()
    {
        Server.Execute("ALTER SYSTEM SET fsync = off");
        try
        {
            Server.Execute("SELECT pg_reload_conf()");
            while ((string)Server.Execute("SHOW fsync")! != "off") await Task.Delay(10);
            Assert.Contains("fsync is off", Assert.Throws<DecisionLogException>(() => Bench.Open()).Message,
                StringComparison.Ordinal);
        }
        finally
        {
            Server.Execute("ALTER SYSTEM RESET fsync");
            Server.Execute("SELECT pg_reload_conf()");
            while ((string)Server.Execute("SHOW fsync")! != "on") await Task.Delay(10);
        }
    }

    [PostgresFact]
    public async Task A_role_that_would_not_wait_for_the_disk_waits_all_the_same()
    {
        var role = $"hasty_{Bench.Schema}";
        Server.Execute($"CREATE ROLE {role} SUPERUSER LOGIN; ALTER ROLE {role} SET synchronous_commit = off");
        var place = Server.InSchema(Bench.Schema, role);
        Assert.Equal("off", Server.Execute("SHOW synchronous_commit", place));
        await using var log = DecisionLogWriter.Open(LogStore.Postgres(place));
        log.Archive(LogBench.Compilation);
        await log.AppendAsync(LogBench.Advice(1));
        using (Server.WaitingForStandby())
        {
            // What is not waited for would not wait here either.
            var waiting = log.AppendAsync(LogBench.Advice(2));
            await Task.Delay(200);
            Assert.False(waiting.IsCompleted);
            Server.WhenCommitWaits(Bench.Schema, "pg_terminate_backend");
            Assert.True(await FailsAsync(waiting));
        }
    }

    private static async Task<bool> FailsAsync(Task<RecordReceipt> append)
    {
        await Assert.ThrowsAsync<DecisionLogException>(() => append);
        return true;
    }
}
