namespace Eligibility.Hosting;

/// <summary>
/// Policies that decide beside those in force, on a sample of their cases, to see what would come out otherwise. It is
/// offered an answer once that is given, and never alters one: it decides later and elsewhere, and where it cannot keep up
/// it lets cases go and counts them.
/// </summary>
/// <example>
/// <code>
/// static Library Sale(int age) =&gt; Library.Of(("sale.rules", $"""
///     policy "Sale of fireworks"
///         in force from 1 January 2020
///     fact age: whole number
///     outcome refuse "Not sold"
///     outcome sell "Sold"
///     rule minors
///         refuse when age is under {age}
///         because "Fireworks are not sold to minors."
///     otherwise sell
///     end
///     """));
/// using var policies = new LivePolicies(new LivePoliciesOptions { Source = _ =&gt; ValueTask.FromResult(Sale(18)) });
/// await policies.ReloadAsync();
/// var preview = await policies.PreviewAsync(Sale(21));
/// await using (var shadow = new PolicyShadow(preview.Catalogue!, oneIn: 1, tell: (title, inForce, beside) =&gt;
///     Console.WriteLine($"{title}: {inForce.Decision?.Outcome?.Name}, and {beside?.Decision?.Outcome?.Name} beside")))
/// {
///     var answer = policies.Current.Decide("Sale of fireworks", "{\"age\": 19}"u8, new DateOnly(2024, 5, 6));
///     shadow.Offer("Sale of fireworks", "{\"age\": 19}"u8, new DateOnly(2024, 5, 6), answer);
/// } // Sale of fireworks: sell, and refuse beside
/// </code>
/// </example>
public sealed class PolicyShadow : IAsyncDisposable
{
    // Waking somebody costs the caller more than all else; a case waits so long at most, or until many do.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly Func<PolicyStatus> _policies;
    private readonly Action<string, EditionDecision, EditionDecision?>? _tell;
    private readonly CaseSample _sample;
    private readonly OfferRing _waiting;
    private readonly SemaphoreSlim _wake = new(0);
    private readonly Task _deciding;
    private readonly ShadowCounts _counts = new();
    private volatile bool _ends;

    /// <summary>A shadow that decides until it is disposed of.</summary>
    /// <param name="catalogue">The policies that decide beside, such as those of a preview.</param>
    /// <param name="tell">
    /// Told of each difference, one after the other: the policy's title, the answer that was given, and what would have
    /// been, or null where there would be no such policy, or none that the record fits. Both hold the case.
    /// </param>
    /// <param name="oneIn">Of how many cases one is decided beside: 1 is every case.</param>
    /// <param name="mostWaiting">How many cases may wait, from 1 on; one more is dropped.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is under 1.</exception>
    public PolicyShadow(PolicyCatalogue catalogue, Action<string, EditionDecision, EditionDecision?> tell,
        int oneIn = 10, int mostWaiting = 1_000)
        : this(StatusOf(catalogue), tell ?? throw new ArgumentNullException(nameof(tell)), oneIn, mostWaiting)
    {
    }

    /// <param name="policies">The policies that decide beside, asked for at each case.</param>
    /// <param name="tell">Told of each difference, or null.</param>
    /// <param name="oneIn">Of how many cases one is decided beside.</param>
    /// <param name="mostWaiting">How many cases may wait.</param>
    internal PolicyShadow(Func<PolicyStatus> policies, Action<string, EditionDecision, EditionDecision?>? tell, int oneIn,
        int mostWaiting)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(oneIn, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostWaiting, 1);
        (_policies, _tell, _sample, _waiting) = (policies, tell, new CaseSample(oneIn), new OfferRing(mostWaiting));
        _deciding = Task.Run(DecideAsync);
    }

    /// <summary>The policies that decide beside, and how they stand to what their place holds.</summary>
    public PolicyStatus Status => _policies();

    /// <summary>How many cases were decided beside.</summary>
    public long Compared => _counts.Of(ShadowCount.Compared);

    /// <summary>How many of them came out otherwise: another outcome, other possible ones, or another rule for it.</summary>
    public long Different => _counts.Of(ShadowCount.Different);

    /// <summary>
    /// How many cases of the sample were let go: too many waited, there are no policies to decide beside, or what is told
    /// of differences threw an exception.
    /// </summary>
    public long Dropped => _counts.Of(ShadowCount.Dropped);

    /// <summary>What counts what came of cases, or null.</summary>
    internal DecisionTelemetry? Telemetry { private get; set; }

    /// <summary>Offers a case that was decided. It returns at once, and throws nothing for whatever case it is.</summary>
    /// <param name="title">The policy's title.</param>
    /// <param name="json">The case, as it was decided.</param>
    /// <param name="decidedOn">The decision date that was given with it.</param>
    /// <param name="answer">The answer that was given.</param>
    public void Offer(string title, ReadOnlySpan<byte> json, DateOnly? decidedOn, EditionDecision answer)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(answer);
        if (_sample.Takes()) Offer(new OfferedJson(title, decidedOn, answer, json.ToArray()));
    }

    /// <summary>Whether the next case is one of the sample: if so, it is to be offered.</summary>
    internal bool Takes() => _sample.Takes();

    /// <summary>Offers a case of the sample.</summary>
    internal void Offer(Offered offered)
    {
        if (_ends || !_waiting.TryPut(offered, out var isHalfRound)) Drop(offered);
        else if (isHalfRound) _wake.Release();
    }

    /// <summary>Decides what still waits, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        End();
        await _deciding.ConfigureAwait(false);
    }

    /// <summary>Lets it end once it has decided what still waits.</summary>
    internal void End()
    {
        _ends = true;
        _wake.Release();
    }

    private async Task DecideAsync()
    {
        while (true)
        {
            // Asked first: what was put in before the end is decided.
            var isLast = _ends;
            while (_waiting.Take() is { } offered) DecideOrDrop(offered);
            if (isLast) return;
            await _wake.WaitAsync(Pause).ConfigureAwait(false);
        }
    }

    private void DecideOrDrop(Offered offered)
    {
        try
        {
            if (_policies().Catalogue is { } catalogue) Decide(offered, catalogue);
            else Drop(offered);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Whoever is told failed; those behind it are told all the same.
            Drop(offered);
        }
    }

    private void Decide(Offered offered, PolicyCatalogue catalogue)
    {
        var beside = Beside(offered, catalogue);
        _counts.Add(ShadowCount.Compared);
        var isSame = beside is not null && AnswerComparison.AreAlike(offered.Answer, beside);
        Telemetry?.TellBeside(offered.Title, isSame ? "same" : "different");
        if (isSame) return;
        _counts.Add(ShadowCount.Different);
        _tell?.Invoke(offered.Title, offered.Answer, beside);
    }

    private static EditionDecision? Beside(Offered offered, PolicyCatalogue catalogue)
    {
        try
        {
            return offered.DecideBy(catalogue);
        }
        catch (Exception none) when (none is PolicyNotFoundException or RecordBindingException)
        {
            return null;
        }
    }

    private void Drop(Offered offered)
    {
        _counts.Add(ShadowCount.Dropped);
        Telemetry?.TellBeside(offered.Title, "dropped");
    }

    private static Func<PolicyStatus> StatusOf(PolicyCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var status = new PolicyStatus { Health = PolicyHealth.Loaded, Catalogue = catalogue };
        return () => status;
    }
}
