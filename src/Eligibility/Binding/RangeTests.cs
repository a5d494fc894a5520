using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <summary>
/// Rules that test an order that a range already says: a case that breaks it is refused, and never decided by the rule.
/// </summary>
internal static class RangeTests
{
    public static void Warn(Policy policy, DiagnosticBag found)
    {
        if (!policy.Orders.Any) return;
        foreach (var test in Reads.Everything(policy.Rules.SelectMany(r => (Condition?[])[r.When, r.Unless]).OfType<Condition>())
            .OfType<Comparison>()
            // What `within` asks besides is how far the two lie apart.
            .Where(c => c.Index >= 0 && c.Relation is not (Relation.Equal or Relation.NotEqual))
            .OrderBy(c => c.Span.Start))
            if (PlaceOf(test.Left) is { } left && PlaceOf(test.Right) is { } right
                && policy.Orders.All.Any(o => Is(o, left, right) && test.Relation is Relation.AtMost or Relation.More
                    || Is(o, right, left) && test.Relation is Relation.AtLeast or Relation.Less))
                found.Add(Messages.RangeTestedByRule(test.Span, left.Name, right.Name));
    }

    private static bool Is(RangeOrder order, RangeEnd low, RangeEnd high) => order.Low.Slot == low.Slot
        && order.Low.Field == low.Field && order.High.Slot == high.Slot && order.High.Field == high.Field;

    private static RangeEnd? PlaceOf(Term term) => term switch
    {
        FactTerm fact => new(fact.Fact.Slot, -1, fact.Fact.Name),
        FieldTerm field => new(field.List.Slot, field.Field.Index, field.Field.Name),
        _ => null,
    };
}
