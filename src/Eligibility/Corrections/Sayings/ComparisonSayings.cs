using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Eligibility.Corrections;

/// <summary>Comparisons, alternatives and negations in the words of speech, of law and of spreadsheets.</summary>
internal static class ComparisonSayings
{
    private const string Verb = "(?:(?:is|are|was|were) )?";
    // The words up to the last that begins a condition.
    private const string Lead = @"(?<lead>^(?:.*\b(?:when|unless|and|or|as|where|not) )?)";
    private const string Until = @"(?=$|\)| and | or | unless )";

    public static ImmutableArray<Saying> All { get; } = Say.OfConditions(
    [
        Apart(Say.Words(@",? (?:(?:and )?provided(?: always)? that|on (?:the )?condition that|so long as|as long "
            + @"as|only if|and only if|as well as|but) ", " and ")),
        Apart(Say.Words(@",? (?:provided|subject to) (?=\w)", " and ")),
        Apart(Say.Words(@",? (?:except|save|other than|but not|excluding)(?: where| when| if| that| for)?(?: cases "
            + @"(?:where|in which))? ", " unless ")),
        Say.Words(@"\b(?:is|are) not (?<v>(?:[A-Z]{3} )?[\d.]+(?: \w+)?) or (?:more|over|above|older|higher)\b",
            "is under ${v}"),
        Say.Words(@"\b(?:is|are) not (?<v>(?:[A-Z]{3} )?[\d.]+(?: \w+)?) or (?:less|under|below|younger|fewer)\b",
            "is over ${v}"),
        Say.Words(@"\bincludes any of (?<a>[\w' -]+?) (?:and|or) (?<b>[\w' -]+?)" + Until,
            "includes any of ${a}, ${b}"),
        Say.Words(@"\bis not (?!one of|in |at |on |over|under|more|less|fewer|before|after|between|within)(?:an? "
            + @")?(?<v>[\w' -]+?)" + Until, "is not one of ${v}"),
        Say.WorkedOut(@"\bis (?<not>not )?(?:either |neither |both |any of |one of )?(?<v>[\w' -]+?(?:, [\w' "
            + @"-]+?)*),? (?<c>or|nor|and/or) (?<w>[\w' -]+)" + Until, OneOf),
        Say.Words(@"(?<!\bnot )\bneither (?<a>.+?) nor (?<b>.+?)" + Until, "not ${a} and not ${b}"),
        Say.Words(@"(?<!\bnot )\beither (?<a>.+?) or (?<b>.+)", "${a} or ${b}"),
        Say.Words(@"(?<!\bnot )\bboth (?<a>.+?) and (?<b>.+)", "${a} and ${b}"),
        Say.Words(Lead
            + @"(?<f>[\w' -]+?) (?:does not|do not|did not|doesn't|don't) (?:include|contain|have|involve)s? ",
                "${lead}not ${f} includes "),
        Say.Words(@" (?:isn't|isnt|aren't|arent|wasn't|wasnt) ", " is not "),
        Say.Words(Verb + @"(?:not|no) (?:more|greater|higher|larger|over|above|older|longer) (?:than )?(?=\S)",
            "is at most "),
        Say.Words(Verb + @"(?:not|no) (?:less|fewer|lower|smaller|under|below|younger|shorter) (?:than )?(?=\S)",
            "is at least "),
        Say.Words(@"(?:does not|doesn't|must not|may not) exceed ", "is at most "),
        Say.Words(Verb + @"(?:up to|no(?:t)? exceeding) (?=\S)", "is at most "),
        Say.Words(Verb
            + @"(?:greater than|larger than|higher than|bigger than|in excess of|exceeds|exceeding|above|more than) "
                + @"(?=\S)", "is over "),
        Say.Words(Verb + @"(?:smaller than|lower than|fewer than|less than|below) (?=\S)", "is under "),
        Say.Words(Verb + @"(?:equals|equal to|the same as|exactly|==?) (?=\S)", "is "),
        Say.Words(@" >= ", " is at least "), Say.Words(@" <= ", " is at most "),
            Say.Words(@" (?:!=|<>) ", " is not "), Say.Words(@" (?:==|=) ", " is "),
        Say.WorkedOut(Lead + @"(?<v>(?:[A-Z]{3} )?\d[\d.]*(?: \w+)?) (?<o>>=?|<=?) (?<f>[\w' -]+)" + Until, Turned),
        Say.Words(@" > ", " is over "), Say.Words(@" < ", " is under "),
        Say.Words(@"(?:is |are )(?<v>\S+ \S+ \S+) (?:or|and) (?:after|later|onwards?)\b", "is on or after ${v}"),
        Say.Words(@"(?:is |are )(?<v>\S+ \S+ \S+) (?:or|and) (?:before|earlier)\b", "is on or before ${v}"),
        Say.Words(@"(?:is |are )(?<v>\S+(?: \S+)??) (?:or|and) "
            + @"(?:more|over|above|higher|upwards?|older|greater|bigger|longer)\b", "is at least ${v}"),
        Say.Words(@"(?:is |are )(?<v>\S+(?: \S+)??) (?:or|and) "
            + @"(?:less|fewer|under|below|lower|younger|smaller|shorter)\b", "is at most ${v}"),
        Say.Words(Lead + @"(?<f>[\w' -]+?) (?:between|from) (?<a>.+?) (?:and|to) (?<b>.+?)" + Until,
            "${lead}${f} is between ${a} and ${b}"),
        Say.Words(@"\bis from (?<a>.+?) to (?<b>.+?)" + Until, "is between ${a} and ${b}"),
        Say.Words(@"\b(?<a>\d+) ?(?:-|–| to ) ?(?<b>\d+)\b", "between ${a} and ${b}"),
        Say.WorkedOut(@"(?<p>\d+(?:\.\d+)?) ?(?:%|percent|per cent|per-cent) of (?:the )?(?<x>[\w' -]+?)" + Until,
            (_, m) => Share(m)),
        Say.Words(@"\bhalf (?:of )?(?:the )?(?<x>[\w' -]+?)" + Until, "(${x} multiplied by 0.5)"),
        Say.Words(@"\b(?:twice|double) (?:the )?(?<x>[\w' -]+?)" + Until, "(${x} multiplied by 2)"),
        Say.WorkedOut(Lead
            + @"(?<f>[\w' -]+?) (?:is|are|has|have|includes?|contains?|with) (?!any of|one of|both )(?<a>[\w' -]+?) "
                + @"and (?<b>[\w' -]+?)(?=$| unless )", (_, m) =>
            m.Groups["lead"].Value.EndsWith("not ", StringComparison.OrdinalIgnoreCase)
                || m.Groups["f"].Value.StartsWith("not ", StringComparison.OrdinalIgnoreCase) ? null
                : $"{m.Groups["lead"].Value}{m.Groups["f"].Value} includes {m.Groups["a"].Value} and {m.Groups["f"].Value} includes {m.Groups["b"].Value}"),
        Say.WorkedOut(Lead
            + @"(?<f>[\w' -]+?) (?:is|are|has|have|includes?|contains?|with) (?:any of |one of |either )?(?<a>[\w' "
                + @"-]+?(?:, [\w' -]+?)*),? "
            + @"(?:or|and/or) (?<b>[\w' -]+?)(?=$| unless )",
                (_, m) => $"{m.Groups["lead"].Value}{m.Groups["f"].Value} includes any of {m.Groups["a"].Value}, {m.Groups["b"].Value}"),
        Say.Words(@"\b(?<f>[\w' -]+?) (?:is|are) (?:none|nothing|no|absent|missing)$", "${f} are empty"),
        Say.Words(@"\b(?:is|are) (?:none|nothing)" + Until, "are empty"),
        Say.Words(@"(?<= )(?:no|without(?: any)?) (?<f>[\w' -]+)$", "${f} are empty"),
        Say.Words(@"\b(?:is|are) (?:an? |the |in |within |among |of )?(?!one of|any of|at |on "
            + @"|over|under|more|less|fewer|before|after|between|within|not|up |empty|exactly)(?<v>[\w' -]+?)(?: "
                + @"drugs?| offences?| values?| category)?" + Until, "is one of ${v}"),
        Say.Words(@"\b(?:contains?|has|have|is|are) (?!one of|any of|at |on "
            + @"|over|under|more|less|fewer|before|after|between|within|not|up |empty|exactly)(?<v>[\w' -]+?)"
                + Until, "includes ${v}"),
        Say.Words(@" is (?:true|yes)" + Until, ""),
        Say.Words(Lead + @"(?<f>[\w' -]+?) is (?:false|no|not true)" + Until, "${lead}not ${f}"),
        Say.Words(@"\bis an? (?=\w)", "is "),
        Say.Words(@" and/or ", " or "),
        Say.Words(@"(?<lead>^| )unless (?<a>.+?) when (?<b>.+)$", "${lead}when ${b} unless ${a}"),
        Say.Either(@" unless (?<a>.+?) unless (?<b>.+)$", (" unless ${a} or ${b}", "if either is an exception"),
            (" unless ${a} and not ${b}", "if the second takes the first back")),
        Say.Words(@"\bnot? known to be (?=\w)", "not "),
        Say.Words(Lead
            + @"(?:the |a )?(?:person|offender|suspect|defendant|he|she|they) (?:is|are|was|were|has|have) (?=\w)",
                "${lead}"),
        Say.Words(Lead + @"the (?=\w)", "${lead}"),
    ]);

    /// <summary>
    /// A connective for <c>and</c> or <c>unless</c>, where no <c>or</c> beside it leaves open what it joins.
    /// </summary>
    private static Saying Apart(Saying saying) =>
        slip => slip.Code.Contains(" or ", StringComparison.OrdinalIgnoreCase)
            || slip.Code.Contains(" not both ", StringComparison.OrdinalIgnoreCase) ? [] : saying(slip);

    private static string? OneOf(Slip slip, Match m)
    {
        var not = m.Groups["not"].Success || m.Groups["c"].Value == "nor" ? "not " : "";
        return $"is {not}one of {m.Groups["v"].Value}, {m.Groups["w"].Value}";
    }

    private static string Turned(Slip slip, Match m) =>
        $"{m.Groups["lead"].Value}{m.Groups["f"].Value} is {m.Groups["o"].Value switch { ">" => "under", ">=" => "at most", "<" => "over", _ => "at least" }} {m.Groups["v"].Value}";

    private static string? Share(Match m) =>
        decimal.TryParse(m.Groups["p"].Value, System.Globalization.NumberStyles.AllowDecimalPoint,
            System.Globalization.CultureInfo.InvariantCulture, out var percent)
            ? FormattableString.Invariant($"({m.Groups["x"].Value} multiplied by {percent / 100:0.######})") : null;
}
