using Eligibility.Diagnostics;
using Eligibility.Model;

namespace Eligibility.Analysis;

/// <summary>
/// Notes what a policy reads of which exactness is not promised while facts are unknown: it may be told as open, or
/// asked for, though it is certain. It is never told as certain where it is not, so that nothing needs to change.
/// </summary>
internal static class InexactForms
{
    public static void Note(Policy policy, DiagnosticBag found)
    {
        var everything = Reads.Everything(policy.LookedAt).OrderBy(n => n.Span.Source.Path, StringComparer.Ordinal)
            .ThenBy(n => n.Span.Start).ToList();
        // Once a list: what holds for one of its items against the others holds for what is made of that.
        foreach (var node in everything.Where(n => n.Reach.IsOfOthers).DistinctBy(n => n.Reach.List!.Slot))
            found.Add(Messages.OthersNotExact(node.Span, node.Reach.List!.Name));
        foreach (var sum in everything.OfType<SumTerm>()
            .Where(AddsToRounded)) found.Add(Messages.RoundedNotExact(sum.Span));
        foreach (var shift in everything.OfType<ShiftTerm>())
            foreach (var (amount, _, _) in shift.Shifts)
                if (amount.Opened is not (ConstantTerm or TableTerm)
                    && ReadsAny(amount)) found.Add(Messages.LengthNotExact(amount.Span));
    }

    private static bool AddsToRounded(SumTerm sum)
    {
        var unknown = sum.Terms.Select(t => t.Term).Where(ReadsAny).ToList();
        return unknown.Count > 1 && unknown.Any(t => t.Opened is RoundedTerm);
    }

    private static bool ReadsAny(Term term) => Reads.Of(term).Any();
}
