using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Analysis;

/// <summary>
/// Warns of a test of the items of a list that comes to the same of every item there could be: what is asked is whether
/// a case has an item for which it holds, and whether one has an item for which it fails.
/// </summary>
internal static class IdleItemTests
{
    // What is asked here stands among no policy's conditions.
    private const int NoIndex = -1;

    public static void Check(WholePolicy whole, HashSet<Condition> idle, DiagnosticBag found)
    {
        var met = new HashSet<Condition>(ReferenceEqualityComparer.Instance);
        foreach (var node in Reads.Everything(whole.Policy.LookedAt).Where(n => n.Reach is { Where: not null, IsOfOthers: false })
            .OrderBy(n => n.Span.Source.Path, StringComparer.Ordinal).ThenBy(n => n.Span.Start))
        {
            var list = node.Reach.Where!.List;
            foreach (var (test, isNegated) in Tests(node.Reach.Where.Root))
            {
                if (whole.Policy.Owns(test) || !met.Add(test) || idle.Contains(test)) continue;
                if (Same(whole, list, test) is not { } holds) continue;
                idle.Add(test);
                found.Add(Messages.SameOfEveryItem(test.Span, OneLine.Of(test.Span), list.Name, holds != isNegated));
            }
        }
    }

    /// <summary>What a test comes to of every item; null where that differs, or is not settled.</summary>
    private static bool? Same(WholePolicy whole, ListInput list, Condition test)
    {
        var holding = Any(list, test);
        if (IsNever(holding)) return false;
        return IsNever(Any(list, new NotCondition(NoIndex, test, test.Span))) ? true : null;

        bool IsNever(Condition any)
        {
            var left = whole.Asking([any]);
            return whole.Never(left, left.Truth(any), a => a == 1, () => $"whether `{OneLine.Of(test.Span)}` always comes to the same");
        }
    }

    private static ListCondition Any(ListInput list, Condition of) =>
        new(NoIndex, Any: true, list, new WhereClause(list, of), of.Span);

    /// <summary>The tests that a condition is made of, and whether each is written with its <c>not</c> as one.</summary>
    private static IEnumerable<(Condition Test, bool IsNegated)> Tests(Condition root)
    {
        var waiting = new Stack<(Condition At, bool IsNegated)>([(root, false)]);
        while (waiting.TryPop(out var next))
        {
            if (next.At is NotCondition not) waiting.Push((not.Operand, not.Span == not.Operand.Span));
            else if (next.At is GroupCondition group)
                foreach (var line in group.Operands.Reverse()) waiting.Push((line, false));
            // What it has to do with the others of its list is asked of two items, and not of one.
            else if (next.At.IsTest && !Reads.Everything([next.At]).Any(n => n.Reach.List is not null || n.Reach.IsInHand))
                yield return next;
        }
    }
}
