using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>
/// What the lines of a decision about a known case are worked out with again, whenever they are told: one for each
/// policy, never changing, shared by its decisions and by threads. It searches nothing: where all that a policy reads
/// is known, each line follows from the case's values alone.
/// </summary>
internal sealed class LineEvaluator
{
    private readonly Policy _policy;
    private readonly ConditionEvaluator _conditions;
    private AllRead? _read;

    public LineEvaluator(Policy policy, ConditionEvaluator conditions) => (_policy, _conditions) = (policy, conditions);

    /// <summary>
    /// Whether a case says all that a condition of the policy reads, fields of items included, so that no line and no
    /// value is open. A pass in which nothing is open may still leave out what turned out not to matter.
    /// </summary>
    public bool IsKnown(Case @case)
    {
        // Looked for when a case is first decided, not when a policy is compiled; two threads find the same.
        var read = _read ??= AllRead.Of(_policy);
        foreach (var slot in read.Slots)
            if (@case.Values[slot] is null) return false;
        foreach (var (slot, field) in read.Fields)
            foreach (var row in ((Items)@case.Values[slot]!).Rows)
                if (row[field] is null) return false;
        return true;
    }

    /// <summary>The lines of a decision about a known case, one by one, as they are asked for.</summary>
    public KnownLines LinesOf(Decision decision) => new(_conditions, Outside(decision));

    /// <summary>The lines of a decision about a known case, all that are told.</summary>
    public DecisionTrace TraceOf(Decision decision) => TraceWalk.OfKnown(_conditions, decision);

    private Frame Outside(Decision decision) => Frame.Of(_policy, decision.Case.Values,
        System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsArray(decision.Truths)!);

    /// <summary>What the conditions of a policy read: facts and lists by slot, and of the lists which fields.</summary>
    private sealed record AllRead(ImmutableArray<int> Slots, ImmutableArray<(int Slot, int Field)> Fields)
    {
        public static AllRead Of(Policy policy)
        {
            var reads = Reads.Of(policy.Conditions);
            return new([.. reads.Select(r => r.Input.Slot).Distinct()],
                [.. reads.Where(r => r.Field is not null).Select(r => (r.Input.Slot, r.Field!.Index)).Distinct()]);
        }
    }
}
