using System.Collections.Immutable;
using System.Text;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>
/// Reads a plain case straight from its bytes. What is written in a way that it does not take, or may be at fault, it
/// gives up; then <see cref="CaseBinder"/> reads the same bytes from the start. So it has no messages, and what it
/// reads is exactly what that reads, which tests hold.
/// </summary>
internal struct PlainCaseReader
{
    private readonly Policy _policy;
    private readonly PreparedNames _names;
    private readonly CaseOptions _options;
    private PlainCase _case;
    private string? _id;
    private bool _hasId;
    private bool[]? _elsewhere;
    private ImmutableDictionary<int, Judgement> _judgements = ImmutableDictionary<int, Judgement>.Empty;

    private ImmutableSortedDictionary<FieldPlace, Judgement> _judgedItems =
        ImmutableSortedDictionary<FieldPlace, Judgement>.Empty;

    private PlainCaseReader(Policy policy, PreparedNames names, CaseOptions options)
    {
        (_policy, _names, _options) = (policy, names, options);
        _case = names.Unstated();
    }

    /// <summary>The case without a fault; null where it was given up.</summary>
    public static CaseResult? Read(Policy policy, ReadOnlySpan<byte> text, CaseOptions options)
    {
        if (text.Length > JsonText.MostBytes || CaseNames.Of(policy).Prepared is not { } names) return null;
        var start = PlainText.Sign(text, 0, (byte)'{');
        return start < 0 ? null : new PlainCaseReader(policy, names, options).Read(text, start);
    }

    private CaseResult? Read(ReadOnlySpan<byte> text, int at)
    {
        at = PlainText.At(text, at) == '}' ? at + 1 : ReadMembers(text, at);
        if (at < 0 || PlainText.Space(text, at) != text.Length) return null;
        if (!GiveDecisionDate() || !_names.MayBe(_case)) return null;
        var day = _case.Slots[_policy.DatedBy.Slot];
        return new CaseResult
        {
            Case = new Case(_policy, CaseRow.Of(_policy.SlotForms, _case.Slots, _case.Apart), _case.Provenances)
            {
                Id = _id, Judgements = _judgements, JudgedItems = _judgedItems,
                NeverLookedAt = _elsewhere is null ? [] : _options.Elsewhere!.Named(_elsewhere),
            },
            Id = _id, RecordsDatedOn = _policy.DatesRecords is { } dates
                ? dates.DaysIn(_case.Apart?[dates.List]) : null,
            DatedOn = day == SlotForm.NotKnown ? null : DateOnly.FromDayNumber((int)day),
        };
    }

    private int ReadMembers(ReadOnlySpan<byte> text, int at)
    {
        Spelt? before = null;
        while (at >= 0)
        {
            at = _names.Spellings.Member(text, at, ref before, out var spelt, out var spelling);
            if (at < 0) return PlainText.GivenUp;
            at = spelt is null ? ReadUnmet(text, at, spelling) : ReadMember(text, at, spelt.Place);
            at = PlainText.Next(text, at, (byte)'}');
            if (PlainText.HasEnded(ref at)) return at;
        }
        return PlainText.GivenUp;
    }

    private int ReadMember(ReadOnlySpan<byte> text, int at, int slot)
    {
        if (slot == _names.Id) return ReadId(text, at);
        if (_case.Provenances[slot] is (byte)Provenance.Stated or (byte)Provenance.NotKnown) return PlainText.GivenUp;
        _case.Provenances[slot] = (byte)Provenance.Stated;
        if (PlainText.At(text, at) == 'n')
        {
            _case.Provenances[slot] = (byte)Provenance.NotKnown;
            _case.Slots[slot] = SlotForm.NotKnown;
            if (_case.Apart is { } apart) apart[slot] = null;
            return PlainText.Word(text, at, "null"u8);
        }
        if (_names.Lists[slot] is { } list) return ReadList(text, at, slot, list);
        var value = _names.Values[slot]!;
        if (!_names.IsJudged[slot]) return value.Read(text, at, out _case.Slots[slot]);
        at = PlainJudgement.Read(text, at, value, out _case.Slots[slot], out var judgement);
        if (judgement is not null) _judgements = _judgements.Add(slot, judgement);
        return at;
    }

    private int ReadList(ReadOnlySpan<byte> text, int at, int slot, PlainList list)
    {
        at = list.Read(text, at, out var items, ref _judgedItems);
        if (items is null) return PlainText.GivenUp;
        if (!_policy.SlotForms[slot].TryWrite(items, out _case.Slots[slot])) return PlainText.GivenUp;
        if (_case.Apart is null) _case = _case with { Apart = new Datum?[_case.Slots.Length] };
        _case.Apart![slot] = items;
        return at;
    }

    /// <summary>A member by a spelling that was not met, or one that only another edition declares.</summary>
    private int ReadUnmet(ReadOnlySpan<byte> text, int at, ReadOnlySpan<byte> spelling)
    {
        var elsewhere = _options.Elsewhere;
        if ((elsewhere is null ? CaseNames.KeyOf(spelling) : elsewhere.KeyOf(spelling)) is not { } key)
            return PlainText.GivenUp;
        var slot = _names.Meet(spelling, key);
        if (slot >= 0) return ReadMember(text, at, slot);
        if (elsewhere is null || elsewhere.Meet(spelling, key) is not (>= 0 and var place)) return PlainText.GivenUp;
        _elsewhere ??= new bool[elsewhere.Names.Length];
        if (_elsewhere[place]) return PlainText.GivenUp;
        _elsewhere[place] = true;
        return PlainUnread.Pass(text, at);
    }

    private int ReadId(ReadOnlySpan<byte> text, int at)
    {
        if (_hasId) return PlainText.GivenUp;
        _hasId = true;
        var start = at;
        if (PlainText.At(text, at) == 'n') return PlainText.Word(text, at, "null"u8);
        if (PlainText.At(text, at) == '"')
        {
            at = PlainText.Words(text, at, out var words);
            if (at >= 0) _id = CaseTexts.Id(Encoding.UTF8.GetString(words));
            return _id is null ? PlainText.GivenUp : at;
        }
        at = PlainText.Number(text, at, out _);
        if (at < 0 || text[start..at].Contains((byte)'.')) return PlainText.GivenUp;
        _id = Encoding.UTF8.GetString(text[start..at]);
        return at;
    }

    private readonly bool GiveDecisionDate()
    {
        if (_options.DecidedOn is not { } given) return true;
        var (day, slot) = ((long)given.DayNumber, _policy.DecisionDate.Slot);
        if (day < _names.FirstDecision || day > _names.LastDecision) return false;
        if (_case.Provenances[slot] == (byte)Provenance.Stated && _case.Slots[slot] != day) return false;
        (_case.Slots[slot], _case.Provenances[slot]) = (day, (byte)Provenance.Stated);
        return true;
    }
}
