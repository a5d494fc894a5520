using System.Collections.Immutable;
using System.Globalization;
using Eligibility.DecisionLog;
using Eligibility.Measure;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.DecisionLogTests;

/// <summary>
/// Kills what is in the middle of appending, again and again: what it had acknowledged stands in the log once, the
/// log verifies, and the next process goes on with it. Of a file it kills the one process that appends; of a database
/// one of two, a process of the server, or the server itself, and lets the two go on until they are killed too.
/// </summary>
internal sealed class KillRuns(PostgresServer? server = null) : IDisposable
{
    /// <summary>After so many kills a log is left and a new one begun: verifying takes as long as the log is.</summary>
    private const int KillsOfALog = 10;

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _acknowledged = new(StringComparer.Ordinal);
    private string _place = "";
    private ImmutableArray<string> _again = [];

    /// <summary>How many records were acknowledged, in all logs.</summary>
    public long Acknowledged { get; private set; }

    /// <summary>How many stood in the log that were never acknowledged.</summary>
    public long Unacknowledged { get; private set; }

    private LogStore Store => AppendLoad.StoreOf(_place);

    public void Dispose() => _folder.Dispose();

    /// <summary>Kills once, as a seed has it, and says what is wrong; null where nothing is.</summary>
    public string? Kill(int seed)
    {
        var draw = new SplitMix64((ulong)seed);
        if (_place.Length == 0 || seed % KillsOfALog == 1) Begin(seed);
        // Now and then before anything is acknowledged: while the log is opened, or made.
        var wait = draw.Next(8) == 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(1 + draw.Next(250));
        var runs = Enumerable.Range(0, server is null ? 1 : 2)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"r{seed}{(char)('a' + i)}")).ToList();
        var appending = runs.Select(run => new AppendProcess(_place, run, _again)).ToList();
        foreach (var process in wait > TimeSpan.Zero ? appending : []) process.AwaitFirst();
        Thread.Sleep(wait > TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(draw.Next(600)));
        if (server is not null) Strike(server, appending, draw);
        foreach (var process in appending) process.Kill();
        if (appending.Select(p => p.Error).FirstOrDefault(e => e.Length > 0) is { } error) return error;

        foreach (var line in appending.SelectMany(p => p.Lines))
        {
            var parts = line.Split(' ', 2);
            if (_acknowledged.TryGetValue(parts[0], out var before) && before != parts[1])
                return $"{parts[0]} was acknowledged as {before}, and again as {parts[1]}";
            _acknowledged[parts[0]] = parts[1];
        }
        var told = appending.Sum(p => p.Lines.Count);
        // The next writes the last ones again, told or not, whoever wrote them: none may be doubled.
        _again = [.. appending.Zip(runs).SelectMany(pair =>
            Enumerable.Range(Math.Max(1, pair.First.Lines.Count - 20), 60)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"{pair.Second}-{i}")))];
        return Compare(told);
    }

    /// <summary>
    /// Kills one of those who append, what serves one of them, or the server; the others go on for a while.
    /// </summary>
    private void Strike(PostgresServer server, List<AppendProcess> appending, SplitMix64 draw)
    {
        var schema = new Npgsql.NpgsqlConnectionStringBuilder(_place).SearchPath;
        switch (draw.Next(3))
        {
            case 0:
                appending[draw.Next(2)].Kill();
                break;
            case 1 when server.Execute($"SELECT pid FROM pg_stat_activity WHERE application_name = '{schema}' "
                + "ORDER BY state, pid LIMIT 1") is int backend:
                PostgresServer.KillBackend(backend);
                break;
            default:
                server.KillAndStart();
                break;
        }
        Thread.Sleep(draw.Next(400));
    }

    private void Begin(int seed)
    {
        foreach (var part in Directory.EnumerateFiles(_folder.Path)) File.Delete(part);
        _place = server?.NewSchema()
            ?? Path.Combine(_folder.Path, string.Create(CultureInfo.InvariantCulture, $"{seed}.log"));
        _acknowledged.Clear();
        _again = [];
    }

    private string? Compare(int told)
    {
        server?.AwaitRecovery();
        if (server is null && !File.Exists(_place)) return told == 0 ? null : "the file is gone";
        // It opens again for whoever writes, and then for whoever reads.
        using var log = DecisionLogWriter.Open(Store);
        using var reader = DecisionLogReader.Open(Store);
        var verified = reader.Verify();
        if (verified.Fault is { } fault) return $"record {fault.Record}: {fault.Message}";
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var found = 0;
        foreach (var (id, number, link) in reader.Links())
        {
            if (!ids.Add(id)) return $"{id} stands there twice";
            if (!_acknowledged.TryGetValue(id, out var receipt)) continue;
            if (receipt != string.Create(CultureInfo.InvariantCulture, $"{number} {link}"))
                return $"{id} was acknowledged as {receipt}, and stands there as {number} {link}";
            found++;
        }
        if (found != _acknowledged.Count) return $"{_acknowledged.Count - found} acknowledged records are lost";
        Acknowledged += told;
        Unacknowledged += ids.Count - found;
        return null;
    }
}
