using Eligibility.DecisionLog;

namespace Eligibility.Tests.DecisionLogTests;

/// <summary>
/// A file that is taken away while it is written is gone with the process, whatever SQLite says of its commits: nothing
/// is acknowledged once it does not stand at its path.
/// </summary>
public sealed class MovedFileTests : IDisposable
{
    private static readonly Dictionary<string, Action<string>> Ways = new(StringComparer.Ordinal)
    {
        ["removed"] = File.Delete,
        ["moved"] = file => File.Move(file, file + ".old"),
        ["replaced by a copy"] = file =>
        {
            File.Copy(file, file + ".copy");
            File.Move(file + ".copy", file, overwrite: true);
        },
        ["cut short"] = file =>
        {
            using var open = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            open.SetLength(0);
        },
        ["robbed of what waits beside it"] = file => File.Delete(file + "-wal"),
        ["its folder moved"] = file => Directory.Move(Path.GetDirectoryName(file)!, Path.GetDirectoryName(file) + "-moved"),
    };

    private readonly LogBench _bench = new();

    public static TheoryData<string> Each => [.. Ways.Keys];

    public void Dispose() => _bench.Dispose();

    [Theory, MemberData(nameof(Each))]
    public async Task Nothing_is_acknowledged_once_the_file_was(string way)
    {
        if (!OperatingSystem.IsLinux()) return; // Elsewhere an open file stays where it is.
        await using var log = _bench.Open(busySeconds: 1);
        await log.AppendAsync(LogBench.Advice(1));
        Ways[way](_bench.File);
        var fault = await Assert.ThrowsAsync<DecisionLogException>(() => log.AppendAsync(LogBench.Advice(2)));
        Assert.NotNull(log.Stopped);
        Assert.Equal(1, log.Lost);
        Assert.Contains(way is "cut short" ? "" : "does not stand at", fault.Message, StringComparison.Ordinal);
        // What holds all that was acknowledged may take its place; no empty log does.
        if (way is "replaced by a copy") await log.ResumeAsync();
        else await Assert.ThrowsAsync<DecisionLogException>(log.ResumeAsync);
        Assert.Equal(way is "removed" or "moved" or "its folder moved", !File.Exists(_bench.File));
        if (Path.GetDirectoryName(_bench.File) is { } folder && !Directory.Exists(folder)) Directory.Move(folder + "-moved", folder);
    }

    [Fact]
    public async Task Put_back_it_is_gone_on_with()
    {
        if (!OperatingSystem.IsLinux()) return;
        await using var log = _bench.Open();
        await log.AppendAsync(LogBench.Advice(1));
        File.Move(_bench.File, _bench.File + ".old");
        await Assert.ThrowsAsync<DecisionLogException>(() => log.AppendAsync(LogBench.Advice(2)));
        File.Move(_bench.File + ".old", _bench.File);
        await log.ResumeAsync();
        await log.AppendAsync(LogBench.Advice(3));
        Assert.Null(_bench.Verify().Fault);
    }
}
