using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Eligibility.Corrections;

/// <summary>
/// The highest, the latest, the lowest and the earliest of a list: a test of it is a test of any record or of none;
/// where it is more than that, it gets a name.
/// </summary>
internal static class ExtremeSayings
{
    private const string Which = "(?:the |his |her |their "
        + ")?(?<s>highest|greatest|largest|biggest|maximum|dearest|latest|last|most recent|newest|lowest|smallest|"
        + "minimum|least|cheapest|earliest|first|oldest)";
    private const string List = @"(?:the |all |any )*(?<list>[a-z][\w'-]*(?: [\w'-]+){0,5}?)";

    public static ImmutableArray<Saying> All { get; } = Say.OfConditions(
    [
        Say.Matching(@"\b" + Which + @" (?<f>[\w' -]+?) (?:of|in|from|among) " + List
            + " (?:is|was) (?<rel>at least|at most|over|under|more than|less than|above|below|before|after|on or "
                + "before|on or after|within) (?<v>.+?)(?=$| and | or )", Compared),
        Say.Matching(@"\b" + Which + @" (?<f>[\w' -]+?) (?:of|in|from|among) " + List
            + @"(?=$| (?:is|was|and|or|plus|minus)\b|\))", Named),
        Say.Matching(@"\b" + Which + " " + List + " (?:where|has|had|is|was|with|of) (?<w>.+)$", Record),
    ]);

    private static bool IsUp(Match m) => m.Groups["s"].Value.ToLowerInvariant() is
        "highest" or "greatest" or "largest" or "biggest" or "maximum" or "dearest" or "latest" or "last" or "most recent" or "newest";

    private static IEnumerable<Meant> Compared(Slip slip, Match m)
    {
        if (slip.Names.List(m.Groups["list"].Value) is not { } list
            || slip.Names.Field(list, m.Groups["f"].Value) is not { } field) yield break;
        var relation = m.Groups["rel"].Value.ToLowerInvariant() switch { "more than" or "above" => "over",
            "less than" or "below" => "under", var r => r };
        var asked = relation is "at least" or "over" or "after" or "on or after" or "within" == IsUp(m);
        if (relation == "within" && !IsUp(m)) yield break;
        var words = asked
            ? $"any {list} where {field} is {relation} {m.Groups["v"].Value}"
            : $"no {list} where {field} is {Reverse(relation)} {m.Groups["v"].Value}";
        yield return new Meant(slip.Instead(Say.Replace(slip.Code, m, words)), Note: asked ? null
            : $"this holds of a person without any {list}, too");
    }

    private static string Reverse(string relation) => relation switch
    {
        "at least" => "under",
        "over" => "at most",
        "at most" => "over",
        "under" => "at least",
        "before" => "on or after",
        "after" => "on or before",
        "on or before" => "after",
        _ => "before",
    };

    private static string Kind(Slip slip, string list, string field, bool up) =>
        slip.Names.Lists[list].First(f => f.Name == field).Type.StartsWith("date", StringComparison.OrdinalIgnoreCase)
            ? up ? "latest" : "earliest" : up ? "highest" : "lowest";

    private static IEnumerable<Meant> Named(Slip slip, Match m)
    {
        if (slip.Names.List(m.Groups["list"].Value) is not { } list
            || slip.Names.Field(list, m.Groups["f"].Value) is not { } field) yield break;
        var kind = Kind(slip, list, field, IsUp(m));
        // Where there is no record there is no highest: what is put in its place must not decide.
        if (slip.Code.Contains(" or ", StringComparison.Ordinal)
            || slip.Code.Contains("unless ", StringComparison.Ordinal)) yield break;
        foreach (var meant in WithDefinition(slip, kind, field, list,
            name => $"{Say.Replace(slip.Code, m, name)} and number of {list} is at least 1"))
            yield return meant;
    }

    /// <summary>The latest record: any whose date is the latest.</summary>
    private static IEnumerable<Meant> Record(Slip slip, Match m)
    {
        if (slip.Names.List(m.Groups["list"].Value) is not { } list
            || slip.Names.DateOf(list) is not { } date) yield break;
        var test = m.Groups["w"].Value;
        foreach (var (field, _) in slip.Names.Lists[list])
            if (test.StartsWith(field + " ", StringComparison.OrdinalIgnoreCase)
                && !test.StartsWith(field + " is", StringComparison.OrdinalIgnoreCase))
                test = $"{field} is {test[(field.Length + 1)..]}";
        foreach (var meant in WithDefinition(slip, IsUp(m) ? "latest" : "earliest", date, list,
            name => Say.Replace(slip.Code, m, $"any {list} where {test} and {date} is {name}"))) yield return meant;
    }

    private static IEnumerable<Meant> WithDefinition(Slip slip, string kind, string field, string list, Func<string,
        string> code)
    {
        var name = $"{kind} {field}";
        if (slip.Names.IsTaken(name)) name += $" of {list}";
        // What counts where there is no record; of the least of several nothing can stand for it.
        var none = kind is "latest" or "highest" ? slip.Names.LeastOf(list, field) : kind == "earliest"
            ? "decision date" : null;
        if (none is null) yield break;
        yield return new Meant(new Passage([$"define {name} as {kind} of", $"    each {field} of {list}", "    "
            + none, "", .. slip.Instead(code(name)).Lines]),
            Note: $"give it a name; `{none}` counts where there are no {list}");
    }
}
