using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Eligibility.Text;

namespace Eligibility.Corrections;

/// <summary>Looking back, days and ages as papers and letters say them.</summary>
internal static class DaySayings
{
    private const string Verb = "(?:(?:is|was|are|were|lies|falls|fell|dates) )?";
    private const string Relation = "(?<rel>under|over|at least|at most|below|above|less than|more than|younger "
        + "than|older than)";

    public static ImmutableArray<Saying> All { get; } = Say.OfConditions(
    [
        // Of a list that has one date: `any cautions in the last 2 years`.
        Say.WorkedOut(@"\b(?<q>any|no|number of) (?<list>[\w' -]+?),? " + LastOrWithin
            + @"(?<rest> (?:is|are) .+)?$", OfList),
        Say.WorkedOut(@"\b" + Verb + LastOrWithin, (_, m) => $"is within {Length(m)} before decision date"),
        Say.WorkedOut(@"\b" + Verb + @"(?:not? more than|no longer than|at most|up to) " + Say.Length
            + @" (?:ago|before today|before now|before the decision(?: date)?)\b",
                (_, m) => $"is within {Length(m)} before decision date"),
        Say.WorkedOut(@"\b" + Verb + @"(?:less than|fewer than|under) " + Say.Length
            + @" (?:ago|before today|before now|before the decision(?: date)?|before decision date)\b",
            (_, m) => $"is after decision date minus {Length(m)}"),
        Say.WorkedOut(@"\b" + Verb + "at least " + Say.Length + " (?<way>before|after) (?<day>.+?)(?=$| and | or )",
            (_, m) => $"is on or {m.Groups["way"].Value} {m.Groups["day"].Value} {Way(m)} {Length(m)}"),
        Say.WorkedOut(@"\b" + Verb + @"(?:not? more than|at most|up to) " + Say.Length + " (?<way>before|after|from) ",
            (_, m) => $"is within {Length(m)} {(m.Groups["way"].Value == "from" ? "after" : m.Groups["way"].Value)} "),
        Say.WorkedOut(@"\b" + Verb + @"(?:more than|over|longer than) " + Say.Length
            + @" (?:ago|before today|before now|old)\b",
            (_, m) => $"is before decision date minus {Length(m)}"),
        Say.WorkedOut(@"\b" + Verb + @"(?:more than|over) " + Say.Length
            + " (?<way>before|after) (?<day>.+?)(?=$| and | or )",
            (_, m) => $"is {m.Groups["way"].Value} {m.Groups["day"].Value} {Way(m)} {Length(m)}"),
        Say.WorkedOut(@"\b" + Verb + "at least " + Say.Length + @" (?:ago|before today|before now)\b",
            (_, m) => $"is on or before decision date minus {Length(m)}"),
        Say.WorkedOut(@"\b" + Verb + Say.Length + @" (?:or more ago|ago or more)\b",
            (_, m) => $"is on or before decision date minus {Length(m)}"),
        Say.Matching(@"\b" + Verb + "within " + Say.Length + " (?:of|from|around) (?<day>.+?)(?=$| and | or )", Around),
        Say.WorkedOut(@"\b" + Verb
            + @"(?:since|(?:starting|beginning) (?:on|from|with)|as of|from) (?<day>.+?)(?: on(?:wards?)?)?(?=$| "
                + @"and | or )",
            (_, m) => $"is on or after {m.Groups["day"].Value}"),
        Say.Words(@"\b" + Verb
            + @"(?:not later than|no later than|not after|by|up to and including|on or prior to) ", "is on or before "),
        Say.Words(@"\b" + Verb + @"(?:not earlier than|no earlier than|not before|on or subsequent to) ",
            "is on or after "),
        Say.Words(@"\b" + Verb + @"(?:prior to|earlier than|preceding) ", "is before "),
        Say.Words(@"\b" + Verb + @"(?:subsequent to|later than|following) ", "is after "),
        Say.Words(@"\b(?:today|now|the (?:day|date) of (?:the )?decision|the decision date|the present day)\b",
            "decision date"),
        Say.Matching(@"\b(?<c>days|weeks|months|years) from (?<x>.+?) (?:is|are) (?<rel>(?:at least|at "
            + @"most|over|under|more than|fewer than|less than|exactly)? ?)"
            + Say.Number + @" (?<u>days?|weeks?|months?|years?)\b", Counted),
        .. Dates, .. Ages,
    ]);

    private static string LastOrWithin =>
        @"(?:(?:with)?in|during|over|for|from) (?:the )?(?:last|past|previous|preceding) " + Say.Length + @"\b";

    private static IEnumerable<Saying> Dates =>
    [
        Say.WorkedOut($@"\b(?<m>{Months})\.? (?<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?<y>\d{{4}})\b", (_, m) => Day(m)),
        Say.WorkedOut($@"\b(?:the )?(?<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?<m>{Months})\.?,? (?<y>\d{{4}})\b",
            (_, m) => Day(m) is { } day && !m.Value.Equals(day, StringComparison.OrdinalIgnoreCase) ? day : null),
        Say.Matching(InFigures, DayOrMonthFirst),
    ];

    private static IEnumerable<Saying> Ages =>
    [
        Say.WorkedOut(@"\b(?:the )?age (?:of the person )?(?:at|on|as of|as at|when|by) (?:the "
            + @")?(?:time|day|date|moment)? ?(?:of )?(?:the )?(?<day>[\w' -]+?)"
            + @"(?= (?:is|was) )", AgeOn),
        Say.WorkedOut(@"\b(?<who>" + Person + @") (?:is|are|was|were) (?:not )?(?:aged )?" + Relation
            + @" (?:the age of )?(?<n>\w+)(?: years(?: old| of age)?)?\b",
            (s, m) => Age(s) is { } age ? $"{age} is {Plain(m.Groups["rel"].Value)} {m.Groups["n"].Value}" : null),
        Say.WorkedOut(@"\b(?:" + Person
            + @") (?:is|are|was|were) (?:aged )?(?<n>\w+)(?: years(?: old| of age)?)? (?:or|and) "
                + @"(?<way>over|older|above|under|younger)\b",
            (s, m) => Age(s) is { } age
                ? $"{age} is at {(m.Groups["way"].Value is "under" or "younger" ? "most" : "least")} {m.Groups["n"].Value}" : null),
        Say.WorkedOut(@"\b(?:" + Person
            + @") (?:is|are|was|were) (?:aged )?(?:between )?(?<a>\d+) (?:and|to) (?<b>\d+)(?: years(?: old| of "
                + @"age)?)?\b",
            (s, m) => Age(s) is { } age ? $"{age} is between {m.Groups["a"].Value} and {m.Groups["b"].Value}" : null),
        Say.Words(@"\bis (?:younger than|under the age of|below the age of) ", "is under "),
        Say.Words(@"\bis (?:older than|over the age of|above the age of) ", "is over "),
        Say.Words(@"\b(?<n>\d+) years(?: old| of age)\b", "${n}"),
    ];

    private const string Person = "(?:the |a )?(?:person|offender|suspect|defendant|accused|subject|individual|he|she|they)";

    private static string Months =>
        string.Join('|', Keywords.Months.Concat(Keywords.Months.Select(m => m[..3])).Append("sept"));

    private static string Length(Match m) => $"{Say.Counted(m.Groups["n"].Value)} {m.Groups["u"].Value}";

    private static string Way(Match m) => m.Groups["way"].Value.StartsWith('a') ? "plus" : "minus";

    private static string Plain(string relation) => relation.ToLowerInvariant() switch
    {
        "below" or "less than" or "younger than" => "under",
        "above" or "more than" or "older than" => "over",
        var other => other,
    };

    /// <summary>
    /// Months that are held against years: as many months, or years counted instead. The number alone would mean
    /// another length.
    /// </summary>
    private static IEnumerable<Meant> Counted(Slip slip, Match m)
    {
        var (counted, unit) = (m.Groups["c"].Value.ToLowerInvariant(),
            m.Groups["u"].Value.ToLowerInvariant().TrimEnd('s') + "s");
        var words = Say.Counted(m.Groups["n"].Value).ToLowerInvariant();
        var number = Keywords.NumberWord(words) is >= 0 and var named ? named : int.TryParse(words, out var figure)
            ? figure : -1;
        if (number < 0) yield break;
        if (counted == unit) { yield return As(counted, number, null); yield break; }
        var times = (counted, unit) switch { ("months", "years") => 12, ("days", "weeks") => 7, _ => 0 };
        if (times > 0) yield return As(counted, number * times, $"where whole {counted} are counted");
        yield return As(unit, number, times > 0 ? $"where whole {unit} are" : null);

        Meant As(string counts, int figure, string? meaning) => new(slip.Instead(Say.Replace(slip.Code, m,
            FormattableString.Invariant($"{counts} from {m.Groups["x"].Value} is {m.Groups["rel"].Value}{figure}"))),
                meaning);
    }

    private static string? OfList(Slip slip, Match m)
    {
        if (slip.Names.List(m.Groups["list"].Value) is not { } list
            || slip.Names.DateOf(list) is not { } date) return null;
        var records = $"{m.Groups["q"].Value} {list} where {date} is within {Length(m)} before decision date";
        return m.Groups["q"].Value.StartsWith("number", StringComparison.OrdinalIgnoreCase)
            ? $"({records}){m.Groups["rest"].Value}" : m.Groups["rest"].Success ? null : records;
    }

    private static IEnumerable<Meant> Around(Slip slip, Match m)
    {
        var day = m.Groups["day"].Value;
        if (day.Contains("decision", StringComparison.OrdinalIgnoreCase)
            || day.Contains("today", StringComparison.OrdinalIgnoreCase))
            return [new Meant(slip.Instead(Say.Replace(slip.Code, m, $"is within {Length(m)} before decision date")))];
        return new[] { ("before", "if that day came later"), ("after", "if that day came first") }
            .Select(way => new Meant(slip.Instead(Say.Replace(slip.Code, m,
                $"is within {Length(m)} {way.Item1} {day}")), way.Item2));
    }

    private static string? Day(Match m)
    {
        var name = m.Groups["m"].Value.ToLowerInvariant();
        var month = Keywords.Months.First(n => n.StartsWith(name[..3], StringComparison.Ordinal));
        return $"{m.Groups["d"].Value.TrimStart('0')} {char.ToUpperInvariant(month[0])}{month[1..]} {m.Groups["y"].Value}";
    }

    /// <summary>All of a statement's dates in figures, read one way and the other.</summary>
    private static IEnumerable<Meant> DayOrMonthFirst(Slip slip, Match _)
    {
        var doubtful = slip.Passage.Lines.Any(l => Figures.Matches(l).Any(m => Read(m, true) is { } day
            && Read(m, false) is { } month && day != month));
        yield return new Meant(With(true), doubtful ? "if the day comes first" : null);
        if (doubtful) yield return new Meant(With(false), "if the month comes first");

        Passage With(bool dayFirst) => new([.. slip.Passage.Lines.Select(l => l.Contains('"',
            StringComparison.Ordinal) ? l
            : Figures.Replace(l, m => Read(m, dayFirst) ?? Read(m, !dayFirst) ?? m.Value))]);
    }

    private static readonly Regex Figures = Say.Of(InFigures);

    private const string InFigures = @"\b(?<a>\d{1,2})[/.-](?<b>\d{1,2})[/.-](?<y>\d{4})\b";

    private static string? Read(Match m, bool dayFirst)
    {
        var (a, b) = (int.Parse(m.Groups["a"].Value, null), int.Parse(m.Groups["b"].Value, null));
        var (day, month) = dayFirst ? (a, b) : (b, a);
        if (month is < 1 or > 12) return null;
        var name = Keywords.Months[month - 1];
        return FormattableString.Invariant($"{day} {char.ToUpperInvariant(name[0])}{name[1..]} {m.Groups["y"].Value}");
    }

    private static string? AgeOn(Slip slip, Match m)
    {
        var said = m.Groups["day"].Value;
        var day = said.Contains("decision", StringComparison.OrdinalIgnoreCase) ? null
            : slip.Names.Fact(said) is { } fact && IsDate(slip, fact) ? fact
            : slip.Names.Fact("date of " + said) is { } dated && IsDate(slip, dated) ? dated : null;
        return day is null || slip.Names.Birth is not { } birth || birth == day ? null : $"years from {birth} to {day}";
    }

    private static bool IsDate(Slip slip, string fact) => slip.Names.Facts[fact].StartsWith("date",
        StringComparison.OrdinalIgnoreCase);

    private static string? Age(Slip slip) =>
        slip.Names.Facts.Keys.Where(f => f.Equals("age", StringComparison.OrdinalIgnoreCase)
            || f.StartsWith("age ", StringComparison.OrdinalIgnoreCase)).ToList() is [var one] ? one : null;
}
