using System.Collections.Immutable;
using Eligibility.Cases;
using Eligibility.Model;

namespace Eligibility.Hosting;

/// <summary>
/// Reads records straight into the slots of one edition, as <see cref="PlainCaseReader"/> reads bytes. What may be at
/// fault it gives up; then <see cref="CaseBinder"/> reads what the record states. So it has no messages, and what it
/// reads is exactly what that reads, which tests hold.
/// </summary>
internal sealed class RecordEdition<TRecord>
{
    private readonly PreparedNames? _names;
    private readonly InputWriter<TRecord>[] _writers = [];
    private readonly ImmutableArray<RecordProperty<TRecord>> _elsewhere = [];
    private readonly Access<TRecord, string>? _id;

    /// <param name="policy">The edition.</param>
    /// <param name="properties">What records state.</param>
    /// <param name="id">What reads their id, or null.</param>
    public RecordEdition(Policy policy, ImmutableArray<RecordProperty<TRecord>> properties, Access<TRecord, string>? id)
    {
        (Policy, _id) = (policy, id);
        var spellings = CaseNames.Of(policy);
        if (spellings.Prepared is not { } prepared) return;
        _names = prepared;
        var names = new EditionNames(policy, spellings, prepared);
        _writers = [.. properties.Where(p => spellings.Input(p.Key) is not null)
            .Select(p => p.WriterFor(spellings.Input(p.Key)!, names))];
        _elsewhere = [.. properties.Where(p => spellings.Input(p.Key) is null)];
    }

    /// <summary>The edition.</summary>
    public Policy Policy { get; }

    /// <summary>The case without a fault; null where it was given up.</summary>
    public CaseResult? Read(TRecord record, CaseOptions options)
    {
        if (_names is null) return null;
        var to = new RecordSlots(_names.Unstated());
        foreach (var write in _writers)
            if (!write(record, ref to)) return null;
        string? id = null;
        if (_id is not null && _id(record, out var text) && (id = CaseTexts.Id(text)) is null) return null;
        if (!GiveDecisionDate(to.Case, options) || !_names.MayBe(to.Case)) return null;
        var day = to.Case.Slots[Policy.DatedBy.Slot];
        return new CaseResult
        {
            Case = new Case(Policy, CaseRow.Of(Policy.SlotForms, to.Case.Slots, to.Case.Apart), to.Case.Provenances)
            {
                Id = id, Judgements = to.Judgements, NeverLookedAt = NeverLookedAt(record, options),
            },
            Id = id, RecordsDatedOn = Policy.DatesRecords is { } dates ? dates.DaysIn(to.Case.Apart?[dates.List]) : null,
            DatedOn = day == SlotForm.NotKnown ? null : DateOnly.FromDayNumber((int)day),
        };
    }

    private bool GiveDecisionDate(in PlainCase @case, CaseOptions options)
    {
        if (options.DecidedOn is not { } given) return true;
        var (day, slot) = ((long)given.DayNumber, Policy.DecisionDate.Slot);
        if (day < _names!.FirstDecision || day > _names.LastDecision) return false;
        if (@case.Provenances[slot] == (byte)Provenance.Stated && @case.Slots[slot] != day) return false;
        (@case.Slots[slot], @case.Provenances[slot]) = (day, (byte)Provenance.Stated);
        return true;
    }

    private ImmutableArray<string> NeverLookedAt(TRecord record, CaseOptions options)
    {
        if (_elsewhere.IsEmpty) return [];
        var stated = _elsewhere.Where(p => p.State(record) is not null).Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        return stated.Count == 0 ? [] : [.. options.KnownElsewhere.Where(n => stated.Remove(Name.KeyOf(n)))];
    }
}
