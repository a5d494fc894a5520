using System.Threading.Channels;

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
    private readonly PolicyCatalogue _catalogue;
    private readonly Action<string, EditionDecision, EditionDecision?> _tell;
    private readonly uint _oneIn;
    private readonly Channel<Offered> _waiting;
    private readonly Task _deciding;
    private uint _offered;
    private long _compared;
    private long _different;
    private long _dropped;

    /// <summary>A shadow that decides until it is disposed of.</summary>
    /// <param name="catalogue">The policies that decide beside, such as those of a preview.</param>
    /// <param name="tell">
    /// Told of each difference, one after the other: the policy's title, the answer that was given, and what would have
    /// been, or null where there would be no such policy. Both hold the case.
    /// </param>
    /// <param name="oneIn">Of how many cases one is decided beside: 1 is every case.</param>
    /// <param name="mostWaiting">How many cases may wait, from 1 on; one more is dropped.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is under 1.</exception>
    public PolicyShadow(PolicyCatalogue catalogue, Action<string, EditionDecision, EditionDecision?> tell,
        int oneIn = 10, int mostWaiting = 1_000)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(tell);
        ArgumentOutOfRangeException.ThrowIfLessThan(oneIn, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostWaiting, 1);
        (_catalogue, _tell, _oneIn) = (catalogue, tell, (uint)oneIn);
        _waiting = Channel.CreateBounded<Offered>(new BoundedChannelOptions(mostWaiting) { SingleReader = true });
        _deciding = Task.Run(DecideAsync);
    }

    /// <summary>How many cases were decided beside.</summary>
    public long Compared => Interlocked.Read(ref _compared);

    /// <summary>How many of them came out otherwise: another outcome, other possible ones, or another rule for it.</summary>
    public long Different => Interlocked.Read(ref _different);

    /// <summary>
    /// How many cases of the sample were let go: too many waited, or what is told of differences threw an exception.
    /// </summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Offers a case that was decided. It returns at once, and throws nothing for whatever case it is.</summary>
    /// <param name="title">The policy's title.</param>
    /// <param name="json">The case, as it was decided.</param>
    /// <param name="decidedOn">The decision date that was given with it.</param>
    /// <param name="answer">The answer that was given.</param>
    public void Offer(string title, ReadOnlySpan<byte> json, DateOnly? decidedOn, EditionDecision answer)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(answer);
        if (unchecked(Interlocked.Increment(ref _offered) - 1) % _oneIn != 0) return;
        if (!_waiting.Writer.TryWrite(new Offered(title, json.ToArray(), decidedOn, answer)))
            Interlocked.Increment(ref _dropped);
    }

    /// <summary>Decides what still waits, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _deciding.ConfigureAwait(false);
    }

    private async Task DecideAsync()
    {
        await foreach (var offered in _waiting.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                Decide(offered);
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                // Whoever is told failed; those behind it are told all the same.
                Interlocked.Increment(ref _dropped);
            }
        }
    }

    private void Decide(Offered offered)
    {
        // Without its lines: they are worked out when somebody reads them, and most are never read.
        var beside = _catalogue.Titles.Contains(offered.Title)
            ? _catalogue.Decide(offered.Title, offered.Json, offered.DecidedOn, DecisionDetail.None)
            : null;
        Interlocked.Increment(ref _compared);
        if (beside is not null && Told(beside) == Told(offered.Answer)) return;
        Interlocked.Increment(ref _different);
        _tell(offered.Title, offered.Answer, beside);
    }

    /// <summary>What counts as the same where it is the same.</summary>
    private static string Told(EditionDecision answer) => answer.Decision is not { } decision
        ? FormattableString.Invariant($"{answer.NeedsDate} {answer.NoneInForceOn:yyyy-MM-dd} {answer.Faults.Length}")
        : string.Join('\n', [decision.Outcome?.Name ?? "", .. decision.Possible.Select(o => o.Name), "",
            .. decision.Reasons.Select(r => r.Name)]);

    private readonly record struct Offered(string Title, byte[] Json, DateOnly? DecidedOn, EditionDecision Answer);
}
