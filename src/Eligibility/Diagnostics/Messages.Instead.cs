using System.Collections.Immutable;
using System.Globalization;
using Eligibility.Binding;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Diagnostics;

/// <summary>What to write instead of words that name nothing: dates, comparisons and units as people write them elsewhere.</summary>
internal static partial class Messages
{
    /// <summary>What a run of words that names nothing was meant to say, or null. <paramref name="find"/> yields a declared fact by its words.</summary>
    private static string? Meant(Phrase phrase, Func<string, Input?> find)
    {
        var t = phrase.Tokens;
        if (t.Length > MostWords) return null;
        if (Day(t) is { } day) return day;
        if (t is [{ Lower: "all" or "any" or "none" }, { Lower: "of" }]) return "a group stands at the end of its line, with nothing before it but `when`, `unless` or `as`, and its conditions on the lines below";
        if (t is [{ Lower: "at" }, { Lower: "least" or "most" }] or [{ Lower: "over" or "under" or "between" or "before" or "after" or "within" }] or [{ Lower: "between" }, _]) return "say with what it is compared, as in `at least 18` or `between 18 and 25`";
        if (t is [{ Lower: "within" }, _, { Lower: "before" or "after" }, ..]) return "say in which unit, as in `within 3 months before decision date`";
        if (t.Length == 1 && t[0].Lower is "today" or "now") return "write `decision date`, the day on which the decision is made";
        if (t.Length == 1 && t[0].Lower is "true" or "false") return t[0].Lower == "true" ? "write the yes-or-no fact alone, without `is true`" : "write `not` and the yes-or-no fact, without `is false`";
        if (t.Length == 1 && NumberAndUnit(t[0].Text) is { } apart) return $"write `{apart}`, with a space";
        if (t.Length == 4 && t[0].Lower is "between" or "from" && Numeric(t[1]) && t[2].Lower == "to" && Numeric(t[3])) return $"write `between {t[1].Text} and {t[3].Text}`";
        if (t.Length == 2 && t[0].Lower == "between" && Range(t[1].Text) is { } ends) return $"write `between {ends.Low} and {ends.High}`";
        if (t.Length > 1 && t[0].Lower is "no" or "without" && find(new Phrase(t[1..]).Key) is Fact { Type: YesNoType } flag) return $"write `not {flag.Name}`";
        if (Contracted(t) is { } isNot) return isNot;
        return Compared(t, find) ?? (Relative(t) is { } words ? $"write `{words}`" : null);
    }

    private static bool Numeric(Token token) => Binding.Literals.IsNumber(token);

    /// <summary><c>5g</c> as <c>5 g</c>.</summary>
    private static string? NumberAndUnit(string word)
    {
        var digits = word.TakeWhile(char.IsAsciiDigit).Count();
        return digits is > 0 and < 13 && digits < word.Length && word[digits..].All(char.IsAsciiLetter) ? $"{word[..digits]} {Known(word[digits..]) ?? word[digits..]}" : null;
    }

    /// <summary><c>drug isn't cannabis</c></summary>
    private static string? Contracted(TokenRun t)
    {
        for (var i = 1; i < t.Length; i++)
            if (t[i].Lower is "isn't" or "aren't" or "wasn't" or "weren't" or "isnt")
                return $"write `{Shorten(Said([.. t[..i], t[i] with { Text = t[i].Lower[..(t[i].Lower.StartsWith('i') ? 2 : t[i].Lower.StartsWith('a') ? 3 : t[i].Lower.Length - 3)] }, t[i] with { Text = "not" }, .. t[(i + 1)..]]))}`";
        return null;
    }

    private static readonly ImmutableArray<(string Words, string Instead)> Comparing =
    [
        ("at least", "is at least"), ("at most", "is at most"), ("equals", "is"), ("equal to", "is"), ("exceeds", "is over"), ("exceeding", "is over"), ("above", "is over"),
        ("below", "is under"), ("over", "is over"), ("under", "is under"), ("before", "is before"), ("after", "is after"), ("between", "is between"),
        ("contains", "includes"), ("contain", "includes"), ("one of", "is one of"),
    ];

    /// <summary>A fact and a comparison with no verb between them, such as <c>age at least 18</c>.</summary>
    private static string? Compared(TokenRun t, Func<string, Input?> find)
    {
        for (var i = 1; i < t.Length; i++)
            foreach (var (words, instead) in Comparing)
            {
                var parts = words.Split(' ');
                if (i + parts.Length >= t.Length || parts.Where((w, n) => t[i + n].Lower != w).Any()) continue;
                if (find(new Phrase(t[..i]).Key) is { } input) return $"write `{input.Name} {instead} {Shorten(Said(t[(i + parts.Length)..]))}`";
            }
        return null;
    }

    /// <summary>A comparison in other words, such as <c>above 18</c>.</summary>
    private static string? Relative(TokenRun t)
    {
        (int Words, string? Instead) read = t[0].Lower switch
        {
            "above" or "exceeding" => (1, "over "), "below" => (1, "under "), "minimum" => (1, "at least "), "maximum" => (1, "at most "),
            "exactly" => (1, ""), "equal" when t.Length > 1 && t[1].Lower == "to" => (2, ""), "up" when t.Length > 1 && t[1].Lower == "to" => (2, "at most "),
            "either" => (1, "one of "),
            _ => (0, null),
        };
        return read.Instead is null || t.Length <= read.Words ? null : read.Instead + Shorten(Said(t[read.Words..]));
    }

    /// <summary>A date as it is written elsewhere: <c>10th January 2018</c>, <c>10 Jan 2018</c>, <c>January 10 2018</c>, <c>10-01-2018</c>.</summary>
    private static string? Day(TokenRun t)
    {
        if (t.Length == 1)
        {
            var parts = t[0].Text.Split('-');
            return parts.Length == 3 && parts.All(p => p.Length is > 0 and <= 4 && p.All(char.IsAsciiDigit)) && (parts[0].Length == 4 || parts[2].Length is 2 or 4) ? Dates.Instead(parts) : null;
        }
        if (t.Length == 2 && MonthNear(t[0].Lower) is > 0 and var alone && t[1] is { Kind: TokenKind.Number, Text.Length: 4 })
            return $"write the day too, as in `1 {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(alone)} {t[1].Text}`";
        var words = t.Where(w => w.Lower != "of").ToList();
        if (words.Count != 3 || !words[2].Text.All(char.IsAsciiDigit) || words[2].Text.Length != 4) return null;
        var month = MonthNear(words[1].Lower) is > 0 and var second ? second : MonthNear(words[0].Lower);
        var number = MonthNear(words[1].Lower) > 0 ? words[0].Lower : words[1].Lower;
        if (number.Length > 2 && number[^2..] is "st" or "nd" or "rd" or "th") number = number[..^2];
        if (month == 0 || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var day) || day is < 1 or > 31) return null;
        return $"write `{day} {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month)} {words[2].Text}`";
    }

    /// <summary>The number of a month from its name, or its first three letters or more; 0 for none.</summary>
    private static int MonthNear(string word) =>
        word.Length < 3 ? 0
        : Array.FindIndex(Keywords.Months, m => m.StartsWith(word, StringComparison.Ordinal) || (word == "sept" && m == "september")) is >= 0 and var place ? place + 1
        : word.Length > 4 && Nearest.Of(word, Keywords.Months) is { } near ? Keywords.Month(near) : 0;

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
        if (own is not null && number is not null && (Known(own.Name) ?? own.Name) is var name && (name.Equals(other.Name, StringComparison.OrdinalIgnoreCase) || (Known(own.Name) is not null && Unit.Of(name).Converts(other))))
            return other.Kind == UnitKind.Money ? $"write `{other.Name} {number}`" : $"write `{number} {name}`";
        return other.Kind switch
        {
            UnitKind.Weight => "write it in mg, g or kg", UnitKind.Volume => "write it in ml or litres",
            UnitKind.Days => "write it in days or weeks; months differ in length", UnitKind.Months => "write it in months or years; days make no whole month",
            UnitKind.Money => $"write it in {other.Name}, as in `{other.Name} 80`; one currency is not changed into another",
            _ => $"write it in {Shorten(other.Name)}",
        };
    }

    private static string Measure(Unit? unit) => unit switch
    {
        null => "a plain number",
        { Kind: UnitKind.Money } => $"money in {Shorten(unit.Name)}",
        { Kind: UnitKind.Weight } => $"a weight in {Shorten(unit.Name)}",
        { Kind: UnitKind.Volume } => $"a volume in {Shorten(unit.Name)}",
        { Kind: UnitKind.Days or UnitKind.Months } => $"a time in {Shorten(unit.Name)}",
        _ => $"a number of {Shorten(unit.Name)}",
    };

    /// <summary>A value and words behind it that are no part of it, such as <c>cannabis nor khat</c>; null where that is not so.</summary>
    private static string? BehindValue(Phrase phrase, string fact, ValueSet values)
    {
        var t = phrase.Tokens;
        if (t.Length > MostWords) return null;
        if (Relative(t) is { } relative && t[0].Lower is "equal" or "exactly" or "either") return $"write `{fact} is {relative}`";
        if (t is [{ Lower: "any" or "either" }, { Lower: "of" }, ..] && values.IndexOf(new Phrase(t[2..]).Key) >= 0) return $"write `one of {Said(t[2..])}`";
        for (var i = 1; i < t.Length - 1; i++)
        {
            if (values.IndexOf(new Phrase(t[..i]).Key) < 0) continue;
            switch (t[i].Lower)
            {
                case "nor" when values.IndexOf(new Phrase(t[(i + 1)..]).Key) >= 0:
                    return $"write `{fact} is not one of {Said(t[..i])}, {Said(t[(i + 1)..])}`";
                case "without" or "except" or "but" or "excluding":
                    return $"{Quote(Said(t[..i]))} is a value of {Quote(fact)}: for an exception write `unless {Shorten(Said(t[(i + 1)..]))}`";
                case "otherwise" or "else":
                    return "a rule gives one outcome: end it here, and write another rule, or `otherwise` in column one, for what is left";
            }
        }
        return null;
    }
}
