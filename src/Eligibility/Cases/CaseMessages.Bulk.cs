using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>
/// What files of many cases get wrong: the rows and headings of CSV, and cases for which no edition is in force.
/// </summary>
internal static partial class CaseMessages
{
    private const string WholeRow = "the row";
    private const string Headings = "the headings";
    private const string DoubleTheQuotes = "put the whole cell between quotes, and double each quote in it";

    public static CaseFault NoneInForce(string datedBy, string title, string editions, DateOnly day) =>
        new("ELG766", datedBy, Say($"no edition of \"{title}\" is in force on {day:yyyy-MM-dd}"),
            $"the editions are {editions}");

    public static CaseFault RowNotUtf8() => new("ELG703", WholeRow, "is not valid UTF-8", "save the file as UTF-8");

    public static CaseFault StrayQuote(string cell) =>
        new("ELG780", cell, "a quote stands in a cell that does not begin with one", DoubleTheQuotes);

    public static CaseFault AfterQuote(string cell) =>
        new("ELG781", cell, "something stands between the closing quote and the next comma", DoubleTheQuotes);

    public static CaseFault QuoteNotClosed(string cell) =>
        new("ELG782", cell, "a quote is opened, and not closed where a cell ends",
            "close it; the lines that follow are read as rows of their own");

    public static CaseFault LoneReturn(string cell) =>
        new("ELG788", cell, "ends in a carriage return without a line feed",
            "end rows with LF or CRLF, as most programs do that save CSV as UTF-8");

    public static CaseFault TooManyCells(int cells, int headings) =>
        new("ELG783", WholeRow, Counted(cells, headings), "put a cell that holds a comma between quotes");

    public static CaseFault TooFewCells(int cells, int headings) =>
        new("ELG784", WholeRow, Counted(cells, headings), "write a comma for each cell, also for an empty one");

    private static string Counted(int cells, int headings) =>
        Say($"has {Count(cells, "cell")}, and the file {Count(headings, "heading")}");

    public static CaseFault JudgedCellsEmpty(string fact, IReadOnlyList<string> headings) =>
        new("ELG756", fact,
            $"{string.Join(" and ", headings.Select(Echo.Quote))} {(headings.Count == 1 ? "is" : "are")} empty",
            "state the value, who judged it and why; where nothing is judged, leave all three cells empty");

    public static CaseFault JudgedNotKnown(string fact) =>
        new("ELG757", fact, "found `not known`, with who judged it or why",
            "where nothing is judged, leave the cells for by and because empty");

    public static CaseFault NoHeadings() =>
        new("ELG790", Headings, "the file is empty", "its first line gives the names of facts");

    public static CaseFault HeadingsTooLong(int most) =>
        new("ELG791", Headings, Say($"are longer than {most:N0} bytes"),
            "the first line gives the names of facts, by commas");

    public static CaseFault OtherSeparator(bool semicolons) =>
        new("ELG792", Headings, $"found one heading, with {(semicolons ? "semicolons" : "tabs")} in it",
            $"save the file with commas between the cells, not {(semicolons ? "semicolons" : "tabs")}");

    public static CaseFault NoHeading(int column) =>
        new("ELG793", Headings, Say($"column {column + 1} has none"),
            "name the fact that it states, or take the column out");

    public static CaseFault UnknownHeading(string heading, string? near, IReadOnlyList<string> names) =>
        new("ELG794", Echo.Name(heading.Trim()), "the policy declares no fact of this name",
            DidYouMean(near, "the policy asks for " + Allowed.Listed(names)));

    public static CaseFault FieldHeading(string heading, ListInput holder) =>
        new("ELG795", Echo.Name(heading.Trim()),
            $"is a field of the list {Echo.Quote(holder.Name)}, and records do not fit in a row",
            "write the cases as NDJSON, or take the column out");

    public static CaseFault ListHeading(string heading) =>
        new("ELG795", Echo.Name(heading.Trim()), "is a list, and records do not fit in a row",
            "write the cases as NDJSON, or take the column out");

    public static CaseFault NoCsvOfRecords(string list) =>
        new("ELG799", Echo.Name(list),
            "is a list each of whose records is decided by itself, and records do not fit in a row",
            "write the cases as NDJSON");

    public static CaseFault HeadingTwice(string heading, string first) =>
        new("ELG796", Echo.Name(heading.Trim()),
            heading == first ? "stands twice" : $"stands twice: as {Echo.Quote(first)} and as {Echo.Quote(heading)}",
            "keep one of the columns");

    public static CaseFault NotJudgedHeading(string heading, string fact) =>
        new("ELG797", Echo.Name(heading.Trim()), $"{Echo.Quote(fact)} is not judged by anybody", "take the column out");

    public static CaseFault HeadingsMissing(string fact, string role, IReadOnlyList<string> headings) =>
        new("ELG798", fact,
            $"{string.Join(" and ", headings.Select(Echo.Quote))} {(headings.Count == 1 ? "is" : "are")} missing; "
                + $"it is judged by {Echo.Plain(role)}",
            "add a column for the value, for who judged it, and for why");

    public static StatedUnusable NoCellFlag(string text) =>
        new("ELG785", Echo.Quote(text), "write yes or no; where it is not known, `not known`");

    public static StatedUnusable NoCellNumber(string text) =>
        new("ELG786", Echo.Quote(text),
            "write digits, with a point before decimals: no leading noughts, no plus, nothing between thousands");

    public static StatedUnusable TwoReadings(string text, string value) =>
        new("ELG787", Echo.Quote(text),
            $"it may mean the value, written {Echo.Quote(value)}, or that nothing is known; for that, leave the "
                + "cell empty or write the cases as NDJSON");

    private static string Count(int count, string what) => Say($"{count} {what}{(count == 1 ? "" : "s")}");
}
