using System.Collections.Immutable;
using Eligibility.Cases;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility;

/// <content>Editions of which each record of a list gets its own, by a date of the record (language, section 12).</content>
public sealed partial class Editions
{
    /// <summary>
    /// The fields of its lists that any edition declares, where each record has an edition of its own: a case is read for
    /// several. None where one decides the whole case.
    /// </summary>
    private static ImmutableArray<(string List, string Field)> FieldsOf(ImmutableArray<PolicyEvaluator> all) =>
        all.Length < 2 || !all.All(e => e.Policy.IsDatedByRecord) ? []
            : [.. all.SelectMany(e => e.Policy.AsStated.Inputs.OfType<ListInput>())
                .SelectMany(l => l.Fields, (l, f) => (l.Name, f.Name)).Distinct()];

    /// <summary>
    /// Decides each record under the edition in force on its own day. Each edition that decides one must be able to read the
    /// whole case, since what it decides reads the other records too; where a day is unknown, each edition must.
    /// </summary>
    private EditionDecision DecideByRecord<TSource>(TSource source, DecisionDetail detail)
        where TSource : struct, ICaseSource, allows ref struct
    {
        var results = new CaseResult?[_chosenFrom.Length];
        if (DaysOf(ref source, results) is not { Length: > 0 } days)
        {
            // Nothing chooses an edition; that the case is sound is for each of them to say.
            for (var i = 0; i < results.Length; i++) ReadFor(i, ref source, results);
            if (results.FirstOrDefault(r => r!.Case is null) is { } unsound) return Refused(unsound);
            var evaluator = _chosenFrom[0];
            return new EditionDecision
            {
                Each = evaluator.DecideEach(results[0]!.Case!, detail) with { ChosenByRecord = true },
            };
        }
        var chosen = days.Select(day => day is { } on ? InForce(on) : -1).ToList();
        for (var record = 0; record < days.Length; record++)
            if (days[record] is { } none && chosen[record] < 0)
                return new EditionDecision
                {
                    Id = ReadFor(0, ref source, results).Id, Faults = [NoneInForce(record, none)],
                };
        for (var i = 0; i < results.Length; i++)
            if ((chosen.Contains(i) || days.Contains(null)) && ReadFor(i, ref source, results) is { Case: null } faulty)
                return Refused(faulty);
        ImmutableArray<RecordDecision> records = [.. chosen.Select((edition, record) => edition < 0
            ? UndatedRecord([.. results.Select(r => r!.Case!)], record, detail.HasFlag(DecisionDetail.ForPerson))
            : DecideRecord(_chosenFrom[edition], results[edition]!.Case!, record, days[record]!.Value, detail))];
        var first = Math.Max(0, chosen.Find(edition => edition >= 0));
        return new EditionDecision
        {
            Each = new EachDecision(_chosenFrom[first].Policy, results[first]!.Case!, records) { ChosenByRecord = true },
        };
    }

    /// <summary>
    /// The day of each record, as the first edition reads it that can; null where none can read the list. No edition is
    /// read for it once all are known.
    /// </summary>
    private DateOnly?[]? DaysOf<TSource>(ref TSource source, CaseResult?[] results)
        where TSource : struct, ICaseSource, allows ref struct
    {
        DateOnly?[]? days = null;
        for (var i = 0; i < results.Length && days?.Contains(null) != false; i++)
        {
            if (ReadFor(i, ref source, results).RecordsDatedOn is not { } read) continue;
            days ??= [.. read];
            for (var record = 0; record < days.Length; record++) days[record] ??= read[record];
        }
        return days;
    }

    private static RecordDecision DecideRecord(PolicyEvaluator evaluator, Case whole, int record, DateOnly day, DecisionDetail detail) =>
        new(evaluator.Decide(RecordCases.Of(evaluator.Policy, whole, record), detail) with { ChosenBy = day });

    /// <summary>What each edition would make of a record: what may still come of it is all that is told of that.</summary>
    private RecordDecision UndatedRecord(ImmutableArray<Case> wholes, int record, bool forPerson)
    {
        ImmutableArray<Decision> undated = [.. wholes.Select((whole, i) =>
            _chosenFrom[i].Decide(RecordCases.Of(_chosenFrom[i].Policy, whole, record), DecisionDetail.None))];
        return new RecordDecision(undated, !forPerson
            ? default
            : [.. undated.Select((d, i) => Withholding.WithoutConfidential(_chosenFrom[i], d))]);
    }

    private CaseResult ReadFor<TSource>(int edition, ref TSource source, CaseResult?[] results)
        where TSource : struct, ICaseSource, allows ref struct =>
        results[edition] ??= source.ReadFor(_chosenFrom[edition].Policy);

    private static EditionDecision Refused(CaseResult faulty) => new() { Faults = faulty.Faults, Id = faulty.Id };

    private CaseFault NoneInForce(int record, DateOnly day)
    {
        var policy = _chosenFrom[0].Policy;
        var path = CasePath.Member(policy.Each!.NameOf(record), policy.DatedBy.Name);
        return CaseMessages.NoneInForce(path, Title, Describe(), day);
    }
}
