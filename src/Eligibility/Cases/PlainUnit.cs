using System.Collections.Immutable;
using System.Text;
using Eligibility.Literals;
using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>A unit as a text of a case has it, with the space between it and the number.</summary>
/// <param name="Word">The bytes.</param>
/// <param name="Factor">How many of the smallest unit it is.</param>
/// <param name="IsBefore">Whether it stands before the number, as a currency does.</param>
internal sealed record PlainUnit(byte[] Word, long Factor, bool IsBefore)
{
    // Those of `Unit`, which does not list them. One that is missing here is given up, and so only read more slowly.
    private static readonly string[] Known =
        ["mg", "g", "kg", "ml", "litre", "litres", "day", "days", "week", "weeks", "month", "months", "year", "years"];

    /// <summary>The units that a fact with a unit takes, each asked of whoever reads all literals.</summary>
    public static ImmutableArray<PlainUnit> Of(Unit unit)
    {
        if (unit.Kind == UnitKind.Money)
            return LiteralReader.Read(unit.Name + " 1", LiteralForms.Figures | LiteralForms.Money) is MoneyLiteral
                ? [new PlainUnit(Encoding.UTF8.GetBytes(unit.Name + " "), unit.Factor, true)]
                : [];
        return [.. Known.Append(unit.Name).Distinct(StringComparer.Ordinal)
            .Where(word => LiteralReader.Read("1 " + word, LiteralForms.Figures | LiteralForms.Unit) is QuantityLiteral
                && Unit.Of(word).Converts(unit))
            .Select(word => new PlainUnit(Encoding.UTF8.GetBytes(" " + word), Unit.Of(word).Factor, false))];
    }
}
