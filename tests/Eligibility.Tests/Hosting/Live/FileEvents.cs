using System.Globalization;
using Eligibility.Hosting;
using Eligibility.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Eligibility.Tests.Hosting.Live;

/// <summary>The ways in which a policy comes to be another while a service runs.</summary>
internal enum FileEvent { Rename, NewFolder, PartialWrite, DoubleWrite, LinkSwap }

/// <summary>
/// Changes a folder again and again while callers decide, and waits each time until what it holds is in force. Found by
/// what the machine reports, or else by the clock.
/// </summary>
internal sealed class FileEvents : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _name = Guid.NewGuid().ToString("N");
    private readonly CompileCount _compiles;
    private readonly LivePolicies _policies;
    private readonly PolicyPoller _poller;
    private readonly CancellationTokenSource _stop = new();
    private Task[] _calling = [];
    private string _current = "policy.rules";

    public FileEvents(TimeSpan settle)
    {
        _compiles = new CompileCount(_name);
        var options = new LivePoliciesOptions { Folder = _folder.Path, Settle = settle, PollInterval = TimeSpan.FromSeconds(1) };
        _policies = new LivePolicies(_name, options, "/", TimeProvider.System, new ReloadTelemetry(_name, null, null));
        _poller = new PolicyPoller(_policies, options, "/", TimeProvider.System, NullLogger.Instance);
    }

    /// <summary>How many changes came into force.</summary>
    public int Seen { get; private set; }

    /// <summary>How many of them took more than one compilation: two states of the folder were each at rest.</summary>
    public int CompiledTwice { get; private set; }

    /// <summary>The longest time from a change to its being in force.</summary>
    public TimeSpan Longest { get; private set; }

    public async Task Run(FileEvent kind, int count, int callers)
    {
        if (kind == FileEvent.LinkSwap)
        {
            Mount(1);
            File.CreateSymbolicLink(At("policy.rules"), "..data/policy.rules");
        }
        else Write(1);
        await _poller.StartingAsync(CancellationToken.None);
        await _poller.StartAsync(CancellationToken.None);
        _calling = [.. Enumerable.Range(0, callers).Select(_ => Task.Factory.StartNew(Call, CancellationToken.None,
            TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        for (var number = 2; number < 2 + count; number++) await Change(kind, number);
        await _stop.CancelAsync();
        await Task.WhenAll(_calling);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_calling);
        await _poller.StopAsync(CancellationToken.None);
        _poller.Dispose();
        _policies.Dispose();
        _compiles.Dispose();
        _stop.Dispose();
        _folder.Dispose();
    }

    private async Task Change(FileEvent kind, int number)
    {
        var before = _compiles.Count;
        var started = TimeProvider.System.GetTimestamp();
        Make(kind, number);
        await LiveApplication.Until(() => IsInForce(kind, number), FormattableString.Invariant(
            $"{kind} {number} was lost: {_policies.Status.Health} {_policies.Status.Fault}"));
        var took = TimeProvider.System.GetElapsedTime(started);
        if (took > Longest) Longest = took;
        Seen++;
        if (_compiles.Count - before > 1) CompiledTwice++;
    }

    private bool IsInForce(FileEvent kind, int number)
    {
        var policy = _policies.Current.Find(LiveFolder.Title, LiveFolder.Day).Policy;
        return kind == FileEvent.Rename
            ? policy.Source.Path == _current
            : policy.Edition == number.ToString(CultureInfo.InvariantCulture);
    }

    private void Make(FileEvent kind, int number)
    {
        var before = _current;
        switch (kind)
        {
            case FileEvent.Rename:
                _current = FormattableString.Invariant($"policy-{number}.rules");
                File.Move(At(before), At(_current));
                break;
            case FileEvent.NewFolder:
                _current = FormattableString.Invariant($"from-{number}/of/may/policy.rules");
                File.Delete(At(before));
                Write(number);
                break;
            case FileEvent.PartialWrite:
                WritePartly(number);
                break;
            case FileEvent.DoubleWrite:
                Write(number);
                File.SetLastWriteTimeUtc(At(_current), new DateTime(2024, 5, 6, 0, 0, number % 60, DateTimeKind.Utc));
                Write(number);
                break;
            case FileEvent.LinkSwap:
                Mount(number);
                break;
        }
    }

    private void Write(int number) => _folder.Write(_current, NumberedPolicy.Text(LiveFolder.Title, number).TrimEnd('\n'));

    private void WritePartly(int number)
    {
        var text = System.Text.Encoding.UTF8.GetBytes(NumberedPolicy.Text(LiveFolder.Title, number));
        using var stream = new FileStream(At(_current), FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        var part = text.Length / 4;
        for (var at = 0; at < text.Length; at += part)
        {
            stream.Write(text, at, Math.Min(part, text.Length - at));
            stream.Flush();
            Thread.Sleep(number % 3);
        }
    }

    private void Mount(int number)
    {
        var name = FormattableString.Invariant($"..v{number}");
        _folder.Write($"{name}/policy.rules", NumberedPolicy.Text(LiveFolder.Title, number).TrimEnd('\n'));
        Directory.CreateSymbolicLink(At("..data_tmp"), name);
        Links.Swap(At("..data_tmp"), At("..data"));
        if (number > 2) Directory.Delete(At(FormattableString.Invariant($"..v{number - 2}")), recursive: true);
    }

    private string At(string path) => Path.Combine(_folder.Path, path);

    private void Call()
    {
        while (!_stop.IsCancellationRequested)
        {
            LiveFolder.NumberIn(_policies.Current);
            Thread.Sleep(1);
        }
    }
}
