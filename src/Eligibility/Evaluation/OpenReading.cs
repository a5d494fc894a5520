using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Eligibility.Model;
using Eligibility.Plan;

namespace Eligibility.Evaluation;

/// <summary>
/// What there is to read of a decision about a case with unknowns that its plan tells all of: for each way in which what
/// ties its lines comes out two runs are enough, and what differs from way to way is open. Worked out again from the plan
/// and the case, and from nothing else.
/// </summary>
internal sealed class OpenReading
{
    private readonly Policy _policy;
    private readonly OpenWay[] _ways;

    private OpenReading(PolicyPlan plan, ImmutableArray<CaseRow> ways) =>
        (_policy, _ways) = (plan.Policy, [.. ways.Select(w => new OpenWay(plan, w))]);

    /// <summary>What there is to read; null where a proof must tell it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="case">The case.</param>
    /// <param name="needs">What is needed.</param>
    public static DecisionReading? Of(PolicyPlan plan, Case @case, NeedsReading needs)
    {
        var ways = plan.Ways(@case.Row);
        return ways.IsEmpty ? null : new OpenReading(plan, ways).Read(needs);
    }

    private DecisionReading Read(NeedsReading needs)
    {
        var possible = new SortedSet<int>(_ways.SelectMany(w => w.Possible()));
        var outcome = possible.Count == 1 ? _policy.Outcomes[possible.Min] : null;
        var may = _policy.Rules.Select((_, i) => Together(w => w.StatusesOf(i))).ToArray();
        return new DecisionReading
        {
            Outcome = outcome, Possible = [.. possible.Select(o => _policy.Outcomes[o])],
            Reasons = outcome is null ? [] : Reasons(may, outcome),
            Needed = needs.Needed, NeedsAreExact = needs.AreExact,
            Statuses = [.. may.Select(m => m is [var only] ? only : RuleStatus.Open)],
            Truths = Agreed(_policy.Conditions.Length, (w, i) => w.Conditions[i]),
            Undefeated = Agreed(may.Length, (w, i) => w.Undefeated[i]),
            Defeaters = [.. may.Select((_, i) => Together(w => w.DefeatersOf(i)))],
        };
    }

    private ImmutableArray<T> Together<T>(Func<OpenWay, IEnumerable<T>> told) =>
        _ways is [var only] ? [.. told(only)] : [.. _ways.SelectMany(told).Distinct().Order()];

    /// <summary>What each of some things comes to in every way; open where that differs.</summary>
    private ImmutableArray<Truth> Agreed(int count, Func<OpenWay, int, Truth> told)
    {
        var truths = new Truth[count];
        for (var i = 0; i < count; i++)
        {
            truths[i] = told(_ways[0], i);
            for (var w = 1; w < _ways.Length && truths[i] != Truth.Open; w++)
                if (told(_ways[w], i) != truths[i]) truths[i] = Truth.Open;
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(truths);
    }

    /// <summary>The certain reasons; where none is, all that give the outcome in some way.</summary>
    private ImmutableArray<Reason> Reasons(ImmutableArray<RuleStatus>[] may, Outcome outcome)
    {
        var rules = _policy.Rules;
        ImmutableArray<Reason> certain =
            [.. rules.Where((_, i) => may[i] is [RuleStatus.Reason]).Select(r => Reason.Of(r))];
        if (!certain.IsEmpty) return certain;
        var open = rules.Where((_, i) => may[i].Contains(RuleStatus.Reason)).Select(r => Reason.Of(r, open: true)).ToList();
        var otherwise = Agreed(1, (w, _) => Truths.Not(w.Before(_policy.Outcomes.Length)))[0];
        if (_policy.Otherwise.Outcome == outcome && otherwise != Truth.Failed)
            open.Add(Reason.Of(_policy.Otherwise, otherwise == Truth.Open));
        return [.. open];
    }
}
