using System.Numerics;
using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>Lists of one item that a case may state, drawn.</summary>
internal static class SampleItems
{
    private const int MostSteps = 12;
    private const int DaysBetween = 400;

    /// <summary>A list of one item, whatever its list requires of several.</summary>
    /// <param name="list">The list.</param>
    /// <param name="decided">The day number of the decision date, after which no day of it may lie.</param>
    /// <param name="dice">Which of many.</param>
    /// <returns>Null where no day of a field lies on or before the decision date.</returns>
    public static Items? One(ListInput list, long decided, uint dice)
    {
        var row = list.UnstatedItem.ToBuilder();
        foreach (var field in list.Fields)
        {
            // The same again for the next field, were it not mixed.
            unchecked { dice = (dice ^ (dice >> 13)) * 0x9E3779B1U; }
            if (Some(field, decided, dice >> 8) is not { } value) return null;
            row[field.Index] = value;
        }
        return new Items([row.ToImmutable()]);
    }

    private static Datum? Some(Field field, long decided, uint dice)
    {
        switch (field.Type)
        {
            case YesNoType:
                return Datum.Of((dice & 1) != 0);
            case ChoiceType choice:
                return new Scalar(dice % (uint)choice.Values.Names.Length);
            case SetType set:
                return new Choices(new BigInteger(dice) & ((BigInteger.One << set.Values.Names.Length) - 1));
        }
        var (low, high) = field.Range!.Value;
        if (field.EndsAtDecisionDate) high = Int128.Min(high, decided);
        if (low > high) return null;
        var steps = field.Type.Step * (field.Type is DateType ? DaysBetween : 1) * ((dice >> 1) % MostSteps);
        // From either end, near which bounds are tested most.
        return new Scalar((dice & 1) != 0 ? Int128.Min(low + steps, high) : Int128.Max(high - steps, low));
    }
}
