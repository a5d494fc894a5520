using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Eligibility.Corrections;

/// <summary>What people ask for and the language has not: what to do instead. The first that fits is told.</summary>
internal static class Unsayable
{
    public static ImmutableArray<Explanation> All { get; } =
    [
        slip => slip.Error.Code is "ELG201" or "ELG202"
            && Regex.IsMatch(slip.Error.Span.Words, "^(?:not )?(?:known|unknown|stated|missing|blank|given)$",
                RegexOptions.IgnoreCase)
            ? "no rule turns on whether something is known: while a fact that matters is not known, the case is "
                + "undecided and the fact is asked for. "
            + "If a rule is meant for those of whom it cannot be found out, declare that as a fact, as in `fact age "
                + "cannot be established: yes or no`, and test it" : null,
        slip => Say.BelongsTo(slip, "fact")
            && Regex.IsMatch(slip.Code, @": .*\b(?:time|datetime|hour|o'clock)\b", RegexOptions.IgnoreCase)
            || Regex.IsMatch(slip.Code, @"\b(?:at )?\d{1,2}[:.]\d{2}\b|\b\d{1,2} ?(?:am|pm)\b|o'clock",
                RegexOptions.IgnoreCase)
            ? "there are days and no times of day: write `date`; what turns on the hour is a fact of its own, as in "
                + "`fact arrested at night: yes or no`" : null,
        slip => Say.BelongsTo(slip, "fact")
            && Regex.IsMatch(slip.Code, @": (?:free )?(?:text|string|words|note|name|free)\b", RegexOptions.IgnoreCase)
            ? "no rule can read free text, and what no rule reads does not belong into a policy: take the fact out, "
                + "or list what it may be, as in `one of A, B, C`, "
                + "or ask what matters, as in `fact claims self-defence: yes or no`" : null,
        Say.Unsaid(@"\w (?:contains?|includes?|mentions?) ""|\bmentions? ",
            "no rule can read free text: ask what matters as a fact, as in `fact claims self-defence: yes or no`"),
        slip => Say.BelongsTo(slip, "edition")
            ? $"take these lines out, and write below `policy`, indented, `{Regex.Replace(slip.Passage.Lines[0].Trim(), " *:? *$", "")}` and "
            + $"`in force from {DayIn(slip, "(?:from|before|since) ", "1 January 2018")} until {DayIn(slip, "until ", "31 December 2019")}`. What it replaces is not said: the earlier edition is "
            + "a file of its own, which says in the same way until when it was in force" : null,
        slip => slip.Error.Code == "ELG012" && slip.Error.Span.Words.StartsWith('$')
            ? "one currency is not changed into another: write the amount in the currency of the fact, as in `GBP "
                + "1500`, if that is what is meant" : null,
        Say.Unsaid(@"^replaces\b",
            "take the line out: an edition does not say what it replaces. The earlier one's file says until when it "
                + "was in force, as in "
            + "`in force from 1 January 2018 until 31 December 2019`"),
        Say.Unsaid(@"\b(?:last|this|next) (?:year|month|week)\b",
            "say which days are meant, as in `is within 1 year before decision date`, or `is between 1 January 2025 "
                + "and 31 December 2025`"),
        slip => Say.BelongsTo(slip, "outcome")
            && Regex.IsMatch(slip.Code, @"^lasts .*\b(?:if|when|where|unless|otherwise)\b", RegexOptions.IgnoreCase)
            ? "a length that hangs on a fact stands in a table: `table length by FACT in months` with a row for "
                + "each value, such as `low, 3`, and here `lasts length`. Its numbers are whole: count weeks where "
                    + "months come out in halves" : null,
        slip => Say.BelongsTo(slip, "table")
            && slip.Names.Outcomes.Any(o => slip.Code.EndsWith(", " + o, StringComparison.OrdinalIgnoreCase)
                || slip.Code.EndsWith(" giving outcome", StringComparison.OrdinalIgnoreCase))
            ? $"a table gives numbers or values of a fact, and no outcomes: write a rule for each row, {RulesOf(slip)}, each with "
                + "its `because`; add to each what else a rule asks that reads the table, and then take out the table and that "
                + "rule" : null,
        slip => Say.BelongsTo(slip, "rule")
            && Regex.Match(slip.Code, "^(?<a>[\\w' -]+?) or (?<b>[\\w' -]+?) (?:when|unless|always)",
                RegexOptions.IgnoreCase) is { Success: true } both
            && slip.Names.Outcomes.Contains(both.Groups["a"].Value, StringComparer.OrdinalIgnoreCase)
            ? "a rule gives one outcome: choose one, or write a rule for each that says when it is that one. Where "
                + "an officer chooses, declare it as an outcome of its own, "
                + "as in `outcome officer's choice \"A caution or a warning, as the officer decides\"`, above the "
                    + "outcomes that it is to prevail over" : null,
        Say.Unsaid(@"^subject to (?:rule )?",
            "a rule does not say that it gives way. The other one names it: write `overrides` and this rule's name "
                + "below that rule; or say here `unless` and its condition"),
        slip => Say.BelongsTo(slip, "rule", "define", "guarantee")
            && slip.Names.Rules.Any(r => Regex.IsMatch(slip.Code,
                $@"\b{Regex.Escape(r.Title)} (?:applies|is met|is satisfied|holds)", RegexOptions.IgnoreCase))
            ? "no condition asks whether a rule applies: give what that rule asks for a name, as in `define a "
                + "serious case as violent and harm is high`, "
            + "and write the name in both rules" : null,
        slip => Say.BelongsTo(slip, "guarantee") && slip.Error is { Help: null, Code: "ELG106" }
            ? "a guarantee is one of `never OUTCOME when CONDITION`, `always OUTCOME when CONDITION`, `never "
                + "depends on FACT` or `never worse when CONDITION`" : null,
        slip => Say.BelongsTo(slip, "example")
            && Regex.Match(slip.Code, @"^number of (?<l>[\w' -]+) is",
                RegexOptions.IgnoreCase) is { Success: true } count
            && slip.Names.List(count.Groups["l"].Value) is { } list
            ? $"state the records themselves, a line for each: `{list} has {string.Join(", ", slip.Names.Lists[list].Take(2).Select(f => f.Name + " ..."))}`; or `no {list}`" : null,
        slip => Say.BelongsTo(slip, "example")
            && slip.Names.Others.Contains(slip.Code.StartsWith("not ", StringComparison.OrdinalIgnoreCase)
                ? slip.Code[4..] : slip.Code, StringComparer.OrdinalIgnoreCase)
            ? $"what is defined is worked out, and not stated: state the facts that it is made of{(slip.Names.Definitions.TryGetValue(
                slip.Code.StartsWith("not ", StringComparison.OrdinalIgnoreCase) ? slip.Code[4..] : slip.Code,
                    out var body) ? $", here `{body}`" : "")}, a line for each" : null,
        slip => Say.BelongsTo(slip, "example") && slip.Error.Code == "ELG443"
            ? "a case has one value of it: give one, and write another example for the other" : null,
        slip => slip.Passage.Lines.Count(l => Regex.IsMatch(l, @"[;,]? or$")) > 0
            && slip.Passage.Lines.Count(l => Regex.IsMatch(l, @"[;,]? and$")) > 0
            ? "lines joined by both `and` and `or` can be read in two ways. Write `when all of`, below it what must "
                + "hold, and among that `any of`, with the alternatives below it, four spaces further in" : null,
    ];

    /// <summary>What the rules of a table of outcomes would say, as far as its rows can be read.</summary>
    private static string RulesOf(Slip slip)
    {
        var fact = Regex.Match(slip.Passage.Lines[0], "^table .+? by (?<f>[\\w' -]+?)(?: giving .+| in .+)?$",
            RegexOptions.IgnoreCase).Groups["f"].Value;
        var rows = slip.Passage.Lines.Skip(1).Select(l => Regex.Match(Passage.CodeOf(l), "^(?<v>[\\w' -]+), (?<o>[\\w' -]+)$"))
            .Where(m => m.Success && slip.Names.Outcomes.Contains(m.Groups["o"].Value, StringComparer.OrdinalIgnoreCase))
            .Select(m => $"`{m.Groups["o"].Value} when {fact} is {m.Groups["v"].Value}`").Take(4).ToList();
        return fact.Length == 0 || rows.Count == 0 ? "as in `OUTCOME when FACT is VALUE`" : string.Join(", ", rows);
    }

    private static string DayIn(Slip slip, string before, string otherwise) =>
        slip.Passage.Lines.Select(l => Regex.Match(l, before + @"(?<d>\d{1,2} [A-Za-z]+ \d{4})",
            RegexOptions.IgnoreCase)).FirstOrDefault(m => m.Success)?.Groups["d"].Value ?? otherwise;
}
