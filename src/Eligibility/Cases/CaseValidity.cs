using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>
/// Reports everything for which no way of filling in a case's unknowns could make it valid (language, section 4.1).
/// </summary>
internal sealed class CaseValidity(Policy policy, Datum?[] values, Provenance[] standings, CaseFaults faults)
{
    public void Check()
    {
        if (values[policy.DecisionDate.Slot] is Scalar decided)
            foreach (var input in policy.Inputs)
            {
                if (input is Fact fact)
                    values[fact.Slot] = CheckDay(fact.Name, Allowed.Of(fact), values[fact.Slot],
                        standings[fact.Slot], decided);
                else if (values[input.Slot] is Items items)
                    values[input.Slot] = CheckDays((ListInput)input, items, decided);
            }
        foreach (var list in policy.Inputs.OfType<ListInput>().Where(l => values[l.Slot] is not null)) CheckItems(list);
        var ranges = new RangeFaults(policy, slot => standings[slot] == Provenance.Assumed).All(values);
        // What is known is held against each other whatever else is at fault.
        foreach (var fault in ranges.Where(f =>
            f.Kind == InvalidKind.BeyondItsEnd)) faults.Add(CaseMessages.Invalid(fault));
        // The evaluator's own word on it: a case that reaches it is one that could be stated.
        if (!faults.None || Validity.Fault(policy, values) is not { } first) return;
        foreach (var fault in first.Kind == InvalidKind.NoValueLeft
            ? ranges : [first]) faults.Add(CaseMessages.Invalid(fault));
    }

    private Items CheckDays(ListInput list, Items items, Scalar decided)
    {
        var rows = items.Rows;
        foreach (var field in list.Fields.Where(f => f.EndsAtDecisionDate))
            for (var row = 0; row < rows.Length; row++)
            {
                var value = CheckDay(CasePath.Member(CasePath.Item(list.Name, row), field.Name), Allowed.Of(field),
                    rows[row][field.Index], Provenance.NotStated, decided);
                rows = rows.SetItem(row, rows[row].SetItem(field.Index, value));
            }
        return new Items(rows);
    }

    /// <summary>
    /// The value again, or null where it is at fault, so that no later check tells of it a second time.
    /// </summary>
    private Datum? CheckDay(string path, Allowed allowed, Datum? value, Provenance standing, Scalar decided)
    {
        if (!allowed.EndsAtDecisionDate) return value;
        if (value is Scalar day && day.Value > decided.Value)
        {
            var (stated, latest) = (allowed.Type.Say(day), allowed.Type.Say(decided));
            faults.Add(standing == Provenance.Assumed
                ? CaseMessages.AssumedLaterThanDecision(path, stated, latest)
                : CaseMessages.LaterThanDecision(path, stated, latest));
            return null;
        }
        // What is stated and has no value is at fault already.
        if (value is null && standing != Provenance.Stated && allowed.Range!.Value.Low > decided.Value)
            faults.Add(CaseMessages.NoDayLeft(path, allowed, allowed.Type.Say(decided)));
        return value;
    }

    /// <summary>Each list by itself, so that the faults of one hide none of another's.</summary>
    private void CheckItems(ListInput list)
    {
        var alone = new Datum?[values.Length];
        (alone[list.Slot], alone[policy.DecisionDate.Slot]) = (values[list.Slot], values[policy.DecisionDate.Slot]);
        if (Validity.Fault(policy, alone) is { } fault && fault.Name == list.Name)
            faults.Add(CaseMessages.Invalid(fault));
    }
}
