using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>What files of many cases get wrong: the rows and headings of CSV, and cases for which no edition is in force.</summary>
internal static partial class CaseMessages
{
    private const string WholeRow = "the row";
    private const string Headings = "the headings";
    private const string DoubleTheQuotes = "put the whole cell between quotes, and double each quote in it";

    public static CaseFault NoneInForce(Editions editions, DateOnly day) =>
        new(editions.DatedBy.Name, Say($"no edition of \"{editions.Title}\" is in force on {day:yyyy-MM-dd}"), $"the editions are {editions.Describe()}");

    public static CaseFault RowNotUtf8() => new(WholeRow, "is not valid UTF-8", "save the file as UTF-8");

    public static CaseFault StrayQuote(string cell) => new(cell, "a quote stands in a cell that does not begin with one", DoubleTheQuotes);

    public static CaseFault AfterQuote(string cell) => new(cell, "something stands between the closing quote and the next comma", DoubleTheQuotes);

    public static CaseFault QuoteNotClosed(string cell) =>
        new(cell, "a quote is opened, and not closed where a cell ends", "close it; the lines that follow are read as rows of their own");

    public static CaseFault OtherCellCount(int cells, int headings) =>
        new(WholeRow, Say($"has {Count(cells, "cell")}, and the file {Count(headings, "heading")}"),
            cells > headings ? "put a cell that holds a comma between quotes" : "write a comma for each cell, also for an empty one");

    public static CaseFault JudgedCellsEmpty(string fact, IReadOnlyList<string> headings) =>
        new(fact, $"{string.Join(" and ", headings.Select(Echo.Quote))} {(headings.Count == 1 ? "is" : "are")} empty", "state the value, who judged it and why; where nothing is judged, leave all three cells empty");

    public static CaseFault JudgedNotKnown(string fact) =>
        new(fact, "found `not known`, with who judged it or why", "where nothing is judged, leave the cells for by and because empty");

    public static CaseFault NoHeadings() => new(Headings, "the file is empty", "its first line gives the names of facts");

    public static CaseFault HeadingsTooLong(int most) => new(Headings, Say($"are longer than {most:N0} bytes"), "the first line gives the names of facts, by commas");

    public static CaseFault OtherSeparator(bool semicolons) =>
        new(Headings, $"found one heading, with {(semicolons ? "semicolons" : "tabs")} in it", $"save the file with commas between the cells, not {(semicolons ? "semicolons" : "tabs")}");

    public static CaseFault NoHeading(int column) => new(Headings, Say($"column {column + 1} has none"), "name the fact that it states, or take the column out");

    public static CaseFault UnknownHeading(string heading, string? near, IReadOnlyList<string> names, ListInput? holder) =>
        new(PathOf(heading.Trim()), "the policy declares no fact of this name",
            near is null && holder is not null ? $"it is a field of the list {Echo.Quote(holder.Name)}: records do not fit in a row, so write the cases as NDJSON" : DidYouMean(near, "the policy asks for " + Allowed.Listed(names)));

    public static CaseFault ListHeading(string heading) => new(PathOf(heading.Trim()), "is a list, and records do not fit in a row", "write the cases as NDJSON, or take the column out");

    public static CaseFault HeadingTwice(string heading, string first) =>
        new(PathOf(heading.Trim()), heading == first ? "stands twice" : $"stands twice: as {Echo.Quote(first)} and as {Echo.Quote(heading)}", "keep one of the columns");

    public static CaseFault NotJudgedHeading(string heading, string fact) => new(PathOf(heading.Trim()), $"{Echo.Quote(fact)} is not judged by anybody", "take the column out");

    public static CaseFault HeadingsMissing(string fact, string role, IReadOnlyList<string> headings) =>
        new(fact, $"{string.Join(" and ", headings.Select(Echo.Quote))} {(headings.Count == 1 ? "is" : "are")} missing; it is judged by {Echo.Plain(role)}", "add a column for the value, for who judged it, and for why");

    public static StatedUnusable NoCellFlag(string text) => new("the text " + Echo.Quote(text), "write yes or no; where it is not known, `not known`");

    public static StatedUnusable NoCellNumber(string text) =>
        new("the text " + Echo.Quote(text), "write digits, with a point before decimals: no leading noughts, no plus, nothing between thousands");

    public static StatedUnusable TwoReadings(string text, string value) =>
        new("the text " + Echo.Quote(text), $"it may mean the value, written {Echo.Quote(value)}, or that nothing is known; for that, leave the cell empty or write the cases as NDJSON");

    private static string Count(int count, string what) => Say($"{count} {what}{(count == 1 ? "" : "s")}");
}
