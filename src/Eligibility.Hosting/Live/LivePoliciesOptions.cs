using Microsoft.Extensions.Options;

namespace Eligibility.Hosting;

/// <summary>
/// Where policies that may change while they decide are read from, and how often. Either <see cref="Folder"/> or
/// <see cref="Source"/> is set. Looked at once; what the place holds is looked at again and again.
/// </summary>
public sealed class LivePoliciesOptions
{
    /// <summary>
    /// The folder of the policies, with all folders below it. A relative path starts at the host's content root; where
    /// there is no host, at the application's own folder. The folder, or one above it, may be a link that is swapped.
    /// </summary>
    public string Folder { get; set; } = "";

    /// <summary>
    /// The library's root, from which <c>use</c> finds vocabularies. When silent, the nearest folder at or above
    /// <see cref="Folder"/> that holds <c>library.rules</c>, else <see cref="Folder"/> itself.
    /// </summary>
    public string? Root { get; set; }

    /// <summary>
    /// In place of a folder: reads the texts, such as from a database, as one whole (<see cref="Library.Of"/>). It is
    /// never called twice at once. Where it throws, the policies in force stay.
    /// </summary>
    public Func<CancellationToken, ValueTask<Library>>? Source { get; set; }

    /// <summary>How often the place is looked at: from a tenth of a second to a day. When silent, 5 seconds.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long the files of a folder must have stayed the same before what changed is read: from nothing, which is to
    /// look twice at once, to a minute. When silent, 200 milliseconds.
    /// </summary>
    public TimeSpan Settle { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Whether a change of the folder that the machine reports is looked at before its time. It is a hint and no more:
    /// what is not reported is found by looking. When silent, it is.
    /// </summary>
    public bool Watch { get; set; } = true;

    /// <summary>
    /// Whether a host does not start without policies. Else it starts, its health is <see cref="PolicyHealth.Failed"/>,
    /// and it decides nothing before they are mended. When silent, it does not start.
    /// </summary>
    public bool RequiredAtStart { get; set; } = true;

    /// <summary>
    /// How many editions that are no longer in force are kept for whoever names their hash: at most 1,000. When silent,
    /// 16.
    /// </summary>
    public int EditionsKept { get; set; } = 16;

    /// <summary>
    /// Other policies that decide beside those in force, on a sample of the cases that these decide, such as the next
    /// editions of them; when silent, none do. It alters no answer, and what is wrong with it is no fault of the
    /// policies in force.
    /// </summary>
    public PolicyShadowOptions? Shadow { get; set; }
}

/// <summary>
/// Policies that decide beside those in force, to see what would come out otherwise. Either <see cref="Folder"/> or <see
/// cref="Source"/> is set; what it holds is looked at whenever the policies in force are.
/// </summary>
public sealed class PolicyShadowOptions
{
    /// <summary>The folder of the policies; see <see cref="LivePoliciesOptions.Folder"/>.</summary>
    public string Folder { get; set; } = "";

    /// <summary>The library's root; see <see cref="LivePoliciesOptions.Root"/>.</summary>
    public string? Root { get; set; }

    /// <summary>In place of a folder: reads the texts; see <see cref="LivePoliciesOptions.Source"/>.</summary>
    public Func<CancellationToken, ValueTask<Library>>? Source { get; set; }

    /// <summary>Of how many cases one is decided beside: 1 is every case. When silent, one in 10.</summary>
    public int OneIn { get; set; } = 10;

    /// <summary>How many cases may wait, from 1 to 100,000; one more is dropped. When silent, 1,000.</summary>
    public int MostWaiting { get; set; } = 1_000;

    /// <summary>
    /// Told of each difference, one after the other and on another thread: the policy's title, the answer that was given,
    /// and what would have been, or null where there would be no such policy, or none that the record fits. Both hold
    /// the case. When silent, differences are counted only.
    /// </summary>
    public Action<string, EditionDecision, EditionDecision?>? Tell { get; set; }

    /// <summary>The place of the policies, looked at as that of the policies in force is.</summary>
    internal LivePoliciesOptions Place(LivePoliciesOptions inForce) =>
        new() { Folder = Folder, Root = Root, Source = Source, Settle = inForce.Settle, EditionsKept = 0 };
}

/// <summary>What is wrong with options, whatever their place holds.</summary>
internal sealed class LivePoliciesValidation : IValidateOptions<LivePoliciesOptions>
{
    private const string Name = nameof(LivePoliciesOptions);

    public ValidateOptionsResult Validate(string? name, LivePoliciesOptions options)
    {
        List<string> faults = [.. Faults(options)];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    public static IEnumerable<string> Faults(LivePoliciesOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Folder) && options.Source is null)
            yield return $"{Name}.Folder is not set: it names the folder that holds the policies";
        if (!string.IsNullOrWhiteSpace(options.Folder) && options.Source is not null)
            yield return $"{Name}.Folder and {Name}.Source are both set: policies come from one place";
        if (options.PollInterval < TimeSpan.FromSeconds(0.1) || options.PollInterval > TimeSpan.FromDays(1))
            yield return $"{Name}.PollInterval must lie between 00:00:00.1 and 1.00:00:00";
        if (options.Settle < TimeSpan.Zero || options.Settle > TimeSpan.FromMinutes(1))
            yield return $"{Name}.Settle must lie between 00:00:00 and 00:01:00";
        if (options.Shadow is { } shadow)
            foreach (var fault in Faults(shadow)) yield return fault;
        if (options.EditionsKept is < 0 or > 1_000) yield return $"{Name}.EditionsKept must lie between 0 and 1,000";
    }

    private static IEnumerable<string> Faults(PolicyShadowOptions shadow)
    {
        if (string.IsNullOrWhiteSpace(shadow.Folder) == shadow.Source is null)
            yield return $"{Name}.Shadow needs a Folder or a Source, and not both: where the policies are that decide beside";
        if (shadow.OneIn < 1) yield return $"{Name}.Shadow.OneIn must be 1 or more";
        if (shadow.MostWaiting is < 1 or > 100_000)
            yield return $"{Name}.Shadow.MostWaiting must lie between 1 and 100,000";
    }
}
