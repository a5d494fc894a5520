using System.Text;

namespace Eligibility.Tests.Hostility;

/// <summary>Cases in JSON of a size, each the worst of its kind.</summary>
internal static class HostileCases
{
    public static readonly (string Name, Func<int, byte[]> Of)[] All =
    [
        ("all opening brackets", size => Fill(size, "[")),
        ("all opening braces", size => Fill(size, "{\"a\":")),
        ("brackets in a list", size => Around(size, "{\"previous offences\": [", "[],", "[]]}")),
        ("all quotes", size => Fill(size, "\"")),
        ("all backslashes", size => Around(size, "{\"id\": \"", "\\\\", "\"}")),
        ("half surrogate pairs", size => Around(size, "{\"id\": \"", "\\ud800", "\"}")),
        ("escaped marks that turn the text around", size => Around(size, "{\"id\": \"", "\\u202e", "\"}")),
        ("a name of that size", size => Around(size, "{\"", "a", "\": 1}")),
        ("a text of that size", size => Around(size, "{\"drug\": \"", "a", "\"}")),
        ("a number of that size", size => Around(size, "{\"age\": 1", "1", "}")),
        ("a fraction of that size", size => Around(size, "{\"age\": 1.", "1", "}")),
        ("an amount of that size", size => Around(size, "{\"weight\": \"1", "1", " mg\"}")),
        ("an amount with a unit of that size", size => Around(size, "{\"weight\": \"1 ", "a", "\"}")),
        ("a date of that size", size => Around(size, "{\"date of offence\": \"", "2018-01-10 ", "\"}")),
        ("members that no fact has", size => Each(size, i => $"\"some member {i}\": 1")),
        ("members that are nearly facts", size => Each(size, i => $"\"voilent {i}\": 1")),
        ("one member again and again", size => Each(size, _ => $"\"age\": 20")),
        ("one name in other spellings", size => Each(size, i => $"\"A{(i % 2 == 0 ? "_" : " ")}ge\": 20")),
        ("one judgement again and again",
            size => Each(size, _ => $"\"view\": {{\"value\": \"sad\", \"by\": \"S\", \"because\": \"B\"}}")),
        ("values that a set does not have", size => Around(size, "{\"weapons\": [", "\"knif\", ", "\"bat\"]}")),
        ("values that a set has", size => Around(size, "{\"weapons\": [", "\"bat\", ", "\"bat\"]}")),
        ("records of a list", size => Around(size, "{\"previous offences\": [", "{},", "{}]}")),
        ("records with faults",
            size => Around(size, "{\"previous offences\": [", "{\"kind\": 1, \"knd\": 2},", "{}]}")),
        ("blanks", size => Around(size, "{", " ", "}")),
        ("line ends", size => Around(size, "{", "\n", "}")),
        ("commas", size => Around(size, "{\"age\": 20", ",", "}")),
        ("bytes that are no UTF-8",
            size => [.. "{\"id\": \""u8, .. Enumerable.Repeat((byte)0xFF, size - 20), .. "\"}"u8]),
    ];

    private static byte[] Fill(int size, string unit) => Around(size, "", unit, "");

    private static byte[] Around(int size, string before, string unit, string after) =>
        Encoding.UTF8.GetBytes(before
            + string.Concat(Enumerable.Repeat(unit, (size - before.Length - after.Length) / unit.Length)) + after);

    private static byte[] Each(int size, Func<int, FormattableString> member)
    {
        var text = new StringBuilder("{");
        for (var i = 0; text.Length < size - 100; i++)
            text.Append(i == 0 ? "" : ", ").Append(FormattableString.Invariant(member(i)));
        return Encoding.UTF8.GetBytes(text.Append('}').ToString());
    }
}
