using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Eligibility.Corrections;

/// <summary>Counting records, all of them, the highest and the latest, as people say it.</summary>
internal static class ListSayings
{
    private const string List = @"(?<list>[a-z][\w'-]*(?: [\w'-]+){0,5}?)";
    private const string Relation = "(?<rel>more than|over|fewer than|less than|under|at least|at most|no more "
        + "than|not more than|no fewer than|"
        + "not fewer than|no less than|not less than|up to|exactly|only|a minimum of|a maximum of)";
    private const string Start = @"(?<=^|\b(?:when|unless|and|or|as|not) |\()(?:there (?:is|are|was|were) "
        + @"|(?:has|have|had) )?";
    private const string End = @"(?: (?:where|with|for which|that have|of which) (?<w>.+?))?(?=$|\))";

    public static ImmutableArray<Saying> All { get; } = Say.OfConditions(
    [
        Say.WorkedOut(Start + "(?:the )?(?:number|count) of " + List
            + " where (?<w>.+) (?<rest>(?:is|are) (?:at least|at most|over|under|more than|fewer than|less "
                + "than|exactly )?.+)$",
            (s, m) => s.Names.List(m.Groups["list"].Value) is { } list
                ? $"(number of {list} where {m.Groups["w"].Value}) {m.Groups["rest"].Value}" : null),
        Say.WorkedOut(Start + "total (?<f>.+?) of " + List
            + " where (?<w>.+) (?<rest>(?:is|are) (?:at least|at most|over|under|more than|less than) .+)$",
            (s, m) => s.Names.List(m.Groups["list"].Value) is { } list
                ? $"(total {m.Groups["f"].Value} of {list} where {m.Groups["w"].Value}) {m.Groups["rest"].Value}"
                    : null),
        Say.WorkedOut(Start + Relation + " " + Say.Number + "(?: or (?:more|fewer|less))? " + List + End, Counted),
        Say.WorkedOut(Start + Say.Number + " or (?<way>more|fewer|less) " + List + End,
            (s, m) => Count(s, m, m.Groups["way"].Value == "more" ? "at least " : "at most ")),
        Say.Matching(Start + "(?:a )?(?:two|2|second) " + List
            + "(?: that are)? (?:of the same (?<f>[\\w' -]+)|where (?<f>[\\w' -]+) (?:is|are) the same|with the "
                + "same (?<f>[\\w' -]+))$", SameTwice),
        Say.Matching(Start + "(?<o>(?:a )?second or subsequent|(?:a )?second|(?:a )?further|(?:a )?repeat) " + List
            + End, Second),
        Say.Matching(Start + Say.Number + " " + List + End, HowMany),
        Say.WorkedOut(Start + "(?:every|all(?: of)?(?: the)?|each(?: of)?) " + List
            + " (?:where|is|are|was|were|has|have|with) (?<w>.+)$", Every, "this holds of a person without any, too"),
        Say.WorkedOut(Start + "(?:no|without(?: any| a)?|zero|none of the) " + List + "(?=$| and | or )",
            (s, m) => Number(s, m, "0")),
        Say.WorkedOut(Start + "(?:any|some|an?|one or more|at least one of the) " + List + "(?=$| and | or )",
            (s, m) => Number(s, m, "at least 1")),
        Say.Matching(@"\b" + List + " (?:is|are|has been|happened) (?<n>twice)$",
            (s, m) => s.Names.List(m.Groups["list"].Value) is { } list
            ? [new Meant(s.Instead(Say.Replace(s.Code, m, $"number of {list} is at least 2")),
                "if more are meant as well"),
                new Meant(s.Instead(Say.Replace(s.Code, m, $"number of {list} is 2")), "if just two are")] : []),
        Say.WorkedOut(@"\b" + List
            + " (?:is|are) (?<n>none|empty|zero|two|one|three|four|five|[0-9]+)(?: or more)?$", Stated),
        Say.WorkedOut(Start + "(?<q>any |no )?" + List
            + " (?:has|have|had|having|with|includes?|contains?) (?:an? |the )?(?<rest>.+)$", Having),
        Say.WorkedOut(@"\b(?:the )?(?:sum|total)(?: of)?(?: all| the)? (?<f>[\w' -]+?) (?:of|in|from|for|over) "
            + @"(?:all |the )*" + List
            + @"(?=$| (?:is|are|where|and|or|plus|minus)\b)", Total),
        Say.WorkedOut(Start + @"(?:the )?(?:average|mean) (?<f>[\w' -]+?) of " + List
            + "(?: where (?<w>.+))? (?:is|are) (?<rel>over|under|at least|at most|more than|less than) (?<v>.+)$",
                Average),
        Say.Words(@"\bfor every (?:one of )?", "for each of "),
        Say.Words(@"\bfor each (?!of\b)", "for each of "),
        Say.WorkedOut(@"(?<= where .*)\b(?:is|are) (?:of )?(?:its|the same|this|that|the other's|their) (?<f>[\w' "
            + @"-]+)$", (_, m) => $"is this one's {m.Groups["f"].Value}"),
    ]);

    private static string? Counted(Slip slip, Match m) => Count(slip, m, m.Groups["rel"].Value.ToLowerInvariant() switch
    {
        "more than" or "over" => "over ",
        "fewer than" or "less than" or "under" => "under ",
        "at least" or "no fewer than" or "not fewer than" or "no less than" or "not less than" or "a minimum of" => "at least ",
        "exactly" or "only" => "",
        _ => "at most ",
    });

    private static string? Count(Slip slip, Match m, string relation)
    {
        if (slip.Names.List(m.Groups["list"].Value) is not { } list) return null;
        var number = Say.Counted(m.Groups["n"].Value);
        return m.Groups["w"].Success
            ? $"(number of {list} where {m.Groups["w"].Value}) is {relation}{number}"
            : $"number of {list} is {relation}{number}";
    }

    private static IEnumerable<Meant> HowMany(Slip slip, Match m) =>
        Count(slip, m, "at least ") is not { } least || Count(slip, m, "") is not { } just ? []
            : [new Meant(slip.Instead(Say.Replace(slip.Code, m, least)), "if more are meant as well"),
                new Meant(slip.Instead(Say.Replace(slip.Code, m, just)), "if just so many are")];

    private static IEnumerable<Meant> Second(Slip slip, Match m)
    {
        if (slip.Names.List(m.Groups["list"].Value) is not { } list) yield break;
        var counted = m.Groups["w"].Success ? $"(number of {list} where {m.Groups["w"].Value})" : $"number of {list}";
        yield return new Meant(slip.Instead(Say.Replace(slip.Code, m, counted + " is at least 2")),
            $"if two stand among {list}");
        yield return new Meant(slip.Instead(Say.Replace(slip.Code, m, counted + " is at least 1")),
            "if this case is the second");
    }

    private static IEnumerable<Meant> SameTwice(Slip slip, Match m)
    {
        if (slip.Names.List(m.Groups["list"].Value) is not { } list
            || slip.Names.Field(list, m.Groups["f"].Value) is not { } field) yield break;
        var name = $"another of the same {field}";
        yield return new Meant(new Passage([$"define {name} for each of {list} as any other {list} where {field} is this one's {field}", "",
            .. slip.Instead(Say.Replace(slip.Code, m, $"any {list} where {name}")).Lines]));
    }

    private static string? Every(Slip slip, Match m)
    {
        if (slip.Names.List(m.Groups["list"].Value) is not { } list) return null;
        var test = m.Groups["w"].Value;
        if (m.Value.Contains(" are ", StringComparison.Ordinal)
            && slip.Names.Lists[list].Where(f => f.Type.StartsWith("one of", StringComparison.OrdinalIgnoreCase))
            .ToList() is [var kind] && !test.Contains(" is ",
                StringComparison.Ordinal)) test = $"{kind.Name} is {test}";
        return test.Contains(" and ", StringComparison.Ordinal) || test.Contains(" or ", StringComparison.Ordinal)
            ? $"no {list} where not ({test})" : $"no {list} where not {test}";
    }

    private static string? Number(Slip slip, Match m, string number) =>
        slip.Names.List(m.Groups["list"].Value) is { } list
            && !slip.Code.StartsWith("example", StringComparison.Ordinal) && !Say.BelongsTo(slip, "example")
            ? $"number of {list} is {number}" : null;

    private static string? Stated(Slip slip, Match m)
    {
        if (slip.Names.List(m.Groups["list"].Value) is not { } list || Say.BelongsTo(slip, "example")) return null;
        var number = m.Groups["n"].Value.ToLowerInvariant() switch { "none" or "empty" or "zero" => "0", var n => n };
        return $"number of {list} is {(m.Value.EndsWith("more", StringComparison.OrdinalIgnoreCase) ? "at least " : "")}{number}";
    }

    private static string? Having(Slip slip, Match m)
    {
        if (Say.BelongsTo(slip, "example") || slip.Names.List(m.Groups["list"].Value) is not { } list) return null;
        var rest = m.Groups["rest"].Value;
        foreach (var (field, _) in slip.Names.Lists[list].OrderByDescending(f => f.Name.Length))
            if (rest.StartsWith(field + " ", StringComparison.OrdinalIgnoreCase))
            {
                var value = rest[(field.Length + 1)..];
                var is_ = value.StartsWith("is ", StringComparison.Ordinal)
                    || value.StartsWith("includes ", StringComparison.Ordinal) ? "" : "is ";
                return $"{(m.Groups["q"].Success ? m.Groups["q"].Value : "any ")}{list} where {field} {is_}{value}";
            }
        return null;
    }

    private static string? Total(Slip slip, Match m) =>
        slip.Names.List(m.Groups["list"].Value) is { } list && slip.Names.Field(list, m.Groups["f"].Value) is { } field
            && m.Value != $"total {field} of {list}" ? $"total {field} of {list}" : null;

    private static string? Average(Slip slip, Match m)
    {
        if (slip.Names.List(m.Groups["list"].Value) is not { } list
            || slip.Names.Field(list, m.Groups["f"].Value) is not { } field) return null;
        var where = m.Groups["w"].Success ? " where " + m.Groups["w"].Value : "";
        var (open, close) = where.Length > 0 ? ("(", ")") : ("", "");
        return $"{open}total {field} of {list}{where}{close} is {m.Groups["rel"].Value} (({"number of " + list + where}) multiplied by {m.Groups["v"].Value})";
    }
}
