namespace Eligibility.AspNetCore;

/// <summary>What the endpoints allow, and to whom. Looked at once, when the host starts.</summary>
public sealed class EligibilityServiceOptions
{
    /// <summary>
    /// The keys of callers. Without any, only callers on the same machine are answered, and may do everything.
    /// </summary>
    public IList<ApiKey> Keys { get; } = [];

    /// <summary>How long one request may take: from a tenth of a second to an hour. When silent, 10 seconds.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a stream of many cases may take: up to a day. When silent, an hour.</summary>
    public TimeSpan ManyTimeLimit { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// The most bytes of one case: from 1,024 to the 262,144 that the language allows, which is what it is when silent.
    /// </summary>
    public int MostCaseBytes { get; set; } = 256 * 1024;

    /// <summary>The most bytes of a stream of many cases, from 1,024. When silent, 1 GiB. No line of it may be longer
    /// than one case.</summary>
    public long MostManyBytes { get; set; } = 1024L * 1024 * 1024;

    /// <summary>How many requests are answered at once, from 1 to 100,000. When silent, 256.</summary>
    public int MostAtOnce { get; set; } = 256;

    /// <summary>How many streams of many cases are answered at once, from 1 to 1,000. When silent, 2.</summary>
    public int MostManyAtOnce { get; set; } = 2;

    /// <summary>How many cases of a stream are decided at once, from 1 to 256. When silent, 1.</summary>
    public int ManyWorkers { get; set; } = 1;

    /// <summary>
    /// How many answers are kept for whoever asks again under the same <c>Idempotency-Key</c>, from 0 to 1,000,000.
    /// When silent, 10,000. The log remembers keys for ever.
    /// </summary>
    public int AnswersKept { get; set; } = 10_000;
}
