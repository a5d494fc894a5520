using System.Numerics;
using System.Text.Json;
using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>
/// A value with its type, as a program reads it, and its words beside it. A number stands as a number of JSON; one
/// of more digits than a program may keep also as a text.
/// </summary>
internal static class TypedValueJson
{
    private const int MostDigits = 15;

    /// <summary>A value as a member, or within an array where it has no name; null where it is not known.</summary>
    public static void Write(Utf8JsonWriter json, string? name, FactType type, Datum? value)
    {
        if (name is not null) json.WritePropertyName(name);
        if (value is null)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        json.WriteString("type", TypeOf(type));
        switch (type)
        {
            case YesNoType: json.WriteBoolean("value", ((Scalar)value).Value != 0); break;
            case NumberType number: WriteNumber(json, number, (Scalar)value); break;
            case DateType: json.WriteString("value",
                JsonMembers.DayOf(DateOnly.FromDayNumber((int)((Scalar)value).Value))); break;
            case ChoiceType choice: json.WriteString("value", choice.Say(value)); break;
            case SetType set: json.WriteTexts("value", Held(set, (Choices)value)); break;
            default: throw new ArgumentOutOfRangeException(nameof(type));
        }
        json.WriteString("text", type.Say(value));
        json.WriteEndObject();
    }

    private static string TypeOf(FactType type) => type switch
    {
        YesNoType => "yes or no",
        NumberType { Unit: null } => "number",
        NumberType { Unit.Kind: UnitKind.Money } => "money",
        NumberType { Unit.Kind: UnitKind.Days or UnitKind.Months } => "duration",
        NumberType => "amount",
        DateType => "date",
        ChoiceType => "choice",
        SetType => "set",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static void WriteNumber(Utf8JsonWriter json, NumberType type, Scalar value)
    {
        var number = Number.OfUnits(value.Value);
        var unit = type.Unit;
        // What is no whole number of its unit to six places is told in the smallest of its kind, as its words are.
        if (unit is not null)
        {
            if (number.DividedExactly(Number.Of(unit.Factor)) is { DecimalPlaces: <= 6 } inUnit) number = inUnit;
            else unit = unit.Smallest;
        }
        var text = number.ToString();
        json.WritePropertyName("value");
        json.WriteRawValue(text, skipInputValidation: false);
        if (text.Count(char.IsAsciiDigit) > MostDigits) json.WriteString("exact", text);
        if (unit is not null) json.WriteString(unit.Kind == UnitKind.Money ? "currency" : "unit", unit.Name);
    }

    private static IEnumerable<string> Held(SetType set, Choices value) =>
        set.Values.Names.Where((_, i) => !((value.Mask >> i) & BigInteger.One).IsZero);
}
