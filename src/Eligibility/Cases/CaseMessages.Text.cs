using System.Globalization;

namespace Eligibility.Cases;

/// <summary>What the text of a case, or the values of a host, get wrong before anyone asks what they mean.</summary>
internal static partial class CaseMessages
{
    private const string WholeCase = "the case";
    private const string HostTypes =
        "give a bool, int, long, decimal, string or DateOnly, null, a JudgedValue, strings for a set, or dictionaries for a list";

    public static CaseFault TooLong(long bytes, int most) =>
        new("ELG701", WholeCase, Say($"holds {bytes:N0} bytes; at most {most:N0} are read"),
            "state only what the policy asks for");

    public static CaseFault Empty() => new("ELG702", WholeCase, "is empty", "a case that states nothing is {}");

    public static CaseFault NoObject(Stated found) => found is StatedUnusable ? Unusable(WholeCase, found, "one object")
        : new("ELG704", WholeCase, $"found {Found(found)}, expected one object `{{...}}`",
            "write {\"fact\": value, ...}");

    public static CaseFault NestsTooDeep(string member, int most, JsonPlace place) =>
        new("ELG705", Echo.Name(member),
            Say($"nests more than {most} deep at line {place.Line}, column {place.Column}"),
            "no policy asks for so many brackets within each other: take them out");

    /// <summary>Where the reader of JSON stopped, the code and what to write go by what stands there.</summary>
    public static CaseFault NoJson(JsonPlace place, JsonGap gap) => (place.Character?.Value, gap) switch
    {
        (null, _) when place.Found.StartsWith("the end", StringComparison.Ordinal) =>
            NoJson("ELG710", place, "something is not closed: a quote, a square bracket or a brace"),
        (null, JsonGap.BeforeTheCase) => NoJson("ELG703", place, "save the case as UTF-8"),
        (null, _) => NoJson("ELG703", place, "save the case as UTF-8; outside quotes it holds plain characters only"),
        (0, _) => NoJson("ELG703", place, "save the case as UTF-8"),
        (0xFEFF, _) => NoJson("ELG719", place,
            "delete it: it cannot be seen, and is a mark that belongs at the beginning of a file only"),
        // True wherever a case is read: of many cases, by a service, and where a # stands for what is begun by //.
        ('/' or '#', _) => NoJson("ELG712", place, "JSON has no comments: take it out; only "
            + "`eligibility decide --case`, which reads one case, passes over them, each from // to the end of its line"),
        ({ } unseen, _) when IsUnseen(unseen) => NoJson("ELG719", place,
            "delete it: it cannot be seen, and could make a line look other than it is read"),
        (_, JsonGap.AfterTheCase) => NoJson("ELG711", place, "nothing may follow the brace that closes the case"),
        ('}' or ']', JsonGap.AfterAValue) =>
            NoJson("ELG713", place, "take out the comma before it, or close what is open"),
        ('"', JsonGap.AfterAValue) =>
            NoJson("ELG714", place, "put a comma before it, or a colon where it follows a name"),
        ('\'' or 0x201C or 0x201D or 0x201E or 0x2018 or 0x2019, _) =>
            NoJson("ELG715", place, "put names and texts between straight double quotes"),
        ('\n' or '\r', _) =>
            NoJson("ELG716", place, "a text stands on one line: close its quote there, or write \\n for the line end"),
        ('\t', _) => NoJson("ELG716", place, "write \\t for a tab in a text"),
        ( >= '0' and <= '9' or '+' or '.', JsonGap.None) => NoJson("ELG717", place,
            "write numbers as 18 or 0.5: no plus, no leading nought, a digit on each side of the point"),
        ( >= 'a' and <= 'z' or >= 'A' and <= 'Z', JsonGap.None) => NoJson("ELG718", place,
            "put names and texts between double quotes; true, false and null stand without, in small letters"),
        _ => NoJson("ELG719", place,
            "a case is written {\"fact\": value, \"fact\": value}: a colon after each name, a comma after each value but the last"),
    };

    private static bool IsUnseen(int character) => CharUnicodeInfo.GetUnicodeCategory(character)
        is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static CaseFault NoJson(string code, JsonPlace place, string help) =>
        new(code, WholeCase,
            Say($"is no valid JSON at line {place.Line}, column {place.Column}: found {place.Found}"), help);

    public static CaseFault NameNoText(string path, StatedUnusable fault) =>
        new(fault.Code, path, $"the name is {fault.Found}", fault.Help);

    public static CaseFault Unusable(string path, StatedUnusable unusable) =>
        new(unusable.Code, path, "found " + unusable.Found, unusable.Help);

    public static StatedUnusable NotUtf8() => new("ELG703", "a text that is not valid UTF-8", "save the case as UTF-8");

    public static StatedUnusable HalfCharacter() =>
        new("ELG706", "a text with half a character in it (a lone surrogate)", "write the character whole");

    public static StatedUnusable NotExact(Type type) =>
        new("ELG770", $"a {type.Name}, which holds no exact decimal", "give a decimal");

    public static StatedUnusable NoDay(DateTime moment) =>
        new("ELG774", moment.Kind == DateTimeKind.Utc
                ? "a DateTime in UTC, which is a moment and no day"
                : "a DateTime with a time of day, which is a moment and no day",
            "give a DateOnly: which day a moment lies on depends on where it is asked");

    public static StatedUnusable NestsTooDeep(int most) =>
        new("ELG772", Say($"values nested more than {most} deep"), HostTypes);

    public static StatedUnusable TooManyValues(int most) =>
        new("ELG773", Say($"more than {most:N0} values in one case"), "state only what the policy asks for");

    public static StatedUnusable NoValueOfCase(Type type) =>
        new("ELG771", $"a value of the type {Echo.Quote(type.Name)}", HostTypes);
}
