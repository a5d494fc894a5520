namespace Eligibility.Hosting;

/// <summary>
/// The machine's word that something below a folder has changed, which may come twice, late or never: whoever waits for
/// it waits no longer than until the next look by the clock. Many words at once are one.
/// </summary>
internal sealed class ChangeHint : IDisposable
{
    private readonly SemaphoreSlim _changed = new(0, 1);
    private FileSystemWatcher? _watcher;
    private string? _watched;

    /// <summary>Whether the watcher lost sight, and is to be made anew.</summary>
    private volatile bool _blind;

    /// <summary>Watches a folder, unless it is watched already. A link is followed, wherever it leads now.</summary>
    /// <returns>Why it cannot be watched, or null.</returns>
    public string? Watch(string folder)
    {
        if (_watched == folder && !_blind) return null;
        (_watched, _blind) = (null, false);
        _watcher?.Dispose();
        _watcher = null;
        if (!Directory.Exists(folder)) return null;
        try
        {
            _watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
            _watcher.Changed += (_, _) => Tell();
            _watcher.Created += (_, _) => Tell();
            _watcher.Deleted += (_, _) => Tell();
            _watcher.Renamed += (_, _) => Tell();
            _watcher.Error += (_, _) => { _blind = true; Tell(); };
            _watcher.EnableRaisingEvents = true;
            _watched = folder;
            return null;
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or UnauthorizedAccessException)
        {
            // Such as when the machine gives out no more watches.
            return fault.GetType().Name;
        }
    }

    /// <summary>Says that something has changed.</summary>
    public void Tell()
    {
        try
        {
            _changed.Release();
        }
        catch (Exception fault) when (fault is SemaphoreFullException or ObjectDisposedException)
        {
            // It was said already, or nobody listens any more.
        }
    }

    /// <summary>Waits until something has changed, or a time is over.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var changed = _changed.WaitAsync(over.Token);
        await Task.WhenAny(changed, Task.Delay(atMost, time, over.Token)).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        // A word that came in the same moment as the end of the time is not lost: a look follows either way.
        await changed.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.ThrowIfCancellationRequested();
    }

    public void Dispose()
    {
        _watcher?.Dispose();
        _changed.Dispose();
    }
}
