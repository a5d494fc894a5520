using Eligibility.Diagnostics;
using Eligibility.Model;

namespace Eligibility.Binding;

/// <summary>
/// Warns of money that is told and has more than two digits after the point, and more than anything has that a case states:
/// nobody can pay a part of a penny.
/// </summary>
internal static class ToldMoney
{
    private const int MostPlaces = 2;

    // What a case states with parts of a penny is as it was stated.
    private static int PlacesStated(Term value) =>
        Reads.Everything([value]).OfType<StatedTerm>().Where(t => t.Type is NumberType).Select(t => Bounds.Of(t).Places).DefaultIfEmpty().Max();

    public static void Warn(Policy policy, DiagnosticBag found)
    {
        foreach (var told in policy.Outcomes.SelectMany(o => o.Tells))
            if (told.Value is { Type: NumberType { Unit: { Kind: UnitKind.Money } unit } } value
                && Bounds.Of(value).Places > Math.Max(MostPlaces, PlacesStated(value)))
                found.Add(Messages.ToldPartsOfPennies(value.Span, unit.Name, value.Name is not null));
    }
}
