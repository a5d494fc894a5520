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
    private readonly Editions _editions;
    private readonly ImmutableArray<RecordProperty<TRecord>> _properties;
    private readonly ImmutableArray<RecordEdition<TRecord>> _byEdition;
    private readonly Access<TRecord, string>? _id;
    private readonly Access<TRecord, DateOnly>? _day;

    [RequiresUnreferencedCode(RecordBinding.ByReflection), RequiresDynamicCode(RecordBinding.ByReflection)]
    private RecordBinding(Editions editions)
    {
        var binder = new PropertyBinder();
        (_editions, _properties) = (editions, binder.Bind<TRecord>(BindingScope.Of(editions), takesId: true));
        if (!binder.Faults.IsEmpty) throw new RecordBindingException(typeof(TRecord), editions.Title, binder.Faults);
        _id = binder.Id is { } id ? IdAccess.Of<TRecord>(id) : null;
        _day = IdAccess.OfDay<TRecord>(binder.PropertyOf(editions.DatedByKey));
        _byEdition = [.. editions.All.Select(e => new RecordEdition<TRecord>(e.Policy, _properties, _id))];
        var stated = _properties.Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        NotStated = [.. editions.All.SelectMany(e => e.Policy.Inputs)
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
        return new RecordBinding<TRecord>(editions);
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
        return _editions.Decide(new RecordCase(this, record, _editions.Options(decidedOn)), LikelyDay(record, decidedOn),
            detail);
    }

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

    private DateOnly? LikelyDay(TRecord record, DateOnly? decidedOn) =>
        _day is not null && _day(record, out var day) ? day : _editions.LikelyDay((string?)null, decidedOn);

    private StatedObject State(TRecord record)
    {
        var members = ImmutableArray.CreateBuilder<StatedMember>(_properties.Length + 1);
        if (_id is not null && _id(record, out var id)) members.Add(new(CaseNames.Id, HostValues.Of(id)));
        foreach (var property in _properties)
            if (property.State(record) is { } stated) members.Add(new(property.Name, stated));
        return new StatedObject(members.ToImmutable());
    }

    /// <summary>A record as a case, read for one of the editions: straight where it is plain, else by what it states.</summary>
    private readonly struct RecordCase(RecordBinding<TRecord> binding, TRecord record, CaseOptions options) : ICaseSource
    {
        public CaseResult ReadFor(Policy policy) =>
            binding.ReadStraight(policy, record, options) ?? binding.ReadStated(policy, record, options);
    }
}
