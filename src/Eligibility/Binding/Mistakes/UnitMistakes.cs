using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Text;
using static Eligibility.Diagnostics.Quoting;

namespace Eligibility.Binding;

/// <summary>Units that are missing, that do not convert, or that have another name here.</summary>
internal static class UnitMistakes
{
    /// <summary>A number alone where its unit must be written.</summary>
    public static Diagnostic Missing(TextSpan span, Unit unit) =>
        unit.Kind == UnitKind.Money ? Messages.CurrencyMissing(span, unit.Name) : Messages.UnitMissing(span, unit.Name);

    /// <summary>A number in a unit that does not convert into the one beside it; null stands for none.</summary>
    public static Diagnostic Differ(TextSpan span, Unit? own, Unit? other) =>
        Messages.UnitsDiffer(span, Measure(own), Measure(other),
            other is null
                ? $"write the number alone, or declare the fact as a `number of {Shorten(own!.Name)}`"
                : InUnit(span.Words, own, other));

    /// <summary>What is measured in the unit of an <c>amount in</c>, where it is no weight and no volume.</summary>
    public static Diagnostic InNoWeight(Token unit) => Messages.AmountInNoWeight(unit, Known(unit.Text));

    /// <summary>A currency that is no code.</summary>
    public static Diagnostic NoCurrency(Token unit) => Messages.NoCurrency(unit, Known(unit.Text));

    /// <summary><c>5g</c> as <c>5 g</c>.</summary>
    public static string? NumberAndUnit(string word)
    {
        var digits = word.TakeWhile(char.IsAsciiDigit).Count();
        return digits is > 0 and < 13 && digits < word.Length && word[digits..].All(char.IsAsciiLetter)
            ? $"{word[..digits]} {Known(word[digits..]) ?? word[digits..]}"
            : null;
    }

    /// <summary>The unit of this language for one of another spelling, or null.</summary>
    private static string? Known(string unit) => unit.ToLowerInvariant() switch
    {
        "gram" or "grams" or "gramme" or "grammes" or "gr" or "gms" or "gm" => "g",
        "kilo" or "kilos" or "kilogram" or "kilograms" or "kgs" => "kg",
        "milligram" or "milligrams" or "mgs" => "mg",
        "millilitre" or "millilitres" or "milliliter" or "milliliters" or "mls" => "ml",
        "liter" or "liters" or "l" => "litres",
        "pound" or "pounds" or "quid" or "sterling" => "GBP",
        "euro" or "euros" => "EUR",
        "dollar" or "dollars" => "USD",
        "yr" or "yrs" => "years",
        "mth" or "mths" => "months",
        "wk" or "wks" => "weeks",
        _ => null,
    };

    /// <summary>A number in another unit than the one beside it: what to write.</summary>
    private static string InUnit(string words, Unit? own, Unit other)
    {
        var number = words.Split(' ').FirstOrDefault(w => w.All(c => char.IsAsciiDigit(c) || c == '.'));
        if (own is not null && number is not null && (Known(own.Name) ?? own.Name) is var name
            && (name.Equals(other.Name, StringComparison.OrdinalIgnoreCase)
                || (Known(own.Name) is not null && Unit.Of(name).Converts(other))))
            return other.Kind == UnitKind.Money ? $"write `{other.Name} {number}`" : $"write `{number} {name}`";
        return other.Kind switch
        {
            UnitKind.Weight => "write it in mg, g or kg" + Counted(own, "weighs"),
            UnitKind.Volume => "write it in ml or litres" + Counted(own, "holds"),
            UnitKind.Days => "write it in days or weeks; months differ in length",
            UnitKind.Months => "write it in months or years; days make no whole month",
            UnitKind.Money =>
                $"write it in {other.Name}, as in `{other.Name} 80`; one currency is not changed into another",
            _ => $"write it in {Shorten(other.Name)}",
        };
    }

    /// <summary>What is counted and not measured is said by what each comes to, or asked for apart.</summary>
    private static string Counted(Unit? own, string does) => own is { Kind: UnitKind.Other }
        ? $": what one {does}. What is counted instead has a fact of its own, as in `fact number of {Plural(own.Name)}: whole "
            + "number`, and a rule that tests it"
        : "";

    private static string Plural(string unit) => unit.EndsWith('s') ? unit : unit + "s";

    private static string Measure(Unit? unit) => unit switch
    {
        null => "a plain number",
        { Kind: UnitKind.Money } => $"money in {Shorten(unit.Name)}",
        { Kind: UnitKind.Weight } => $"a weight in {Shorten(unit.Name)}",
        { Kind: UnitKind.Volume } => $"a volume in {Shorten(unit.Name)}",
        { Kind: UnitKind.Days or UnitKind.Months } => $"a time in {Shorten(unit.Name)}",
        _ => $"a number of {Shorten(unit.Name)}",
    };
}
