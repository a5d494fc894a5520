using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Eligibility.Text;

namespace Eligibility.Hosting;

/// <summary>
/// The policies of an application by their titles, each with its editions. Immutable: any number of threads may ask
/// it at once. Titles are compared letter by letter, capitals included.
/// </summary>
/// <example>
/// <code>
/// var services = new ServiceCollection();
/// services.AddEligibility(options =&gt; options.Folder = "rules");
/// using var provider = services.BuildServiceProvider();
/// var catalogue = provider.GetRequiredService&lt;PolicyCatalogue&gt;();
/// var result = catalogue.Decide("Durham Checkpoint", File.ReadAllBytes("docs/cases/seller-of-heroin.json"), new DateOnly(2018, 1, 10));
/// Console.WriteLine(result.Decision?.Outcome?.Name); // checkpoint
/// </code>
/// </example>
public sealed class PolicyCatalogue
{
    private readonly FrozenDictionary<string, CataloguePolicy> _policies;

    /// <param name="evaluators">The editions of the policies.</param>
    /// <param name="watch">What watches their decisions, or null.</param>
    internal PolicyCatalogue(IEnumerable<PolicyEvaluator> evaluators, DecisionWatch? watch = null)
    {
        var policies = global::Eligibility.Editions.Of(evaluators);
        Titles = [.. policies.Select(p => p.Title)];
        _policies = policies.ToFrozenDictionary(p => p.Title, p => new CataloguePolicy(p, watch),
            StringComparer.Ordinal);
        All = [.. policies.SelectMany(p => p.All).OrderBy(e => e.Policy.Source.Path, StringComparer.Ordinal)];
        Hash = Convert.ToHexStringLower(SHA256.HashData(
            Encoding.UTF8.GetBytes(string.Concat(All.Select(e => e.Policy.Hash + "\n")))));
    }

    /// <summary>
    /// What tells one state of the policies from any other: SHA-256 over the hash of each edition and a line feed, by
    /// their paths. Lower-case hexadecimal digits, 64 of them.
    /// </summary>
    public string Hash { get; }

    /// <summary>Every edition of every policy, by path.</summary>
    internal ImmutableArray<PolicyEvaluator> All { get; }

    /// <summary>What each of them was compiled from, for whoever keeps their texts.</summary>
    internal ImmutableArray<Compilation> Compilations { get; init; } = [];

    /// <summary>The titles of the policies, in ordinal order.</summary>
    public ImmutableArray<string> Titles { get; }

    /// <summary>The editions of a policy, prospective ones among them.</summary>
    /// <exception cref="PolicyNotFoundException">No policy has this title.</exception>
    public Editions Editions(string title) => Policy(title).Editions;

    /// <summary>
    /// The edition of a policy that is in force on a day. Where it is no fault that there is none, ask <see
    /// cref="Editions"/> for it.
    /// </summary>
    /// <exception cref="PolicyNotFoundException">No policy has this title, or none of its editions is in force on the
    /// day.</exception>
    public PolicyEvaluator Find(string title, DateOnly day) =>
        Editions(title) is var editions && editions.On(day) is { } edition
            ? edition
            : throw PolicyNotFoundException.NoneInForce(editions, day);

    /// <summary>Decides a case written in JSON under the edition in force on the date that chooses it.</summary>
    /// <param name="title">The policy's title.</param>
    /// <param name="json">The text of one JSON object, as UTF-8.</param>
    /// <param name="decidedOn">The decision date, where the case does not state it.</param>
    /// <param name="detail">What the decision holds beside its outcome: when silent, all that a justification
    /// tells.</param>
    /// <returns>The decision, or why there is none.</returns>
    /// <exception cref="PolicyNotFoundException">No policy has this title.</exception>
    public EditionDecision Decide(string title, ReadOnlySpan<byte> json, DateOnly? decidedOn = null,
        DecisionDetail detail = DecisionDetail.Lines) => Policy(title).Decide(json, decidedOn, detail);

    /// <summary>Decides a case given as values under the edition in force on the date that chooses it.</summary>
    /// <param name="title">The policy's title.</param>
    /// <param name="values">
    /// Values by names of facts; see
    /// <see cref="CaseReader.FromValues(Policy, IReadOnlyDictionary{string, object}, DateOnly?)"/>.
    /// </param>
    /// <param name="decidedOn">The decision date, where the case does not state it.</param>
    /// <param name="detail">What the decision holds beside its outcome: when silent, all that a justification
    /// tells.</param>
    /// <returns>The decision, or why there is none.</returns>
    /// <exception cref="PolicyNotFoundException">No policy has this title.</exception>
    public EditionDecision Decide(string title, IReadOnlyDictionary<string, object?> values, DateOnly? decidedOn = null,
        DecisionDetail detail = DecisionDetail.Lines) => Policy(title).Decide(values, decidedOn, detail);

    /// <summary>
    /// Decides a stream of cases written in JSON, and hands out an answer for each, in their order. Where one of them is at
    /// fault, that is its answer, and the others are decided all the same. The stream may have no end.
    /// </summary>
    /// <param name="title">The policy's title.</param>
    /// <param name="cases">Each the text of one JSON object, as UTF-8, left as it is until its answer is out. What reading
    /// them throws comes out once those before it have their answers.</param>
    /// <param name="decidedOn">The decision date, where a case does not state it.</param>
    /// <param name="detail">What a decision holds beside its outcome: when silent, all that a justification tells.</param>
    /// <param name="workers">How many are worked on at once, from 1 on; when silent, as many as the machine has
    /// processors. What comes out does not depend on it.</param>
    /// <param name="stop">Ends it, with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="PolicyNotFoundException">No policy has this title; thrown at once.</exception>
    public IAsyncEnumerable<EditionDecision> DecideManyAsync(string title, IAsyncEnumerable<ReadOnlyMemory<byte>> cases,
        DateOnly? decidedOn = null, DecisionDetail detail = DecisionDetail.Lines, int? workers = null,
        CancellationToken stop = default)
    {
        var policy = Policy(title);
        return CataloguePolicy.DecideManyAsync(cases, json => policy.Decide(json.Span, decidedOn, detail), workers, stop);
    }

    /// <summary>The same for a stream of cases given as values.</summary>
    /// <param name="title">The policy's title.</param>
    /// <param name="cases">Each values by names of facts, left as they are until the answer is out.</param>
    /// <param name="decidedOn">The decision date, where a case does not state it.</param>
    /// <param name="detail">What a decision holds beside its outcome: when silent, all that a justification tells.</param>
    /// <param name="workers">How many are worked on at once, from 1 on; when silent, as many as the machine has
    /// processors.</param>
    /// <param name="stop">Ends it, with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="PolicyNotFoundException">No policy has this title; thrown at once.</exception>
    public IAsyncEnumerable<EditionDecision> DecideManyAsync(string title,
        IAsyncEnumerable<IReadOnlyDictionary<string, object?>> cases, DateOnly? decidedOn = null,
        DecisionDetail detail = DecisionDetail.Lines, int? workers = null, CancellationToken stop = default)
    {
        var policy = Policy(title);
        return CataloguePolicy.DecideManyAsync(cases, values => policy.Decide(values, decidedOn, detail), workers, stop);
    }

    /// <summary>
    /// A type of record bound by name to the facts of a policy, which decides records from then on. It is bound when it is
    /// first asked for; the same catalogue gives the same binding again.
    /// </summary>
    /// <typeparam name="TRecord">A class, record or struct with public properties.</typeparam>
    /// <param name="title">The policy's title.</param>
    /// <exception cref="PolicyNotFoundException">No policy has this title.</exception>
    /// <exception cref="RecordBindingException">A property fits no fact, or its type cannot hold what the fact
    /// has.</exception>
    [RequiresUnreferencedCode(RecordBinding.ByReflection), RequiresDynamicCode(RecordBinding.ByReflection)]
    public RecordBinding<TRecord> Bind<TRecord>(string title) => Policy(title).Bind<TRecord>();

    /// <summary>
    /// What is loaded, for a test or a log: each title, and below it a line for each edition with its name, its period,
    /// its file and its hash. Lines end in a line feed.
    /// </summary>
    public string Describe()
    {
        var text = new StringBuilder();
        foreach (var title in Titles)
        {
            text.Append(SafeText.Show(title)).Append('\n');
            foreach (var policy in _policies[title].Editions.All.Select(e => e.Policy))
                text.Append(CultureInfo.InvariantCulture,
                    $"    {SafeText.Show(policy.Edition ?? "-")}: {policy.Period?.Words ?? "prospective"}; ")
                    .Append(CultureInfo.InvariantCulture, $"{SafeText.Show(policy.Source.Path)}; {policy.Hash}\n");
        }
        return text.ToString();
    }

    private CataloguePolicy Policy(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        return _policies.TryGetValue(title, out var policy)
            ? policy
            : throw PolicyNotFoundException.NoPolicy(title, Titles, Nearest.Of(title, Titles));
    }
}
