using System.Globalization;
using System.Text.Json;
using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>Writes a value as a case states it, so that what is written can be read again.</summary>
internal static class ValueJson
{
    /// <summary>A value of a type, null for a list; null is not known.</summary>
    public static void Write(Utf8JsonWriter json, FactType? type, Datum? value)
    {
        switch (type, value)
        {
            case (_, null): json.WriteNullValue(); break;
            case (YesNoType, Scalar flag): json.WriteBooleanValue(flag.Value != 0); break;
            case (DateType, Scalar day):
                json.WriteStringValue(
                    DateOnly.FromDayNumber((int)day.Value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case (ChoiceType choice, Scalar place): json.WriteStringValue(choice.Values.Names[(int)place.Value]); break;
            case (NumberType number, Scalar count):
                if (InUnit(number, count.Value) is { } exact) json.WriteRawValue(exact.ToString());
                else json.WriteStringValue(number.Say(value));
                break;
            case (SetType set, Choices held):
                json.WriteStartArray();
                for (var i = 0; i < set.Values.Names.Length; i++)
                    if (!(held.Mask >> i).IsEven) json.WriteStringValue(set.Values.Names[i]);
                json.WriteEndArray();
                break;
            default:
                // Of lists only an empty one is ever written: what is assumed.
                json.WriteStartArray();
                json.WriteEndArray();
                break;
        }
    }

    /// <summary>
    /// A number in its declared unit; null where it is none of at most six digits after the
    /// point, such as one month in years.
    /// </summary>
    public static Number? InUnit(NumberType type, Int128 value) =>
        Number.OfUnits(value).DividedExactly(Number.Of(type.Unit?.Factor ?? 1)) is { DecimalPlaces: <= 6 } inUnit
            ? inUnit
            : null;
}
