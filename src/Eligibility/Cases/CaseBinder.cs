using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>
/// From what is stated to the case of a policy: names found, values read, and the whole looked at
/// once for whether it could be so.
/// </summary>
internal sealed class CaseBinder(Policy policy, CaseOptions options, CaseFaults faults)
{
    private readonly CaseNames _names = CaseNames.Of(policy);
    private readonly ValueReader _reader = new(CaseNames.Of(policy), faults);
    private readonly Datum?[] _values = new Datum?[policy.Inputs.Length];
    private readonly Provenance[] _provenances = new Provenance[policy.Inputs.Length];
    private readonly ImmutableDictionary<int, Judgement>.Builder _judgements =
        ImmutableDictionary.CreateBuilder<int, Judgement>();
    private readonly ImmutableSortedDictionary<FieldPlace, Judgement>.Builder _judgedItems =
        ImmutableSortedDictionary.CreateBuilder<FieldPlace, Judgement>();
    private readonly HashSet<string> _elsewhere = new(StringComparer.Ordinal);
    private readonly List<string> _fieldsElsewhere = [];

    public CaseResult Bind(StatedObject stated)
    {
        string? id = null;
        foreach (var member in Members.Of(stated, "", Declared, faults))
        {
            if (faults.Full) break;
            if (member.Key == CaseNames.Id) id = member.Twice ? null : CaseTexts.ReadId(member.Value, faults);
            else if (_names.Input(member.Key) is { } input) BindInput(input, member);
            else if (Elsewhere(member.Key) is { } other) NoteUnread(other, member);
            else faults.Add(Unknown(member));
        }
        GiveDecisionDate();
        Assume();
        new CaseValidity(policy, _values, _provenances, faults).Check();
        var result = faults.None ? new CaseResult { Case = Finish(id) } : faults.Refuse();
        return result with
        {
            Id = id, RecordsDatedOn = policy.DatesRecords is { } dates ? dates.DaysIn(_values[dates.List]) : null,
            DatedOn = _values[policy.DatedBy.Slot] is Scalar day ? DateOnly.FromDayNumber((int)day.Value) : null
        };
    }

    private CaseFault Unknown(Member member)
    {
        var near = faults.Nearest(member.Name, _names.Inputs);
        return near is null && _names.ListWithField(member.Key) is { } list
            ? CaseMessages.FieldBesideList(member.Name, list)
            : CaseMessages.UnknownMember(member.Name, near, _names.Inputs);
    }

    private string? Declared(string? key) =>
        key == CaseNames.Id ? CaseNames.Id : _names.Input(key)?.Name ?? Elsewhere(key);

    /// <summary>The name as another policy declares it, or null.</summary>
    private string? Elsewhere(string? key) => key is null ? null : options.Elsewhere?.Find(key);

    private void NoteUnread(string name, Member member)
    {
        _elsewhere.Add(name);
        Members.CheckUnread(member.Value, name, faults);
    }

    private void BindInput(Input input, Member member)
    {
        _provenances[input.Slot] = Provenance.Stated;
        if (member.Twice) return;
        if (member.Value is StatedNothing) _provenances[input.Slot] = Provenance.NotKnown;
        else _values[input.Slot] = input switch
        {
            ListInput list => BindList(list, member.Value),
            Fact { JudgedBy: { } role } fact => BindJudged(new(fact.Name, role, Allowed.Of(fact)), member.Value,
                judgement => _judgements[fact.Slot] = judgement),
            _ => _reader.Read(member.Value, Allowed.Of((Fact)input), input.Name),
        };
    }

    private Items? BindList(ListInput list, Stated stated)
    {
        if (stated is not StatedArray array)
        {
            faults.Add(CaseMessages.NoList(list.Name, stated));
            return null;
        }
        if (array.Elements.Length > ListInput.MostItems)
        {
            faults.Add(CaseMessages.TooManyItems(list.Name, array.Elements.Length, ListInput.MostItems));
            return null;
        }
        return new Items([.. array.Elements
            .Select((element, row) => BindItem(list, row, element, CasePath.Item(list.Name, row)))]);
    }

    /// <summary>One item; a field that is missing, not known or at fault has no value.</summary>
    private ImmutableArray<Datum?> BindItem(ListInput list, int at, Stated stated, string path)
    {
        var row = new Datum?[list.Fields.Length];
        if (stated is not StatedObject item)
        {
            faults.Add(CaseMessages.NoItem(path, stated));
            return [.. row];
        }
        foreach (var member in Members.Of(item, path, key => _names.Field(list, key)?.Name
            ?? options.FieldElsewhere(list, key), faults))
        {
            if (faults.Full) break;
            if (_names.Field(list, member.Key) is not { } field)
            {
                if (options.FieldElsewhere(list, member.Key) is { } other) NoteUnreadField(other, member, path);
                else RefuseField(list, member, path);
            }
            else if (!member.Twice && member.Value is not StatedNothing)
                row[field.Index] = BindField(list, at, field, member.Value, CasePath.Member(path, field.Name));
        }
        return [.. row];
    }

    private Datum? BindField(ListInput list, int at, Field field, Stated stated, string path) =>
        field.JudgedBy is { } role
            ? BindJudged(new(path, role, Allowed.Of(field)), stated,
                judgement => _judgedItems[new(list.Slot, at, field.Index)] = judgement)
            : _reader.Read(stated, Allowed.Of(field), path);

    private void NoteUnreadField(string name, Member member, string path)
    {
        _fieldsElsewhere.Add(CasePath.Member(path, name));
        Members.CheckUnread(member.Value, CasePath.Member(path, name), faults);
    }

    private void RefuseField(ListInput list, Member member, string path)
    {
        var fields = list.Fields.Select(f => f.Name).ToList();
        foreach (var (of, name) in policy.WorkedOut)
            if (of.Slot == list.Slot && Name.KeyOf(name) == member.Key)
            {
                faults.Add(CaseMessages.WorkedOutStated(CasePath.Member(path, name)));
                return;
            }
        faults.Add(CaseMessages.UnknownField(CasePath.Member(path, Echo.Name(member.Name)),
            faults.Nearest(member.Name, fields), list.Name, fields));
    }

    private Datum? BindJudged(Judged judged, Stated stated, Action<Judgement> note)
    {
        var path = judged.Path;
        if (stated is not StatedObject form)
        {
            faults.Add(CaseMessages.NotJudged(judged, stated));
            return null;
        }
        var parts = new Dictionary<string, Member>(StringComparer.Ordinal);
        foreach (var member in Members.Of(form, path, key => Array.Find(JudgedParts, part => part == key), faults))
        {
            if (faults.Full) break;
            if (Array.IndexOf(JudgedParts, member.Key) >= 0) parts[member.Key!] = member;
            else faults.Add(CaseMessages.UnknownPart(CasePath.Member(path, Echo.Name(member.Name)),
                faults.Nearest(member.Name, JudgedParts)));
        }
        if (JudgedParts.Where(part => !parts.ContainsKey(part)).ToList() is { Count: > 0 } missing)
            faults.Add(CaseMessages.PartsMissing(judged, missing));
        var by = Text("by");
        var because = Text("because");
        if (by is not null && because is not null) note(new Judgement(by, because));
        if (!parts.TryGetValue("value", out var value) || value.Twice) return null;
        if (value.Value is not StatedNothing) return _reader.Read(value.Value, judged.Allowed, path);
        faults.Add(CaseMessages.JudgedNothing(judged));
        return null;

        string? Text(string part) => parts.TryGetValue(part, out var member) && !member.Twice
            ? CaseTexts.ReadReason(member.Value, CasePath.Member(path, part), faults)
            : null;
    }

    private static readonly string[] JudgedParts = ["value", "by", "because"];

    private void GiveDecisionDate()
    {
        if (options.DecidedOn is not { } day) return;
        var decisionDate = policy.DecisionDate;
        if (!Allowed.Of(decisionDate).Contains(day.DayNumber))
            faults.Add(CaseMessages.OutOfRange(decisionDate.Name, DateType.SayDay(day), Allowed.Of(decisionDate)));
        else if (_values[decisionDate.Slot] is { } stated && stated != Datum.Of(day))
            faults.Add(CaseMessages.DecidedOnAnotherDay(decisionDate, stated, day));
        else (_values[decisionDate.Slot], _provenances[decisionDate.Slot]) = (Datum.Of(day), Provenance.Stated);
    }

    private void Assume()
    {
        foreach (var input in policy.Inputs)
            if (_provenances[input.Slot] == Provenance.NotStated && input.Assumed is not null)
                (_values[input.Slot], _provenances[input.Slot]) = (input.Assumed, Provenance.Assumed);
    }

    private Case Finish(string? id) => new(policy)
    {
        Id = id, Values = [.. _values], Provenances = [.. _provenances], Judgements = _judgements.ToImmutable(),
        JudgedItems = _judgedItems.ToImmutable(),
        NeverLookedAt = [.. options.KnownElsewhere.Where(_elsewhere.Contains), .. _fieldsElsewhere],
    };
}
