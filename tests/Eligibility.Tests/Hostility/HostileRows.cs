using System.Text;

namespace Eligibility.Tests.Hostility;

/// <summary>Files of many cases of a size, each the worst of its kind.</summary>
internal static class HostileRows
{
    public static readonly (string Name, Func<int, byte[]> Of)[] Ndjson =
    [
        ("blank lines", size => Fill(size, "", "\n")),
        ("an opening brace a line", size => Fill(size, "", "{\n")),
        ("no line end", size => Fill(size, "", "{\"a\": ")),
        ("nulls", size => Fill(size, "", "null\n")),
        ("members that no fact has", size => Fill(size, "", "{\"voilent\": 1, \"drgu\": 2}\n")),
        ("bytes of nought", size => Fill(size, "", "\0")),
    ];

    private const string Headings = "id,violent,age\n";

    public static readonly (string Name, Func<int, byte[]> Of)[] Csv =
    [
        ("all quotes", size => Fill(size, Headings, "\"")),
        ("a quote a line", size => Fill(size, Headings, "\"\n")),
        ("a quote that is not closed a line", size => Fill(size, Headings, "1,\"a\n")),
        ("a quote in the second cell of every line", size => Fill(size, Headings, "1,\"\n")),
        ("one quote that is not closed", size => Fill(size, Headings + "\"", "1,maybe,200\n")),
        ("doubled quotes", size => Fill(size, Headings + "\"", "\"\"")),
        ("all commas", size => Fill(size, Headings, ",")),
        ("a comma a line", size => Fill(size, Headings, ",\n")),
        ("commas in the headings", size => Fill(size, "id", ",")),
        ("headings that no fact has", size => Fill(size, "id", ",voilent")),
        ("carriage returns", size => Fill(size, Headings, "\r")),
        ("short rows", size => Fill(size, Headings, "1\n")),
        ("cells of one line", size => Fill(size, Headings, "1,maybe,200\n")),
        ("bytes of nought", size => Fill(size, Headings, "\0")),
    ];

    private static byte[] Fill(int size, string before, string unit) =>
        Encoding.UTF8.GetBytes(before + string.Concat(Enumerable.Repeat(unit, (size - before.Length) / unit.Length)));
}
