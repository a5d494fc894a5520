namespace Eligibility.Hosting;

/// <summary>
/// Policies that may change while they decide. What their place holds is compiled aside and swapped in as one whole;
/// where anything in it is wrong, what is in force stays. Any number of threads may ask at once.
/// </summary>
/// <example>
/// <code>
/// using var policies = new LivePolicies(new LivePoliciesOptions { Folder = Path.GetFullPath("rules") });
/// var status = await policies.ReloadAsync();
/// var catalogue = policies.Current; // one whole: whatever is loaded meanwhile, it decides as it did
/// var result = catalogue.Decide("Durham Checkpoint", File.ReadAllBytes("docs/cases/seller-of-heroin.json"), new DateOnly(2018, 1, 10));
/// Console.WriteLine(status.Health); // Loaded
/// Console.WriteLine(result.Decision?.Outcome?.Name); // checkpoint
/// var pinned = policies.Edition(result.Decision!.Policy.Hash);
/// Console.WriteLine(pinned.Policy.Edition); // December 2017: drugs extension
/// </code>
/// </example>
public sealed class LivePolicies : IDisposable
{
    private const string ShadowOf = "/shadow";

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly LookingSource _source;
    private readonly TimeProvider _time;
    private readonly ReloadTelemetry _telemetry;
    private readonly DecisionWatch? _watch;
    private readonly LivePolicies? _beside;
    private readonly int _editionsKept;
    private volatile LiveState _state = LiveState.Empty;

    /// <summary>Policies of which none are loaded before <see cref="ReloadAsync"/>.</summary>
    /// <param name="options">Where they are.</param>
    /// <param name="time">The clock; when silent, the machine's.</param>
    /// <exception cref="ArgumentException">The options contradict themselves.</exception>
    public LivePolicies(LivePoliciesOptions options, TimeProvider? time = null)
        : this("", options, AppContext.BaseDirectory, time ?? TimeProvider.System, new ReloadTelemetry("", null, null))
    {
    }

    internal LivePolicies(string name, LivePoliciesOptions options, string start, TimeProvider time,
        ReloadTelemetry telemetry)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (LivePoliciesValidation.Faults(options).FirstOrDefault() is { } fault)
            throw new ArgumentException(fault, nameof(options));
        (Name, _time, _telemetry, _editionsKept) = (name, time, telemetry, options.EditionsKept);
        _source = new LookingSource(options, start, time);
        if (options.Shadow is { } shadow)
        {
            _beside = new LivePolicies(name + ShadowOf, shadow.Place(options), start, time, telemetry.For(ShadowOf));
            Shadow = new PolicyShadow(() => _beside.Status, shadow.Tell, shadow.OneIn, shadow.MostWaiting)
            {
                Telemetry = telemetry.Decisions,
            };
        }
        if (telemetry.Decisions is { } decisions) _watch = new DecisionWatch(decisions, Shadow);
        telemetry.Observe(() => Status.Health);
    }

    /// <summary>The policies in force. Ask once for all that belongs together, and keep what you got.</summary>
    /// <exception cref="InvalidOperationException">None were ever loaded.</exception>
    public PolicyCatalogue Current => Status is var status && status.Catalogue is { } catalogue
        ? catalogue
        : throw new InvalidOperationException(
            $"no policies are loaded: {status.Fault ?? "they have not been read yet; a host does, else ReloadAsync"}");

    /// <summary>The policies in force, and how they stand to what their place holds.</summary>
    public PolicyStatus Status => _state.Status;

    /// <summary>What decides beside them (<see cref="LivePoliciesOptions.Shadow"/>); null where nothing does.</summary>
    public PolicyShadow? Shadow { get; }

    /// <summary>The name of the set in its host; empty where it has none.</summary>
    internal string Name { get; }

    /// <summary>What was refused last, with every line of a text that is at fault; or null.</summary>
    internal string? WholeFault => _state.WholeFault;

    /// <summary>
    /// The edition with a hash, such as a decision names: one in force, or one of the last that were
    /// (<see cref="LivePoliciesOptions.EditionsKept"/>).
    /// </summary>
    /// <exception cref="PolicyNotFoundException">Neither is.</exception>
    public PolicyEvaluator Edition(string hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        return _state.Edition(hash) ?? throw PolicyNotFoundException.NoSuchHash(hash);
    }

    /// <summary>
    /// Looks at the place now, and swaps in what it holds. It begins to look after it was called, so that a change
    /// made before is seen; calls at once go one after the other, and compile a change once.
    /// </summary>
    /// <param name="withdraw">
    /// Whether a policy whose file is gone is withdrawn. Else that counts as a fault, and what is in force stays: a
    /// file may be gone by mistake, and nobody would be told.
    /// </param>
    /// <param name="stop">Where it is cancelled, what is in force stays.</param>
    /// <returns>What is in force then. A fault is told there, and is no exception.</returns>
    public async Task<PolicyStatus> ReloadAsync(bool withdraw = false, CancellationToken stop = default)
    {
        await _oneAtATime.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            var status = await Task.Run(() => ReloadOnceAsync(withdraw, stop), stop).ConfigureAwait(false);
            // What decides beside need not have every policy: that there would be one no more is what it is to tell.
            if (_beside is not null) await _beside.ReloadAsync(withdraw: true, stop).ConfigureAwait(false);
            return status;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>
    /// Compiles other texts beside what is in force, which they leave as it is: whether they could come into force, and
    /// what they would decide.
    /// </summary>
    /// <param name="library">The texts, as they are now.</param>
    /// <param name="stop">Ends it before it has begun.</param>
    /// <returns>Their catalogue, or why there is none. They were never loaded, so no time is told.</returns>
    public Task<PolicyStatus> PreviewAsync(Library library, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(library);
        return Task.Run(() => _state.Preview(SourceLook.Of(library, "", "the preview")), stop);
    }

    /// <summary>
    /// Ends what it measures, and what decides beside once it has decided what still waits; what it decided stays. No
    /// reload may be running.
    /// </summary>
    public void Dispose()
    {
        Shadow?.End();
        _beside?.Dispose();
        _telemetry.Dispose();
        _oneAtATime.Dispose();
    }

    private async Task<PolicyStatus> ReloadOnceAsync(bool withdraw, CancellationToken stop)
    {
        using var activity = _telemetry.Start();
        var look = await _source.LookAsync(stop).ConfigureAwait(false);
        var before = _state;
        _state = Next(before, look, withdraw);
        _telemetry.Tell(before.Status, _state.Status, activity);
        return _state.Status;
    }

    private LiveState Next(LiveState before, SourceLook look, bool withdraw)
    {
        if (look.Digest == before.Loaded) return before.AsLoaded();
        if (look.Digest == before.Refused && !withdraw) return before;
        if (look.Library is null) return before.Refuse(look.Digest, PolicyLoad.Refused(look.Fault!), _time.GetUtcNow());

        var started = _time.GetTimestamp();
        var load = PolicyLoad.Of(look.Library, look.Below, look.Name, before.Load, _watch);
        _telemetry.Compiled(_time.GetElapsedTime(started));
        if (load.Catalogue is not { } catalogue) return before.Refuse(look.Digest, load, _time.GetUtcNow());
        if (!withdraw && before.Status.Catalogue is { } current && Withdrawal.Between(current, catalogue) is { } gone)
            return before.Refuse(look.Digest, PolicyLoad.Refused(gone), _time.GetUtcNow());
        return before.Swap(look.Digest, load, _time.GetUtcNow(), _editionsKept);
    }
}
