using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Eligibility.Corrections;

/// <summary>Numbers, weights and money as people write them.</summary>
internal static class ValueSayings
{
    private static readonly ImmutableArray<string> Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy",
        "eighty", "ninety"];
    private static readonly ImmutableArray<string> Teens = ["thirteen", "fourteen", "fifteen", "sixteen",
        "seventeen", "eighteen", "nineteen"];

    public static ImmutableArray<Saying> All { get; } = Say.OfConditions(
    [
        Say.WorkedOut(@"(?:[£$€] ?|\b[A-Z]{3} ?)(?<n>\d{1,3}(?:,\d{3})+|\d+)(?<d>\.\d\d?)?(?![\d,])",
            (s, m) => Money(s, m)),
        Say.WorkedOut(@"\b(?<n>\d{1,3}(?:,\d{3})+|\d+)(?<d>\.\d\d?)? ?(?:pounds?(?: "
            + @"sterling)?|quid|euros?|dollars?|francs?|[A-Z]{3}\b|£|€|\$)", (s, m) => Money(s, m)),
        Say.WorkedOut(@"\b(?<n>\d{1,3}(?:,\d{3})+)\b", (_, m) => m.Value.Replace(",", "", StringComparison.Ordinal)),
        Say.Words(@"\b(?<n>[\d.]+) ?(?:grams?|grammes?|gr|gm|gms)\b", "${n} g"),
        Say.Words(@"\b(?<n>[\d.]+) ?(?:kilos?|kilograms?|kilogrammes?|kgs)\b", "${n} kg"),
        Say.Words(@"\b(?<n>[\d.]+) ?(?:milligrams?|milligrammes?|mgs)\b", "${n} mg"),
        Say.Words(@"\b(?<n>[\d.]+) ?(?:litres?|liters?)\b", "${n} l"),
        Say.Words(@"\b(?<n>\d+(?:\.\d+)?)(?<u>g|kg|mg|ml|l|months?|years?|weeks?|days?)\b", "${n} ${u}"),
        Say.WorkedOut(@"\b(?:(?<w>\d+) )?(?<a>1|3)/(?<b>2|4)\b", (_, m) => Fraction(m)),
        Say.Words(@"\b(?<n>[\d.]+) ?(?:%|per cent|pct)(?!\w)", "${n} percent"),
        Say.Words(@"\b(?<n>\d+) points?\b", "${n}"),
        Say.WorkedOut($@"\b(?:{string.Join('|', Teens)}|(?:{string.Join('|', Tens)})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)\b", (_, m) => InFigures(m.Value)),
        Say.Words(@"(?<n>[\w'-]+(?: [\w'-]+)*) \((?<u>[\w' -]+)\)(?= is| are)", "${n} ${u}"),
        NameCutShort, NotKnown,
    ]);

    /// <summary>A name cut short, or in the other number: `value` where there is one `value of goods`.</summary>
    private static IEnumerable<Meant> NameCutShort(Slip slip)
    {
        if (slip.Error.Code is not ("ELG201" or "ELG203" or "ELG221")) yield break;
        var words = slip.Error.Span.Words;
        var at = slip.Passage.Lines[slip.Line].IndexOf(words, StringComparison.Ordinal);
        var near = slip.Names.Fact(words) ?? slip.Names.List(words);
        if (near is null || at < 0 || near.Equals(words, StringComparison.OrdinalIgnoreCase)) yield break;
        yield return new Meant(slip.Passage.With(slip.Line,
            slip.Passage.Lines[slip.Line].Remove(at, words.Length).Insert(at, near)));
    }

    /// <summary><c>age is unknown</c>: a fact of its own, for those of whom it cannot be found out.</summary>
    private static IEnumerable<Meant> NotKnown(Slip slip)
    {
        var match = Say.Of(@"(?<lead>^(?:.*\b(?:when|unless|and|or|as) )?)(?<f>[\w' -]+?) (?:is|are) "
            + @"(?<k>unknown|not known|not stated|missing|known|stated)(?=$| and | or | unless )").Match(slip.Code);
        if (!match.Success) yield break;
        if (slip.Names.Facts.Keys.FirstOrDefault(f => f.Equals(match.Groups["f"].Value,
            StringComparison.OrdinalIgnoreCase)) is not { } fact) yield break;
        var name = $"{fact} cannot be found out";
        var not = match.Groups["k"].Value is "known" or "stated" ? "not " : "";
        yield return new Meant(new Passage([$"fact {name}: yes or no",
            $"    ask \"Is it impossible to find out: {fact}?\"", "",
            .. slip.Instead(Say.Replace(slip.Code, match, match.Groups["lead"].Value + not + name)).Lines]),
            Note: "no rule turns on whether something is stated: a case that leaves out what matters is undecided, "
                + "and is asked for it. That it cannot be found out is a fact of its own");
    }

    private static string? Money(Slip slip, Match m)
    {
        var code = slip.Names.Facts.Values.Concat(slip.Names.Lists.Values.SelectMany(l => l.Select(f => f.Type)))
            .Where(t => t.StartsWith("money in ",
                StringComparison.OrdinalIgnoreCase)).Select(t => t[9..]).Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList() is [var one] ? one : null;
        if (code is null) return null;
        var words = $"{code} {m.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal)}"
            + (m.Groups["d"].Value is ".00" or ".0" ? "" : m.Groups["d"].Value);
        // One currency is never changed into another.
        return words == m.Value || Currencies.Any(c =>
            c.Code != code && !(c.Code == Dollars && code.EndsWith('D')) && Say.Of(c.Signs).IsMatch(m.Value)) ? null
                : words;
    }

    private const string Dollars = "one in dollars";

    private static readonly ImmutableArray<(string Code, string Signs)> Currencies =
        [("GBP", "£|pound|quid|GBP"), ("USD", "USD"), ("JPY", "¥|yen"), (Dollars, "\\$|dollar"),
            ("EUR", "€|euro|EUR"), ("CHF", "franc|CHF"), ("NZD", "NZD"), ("AUD", "AUD"), ("CAD", "CAD")];

    private static string Fraction(Match m)
    {
        var share = decimal.Parse(m.Groups["a"].Value, null) / decimal.Parse(m.Groups["b"].Value, null);
        return FormattableString.Invariant($"{(m.Groups["w"].Success ? decimal.Parse(m.Groups["w"].Value, null) : 0) + share:0.##}");
    }

    private static string InFigures(string word)
    {
        var lower = word.ToLowerInvariant();
        if (Teens.IndexOf(lower) is >= 0 and var teen) return FormattableString.Invariant($"{13 + teen}");
        var parts = lower.Split('-');
        var tens = 20 + 10 * Tens.IndexOf(parts[0]);
        return FormattableString.Invariant($"{tens + (parts.Length > 1 ? Text.Keywords.NumberWord(parts[1]) : 0)}");
    }
}
