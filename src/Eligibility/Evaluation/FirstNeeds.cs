using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>
/// What is needed of a case that states nothing but the decision date, if that. Every interview begins with it, so that it
/// is kept for the last such date; of a case that says more nothing is kept.
/// </summary>
/// <param name="policy">The policy.</param>
internal sealed class FirstNeeds(Policy policy)
{
    private readonly CaseRow _nothing = Case.Of(policy, policy.Unstated).Row;
    private readonly SlotForm _decidedOn = policy.SlotForms[policy.DecisionDate.Slot];

    // Swapped as a whole: two threads that work it out at once work out the same.
    private Kept? _last;

    /// <summary>What is needed; worked out where it is not kept.</summary>
    /// <param name="case">The case.</param>
    /// <param name="workOut">Works it out.</param>
    public NeedsReading Of(Case @case, Func<Case, NeedsReading> workOut)
    {
        if (!StatesNothing(@case.Row)) return workOut(@case);
        var day = @case.Row.Slot(_decidedOn);
        if (Volatile.Read(ref _last) is { } last && last.Day == day) return last.Needs;
        var needs = workOut(@case);
        Volatile.Write(ref _last, new Kept(day, needs));
        return needs;
    }

    private bool StatesNothing(in CaseRow row)
    {
        if (row.Words is null || _nothing.Words is null || row.Apart is not null || _nothing.Apart is not null) return false;
        var nothing = _nothing.Copy();
        nothing.Set(_decidedOn, row.Slot(_decidedOn));
        return row.Words.AsSpan().SequenceEqual(nothing.Words);
    }

    private sealed record Kept(long Day, NeedsReading Needs);
}
