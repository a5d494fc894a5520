using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>
/// Whole cases in which a clause that asks of a fact decides: where another answer to it changes the outcome more
/// often than in any case that is drawn.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="cases">What draws cases.</param>
/// <param name="values">The values that stand for all others.</param>
/// <param name="slotsOf">Of each feature of the clauses the slots that it looks at.</param>
internal sealed class AimedSamples(PolicyPlan plan, SampleCases cases, Representatives values,
    Dictionary<int, int[]> slotsOf)
{
    private const int MostAims = 6;
    private const int MostSteps = 24;

    private readonly SlotForm[] _forms = plan.Policy.SlotForms;

    /// <summary>Some of them, of one clause each.</summary>
    /// <param name="case">The case with unknowns.</param>
    /// <param name="slot">The slot of the fact.</param>
    public IEnumerable<CaseRow> About(CaseRow @case, int slot)
    {
        var aims = 0U;
        for (var clause = 0; clause < plan.Rules.Conjunctions.Length && aims < MostAims; clause++)
        {
            if (!AsksOf(plan.Rules.Conjunctions[clause], slot)) continue;
            aims++;
            if (cases.Whole(@case, aims) is not { } whole) yield break;
            if (TryHold(@case, whole, clause)) yield return whole;
        }
    }

    private bool AsksOf(Conjunction clause, int slot)
    {
        foreach (var test in clause.Tests)
            if (Array.IndexOf(slotsOf[test.Feature], slot) >= 0) return true;
        return false;
    }

    /// <summary>Changes answers until a clause decides; whether it came to that.</summary>
    private bool TryHold(in CaseRow @case, in CaseRow whole, int clause)
    {
        foreach (var test in plan.Rules.Conjunctions[clause].Tests)
            if (!TryAnswer(@case, whole, test, holds: true)) return false;
        for (var steps = 0; steps < MostSteps; steps++)
        {
            var first = plan.ClauseOf(whole);
            if (first == clause) return true;
            if (first < 0 || first > clause || !TryAvoid(@case, whole, first, clause)) return false;
        }
        return false;
    }

    /// <summary>Makes a test of a clause fail that another clause does not ask for.</summary>
    private bool TryAvoid(in CaseRow @case, in CaseRow whole, int clause, int other)
    {
        foreach (var test in plan.Rules.Conjunctions[clause].Tests)
        {
            var isShared = false;
            foreach (var slot in slotsOf[test.Feature]) isShared |= AsksOf(plan.Rules.Conjunctions[other], slot);
            if (!isShared && TryAnswer(@case, whole, test, holds: false)) return true;
        }
        return false;
    }

    /// <summary>Gives what a test looks at an answer with which it holds, or fails; whether there is one.</summary>
    private bool TryAnswer(in CaseRow @case, in CaseRow whole, FeatureTest test, bool holds)
    {
        if (Holds(whole, test) == holds) return true;
        foreach (var slot in slotsOf[test.Feature])
        {
            if (@case.Slot(_forms[slot]) != SlotForm.NotKnown) continue;
            var before = whole.Slot(_forms[slot]);
            foreach (var answer in values.Of(slot, whole))
            {
                whole.Set(_forms[slot], answer);
                if (Holds(whole, test) == holds) return true;
            }
            whole.Set(_forms[slot], before);
            if (plan.Policy.Inputs[slot] is not ListInput list || whole.Apart![slot] is not Items items) continue;
            foreach (var other in cases.Lists(list, whole))
            {
                cases.Put(whole, list, other);
                if (Holds(whole, test) == holds) return true;
            }
            cases.Put(whole, list, items);
        }
        return false;
    }

    private bool Holds(in CaseRow whole, FeatureTest test)
    {
        var slot = test.Feature >= 0 ? whole.Slot(_forms[test.Feature]) : plan.RunTied(whole).Truths[~test.Feature] ? 1
            : 0;
        foreach (var range in test.Holds)
            if (range.From <= slot && slot <= range.To) return true;
        return false;
    }
}
