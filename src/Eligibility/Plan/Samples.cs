using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>
/// Whole cases that a case with unknowns may turn out to be, decided by the plan: two of them that differ in one fact alone
/// and come to two outcomes show that it matters, and two outcomes beside each answer that none decides. What they do not
/// show is left open.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="read">The slots that any line reads.</param>
/// <param name="values">The values that stand for all others.</param>
internal sealed class Samples(PolicyPlan plan, ImmutableArray<int> read, Representatives values)
{
    private const int MostSamples = 96;
    private const int MostInVain = 2;
    private const int MostSteps = 24;
    private const int MostToShowTwo = 3;
    private const int MostWithLists = 8;

    private readonly SlotForm[] _forms = plan.Policy.SlotForms;

    private readonly int[] _lists = [.. read.Where(slot => plan.Policy.Inputs[slot] is ListInput)];

    // Of each feature of the clauses the slots that it looks at.
    private readonly Dictionary<int, int[]> _slotsOf = plan.Rules.Conjunctions.SelectMany(c => c.Tests)
        .Select(t => t.Feature).Distinct().ToDictionary(f => f, f => f >= 0 ? [f]
            : Reads.Of(plan.Policy.Conditions[~f]).Select(r => r.Input.Slot).Distinct().ToArray());

    /// <summary>Two outcomes, one bit each, that two whole cases come to; 0 where none were found.</summary>
    public ulong FindTwo(in CaseRow @case)
    {
        var most = MostToShowTwo;
        foreach (var list in _lists)
            if (@case.Slot(_forms[list]) == SlotForm.NotKnown) most = MostWithLists;
        for (var (sample, first) = (0U, -1); sample < most; sample++)
        {
            if (Whole(@case, sample) is not { } whole) return 0;
            for (var (clause, steps) = (plan.ClauseOf(whole), 0); steps < MostSteps; steps++)
            {
                var outcome = OutcomeOf(clause);
                if (first < 0) first = outcome;
                else if (outcome != first) return (1UL << first) | (1UL << outcome);
                if (clause < 0 || !TryStep(@case, whole, ref clause, Mixed(sample, (uint)steps))) break;
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
            if (Whole(@case, sample) is not { } whole) return;
            var isInVain = true;
            // From each outcome on to those that prevail less: near these more facts matter.
            for (var (clause, steps, last) = (plan.ClauseOf(whole), 0, -1); steps < MostSteps; steps++)
            {
                var outcome = OutcomeOf(clause);
                if (outcome != last)
                    for (var n = 0; n < needs.Length; n++) isInVain &= !Vary(whole, outcome, ref needs[n], seen[n]);
                last = outcome;
                if (clause < 0 || !TryStep(@case, whole, ref clause, Mixed(sample, (uint)steps))) break;
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
    }

    /// <summary>Gives one fact of a whole case each answer, unless all is told of it; whether that told more.</summary>
    private bool Vary(in CaseRow whole, int outcome, ref ToldNeed need, OutcomesByAnswer seen)
    {
        if (need.Matters is not null && need.Alone is not null) return false;
        var (form, before) = (_forms[need.Slot], need.Matters);
        var slot = whole.Slot(form);
        var answers = values.Of(need.Slot, whole);
        var greatest = answers.Length == 0 ? 0 : values.RangeOf(need.Slot, whole).Greatest;
        for (var i = 0; i < answers.Length; i++)
        {
            whole.Set(form, answers[i]);
            var other = OutcomeOf(plan.ClauseOf(whole));
            // What ranges tie to facts that no rule reads may have to change with these.
            if (other != outcome && !values.IsOrdered(need.Slot)) need = need with { Matters = true };
            if (need.Alone is null)
                seen.Add(answers[i], i + 1 < answers.Length ? answers[i + 1] - 1 : greatest, other);
        }
        if (answers.Length == 0 && need.Matters is null && !values.IsOrdered(need.Slot))
            foreach (var value in values.Several(need.Slot, whole))
            {
                whole.Set(form, value);
                if (OutcomeOf(plan.ClauseOf(whole)) == outcome) continue;
                need = need with { Matters = true };
                break;
            }
        whole.Set(form, slot);
        return need.Matters != before;
    }

    /// <summary>Changes one answer so that a clause after the first that holds decides; whether there is one.</summary>
    private bool TryStep(in CaseRow @case, in CaseRow whole, ref int clause, uint dice)
    {
        var tests = plan.Rules.Conjunctions[clause].Tests;
        for (var t = 0; t < tests.Length; t++)
        {
            foreach (var slot in _slotsOf[tests[(t + (int)(dice % (uint)tests.Length)) % tests.Length].Feature])
            {
                if (@case.Slot(_forms[slot]) != SlotForm.NotKnown) continue;
                var before = whole.Slot(_forms[slot]);
                var answers = values.Of(slot, whole);
                for (var i = 0; i < answers.Length; i++)
                {
                    whole.Set(_forms[slot], answers[(i + (int)(dice >> 8)) % answers.Length]);
                    var next = plan.ClauseOf(whole);
                    if (next >= 0 && next <= clause) continue;
                    clause = next;
                    return true;
                }
                whole.Set(_forms[slot], before);
            }
        }
        return false;
    }

    private int OutcomeOf(int clause) => plan.OutcomeOf(clause < 0 ? -1 : plan.Rules.RuleOf[clause])!.Index;

    /// <summary>The case with what is unknown filled in; null where that cannot be done.</summary>
    private CaseRow? Whole(in CaseRow @case, uint sample)
    {
        var whole = @case.Copy() with { Apart = (Datum?[]?)@case.Apart?.Clone() ?? new Datum?[_forms.Length] };
        return TryFill(whole, sample) ? whole : null;
    }

    /// <summary>Fills in what is unknown; false where that cannot be done.</summary>
    private bool TryFill(in CaseRow whole, uint sample)
    {
        // What hangs on nothing first, then the decision date, on which the other days hang.
        foreach (var slot in read)
            if (values.CountOf(slot) > 0 && !TryFill(whole, slot, sample)) return false;
        if (!TryFill(whole, plan.Policy.DecisionDate.Slot, sample)) return false;
        foreach (var slot in read)
            if (!TryFill(whole, slot, sample)) return false;
        return true;
    }

    private bool TryFill(in CaseRow whole, int slot, uint sample)
    {
        if (whole.Slot(_forms[slot]) != SlotForm.NotKnown) return true;
        // An unknown list may be empty or hold one item, but where it says otherwise; one whose items are known in part may
        // not.
        if (plan.Policy.Inputs[slot] is ListInput list && whole.Apart![slot] is null)
        {
            var decided = whole.Slot(_forms[plan.Policy.DecisionDate.Slot]);
            if (list.Least > 1 || plan.Policy.Orders.OfItems(list)) return list.Least == 0 && None(whole, slot);
            var items = sample == 0 && list.Least == 0 ? null : SampleItems.One(list, decided, Mixed(sample, (uint)slot));
            if (items is null && list.Least > 0) return false;
            items ??= new Items([]);
            whole.Apart[slot] = items;
            whole.Set(_forms[slot], items.Rows.Length);
            return true;
        }
        if (values.Some(slot, whole, Mixed(sample, (uint)slot)) is not { } some) return false;
        whole.Set(_forms[slot], some);
        return true;
    }

    private bool None(in CaseRow whole, int slot)
    {
        whole.Apart![slot] = new Items([]);
        whole.Set(_forms[slot], 0);
        return true;
    }

    /// <summary>A number that is another for another sample or slot, the same each time.</summary>
    private static uint Mixed(uint sample, uint slot)
    {
        unchecked
        {
            var mixed = (sample * 0x9E3779B1U) ^ ((slot + 1) * 0x85EBCA77U);
            mixed = (mixed ^ (mixed >> 15)) * 0xC2B2AE3DU;
            return mixed ^ (mixed >> 16);
        }
    }
}
