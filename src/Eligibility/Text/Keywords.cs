using System.Collections.Frozen;

namespace Eligibility.Text;

/// <summary>
/// The words of the language (section 1): the single table that the parser, the messages and later the editor read.
/// </summary>
internal static class Keywords
{
    private static readonly FrozenSet<string> Reserved = Split(
        "is are was were has not and or when unless where if then than by plus minus multiplied divided rounded includes giving "
            + "always never because expect needing");

    /// <summary>The words that begin a statement, in the order of the reference.</summary>
    public static readonly string[] Statements =
        ["policy", "vocabulary", "library", "use", "source", "values", "letters", "fact", "list", "outcome", "define", "table",
            "score", "rule", "otherwise", "guarantee", "example", "end"];

    /// <summary>The words that stand for numbers, from nought on.</summary>
    public static readonly string[] NumberWords =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    public static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december"];

    public static bool IsReserved(string lower) => Reserved.Contains(lower);

    /// <summary>The value of a number word, or -1.</summary>
    public static int NumberWord(string lower) => Array.IndexOf(NumberWords, lower);

    /// <summary>The number of a month's name, from 1, or 0.</summary>
    public static int Month(string lower) => Array.IndexOf(Months, lower) + 1;

    /// <summary>Words with which no fact, list, field, definition, table or score may begin.</summary>
    public static bool MayNotBeginName(string lower) =>
        lower is "no" or "any" or "all" or "none" or "each" || NumberWord(lower) >= 0;

    /// <summary>Words of the language that a name holds, or null: `for each`, and `this one's` where it begins.</summary>
    public static string? PhraseIn(TokenRun name)
    {
        if (name is [{ Lower: "this" }, { Lower: "one's" }, ..]) return "this one's";
        for (var at = 1; at < name.Length; at++)
            if (name[at - 1].Lower == "for" && name[at].Lower == "each") return "for each";
        return null;
    }

    private static FrozenSet<string> Split(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
