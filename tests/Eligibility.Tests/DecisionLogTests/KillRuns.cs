using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Eligibility.DecisionLog;
using Eligibility.Measure;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.DecisionLogTests;

/// <summary>
/// Kills a process in the middle of appending, again and again: what it had acknowledged stands in the log once, the log
/// verifies, and the next process goes on with it.
/// </summary>
internal sealed class KillRuns : IDisposable
{
    /// <summary>After so many kills a file is left and a new one begun: verifying takes as long as the log is.</summary>
    private const int KillsOfAFile = 10;

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _acknowledged = new(StringComparer.Ordinal);
    private string _file = "";
    private ImmutableArray<string> _again = [];

    /// <summary>How many records were acknowledged, in all files.</summary>
    public long Acknowledged { get; private set; }

    /// <summary>How many stood in the log that were never acknowledged.</summary>
    public long Unacknowledged { get; private set; }

    public void Dispose() => _folder.Dispose();

    /// <summary>Kills once, as a seed has it, and says what is wrong; null where nothing is.</summary>
    public string? Kill(int seed)
    {
        var draw = new SplitMix64((ulong)seed);
        if (_file.Length == 0 || seed % KillsOfAFile == 1) Begin(seed);
        // Now and then before anything is acknowledged: while the file is opened, or made.
        var wait = draw.Next(8) == 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(1 + draw.Next(250));
        var lines = RunAndKill(seed, wait, draw.Next(600));
        foreach (var line in lines)
        {
            var parts = line.Split(' ', 2);
            if (_acknowledged.TryGetValue(parts[0], out var before) && before != parts[1])
                return $"{parts[0]} was acknowledged as {before}, and again as {parts[1]}";
            _acknowledged[parts[0]] = parts[1];
        }
        return Compare(seed, lines);
    }

    private void Begin(int seed)
    {
        if (_file.Length > 0) foreach (var part in Directory.EnumerateFiles(_folder.Path)) File.Delete(part);
        _file = Path.Combine(_folder.Path, string.Create(CultureInfo.InvariantCulture, $"{seed}.log"));
        _acknowledged.Clear();
        _again = [];
    }

    /// <summary>The whole lines that a process told before it was killed.</summary>
    private List<string> RunAndKill(int seed, TimeSpan wait, int opening)
    {
        using var process = Start("append", _file, string.Create(CultureInfo.InvariantCulture, $"r{seed}"), string.Join(',', _again));
        var error = process.StandardError.ReadToEndAsync();
        var first = wait > TimeSpan.Zero ? process.StandardOutput.ReadLine() : null;
        Thread.Sleep(wait > TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(opening));
        process.Kill();
        var rest = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (wait > TimeSpan.Zero && first is null)
            throw new InvalidOperationException($"the process appended nothing: {error.GetAwaiter().GetResult()}");
        return [.. first is null ? [] : (string[])[first], .. rest.Split('\n')[..^1]];
    }

    private string? Compare(int seed, List<string> lines)
    {
        if (!File.Exists(_file)) return lines.Count == 0 ? null : "the file is gone";
        // It opens again for whoever writes, and then for whoever reads.
        using (var log = new Reopened(_file))
        using (var reader = DecisionLogReader.Open(LogStore.Sqlite(_file)))
        {
            var verified = reader.Verify();
            if (verified.Fault is { } fault) return $"record {fault.Record}: {fault.Message}";
            var ids = new HashSet<string>(StringComparer.Ordinal);
            var found = 0;
            foreach (var (id, number, link) in reader.Links())
            {
                if (!ids.Add(id)) return $"{id} stands there twice";
                if (!_acknowledged.TryGetValue(id, out var told)) continue;
                if (told != string.Create(CultureInfo.InvariantCulture, $"{number} {link}"))
                    return $"{id} was acknowledged as {told}, and stands there as {number} {link}";
                found++;
            }
            if (found != _acknowledged.Count) return $"{_acknowledged.Count - found} acknowledged records are lost";
            Acknowledged += lines.Count;
            Unacknowledged += ids.Count - found;
            // The next process writes the last ones again, told or not: none may be doubled.
            _again = [.. Enumerable.Range(Math.Max(1, lines.Count - 20), 60)
                .Select(i => string.Create(CultureInfo.InvariantCulture, $"r{seed}-{i}"))];
            return null;
        }
    }

    private static Process Start(params string[] work)
    {
        var host = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet");
        var start = new ProcessStartInfo(host, [typeof(KillRuns).Assembly.Location, "--log", .. work])
        {
            RedirectStandardOutput = true, RedirectStandardError = true
        };
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        return Process.Start(start)!;
    }

    /// <summary>The log as a writer opens it, and closes it again.</summary>
    private sealed class Reopened(string file) : IDisposable
    {
        private readonly DecisionLogWriter _log = DecisionLogWriter.Open(LogStore.Sqlite(file));

        public void Dispose() => _log.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
