using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Eligibility.Model;

namespace Eligibility.Tests.Checking.Explanations;

/// <summary>Holds typed values against what the case states: type, value, unit or currency, text (outputs, section 4.9).</summary>
internal sealed class TypedValues(Findings found)
{
    // Numbers of more digits than these cannot be told from their neighbours by many readers of JSON.
    private const int SafeDigits = 15;

    public void Check(string path, FactType type, Datum? value, JsonElement told)
    {
        if (value is null) { found.IsNull(path, told); return; }
        var text = type.Say(value);
        var (kind, unit) = KindOf(type);
        var number = type is NumberType numeric ? Number(numeric, text) : null;
        var isLong = number is not null && number.Count(char.IsAsciiDigit) > SafeDigits;
        if (!found.Members(path, told, "type", "value", isLong ? "exact" : null, unit, "text")) return;
        found.Same(path + ".type", kind, told.GetProperty("type"));
        found.Same(path + ".text", text, told.GetProperty("text"));
        if (unit is not null) found.Same($"{path}.{unit}", UnitOf((NumberType)type, text), told.GetProperty(unit));
        if (isLong) found.Same(path + ".exact", number, told.GetProperty("exact"));
        var said = told.GetProperty("value");
        if (number is not null)
        {
            found.Count();
            if (said.ValueKind != JsonValueKind.Number || said.GetRawText() != number)
                found.Fault(path + ".value", $"{said.GetRawText()} is told, and it is {number}");
        }
        else if (type is YesNoType) found.Same(path + ".value", ((Scalar)value).Value != 0, said);
        else if (type is DateType) found.Same(path + ".value", Day((Scalar)value), said);
        else if (type is SetType set)
            found.Same(path + ".value", set.Values.Names.Where((_, i) => ((((Choices)value).Mask >> i) & BigInteger.One).IsOne), said);
        else found.Same(path + ".value", text, said);
    }

    /// <summary>The type in the record and the member that its unit stands in.</summary>
    private static (string Kind, string? Unit) KindOf(FactType type) => type switch
    {
        YesNoType => ("yes or no", null),
        DateType => ("date", null),
        ChoiceType => ("choice", null),
        SetType => ("set", null),
        NumberType { Unit: null } => ("number", null),
        NumberType { Unit.Kind: UnitKind.Money } => ("money", "currency"),
        NumberType { Unit.Kind: var kind } when IsTime(kind) => ("duration", "unit"),
        NumberType => ("amount", "unit"),
        _ => throw new InvalidOperationException("a value has one of five types"),
    };

    private static bool IsTime(UnitKind kind) => kind is UnitKind.Days or UnitKind.Months;

    private static string Number(NumberType type, string text) =>
        type.Unit is null ? text : text.Split(' ').First(w => w.Any(char.IsAsciiDigit));

    private static string UnitOf(NumberType type, string text)
    {
        var said = text.Split(' ').First(w => !w.Any(char.IsAsciiDigit));
        // One month is a value in months: a reader compares units, and not how they are spelt beside a one.
        return new[] { type.Unit!.Name, type.Unit.Smallest.Name }.FirstOrDefault(n => n == said + "s") ?? said;
    }

    private static string Day(Scalar day) =>
        DateOnly.FromDayNumber((int)day.Value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
