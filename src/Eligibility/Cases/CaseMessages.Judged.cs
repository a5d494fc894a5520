using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>What judged facts get wrong: who judged and why must be told with the value.</summary>
internal static partial class CaseMessages
{
    public static CaseFault NotJudged(Fact fact, Stated found) => found is StatedUnusable unusable
        ? Unusable(fact.Name, unusable)
        : new("ELG750", fact.Name,
            $"found {Found(found)} without who judged it and why; it is judged by {Echo.Plain(fact.JudgedBy!)}",
            "write " + Form(fact, found));

    public static CaseFault PartsMissing(Fact fact, IReadOnlyList<string> parts) =>
        new("ELG751", fact.Name,
            $"{string.Join(" and ", parts.Select(Echo.Quote))} {(parts.Count == 1 ? "is" : "are")} missing; it is "
                + $"judged by {Echo.Plain(fact.JudgedBy!)}",
            "write " + Form(fact, StatedNothing.Instance));

    public static CaseFault UnknownPart(string path, string? near) =>
        new("ELG752", path, "a judged fact has no part of this name",
            DidYouMean(near, "its parts are `value`, `by` and `because`"));

    public static CaseFault JudgedNothing(Fact fact) =>
        new("ELG753", CasePath.Member(fact.Name, "value"), $"found null, expected {Allowed.Of(fact).Words}",
            "where nothing is judged, write null for the whole fact, or leave it out");

    public static CaseFault NoReason(string path, Stated found) => found is StatedUnusable
        ? Unusable(path, found, "a text")
        : new("ELG754", path, $"found {Found(found)}, expected a text", "write it between quotes");

    public static CaseFault Blank(string path) => new("ELG755", path, "is blank", "say it in words");

    /// <summary>The form of a judged fact, with the value that was found where it can stand in it.</summary>
    private static string Form(Fact fact, Stated found)
    {
        var value = (fact.Type, found) switch
        {
            (YesNoType, StatedFlag { Value: false }) => "false",
            (YesNoType, _) => "true",
            (NumberType, StatedNumber number) => Echo.Plain(number.Digits),
            (NumberType, _) => "5",
            (DateType, _) => "\"2018-01-10\"",
            (ChoiceType choice, _) =>
                "\""
                    + choice.Values.Names[Math.Max(0,
                        found is StatedText text ? choice.Values.IndexOfSpelling(text.Text) : 0)]
                    + "\"",
            _ => "[\"" + ((SetType)fact.Type).Values.Names[0] + "\"]",
        };
        return $"{{\"value\": {value}, \"by\": \"...\", \"because\": \"...\"}}";
    }
}
