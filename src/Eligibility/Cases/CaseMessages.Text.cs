
namespace Eligibility.Cases;

/// <summary>What the text of a case, or the values of a host, get wrong before anyone asks what they mean.</summary>
internal static partial class CaseMessages
{
    private const string WholeCase = "the case";
    private const string HostTypes = "give a bool, int, long, decimal, string or DateOnly, null, a JudgedValue, strings for a set, or dictionaries for a list";

    public static CaseFault TooLong(long bytes, int most) => new(WholeCase, Say($"holds {bytes:N0} bytes; at most {most:N0} are read"), null);

    public static CaseFault Empty() => new(WholeCase, "is empty", "a case that states nothing is {}");

    public static CaseFault NoObject(string found) => new(WholeCase, $"found {found}, expected one object", "write {\"fact\": value, ...}");

    public static CaseFault NestsTooDeep(string member, int most, JsonPlace place) =>
        new(member.Length == 0 ? WholeCase : Echo.Plain(member), Say($"nests more than {most} deep at line {place.Line}, column {place.Column}"), null);

    public static CaseFault NoJson(JsonPlace place, JsonGap gap) =>
        new(WholeCase, Say($"is no valid JSON at line {place.Line}, column {place.Column}: found {place.Found}"), Mend(place, gap));

    private static string? Mend(JsonPlace place, JsonGap gap) => (place.Character?.Value, gap) switch
    {
        (null, _) when place.Found.StartsWith("the end", StringComparison.Ordinal) => "something is not closed: a quote, a square bracket or a brace",
        (null, JsonGap.BeforeTheCase) => "save the case as UTF-8",
        (null, _) => "save the case as UTF-8; outside quotes it holds plain characters only",
        (0, _) => "save the case as UTF-8",
        (_, JsonGap.AfterTheCase) => "nothing may follow the brace that closes the case",
        ('/' or '#', _) => "JSON has no comments: take it out",
        ('}' or ']', JsonGap.AfterAValue) => "take out the comma before it, or close what is open",
        ('"', JsonGap.AfterAValue) => "put a comma before it",
        ('\'' or 0x201C or 0x201D or 0x201E or 0x2018 or 0x2019, _) => "put names and texts between straight double quotes",
        ('\n' or '\r', _) => "a text stands on one line",
        ( >= '0' and <= '9' or '+' or '.', JsonGap.None) => "write numbers as 18 or 0.5: no plus, no leading nought, a digit on each side of the point",
        ( >= 'a' and <= 'z' or >= 'A' and <= 'Z', JsonGap.None) => "put names and texts between double quotes; true, false and null stand without, in small letters",
        _ => null,
    };

    public static CaseFault NameNoText(string path, StatedUnusable fault) => new(path, $"the name is {fault.Found}", fault.Help);

    public static CaseFault Unusable(string path, StatedUnusable unusable) => new(path, "found " + unusable.Found, unusable.Help);

    public static StatedUnusable NotUtf8() => new("a text that is not valid UTF-8", "save the case as UTF-8");

    public static StatedUnusable HalfCharacter() => new("a text with half a character in it (a lone surrogate)", "write the character whole");

    public static StatedUnusable NotExact(Type type) => new($"a {type.Name}, which holds no exact decimal", "give a decimal");

    public static StatedUnusable NestsTooDeep(int most) => new(Say($"values nested more than {most} deep"), HostTypes);

    public static StatedUnusable NoValueOfCase(Type type) => new($"a value of the type {Echo.Quote(type.Name)}", HostTypes);
}
