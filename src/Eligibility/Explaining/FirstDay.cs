using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Explaining;

/// <summary>
/// The first later decision date from which another outcome comes, all else being as the case states it (language, section
/// 5): within the period of the edition, since another decides beyond it.
/// </summary>
internal sealed class FirstDay
{
    private readonly OtherCases _cases;
    private readonly Scalar? _day;
    private readonly ImmutableArray<Datum?> _undated;
    private readonly Period? _within;

    /// <param name="cases">What the policy says of other cases.</param>
    public FirstDay(OtherCases cases)
    {
        _cases = cases;
        var policy = cases.Policy;
        var (decisionDate, datedBy) = (policy.DecisionDate.Slot, policy.DatedBy.Slot);
        var read = cases.Decision.Evaluator.ReadSlots;
        _day = read.Contains(decisionDate) ? cases.Values[decisionDate] as Scalar : null;
        _undated = cases.Values.SetItem(decisionDate, null);
        _within = policy.Period is { } period && cases.Decision.Case.DayOf(policy.DatedBy) is { } day && day >= period.From
            && (period.Until is not { } until || day <= until) && datedBy == decisionDate ? period : null;
    }

    /// <summary>The day, null where there is none, and whether that is certain.</summary>
    public (DateOnly? Day, bool IsExact) Of(Outcome outcome)
    {
        if (_day is null) return (null, true);
        var left = _cases.Left(_undated, _within);
        var variable = left.Parts.Unstated.Of(new Unknown(_cases.Policy.DecisionDate, -1, null), 0);
        var question = left.Outcome();
        var state = State.Of(left.Parts.Formula);
        var (low, high, isExact) = (variable.NumberOf(_day) + 1, variable.Domain.High, true);
        Int128? best = null;
        while (low <= high)
        {
            var middle = best is null ? high : low + (high - low) / 2;
            var mark = state.Enter();
            var settled = state.Take(variable, low, middle)
                ? left.Ask(question, a => a == outcome.Index, stopAt: 1, from: state)
                : new Settled([], []);
            state.Leave(mark);
            isExact &= settled.Found.Count > 0 || settled.IsExact;
            if (settled.Found.Count > 0)
            {
                best = variable.NumberOf(settled.Found.Values[0][0][_cases.Policy.DecisionDate.Slot]!);
                high = best.Value - 1;
            }
            else low = middle + 1;
        }
        if (best is not { } found) return (null, isExact);
        // Where something is unknown it may come on that day, and not for certain.
        return _cases.ComesTo(_undated.SetItem(_cases.Policy.DecisionDate.Slot, variable.At(found)), outcome.Index)
            ? (DateOnly.FromDayNumber((int)found), isExact)
            : (null, false);
    }
}
