using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Eligibility.Cases;
using Eligibility.Model;

namespace Eligibility.Hosting;

/// <summary>What goes for all bindings.</summary>
internal static class RecordBinding
{
    public const string ByReflection =
        "Records are bound by reflection and compiled expressions: where code is trimmed or compiled ahead of time, decide "
            + "from JSON or from a dictionary.";
}

/// <summary>
/// A type of record bound by name to the facts of a policy: its properties state facts, collections of records its
/// lists. It is bound once, and then decides without a name being looked up. Immutable: any number of threads may share
/// it.
/// </summary>
/// <example>
/// <code>
/// var library = Library.Of(("sale.rules", """
///     policy "Sale of fireworks"
///         in force from 1 January 2020
///     fact age: whole number
///     fact kind of firework: one of sparkler, rocket
///     outcome refuse "Not sold"
///     outcome sell "Sold"
///     rule minors
///         refuse when age is under 18 and kind of firework is rocket
///         because "Rockets are not sold to minors."
///     otherwise sell
///     end
///     """));
/// var editions = Editions.Of([PolicyCompiler.Compile(library, "sale.rules").Evaluator!]);
/// var buyers = RecordBinding&lt;Buyer&gt;.Of(editions[0]); // once: `KindOfFirework` is `kind of firework`
/// var buyer = new Buyer { Age = 17, KindOfFirework = Firework.Rocket };
/// var answer = buyers.Decide(buyer, new DateOnly(2024, 5, 6));
/// Console.WriteLine(answer.Decision?.Outcome?.Name); // refuse
///
/// public enum Firework { Sparkler, Rocket }
///
/// public sealed record Buyer
/// {
///     public int? Age { get; init; }
///     public Firework? KindOfFirework { get; init; }
/// }
/// </code>
/// </example>
/// <typeparam name="TRecord">A class, record or struct with public properties. What a derived type adds is not
/// read.</typeparam>
public sealed class RecordBinding<TRecord>
{
    private readonly CataloguePolicy _policy;
    private readonly ImmutableArray<RecordProperty<TRecord>> _properties;
    private readonly ImmutableArray<RecordEdition<TRecord>> _byEdition;
    private readonly Access<TRecord, string>? _id;
    private readonly Access<TRecord, DateOnly>? _day;
    private readonly RecordReader _read;

    [RequiresUnreferencedCode(RecordBinding.ByReflection), RequiresDynamicCode(RecordBinding.ByReflection)]
    internal RecordBinding(CataloguePolicy policy)
    {
        var (binder, editions) = (new PropertyBinder(), policy.Editions);
        (_policy, _properties) = (policy, binder.Bind<TRecord>(BindingScope.Of(editions), takesId: true));
        if (!binder.Faults.IsEmpty) throw new RecordBindingException(typeof(TRecord), editions.Title, binder.Faults);
        _id = binder.Id is { } id ? IdAccess.Of<TRecord>(id) : null;
        _day = IdAccess.OfDay<TRecord>(binder.PropertyOf(editions.DatedByKey));
        _byEdition = [.. editions.All.Select(e => new RecordEdition<TRecord>(e.Policy.AsStated, _properties, _id))];
        _read = (record, edition, options) => ReadStraight(edition, (TRecord)record, options)
            ?? ReadStated(edition, (TRecord)record, options);
        var stated = _properties.Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        NotStated = [.. editions.All.SelectMany(e => e.Policy.AsStated.Inputs)
            .Where(i => !stated.Contains(Name.KeyOf(i.Name))).Select(i => i.Name).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>
    /// The facts and lists of the policy's editions that no property states, in order of declaration: a test of a service
    /// can hold that they are those that it means to leave out.
    /// </summary>
    public ImmutableArray<string> NotStated { get; }

    /// <summary>Binds a type to the editions of a policy.</summary>
    /// <param name="editions">The editions; a property fits where one of them declares its name.</param>
    /// <exception cref="RecordBindingException">A property fits no fact, or its type cannot hold what the fact
    /// has.</exception>
    [RequiresUnreferencedCode(RecordBinding.ByReflection), RequiresDynamicCode(RecordBinding.ByReflection)]
    public static RecordBinding<TRecord> Of(Editions editions)
    {
        ArgumentNullException.ThrowIfNull(editions);
        return new RecordBinding<TRecord>(new CataloguePolicy(editions, watch: null));
    }

    /// <summary>Decides a record under the edition in force on the date that chooses it.</summary>
    /// <param name="record">The record. What a property of it throws comes out as it is.</param>
    /// <param name="decidedOn">The decision date, where the record does not state it.</param>
    /// <param name="detail">What the decision holds beside its outcome: when silent, all that a justification
    /// tells.</param>
    /// <returns>The decision, or why there is none.</returns>
    public EditionDecision Decide(TRecord record, DateOnly? decidedOn = null,
        DecisionDetail detail = DecisionDetail.Lines)
    {
        ArgumentNullException.ThrowIfNull(record);
        var source = new RecordCase(_read, record, _policy.Editions.Options(decidedOn));
        var answer = _policy.Decide(source, LikelyDay(record, decidedOn), detail);
        if (_policy.Shadow is { } shadow && shadow.Takes())
            shadow.Offer(new OfferedRecord<TRecord>(_policy.Editions.Title, decidedOn, answer, record));
        return answer;
    }

    /// <summary>
    /// Decides a stream of records, and hands out an answer for each, in their order. Where one of them is at fault, that
    /// is its answer, and the others are decided all the same. The stream may have no end.
    /// </summary>
    /// <param name="records">The records, each left as it is until its answer is out. What reading them throws comes out
    /// once those before it have their answers.</param>
    /// <param name="decidedOn">The decision date, where a record does not state it.</param>
    /// <param name="detail">What a decision holds beside its outcome: when silent, all that a justification tells.</param>
    /// <param name="workers">How many are worked on at once, from 1 on; when silent, as many as the machine has
    /// processors. What comes out does not depend on it.</param>
    /// <param name="stop">Ends it, with an <see cref="OperationCanceledException"/>.</param>
    public IAsyncEnumerable<EditionDecision> DecideManyAsync(IAsyncEnumerable<TRecord> records, DateOnly? decidedOn = null,
        DecisionDetail detail = DecisionDetail.Lines, int? workers = null, CancellationToken stop = default) =>
        CataloguePolicy.DecideManyAsync(records, record => Decide(record, decidedOn, detail), workers, stop);

    /// <summary>The case of an edition, read straight into its slots; null where that was given up.</summary>
    internal CaseResult? ReadStraight(Policy policy, TRecord record, CaseOptions options)
    {
        foreach (var edition in _byEdition)
            if (ReferenceEquals(edition.Policy, policy)) return edition.Read(record, options);
        return null;
    }

    /// <summary>The same by way of what the record states: the case, or its faults.</summary>
    internal CaseResult ReadStated(Policy policy, TRecord record, CaseOptions options) =>
        new CaseBinder(policy, options, new CaseFaults()).Bind(State(record));

    /// <summary>The day on which the date that chooses the edition seems to lie, or null.</summary>
    internal DateOnly? LikelyDay(TRecord record, DateOnly? decidedOn) =>
        _day is not null && _day(record, out var day) ? day : _policy.Editions.LikelyDay((string?)null, decidedOn);

    private StatedObject State(TRecord record)
    {
        var members = ImmutableArray.CreateBuilder<StatedMember>(_properties.Length + 1);
        if (_id is not null && _id(record, out var id)) members.Add(new(CaseNames.Id, HostValues.Of(id)));
        foreach (var property in _properties)
            if (property.State(record) is { } stated) members.Add(new(property.Name, stated));
        return new StatedObject(members.ToImmutable());
    }
}

/// <summary>
/// A record as a case, read for one of the editions. It does not name the type of the record: code that is shared by
/// types puts such a struct into a box for each call.
/// </summary>
internal readonly struct RecordCase(RecordReader read, object record, CaseOptions options) : ICaseSource
{
    public CaseResult ReadFor(Policy policy) => read(record, policy.AsStated, options);
}

/// <summary>Reads a record of one type for an edition.</summary>
internal delegate CaseResult RecordReader(object record, Policy policy, CaseOptions options);
