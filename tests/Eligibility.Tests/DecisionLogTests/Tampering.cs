using System.Globalization;
using Eligibility.DecisionLog;
using Eligibility.DecisionLog.Chain;
using Eligibility.DecisionLog.Reading;
using Eligibility.DecisionLog.Store;
using Eligibility.Measure;
using Microsoft.Data.Sqlite;

namespace Eligibility.Tests.DecisionLogTests;

/// <summary>What came of tampering at random.</summary>
internal sealed record TamperingResult(SortedDictionary<string, int> ByKind, List<string> Missed);

/// <summary>
/// Tampers with a log as a seed has it, verifies, and takes it back. Each seed changes, removes, swaps or adds
/// something; one in twenty does nothing, and must be found whole.
/// </summary>
internal static class Tampering
{
    private const string Columns =
        "id, kind, policy, engine, at, \"user\", answers, layout, shown_as, salt, case_json, word, brief, shown, run, "
            + "statement, digests, link";

    private static readonly string[] Names = Columns.Split(", ");

    public static TamperingResult Run(int first, int count)
    {
        using var log = Sample(out var checkpoint);
        var result = new TamperingResult(new SortedDictionary<string, int>(StringComparer.Ordinal), []);
        for (var seed = first; seed < first + count; seed++)
        {
            Do(log, "SAVEPOINT try");
            var kind = Tamper(log, new SplitMix64((ulong)seed), (int)checkpoint.Records);
            var fault = new ChainVerifier(log, checkpoint).Verify().Fault;
            Do(log, "ROLLBACK TO try");
            Do(log, "RELEASE SAVEPOINT try");
            result.ByKind[kind] = result.ByKind.GetValueOrDefault(kind) + 1;
            if (fault is null != (kind == "nothing"))
                result.Missed.Add(string.Create(CultureInfo.InvariantCulture,
                    $"seed {seed}: {kind}: {fault?.Message ?? "not found"}"));
        }
        return result;
    }

    /// <summary>
    /// Changes a record, and makes the chain anew from there on, as whoever knows how it is made can.
    /// </summary>
    public static void Relinked(string file, long from)
    {
        using var log = new SqliteFile(file).OpenToWrite();
        Relink(log, from);
    }

    private static void Relink(LogConnection log, long from)
    {
        var link = from == 1 ? Links.Start : new RecordTable(log).ByNumber(from - 1)!.Link;
        foreach (var entry in new RecordTable(log).All().Where(e => e.Number >= from).ToList())
        {
            var changed = entry.Number == from ? entry with { User = entry.User + "!" } : entry;
            link = Links.Of(link, changed);
            log.Execute("UPDATE record SET \"user\" = @user, link = @link WHERE n = @n",
                ("@user", changed.User), ("@link", link), ("@n", entry.Number));
        }
    }

    private static string Tamper(LogConnection log, SplitMix64 draw, int records)
    {
        int Next(int below) => (int)(draw.Draw() % (ulong)below);
        var (n, other) = (1 + Next(records), 1 + Next(records));
        if (other == n) other = n % records + 1;
        switch (Next(20))
        {
            case 0: return "nothing";
            case 1:
                Do(log, "DELETE FROM record WHERE n = @n", n);
                return "removed";
            case 2:
                Do(log, "DELETE FROM record WHERE n = @n", n);
                Shift(log, n, -1);
                return "removed, the rest moved up";
            case 3 or 4:
                Do(log, "UPDATE record SET n = -1 WHERE n = @n", n);
                Do(log, "UPDATE record SET n = @n WHERE n = @other", n, other);
                Do(log, "UPDATE record SET n = @n WHERE n = -1", other);
                return "swapped";
            case 5 or 6:
                var place = 1 + Next(records + 1);
                Shift(log, place, 1);
                var copied = other >= place ? other + 1 : other;
                Do(log, $"INSERT INTO record SELECT @n, id || ' again', {Columns[4..]} FROM record WHERE n = @other",
                    place, copied);
                return "added";
            case 7:
                Do(log, "DELETE FROM record WHERE n >= @n", n);
                return "cut off";
            case 8:
                Relink(log, n);
                return "linked anew";
            case 9:
                var erased = Do(log, "UPDATE record SET salt = NULL, case_json = NULL, word = NULL, brief = NULL, shown = NULL, "
                    + "run = NULL, statement = NULL WHERE n = @n AND salt IS NOT NULL", n);
                return erased == 0 ? "nothing" : "erased without a word";
            case 10:
                var place2 = Next(4);
                Do(log, place2 switch
                {
                    0 => "UPDATE policy_file SET text = text || ' ' WHERE place = @n % 2",
                    1 => "UPDATE policy_file SET path = 'x' || path WHERE place = @n % 2",
                    2 => "DELETE FROM policy_file WHERE place = @n % 2",
                    _ => "INSERT INTO policy_file VALUES('00', 0, 'x.rules', 'x')",
                }, n);
                return "policy";
            case 11:
                Do(log, "UPDATE record SET (salt, case_json, word, brief, shown, run, statement) = (SELECT salt, case_json, word, "
                    + "brief, shown, run, statement FROM record WHERE n = @other) WHERE n = @n", n, other);
                return Same(log, n, other) ? "nothing" : "parts of another";
            default:
                return Change(log, n, Next(Names.Length), Next(1 << 20)) ? "changed" : "nothing";
        }
    }

    private static bool Same(LogConnection log, int n, int other) =>
        new RecordTable(log).ByNumber(n) is { IsErased: true }
            && new RecordTable(log).ByNumber(other) is { IsErased: true }
            && new ChainVerifier(log, null).Verify().Fault is null;

    /// <summary>Changes one value of one record; false where there is nothing to change.</summary>
    private static bool Change(LogConnection log, int n, int column, int draw)
    {
        var name = Names[column];
        using var read = log.Command($"SELECT {name} FROM record WHERE n = @n", ("@n", n));
        object? changed = read.ExecuteScalar() switch
        {
            long number => draw % 3 == 0 && name is "answers" or "layout" ? DBNull.Value : number
                + (draw % 2 == 0 ? 1 : 4294967296),
            string text when name == "shown_as" && draw % 3 == 0 => DBNull.Value,
            string text => draw % 2 == 0 || name == "id" ? text + "x" : text[..(draw % text.Length)],
            byte[] { Length: > 0 } bytes => Spoilt(bytes, draw, mayBeNull: name is not ("digests" or "link")),
            // What was erased stays so; a part that a record has none of is given one.
            _ when name is "answers" or "layout" => (long)draw,
            _ when name == "shown_as" => "x",
            _ when name == "salt" => new byte[32],
            _ => new byte[] { 1, 2, 3 },
        };
        return log.Execute($"UPDATE record SET {name} = @value WHERE n = @n", ("@value", changed), ("@n", n)) == 1;
    }

    private static object Spoilt(byte[] bytes, int draw, bool mayBeNull)
    {
        if (draw % 7 == 0) return mayBeNull ? DBNull.Value : Array.Empty<byte>();
        if (draw % 7 == 1) return bytes[..^1];
        var changed = bytes.ToArray();
        changed[draw % bytes.Length] ^= (byte)(1 << (draw % 8));
        return changed;
    }

    private static void Shift(LogConnection log, int from, int by)
    {
        Do(log, "UPDATE record SET n = -n WHERE n >= @n", from);
        Do(log, "UPDATE record SET n = -n + @other WHERE n < 0", from, by);
    }

    private static int Do(LogConnection log, string text, int n = 0, int other = 0) =>
        log.Execute(text, ("@n", n), ("@other", other));

    /// <summary>A log of all that there is, in memory: advice, decisions, erasures.</summary>
    private static LogConnection Sample(out Checkpoint checkpoint)
    {
        using var bench = new LogBench();
        WriteAsync(bench).GetAwaiter().GetResult();
        var memory = new SqliteConnection("Data Source=:memory:");
        memory.Open();
        using var file = new SqliteConnection($"Data Source={bench.File};Pooling=False");
        file.Open();
        file.BackupDatabase(memory);
        checkpoint = bench.Checkpoint();
        var log = new SqliteLog(memory);
        Assert.Null(new ChainVerifier(log, checkpoint).Verify().Fault);
        return log;
    }

    private static Task WriteAsync(LogBench bench) => bench.WriteAsync(async log =>
    {
        for (var i = 1; i <= 12; i++)
        {
            await log.AppendAsync(LogBench.Advice(i));
            if (i % 4 == 2)
                await log.AppendAsync($"decision {i}", HumanDecision.Read(LogBench.Departed(LogBench.Bytes(i))),
                    "desk");
        }
        await log.EraseAsync(2, "records office", "asked for");
        await log.EraseAsync(5, "records office", "asked for");
        await log.AppendAsync(LogBench.Advice(13));
    });
}
