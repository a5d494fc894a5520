using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>A fact or a field that is judged.</summary>
/// <param name="Path">Where it stands in the case.</param>
/// <param name="Role">Whose judgement it is.</param>
/// <param name="Allowed">What it may be judged to be.</param>
internal readonly record struct Judged(string Path, string Role, Allowed Allowed);

/// <summary>What judged facts get wrong: who judged and why must be told with the value.</summary>
internal static partial class CaseMessages
{
    public static CaseFault NotJudged(Judged judged, Stated found) => found is StatedUnusable unusable
        ? Unusable(judged.Path, unusable)
        : new("ELG750", judged.Path,
            $"found {Found(found)} without who judged it and why; it is judged by {Echo.Plain(judged.Role)}",
            "write " + Form(judged, found));

    public static CaseFault PartsMissing(Judged judged, IReadOnlyList<string> parts) =>
        new("ELG751", judged.Path,
            $"{string.Join(" and ", parts.Select(Echo.Quote))} {(parts.Count == 1 ? "is" : "are")} missing; it is "
                + $"judged by {Echo.Plain(judged.Role)}",
            "write " + Form(judged, StatedNothing.Instance));

    public static CaseFault UnknownPart(string path, string? near) =>
        new("ELG752", path, "a judged fact has no part of this name",
            DidYouMean(near, "its parts are `value`, `by` and `because`"));

    public static CaseFault JudgedNothing(Judged judged) =>
        new("ELG753", CasePath.Member(judged.Path, "value"), $"found null, expected {judged.Allowed.Words}",
            "where nothing is judged, write null for the whole fact, or leave it out");

    public static CaseFault NoReason(string path, Stated found) => found is StatedUnusable
        ? Unusable(path, found, "a text")
        : new("ELG754", path, $"found {Found(found)}, expected a text", "write it between quotes");

    public static CaseFault Blank(string path) => new("ELG755", path, "is blank", "say it in words");

    /// <summary>The form of a judged fact, with the value that was found where it can stand in it.</summary>
    private static string Form(Judged judged, Stated found)
    {
        var value = (judged.Allowed.Type, found) switch
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
            _ => "[\"" + ((SetType)judged.Allowed.Type).Values.Names[0] + "\"]",
        };
        return $"{{\"value\": {value}, \"by\": \"...\", \"because\": \"...\"}}";
    }
}
