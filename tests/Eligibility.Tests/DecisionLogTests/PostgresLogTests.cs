using Eligibility.DecisionLog;
using Eligibility.Tests.Command;
using Microsoft.Extensions.DependencyInjection;

namespace Eligibility.Tests.DecisionLogTests;

/// <summary>The log in PostgreSQL: what a file does it does too, and whoever reads need not know which it is.</summary>
[Collection(PostgresCollection.Name)]
public sealed class PostgresLogTests(PostgresFixture fixture) : IDisposable
{
    private readonly Lazy<LogBench> _made = new(() => new LogBench(fixture.Server));

    private LogBench Bench => _made.Value;

    public void Dispose()
    {
        if (_made.IsValueCreated) _made.Value.Dispose();
    }

    [PostgresFact]
    public async Task Records_that_wait_together_are_committed_together_in_one_chain()
    {
        await using var log = Bench.Open();
        var receipts = await Task.WhenAll(Enumerable.Range(1, 600).Select(i => log.AppendAsync(LogBench.Advice(i))));
        Assert.Equal(Enumerable.Range(1, 600).Select(i => (long)i), receipts.Select(r => r.Number).Order());
        Assert.InRange(log.Groups, 1, 200);
        Assert.Equal((null, 600), (Bench.Verify().Fault, Bench.Verify().Checkpoint.Records));
        Assert.Equal((0, null), (log.Lost, log.Stopped));
    }

    [PostgresFact]
    public async Task The_same_records_stand_in_a_file_and_in_a_database()
    {
        using var file = new LogBench();
        var decidedAt = DateTimeOffset.UtcNow;
        await file.WriteSampleAsync(decidedAt);
        await Bench.WriteSampleAsync(decidedAt);
        using var one = DecisionLogReader.Open(file.Store);
        using var other = DecisionLogReader.Open(Bench.Store);
        // Times, salts and what follows from them are each log's own.
        Assert.Equal(one.Records.Select(Told), other.Records.Select(Told));

        static string Told(LoggedRecord record)
        {
            var json = System.Text.Json.Nodes.JsonNode.Parse(record.ToJson(confidential: true))!.AsObject();
            foreach (var own in (string[])["at", "salt", "digests", "link"]) json.Remove(own);
            return json.ToJsonString();
        }
    }

    [PostgresFact]
    public async Task A_record_that_is_written_again_stands_there_once_and_another_under_its_id_is_refused()
    {
        await using var log = Bench.Open();
        var first = await log.AppendAsync(LogBench.Advice(1));
        Assert.Equal(first, await log.AppendAsync(LogBench.Advice(1)));
        var both = await Task.WhenAll(log.AppendAsync(LogBench.Advice(2)), log.AppendAsync(LogBench.Advice(2)));
        Assert.Equal(both[0], both[1]);
        var refused = log.AppendAsync(LogBench.Advice(3, "advice-1"));
        var stands = log.AppendAsync(LogBench.Advice(4));
        await Assert.ThrowsAsync<DecisionLogException>(() => refused);
        Assert.Equal((3, 0), ((await stands).Number, log.Lost));
    }

    [PostgresTheory]
    [InlineData("UPDATE record SET \"user\" = 'officer 8' WHERE n = 2", 2, "link")]
    [InlineData("UPDATE record SET case_json = convert_to(replace(convert_from(case_json, 'UTF8'), 'true', 'false'), 'UTF8') "
        + "WHERE n = 2", 2, "case")]
    [InlineData("UPDATE record SET case_json = '\\xff' WHERE n = 2", 2, "case")]
    [InlineData("DELETE FROM record WHERE n = 2", 3, "missing")]
    [InlineData("UPDATE record SET salt = NULL, case_json = NULL, word = NULL, brief = NULL, shown = NULL, run = NULL "
        + "WHERE n = 1", 1, "no record says")]
    [InlineData("UPDATE policy_file SET text = text || ' ' WHERE place = 1", 0, "archived text")]
    [InlineData("DELETE FROM policy_file", 1, "not archived")]
    [InlineData("ALTER TABLE record ADD COLUMN more text", 0, "tables")]
    [InlineData("ALTER TABLE record SET UNLOGGED", 0, "tables")]
    [InlineData("ALTER TABLE record DROP CONSTRAINT record_id_key", 0, "tables")]
    [InlineData("CREATE RULE nothing AS ON INSERT TO record DO INSTEAD NOTHING", 0, "tables")]
    [InlineData("CREATE FUNCTION skip() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'; "
        + "CREATE TRIGGER t BEFORE INSERT ON record FOR EACH ROW EXECUTE FUNCTION skip()", 0, "tables")]
    [InlineData("ALTER TABLE record ENABLE ROW LEVEL SECURITY", 0, "tables")]
    [InlineData("CREATE TABLE more() INHERITS (record)", 0, "tables")]
    public async Task What_is_done_behind_its_back_is_found(string sql, long record, string why)
    {
        await Bench.WriteSampleAsync();
        Assert.Null(Bench.Verify().Fault);
        Bench.Tamper(sql);
        var fault = Bench.Verify().Fault;
        Assert.Equal(record, fault?.Record);
        Assert.Contains(why, fault?.Message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task The_command_takes_a_connection_string_where_it_takes_a_file()
    {
        var place = await Bench.WriteSampleAsync();
        var whole = CommandRun.Of("log", "verify", place);
        Assert.StartsWith("5 records, 1 of them erased; the chain is whole, its head ", whole.Output,
            StringComparison.Ordinal);
        Assert.Equal(5, CommandRun.Of("log", "show", place).Output.Count(c => c == '\n'));
        Assert.Equal(5, CommandRun.Of("log", "export", place).Output.Count(c => c == '\n'));
        Assert.Equal(new CommandRun(0, "2 records decided again, 1 erased, 0 differences\n", ""),
            CommandRun.Of("log", "replay", place));
        Assert.StartsWith("1 decision, 1 departure from the advice\n", CommandRun.Of("log", "decisions", place).Output,
            StringComparison.Ordinal);
        var checkpoint = Path.Combine(Path.GetDirectoryName(Bench.File)!, "c.json");
        await File.WriteAllTextAsync(checkpoint, CommandRun.Of("log", "export", place, "--checkpoint").Output);
        Assert.Equal(new CommandRun(0, "erased; record 6 says so\n", ""),
            CommandRun.Of("log", "erase", place, "--record", "1", "--by", "records office", "--because", "asked for"));
        Assert.Equal(0, CommandRun.Of("log", "verify", place, "--checkpoint", checkpoint).ExitCode);
        Bench.Tamper("DELETE FROM record; DELETE FROM policy_file");
        Assert.Equal(new CommandRun(1, "record 1: the log ends before it; at the checkpoint it had 5 records\n", ""),
            CommandRun.Of("log", "verify", place, "--checkpoint", checkpoint));
    }

    [PostgresFact]
    public void What_is_no_log_is_left_as_it_is_and_told_without_a_password()
    {
        Assert.Equal(2, CommandRun.Of("log", "verify", Bench.Place).ExitCode);
        Assert.Equal(2, CommandRun.Of("log", "erase", Bench.Place, "--record", "1", "--by", "x", "--because", "y")
            .ExitCode);
        Assert.Contains("there is no decision log in `postgres` on ", CommandRun.Of("log", "show", Bench.Place).Error,
            StringComparison.Ordinal);
        Assert.True(Bench.IsEmpty);
        Bench.Tamper("CREATE TABLE record(n bigint)");
        var fault = Assert.Throws<DecisionLogException>(() => DecisionLogWriter.Open(Bench.Store));
        Assert.Contains("has a table `record`", fault.Message, StringComparison.Ordinal);
        foreach (var place in (string[])["Host=/nowhere;Database=d;Username=u;Password=sesame",
            "Host=h;Password=sesame",
            "Host=h;Database=d;Sesame=sesame", "Host=h;Database=d;Port=sesame"])
        {
            var run = CommandRun.Of("log", "verify", place);
            Assert.Equal(2, run.ExitCode);
            Assert.DoesNotContain("sesame", run.Error, StringComparison.OrdinalIgnoreCase);
        }
    }

    [PostgresFact]
    public async Task Several_instances_that_open_and_append_at_once_make_one_chain()
    {
        var logs = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Bench.Open())));
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => logs[i % 6].AppendAsync(LogBench.Advice(i))));
        // One record under one id, whoever writes it.
        var same = await Task.WhenAll(logs.Select(log => log.AppendAsync(LogBench.Advice(1_000))));
        Assert.Single(same.Distinct());
        foreach (var log in logs) await log.DisposeAsync();
        Assert.Equal((null, 301), (Bench.Verify().Fault, Bench.Verify().Checkpoint.Records));
    }

    [PostgresFact]
    public async Task A_role_that_may_only_append_appends_and_can_neither_change_nor_remove()
    {
        var schema = Bench.Schema;
        Bench.Open().Dispose();
        var role = $"appender_{schema}";
        fixture.Server.Execute($"CREATE ROLE {role} LOGIN; GRANT USAGE ON SCHEMA {schema} TO {role}; "
            + $"GRANT SELECT, INSERT ON {schema}.record, {schema}.policy_file TO {role}");
        var place = fixture.Server.InSchema(schema, role);
        await using (var log = DecisionLogWriter.Open(LogStore.Postgres(place)))
        {
            log.Archive(LogBench.Compilation);
            await log.AppendAsync(LogBench.Advice(1));
            await Assert.ThrowsAsync<DecisionLogException>(() => log.EraseAsync(1, "records office", "asked for"));
        }
        foreach (var sql in (string[])["DELETE FROM record", "UPDATE record SET n = 2", "TRUNCATE record",
            "DROP TABLE record",
            "ALTER TABLE record ADD COLUMN x text"])
            Assert.Throws<Npgsql.PostgresException>(() => fixture.Server.Execute(sql, place));
        Assert.Equal((null, 1), (Bench.Verify().Fault, Bench.Verify().Checkpoint.Records));
        // Who erases needs the right to these columns, and to no other.
        fixture.Server.Execute($"GRANT UPDATE (salt, case_json, word, brief, shown, run, statement) ON {schema}.record TO {role}");
        await using var eraser = DecisionLogWriter.Open(LogStore.Postgres(place));
        await eraser.EraseAsync(1, "records office", "asked for");
        Assert.Equal((null, 1), (Bench.Verify().Fault, Bench.Verify().Erased));
    }

    [PostgresFact]
    public async Task A_host_keeps_its_log_in_the_database_that_its_options_name()
    {
        var services = new ServiceCollection();
        services.AddDecisionLog(options => options.ConnectionString = Bench.Place);
        await using var provider = services.BuildServiceProvider();
        var log = provider.GetRequiredService<DecisionLogWriter>();
        log.Archive(LogBench.Compilation);
        await log.AppendAsync(LogBench.Advice(1));
        using var reader = DecisionLogReader.Open(provider.GetRequiredService<LogStore>());
        Assert.Equal("advice-1", Assert.Single(reader.Records).Id);
    }

    [PostgresFact]
    public async Task What_retention_rules_let_go_is_erased_there_too()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2018, 1, 10, 0, 0, 0,
            TimeSpan.Zero));
        await using var log = Bench.Open(clock);
        await log.AppendAsync(LogBench.Advice(1));
        clock.Advance(TimeSpan.FromDays(400));
        await log.AppendAsync(LogBench.Advice(2));
        var rules = RetentionRules.Read("""
            {"format": "eligibility-retention/1", "rules": [{"name": "a", "of": "advice", "keep": "1 year"}]}
            """u8);
        var erased = await log.RetainAsync(rules, new DateOnly(2019, 2, 1), "clerk");
        Assert.Equal([new RecordDue(1, "advice-1", "a")], erased.ToArray());
        Assert.Equal((null, 1), (Bench.Verify().Fault, Bench.Verify().Erased));
    }

    [PostgresFact]
    public void The_command_works_on_a_log_that_others_write() => LogCommandTests.WhileOthersWrite(Bench);
}
