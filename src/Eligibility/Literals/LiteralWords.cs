using System.Collections.Frozen;
using System.Globalization;
using Eligibility.Text;

namespace Eligibility.Literals;

/// <summary>The words of literals, which ignore case: numbers, yes and no, months.</summary>
internal static class LiteralWords
{
    private static readonly FrozenDictionary<string, Literal> Words = Keywords.NumberWords
        .Select((word, number) => KeyValuePair.Create(word, OfNumber(number)))
        .Append(KeyValuePair.Create("yes", OfFlag(true, LiteralForms.YesNo)))
        .Append(KeyValuePair.Create("no", OfFlag(false, LiteralForms.YesNo)))
        .Append(KeyValuePair.Create("true", OfFlag(true, LiteralForms.TrueFalse)))
        .Append(KeyValuePair.Create("false", OfFlag(false, LiteralForms.TrueFalse)))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, int> Months = Keywords.Months
        .Select((word, place) => KeyValuePair.Create(word, place + 1))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The number of a month's name, from 1, or 0.</summary>
    public static int Month(string word) => Months.GetValueOrDefault(word);

    /// <summary>What a word means; null where it is no literal.</summary>
    public static Literal? Find(string word) => Words.GetValueOrDefault(word);

    private static Literal OfFlag(bool value, LiteralForms form) => new FlagLiteral(value, form);

    private static Literal OfNumber(int number) =>
        new NumberLiteral(number.ToString(CultureInfo.InvariantCulture), LiteralForms.NumberWord);
}
