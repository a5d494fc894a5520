using System.Collections.Immutable;
using Eligibility.Cases;
using Eligibility.Evaluation;
using Eligibility.Literals;
using Eligibility.Model;

namespace Eligibility;

/// <summary>
/// The editions of one policy: files with the same title, of which at most one is in force on a day.
/// </summary>
/// <example>
/// <code>
/// var library = Library.Open("rules");
/// var compiled = library.Files("durham-checkpoint").Select(path =&gt; PolicyCompiler.Compile(library, path));
/// foreach (var policy in Editions.Of(compiled.Select(c =&gt; c.Evaluator).OfType&lt;PolicyEvaluator&gt;()))
///     Console.WriteLine($"{policy.Title}: {policy.On(new DateOnly(2018, 1, 10))?.Policy.Edition}");
/// </code>
/// </example>
public sealed partial class Editions
{
    private readonly ImmutableArray<PolicyEvaluator> _chosenFrom;
    private readonly CaseOptions _options;
    private readonly bool _datedAlike;
    private readonly bool _byRecord;
    private readonly byte[][] _datedBySpellings;

    private Editions(string title, ImmutableArray<PolicyEvaluator> all)
    {
        (Title, All) = (title, all);
        // A prospective edition is never chosen by date, unless there is no other.
        _chosenFrom =
            all.Any(e => e.Policy.Period is not null) ? [.. all.Where(e => e.Policy.Period is not null)] : all;
        _options = new CaseOptions
        {
            KnownElsewhere = [.. all.SelectMany(e => e.Policy.AsStated.Inputs).Select(i => i.Name)
                .Distinct(StringComparer.Ordinal)],
            FieldsElsewhere = FieldsOf(all),
        };
        _byRecord = _chosenFrom.All(e => e.Policy.IsDatedByRecord);
        _datedBySpellings = SpellingTable.MembersOf(DatedBy.Name);
        DatedByKey = Name.KeyOf(DatedBy.Name);
        _datedAlike = IsDatedAlike();
    }

    /// <summary>The policy's title.</summary>
    public string Title { get; }

    /// <summary>The editions by the day from which they are in force; prospective ones last.</summary>
    public ImmutableArray<PolicyEvaluator> All { get; }

    /// <summary>The list each of whose records is decided by itself; null where a case is decided as a whole.</summary>
    public string? Each => All[0].Policy.Each?.List.Name;

    /// <summary>The fact whose date chooses the edition.</summary>
    internal Fact DatedBy => All[0].Policy.DatedBy;

    /// <summary>Policies by their titles, in ordinal order.</summary>
    public static ImmutableArray<Editions> Of(IEnumerable<PolicyEvaluator> evaluators) =>
    [
        .. evaluators.GroupBy(e => e.Policy.Title, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new Editions(g.Key, [.. g.OrderBy(e => e.Policy.Period?.From ?? DateOnly.MaxValue)
                .ThenBy(e => e.Policy.Source.Path, StringComparer.Ordinal)])),
    ];

    /// <summary>The edition in force on a day, or null.</summary>
    public PolicyEvaluator? On(DateOnly day) => All.FirstOrDefault(e => e.Policy.Period?.Contains(day) == true);

    /// <summary>Reads a case and decides it under the edition in force on the date that chooses it.</summary>
    /// <param name="utf8">The case as JSON (language, section 6).</param>
    /// <param name="decidedOn">The decision date, where the host gives it.</param>
    /// <param name="knownElsewhere">Names of facts and lists that other policies declare which the case is for,
    /// too.</param>
    /// <param name="detail">What the decision holds beside its outcome: when silent, all that a justification
    /// tells.</param>
    public EditionDecision Decide(ReadOnlySpan<byte> utf8, DateOnly? decidedOn = null,
        IEnumerable<string>? knownElsewhere = null, DecisionDetail detail = DecisionDetail.Lines)
    {
        var options = Options(decidedOn, knownElsewhere);
        return Decide(new Utf8Case(utf8, options), LikelyDay(utf8, decidedOn), detail);
    }

    /// <summary>Decides a case from values, such as an application holds them, under the edition in force.</summary>
    /// <param name="values">
    /// Values by names of facts; see
    /// <see cref="CaseReader.FromValues(Policy, IReadOnlyDictionary{string, object}, DateOnly?)"/>.
    /// </param>
    /// <param name="decidedOn">The decision date, where the host gives it.</param>
    /// <param name="detail">What the decision holds beside its outcome: when silent, all that a justification
    /// tells.</param>
    public EditionDecision Decide(IReadOnlyDictionary<string, object?> values, DateOnly? decidedOn = null,
        DecisionDetail detail = DecisionDetail.Lines)
    {
        ArgumentNullException.ThrowIfNull(values);
        var stated = HostValues.Read(values);
        return Decide(new StatedCase(stated, Options(decidedOn)), LikelyDay(stated, decidedOn), detail);
    }

    /// <summary>
    /// The editions and their periods in a sentence, for whoever asked for a day on which none is in force.
    /// </summary>
    public string Describe() => string.Join("; ",
        All.Select(e => $"\"{e.Policy.Edition ?? e.Policy.Source.Path}\" {e.Policy.Period?.Words ?? "prospective"}"));

    /// <summary>
    /// What goes for every case: its decision date where the host gives it, and the names that any edition declares,
    /// or another policy.
    /// </summary>
    internal CaseOptions Options(DateOnly? decidedOn, IEnumerable<string>? knownElsewhere = null) =>
        knownElsewhere is null
            ? _options with { DecidedOn = decidedOn }
            : _options with
            {
                DecidedOn = decidedOn,
                KnownElsewhere = [.. _options.KnownElsewhere.Concat(knownElsewhere).Distinct(StringComparer.Ordinal)]
            };

    /// <summary>
    /// The day on which the date that chooses the edition seems to lie: a first look at what is stated, so that the
    /// edition in force is read first. Nothing but time depends on it.
    /// </summary>
    internal DateOnly? LikelyDay(StatedObject stated, DateOnly? decidedOn)
    {
        foreach (var member in stated.Members)
            if (member.Value is StatedText { Text: { Length: 10 } text } && Spelling.Key(member.Name) == DatedByKey)
                return LikelyDay(text, decidedOn);
        return LikelyDay((string?)null, decidedOn);
    }

    /// <summary>
    /// The same, from the bytes of a case: what follows the first place where the date is named as it is mostly spelt.
    /// </summary>
    internal DateOnly? LikelyDay(ReadOnlySpan<byte> utf8, DateOnly? decidedOn) =>
        PlainText.DayOf(utf8, _datedBySpellings) ?? LikelyDay((string?)null, decidedOn);

    /// <summary>The same, from the text that seems to be the date.</summary>
    internal DateOnly? LikelyDay(string? text, DateOnly? decidedOn) =>
        (text is null ? null : LiteralReader.Read(text, LiteralForms.IsoDate) as DayLiteral)?.Date
        ?? (DatedBy.IsDecisionDate ? decidedOn : null);

    /// <summary>What the name of that date is compared by.</summary>
    internal string DatedByKey { get; }

    /// <summary>
    /// Decides a case under the edition in force on the date that chooses it. No edition reads it twice, and most not
    /// at all.
    /// </summary>
    /// <param name="source">The case, to be read for one of the editions.</param>
    /// <param name="likely">The day on which the date seems to lie, or null.</param>
    /// <param name="detail">What the decision holds beside its outcome.</param>
    internal EditionDecision Decide<TSource>(TSource source, DateOnly? likely, DecisionDetail detail)
        where TSource : struct, ICaseSource, allows ref struct
    {
        if (_byRecord) return DecideByRecord(source, detail);
        // Where every edition reads the date alike, any one that could read all of the case tells it for the others.
        var first = _datedAlike && likely is { } near ? InForce(near) : -1;
        var firstRead = first < 0 ? null : source.ReadFor(_chosenFrom[first].Policy);
        if (firstRead is { DatedOn: { } on, Faults.Length: < CaseFaults.Most } && InForce(on) == first)
            return Chosen(firstRead, first, on, detail);
        var results = new CaseResult?[_chosenFrom.Length];
        if (first >= 0) results[first] = firstRead;
        DateOnly? stated = null;
        for (var i = 0; i < results.Length && stated is null; i++) stated = Read(i, ref source).DatedOn;
        if (stated is { } day)
            return InForce(day) is >= 0 and var chosen
                ? Chosen(Read(chosen, ref source), chosen, day, detail)
                : new EditionDecision { NoneInForceOn = day, Id = Read(0, ref source).Id };
        return results.FirstOrDefault(r => r!.Case is null) is { } faulty
            ? new EditionDecision { Faults = faulty.Faults, Id = faulty.Id }
            : Undated([.. results.Select(r => r!.Case!)], detail.HasFlag(DecisionDetail.ForPerson));

        CaseResult Read(int edition, ref TSource from) =>
            results[edition] ??= from.ReadFor(_chosenFrom[edition].Policy);
    }

    private EditionDecision Chosen(CaseResult read, int edition, DateOnly day, DecisionDetail detail) =>
        read.Case is { } @case
            ? EditionDecision.Of(_chosenFrom[edition], @case, detail, day)
            : new EditionDecision { Faults = read.Faults, Id = read.Id };

    /// <summary>
    /// What each edition would make of a case: what may still come of it is all that is told of that.
    /// </summary>
    private EditionDecision Undated(ImmutableArray<Case> cases, bool forPerson)
    {
        ImmutableArray<Decision> undated = [.. cases.Select((c, i) => _chosenFrom[i].DecideAny(c))];
        return new EditionDecision
        {
            NeedsDate = true, Among = this, Undated = undated,
            UndatedForPerson = !forPerson
                ? default
                : [.. undated.Select((d, i) => Withholding.WithoutConfidential(_chosenFrom[i], d))],
        };
    }

    private int InForce(DateOnly day)
    {
        for (var i = 0; i < _chosenFrom.Length; i++)
            if (_chosenFrom[i].Policy.Period?.Contains(day) == true) return i;
        return -1;
    }

    /// <summary>
    /// Whether the date is one and the same fact in every edition, so that none reads another day than the next.
    /// </summary>
    private bool IsDatedAlike() => _chosenFrom.All(e =>
        Alike(e.Policy.DatedBy, _chosenFrom[0].Policy.DatedBy)
            && Alike(e.Policy.DecisionDate, _chosenFrom[0].Policy.DecisionDate));

    private static bool Alike(Fact a, Fact b) =>
        Name.KeyOf(a.Name) == Name.KeyOf(b.Name) && a.Type == b.Type && a.Range == b.Range
            && a.EndsAtDecisionDate == b.EndsAtDecisionDate && a.LowEnd?.Name == b.LowEnd?.Name && a.HighEnd?.Name == b.HighEnd?.Name
        && a.JudgedBy is null && b.JudgedBy is null && Equals(a.Assumed, b.Assumed);
}

/// <summary>What came of a case under the editions of a policy: a decision, or why there is none.</summary>
public sealed record EditionDecision
{
    internal EditionDecision()
    {
    }

    /// <summary>What one policy makes of a case.</summary>
    /// <param name="evaluator">The policy.</param>
    /// <param name="case">The case, read for it.</param>
    /// <param name="detail">What a decision holds beside its outcome.</param>
    /// <param name="chosenBy">The day that chose it among its editions; null where none did.</param>
    internal static EditionDecision Of(PolicyEvaluator evaluator, Case @case, DecisionDetail detail, DateOnly? chosenBy = null)
    {
        if (evaluator.Policy.Each is null)
            return new EditionDecision { Decision = evaluator.Decide(@case, detail) with { ChosenBy = chosenBy } };
        var each = evaluator.DecideEach(@case, detail);
        return new EditionDecision { Each = chosenBy is { } day ? each.ChosenBy(day) : each };
    }

    /// <summary>The decision of the edition in force, or null.</summary>
    public Decision? Decision { get; init; }

    /// <summary>
    /// What the edition in force makes of each record, where each is decided by itself; null where a case is decided as a
    /// whole.
    /// </summary>
    public EachDecision? Each { get; init; }

    /// <summary>What is wrong with the case; empty when it could be read.</summary>
    public ImmutableArray<CaseFault> Faults { get; init; } = [];

    /// <summary>The editions, where none could be chosen.</summary>
    internal Editions? Among { get; init; }

    /// <summary>The id of a case that could not be decided, as far as it can be read.</summary>
    internal string? Id { get; init; }

    /// <summary>The day on which no edition is in force, or null.</summary>
    public DateOnly? NoneInForceOn { get; init; }

    /// <summary>Whether the date that chooses the edition is unknown: the case is undecided, and needs it.</summary>
    public bool NeedsDate { get; init; }

    /// <summary>
    /// While the date is unknown, what each edition would make of the case: its outcomes and needs, without its lines
    /// (<see cref="DecisionDetail.None"/>), since none of them decides.
    /// </summary>
    public ImmutableArray<Decision> Undated { get; init; } = [];

    /// <summary>The same as the person decided about may be told it; default where it was not asked for.</summary>
    internal ImmutableArray<Decision> UndatedForPerson { get; init; }
}
