using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>
/// Whole cases that a case with unknowns may turn out to be, decided by the plan: two of them that differ in one
/// fact alone and come to two outcomes show that it matters, and two outcomes beside each answer that none decides.
/// What they do not show is left open.
/// </summary>
internal sealed class Samples
{
    private const int MostSamples = 96;
    private const int MostInVain = 2;
    private const int MostSteps = 24;
    private const int MostToShowTwo = 3;
    private const int MostWithLists = 8;
    private const int MostSpread = 3;
    private const int MostAimsInVain = 2;

    private readonly PolicyPlan _plan;
    private readonly ImmutableArray<int> _read;
    private readonly Representatives _values;
    private readonly SampleCases _cases;
    private readonly AimedSamples _aimed;
    private readonly SlotForm[] _forms;
    private readonly int[] _lists;
    private readonly Dictionary<int, int[]> _slotsOf;

    /// <param name="plan">The plan.</param>
    /// <param name="read">The slots that any line reads.</param>
    /// <param name="values">The values that stand for all others.</param>
    public Samples(PolicyPlan plan, ImmutableArray<int> read, Representatives values)
    {
        (_plan, _read, _values, _forms) = (plan, read, values, plan.Policy.SlotForms);
        _lists = [.. read.Where(slot => plan.Policy.Inputs[slot] is ListInput)];
        // Of each feature of the clauses the slots that it looks at.
        _slotsOf = plan.Rules.Conjunctions.SelectMany(c => c.Tests)
            .Select(t => t.Feature).Distinct().ToDictionary(f => f, f => f >= 0 ? [f]
                : Reads.Of(plan.Policy.Conditions[~f]).Select(r => r.Input.Slot).Distinct().ToArray());
        _cases = new SampleCases(plan.Policy, read, values);
        _aimed = new AimedSamples(plan, _cases, values, _slotsOf);
    }

    /// <summary>Two outcomes, one bit each, that two whole cases come to; 0 where none were found.</summary>
    public ulong FindTwo(in CaseRow @case)
    {
        var most = MostToShowTwo;
        foreach (var list in _lists)
            if (@case.Slot(_forms[list]) == SlotForm.NotKnown) most = MostWithLists;
        for (var (sample, first) = (0U, -1); sample < most; sample++)
        {
            if (_cases.Whole(@case, sample) is not { } whole) return 0;
            for (var (clause, steps) = (_plan.ClauseOf(whole), 0); steps < MostSteps; steps++)
            {
                var outcome = OutcomeOf(clause);
                if (first < 0) first = outcome;
                else if (outcome != first) return (1UL << first) | (1UL << outcome);
                if (clause < 0 || !TryStep(@case, whole, ref clause, SampleCases.Mixed(sample, (uint)steps))) break;
            }
        }
        return 0;
    }

    /// <summary>Tells more of what is needed.</summary>
    /// <param name="case">The case.</param>
    /// <param name="needs">What is told so far; what is shown is added.</param>
    /// <param name="seen">For each of them to which outcomes its answers were seen to lead.</param>
    public void Tell(in CaseRow @case, Span<ToldNeed> needs, OutcomesByAnswer[] seen)
    {
        for (var (sample, inVain) = (0U, 0); sample < MostSamples && inVain < MostInVain; sample++)
        {
            if (_cases.Whole(@case, sample) is not { } whole) return;
            var isInVain = true;
            // From each outcome on to those that prevail less: near these more facts matter.
            for (var (clause, steps, last) = (_plan.ClauseOf(whole), 0, -1); steps < MostSteps; steps++)
            {
                var outcome = OutcomeOf(clause);
                if (outcome != last)
                    for (var n = 0; n < needs.Length; n++) isInVain &= !Vary(whole, outcome, ref needs[n], seen[n]);
                last = outcome;
                if (clause < 0 || !TryStep(@case, whole, ref clause, SampleCases.Mixed(sample, (uint)steps))) break;
            }
            var isAllTold = true;
            for (var n = 0; n < needs.Length; n++)
            {
                if (needs[n].Alone is null && seen[n].AreTwoEverywhere())
                    (needs[n], isInVain) = (needs[n] with { Alone = false }, false);
                isAllTold &= needs[n].Matters is not null && needs[n].Alone is not null;
            }
            if (isAllTold) return;
            inVain = isInVain ? inVain + 1 : 0;
        }
        for (var (n, inVain) = (0, 0); n < needs.Length && inVain < MostAimsInVain; n++)
        {
            if (needs[n].Matters is not null) continue;
            foreach (var whole in _aimed.About(@case, needs[n].Slot))
                if (Vary(whole, OutcomeOf(_plan.ClauseOf(whole)), ref needs[n], seen[n])) break;
            if (needs[n].Matters is null) inVain++;
        }
        // Where ranges hang together, days put at their ends may be none that a case could state.
        for (var n = 0; n < needs.Length && !_plan.Policy.Orders.Any; n++)
            if (needs[n].Alone is null && _plan.Policy.Inputs[needs[n].Slot] is Fact { IsTied: true })
                Spread(@case, ref needs[n], seen[n]);
    }

    /// <summary>
    /// Looks at whole cases whose other days leave a day all the room there is, for each answer to it.
    /// </summary>
    private void Spread(in CaseRow @case, ref ToldNeed need, OutcomesByAnswer seen)
    {
        for (var sample = 0U; sample < MostSpread; sample++)
        {
            if (_cases.Whole(@case, sample) is not { } whole) return;
            foreach (var slot in _read)
                if (slot != need.Slot && @case.Slot(_forms[slot]) == SlotForm.NotKnown
                    && _plan.Policy.Inputs[slot] is Fact { IsTied: true } fact)
                    whole.Set(_forms[slot], (long)(fact.IsDecisionDate ? _forms[slot].Greatest : _forms[slot].Least));
            for (var (clause, steps, last) = (_plan.ClauseOf(whole), 0, -1); steps < MostSteps; steps++)
            {
                var outcome = OutcomeOf(clause);
                if (outcome != last) Vary(whole, outcome, ref need, seen);
                last = outcome;
                if (clause < 0 || !TryStep(@case, whole, ref clause, SampleCases.Mixed(sample, (uint)steps))) break;
            }
            if (!seen.AreTwoEverywhere()) continue;
            need = need with { Alone = false };
            return;
        }
    }

    /// <summary>Gives one fact of a whole case each answer, unless all is told of it; whether that told more.</summary>
    private bool Vary(in CaseRow whole, int outcome, ref ToldNeed need, OutcomesByAnswer seen)
    {
        if (need.Matters is not null && need.Alone is not null) return false;
        var (form, before) = (_forms[need.Slot], need.Matters);
        var slot = whole.Slot(form);
        var answers = _values.Of(need.Slot, whole);
        var greatest = answers.Length == 0 ? 0 : _values.RangeOf(need.Slot, whole).Greatest;
        for (var i = 0; i < answers.Length; i++)
        {
            whole.Set(form, answers[i]);
            var other = OutcomeOf(_plan.ClauseOf(whole));
            // What ranges tie to facts that no rule reads may have to change with these.
            if (other != outcome && !_values.IsOrdered(need.Slot)) need = need with { Matters = true };
            if (need.Alone is null)
                seen.Add(answers[i], i + 1 < answers.Length ? answers[i + 1] - 1 : greatest, other);
        }
        if (answers.Length == 0 && need.Matters is null && !_values.IsOrdered(need.Slot))
            foreach (var value in _values.Several(need.Slot, whole))
            {
                whole.Set(form, value);
                if (OutcomeOf(_plan.ClauseOf(whole)) == outcome) continue;
                need = need with { Matters = true };
                break;
            }
        whole.Set(form, slot);
        if (need.Matters is null && _plan.Policy.Inputs[need.Slot] is ListInput list
            && LeavesOutcome(whole, list, outcome))
            need = need with { Matters = true };
        return need.Matters != before;
    }

    /// <summary>Whether with another list a whole case comes to another outcome.</summary>
    private bool LeavesOutcome(in CaseRow whole, ListInput list, int outcome)
    {
        var (items, leaves) = ((Items)whole.Apart![list.Slot]!, false);
        foreach (var other in _cases.Lists(list, whole))
        {
            _cases.Put(whole, list, other);
            if (leaves = OutcomeOf(_plan.ClauseOf(whole)) != outcome) break;
        }
        _cases.Put(whole, list, items);
        return leaves;
    }

    /// <summary>Changes one answer so that a clause after the first that holds decides; whether there is one.</summary>
    private bool TryStep(in CaseRow @case, in CaseRow whole, ref int clause, uint dice)
    {
        var tests = _plan.Rules.Conjunctions[clause].Tests;
        for (var t = 0; t < tests.Length; t++)
        {
            foreach (var slot in _slotsOf[tests[(t + (int)(dice % (uint)tests.Length)) % tests.Length].Feature])
            {
                if (@case.Slot(_forms[slot]) != SlotForm.NotKnown) continue;
                var before = whole.Slot(_forms[slot]);
                var answers = _values.Of(slot, whole);
                for (var i = 0; i < answers.Length; i++)
                {
                    whole.Set(_forms[slot], answers[(i + (int)(dice >> 8)) % answers.Length]);
                    var next = _plan.ClauseOf(whole);
                    if (next >= 0 && next <= clause) continue;
                    clause = next;
                    return true;
                }
                whole.Set(_forms[slot], before);
            }
        }
        return false;
    }

    private int OutcomeOf(int clause) => _plan.OutcomeOf(clause < 0 ? -1 : _plan.Rules.RuleOf[clause])!.Index;
}
