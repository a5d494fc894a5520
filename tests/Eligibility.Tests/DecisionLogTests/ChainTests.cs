using Eligibility.DecisionLog;

namespace Eligibility.Tests.DecisionLogTests;

/// <summary>What is done to a log behind its back is found, and told at its place.</summary>
public sealed class ChainTests : IDisposable
{
    private readonly LogBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_log_that_nobody_touched_is_whole()
    {
        await _bench.WriteSampleAsync();
        var found = _bench.Verify(_bench.Checkpoint());
        Assert.Equal((null, 5, 1), (found.Fault, found.Checkpoint.Records, found.Erased));
    }

    [Theory]
    [InlineData("UPDATE record SET user = 'officer 8' WHERE n = 2", 2, "link")]
    [InlineData("UPDATE record SET at = '2018-01-01T00:00:00.0000000Z' WHERE n = 1", 1, "link")]
    [InlineData("UPDATE record SET layout = layout + 4294967296 WHERE n = 2", 2, "link")]
    [InlineData("UPDATE record SET layout = 4294967297 WHERE n = 2", 2, "link")]
    [InlineData("UPDATE record SET id = CAST(CAST(id AS BLOB) || x'00' || x'41' AS TEXT) WHERE n = 2", 2, "link")]
    [InlineData("UPDATE record SET case_json = replace(CAST(case_json AS TEXT), 'true', 'false') WHERE n = 2", 2,
        "read")]
    [InlineData("UPDATE record SET case_json = CAST(replace(CAST(case_json AS TEXT), 'true', 'false') AS BLOB) WHERE n = 2", 2, "case")]
    [InlineData("UPDATE record SET brief = CAST('{}' AS BLOB) WHERE n = 4", 4, "brief record")]
    [InlineData("UPDATE record SET statement = zeroblob(3) WHERE n = 5", 5, "statement")]
    [InlineData("UPDATE record SET word = NULL, layout = NULL WHERE n = 2", 2, "link")]
    [InlineData("UPDATE record SET run = NULL WHERE n = 1", 1, "run")]
    [InlineData("UPDATE record SET salt = randomblob(32) WHERE n = 1", 1, "case")]
    [InlineData("UPDATE record SET digests = randomblob(192) WHERE n = 3", 3, "link")]
    [InlineData("UPDATE record SET digests = x'' WHERE n = 3", 3, "digests")]
    [InlineData("DELETE FROM record WHERE n = 2", 3, "missing")]
    [InlineData("DELETE FROM record WHERE n = 1; UPDATE record SET n = n - 1", 1, "link")]
    [InlineData("UPDATE record SET n = 9 WHERE n = 1; UPDATE record SET n = 1 WHERE n = 2; UPDATE record SET n = 2 WHERE n = 9", 1, "link")]
    [InlineData("INSERT INTO record SELECT 6, id || 'x', kind, policy, engine, at, user, answers, layout, shown_as, salt, "
        + "case_json, word, brief, shown, run, statement, digests, link FROM record WHERE n = 1", 6, "link")]
    [InlineData("UPDATE record SET salt = NULL, case_json = NULL, word = NULL, brief = NULL, shown = NULL, run = NULL "
        + "WHERE n = 1", 1, "no record says")]
    [InlineData("UPDATE record SET salt = NULL WHERE n = 1", 1, "still holds its case")]
    [InlineData("UPDATE policy_file SET text = text || ' ' WHERE place = 1", 0, "archived text")]
    [InlineData("DELETE FROM policy_file WHERE place = 1", 0, "archived text")]
    [InlineData("UPDATE policy_file SET place = 2 WHERE place = 1", 0, "missing")]
    [InlineData("DELETE FROM policy_file", 1, "not archived")]
    [InlineData("CREATE TABLE more(x)", 0, "tables")]
    [InlineData("CREATE TRIGGER t AFTER INSERT ON record BEGIN DELETE FROM record; END", 0, "tables")]
    public async Task What_is_changed_removed_swapped_or_added_is_found(string sql, long record, string why)
    {
        await _bench.WriteSampleAsync();
        if (why == "read")
        {
            // A strict table takes no text where bytes belong.
            Assert.Throws<Microsoft.Data.Sqlite.SqliteException>(() => _bench.Tamper(sql));
            return;
        }
        _bench.Tamper(sql);
        var fault = _bench.Verify().Fault;
        Assert.NotNull(fault);
        Assert.Equal(record, fault.Record);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_cut_off_at_the_end_is_found_by_a_checkpoint()
    {
        await _bench.WriteSampleAsync();
        var checkpoint = _bench.Checkpoint();
        _bench.Tamper("DELETE FROM record WHERE n >= 3");
        Assert.Null(_bench.Verify().Fault);
        Assert.Equal(new LogFault(3, "the log ends before it; at the checkpoint it had 5 records"),
            _bench.Verify(checkpoint).Fault);
    }

    [Fact]
    public async Task A_chain_that_was_made_anew_is_found_by_a_checkpoint()
    {
        await _bench.WriteSampleAsync();
        var checkpoint = _bench.Checkpoint();
        Tampering.Relinked(_bench.File, from: 2);
        Assert.Null(_bench.Verify().Fault);
        Assert.Equal(5, _bench.Verify(checkpoint).Fault?.Record);
    }

    [Fact]
    public void A_checkpoint_is_read_as_it_was_written_and_nothing_else_is_one()
    {
        foreach (var checkpoint in (Checkpoint[])[new(12, new string('a', 64)), new(0, new string('0', 64))])
            Assert.Equal(checkpoint, Checkpoint.Read(checkpoint.ToJson()));
        // Where there was no record, none was the last.
        Assert.Throws<FormatException>(() => Checkpoint.Read(new Checkpoint(0, new string('a', 64)).ToJson()));
        foreach (var other in (string[])["", "{}", "[]",
            "{\"format\":\"eligibility-checkpoint/1\",\"records\":-1,\"head\":\"\"}"])
            Assert.Throws<FormatException>(() => Checkpoint.Read(System.Text.Encoding.UTF8.GetBytes(other)));
    }

    [Fact]
    public void Random_tampering_is_found_and_its_absence_too()
    {
        var told = Tampering.Run(first: 1, count: 2_000);
        Assert.True(told.Missed.Count == 0, string.Join('\n', told.Missed));
        Assert.True(told.ByKind.Count >= 10, string.Join(", ", told.ByKind.Keys));
    }
}
