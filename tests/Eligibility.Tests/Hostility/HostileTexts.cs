using System.Globalization;
using System.Text;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Hostility;

/// <summary>Texts of a size, each the worst of its kind.</summary>
/// <param name="size">About how many bytes a text has.</param>
internal sealed class HostileTexts(int size)
{
    /// <summary>The largest file (language, section 7), and the sizes that lead there by doubling.</summary>
    public const int Largest = 1024 * 1024;
    public static readonly int[] Sizes = [64 * 1024, 128 * 1024, 256 * 1024, 512 * 1024, Largest];

    public static IEnumerable<string> Names => new HostileTexts(Largest).Families.Keys;

    public string Of(string family) => Families[family]();

    private Dictionary<string, Func<string>> Families => new(StringComparer.Ordinal)
    {
        // Characters and lines.
        ["one long line"] = () => Fill("word "),
        ["one long condition"] = () =>
            Around(Texts.Facts + "rule r\n    caution when ", "agrees and ", "\n" + Texts.Otherwise),
        ["all opening brackets"] = () => Fill("("),
        ["an opening bracket a line"] = () => Fill("(\n"),
        ["all quotes"] = () => Fill("\""),
        ["a quote a line"] = () => Fill("\"\n"),
        ["an indented quote a line"] = () => Fill(" \"\n"),
        ["tokens of one character"] = () => Fill("a "),
        ["a token a line"] = () => Fill("a\n"),
        ["500,000 errors"] = () => Fill("?\n"),
        ["letters of other scripts"] = () => Fill("\u00E9"),
        ["a name of 1 MiB"] = () => Around("policy \"P\"\nfact ", "a", ": yes or no\nend\n"),
        ["a number of 1 MiB"] = () => Around("policy \"P\"\nfact age: whole number\n    from 0 to ", "1", "\nend\n"),
        ["a text without an end"] = () => Around("policy \"", "a", ""),
        ["a text without an end over many lines"] = () => Around("policy \"", "\n a", ""),
        ["escaped quotes in a text without an end"] = () => Around("policy \"\n", " \\\"\n", ""),
        ["unknown escapes"] = () => Around("policy \"", "\\x", "\"\nend\n"),
        ["a text over many lines"] = () => Around("policy \"a", "\n a", "\"\nend\n"),
        ["texts that close before a word"] = () => Fill(" \"a\n b\n \"c\n"),
        ["escaped quotes before a word"] = () => Around("policy \"\n", " \\\"\n", " \"a\n"),
        ["curly quotes"] = () => Fill("a \u201C b\n"),
        ["curly quotes in one line"] = () => Fill("\u201C"),
        ["comments of another language"] = () => Fill("// a\n"),
        ["dates between strokes"] = () => Fill("10/01/2018 "),
        ["a number with commas"] = () =>
            Around("policy \"P\"\nfact age: whole number\n    from 0 to 1", ",111", "\nend\n"),
        ["signs of every kind in one comment"] = () =>
            "# " + string.Concat(Enumerable.Range(0x3400, Scaled(0x6000)).Select(c => (char)c)) + "\n"
                + string.Concat(Enumerable.Repeat("# \u00E9\u00E8\n", Scaled(100_000))),
        ["signs of every kind in one line"] = () => string.Concat(
            Enumerable.Repeat(string.Concat(Enumerable.Range(0x3400, Scaled(0x6000)).Select(c => (char)c)), 14)),
        ["lines that are not indented"] = () => Around("policy \"P\"\nrule r\n", "caution when x\n", "end\n"),
        ["statements that are indented"] = () =>
            Each("policy \"P\"\nrule r\n", i => $"    fact f{i}: yes or no\n", "end\n"),
        ["lines outside their group"] = () => Around(Texts.Facts + "rule r\n    caution when all of\n", "    agrees\n",
            "    because \"\"\n" + Texts.Otherwise),
        ["groups without lines"] = () => Around(Texts.Facts + "rule r\n", "    caution when all of\n    agrees\n",
            "    because \"\"\n" + Texts.Otherwise),
        ["uneven lines"] = () => Around(Texts.Facts + "rule r\n    caution when all of\n        agrees\n",
            "      agrees\n        agrees\n", "    because \"\"\n" + Texts.Otherwise),
        ["comparisons alone"] = () => EachRule("a", $"x is 1{Repeat(" or over", 1_500)}", "fact x: whole number\n"),
        ["blank lines"] = () => Fill("\n"),
        ["comments"] = () => Fill("# nothing\n"),
        ["lines each deeper than the last"] = Staircase,
        ["commas at the ends of lines"] = () => Fill("a,\n "),
        ["commas before blank lines"] = () => Fill("a,\n#\n\n"),

        // Statements and names.
        ["facts"] = () => Each("policy \"P\"\n", i => $"fact f{i}: yes or no\n", "outcome a \"A\"\notherwise a\nend\n"),
        ["one fact again and again"] = () =>
            Each("policy \"P\"\n", _ => $"fact f: yes or no\n", "outcome a \"A\"\notherwise a\nend\n"),
        ["outcomes"] = () => Each("policy \"P\"\n", i => $"outcome o{i} \"O\"\n", "otherwise o1\nend\n"),
        ["sources"] = () => Each(Texts.Facts, i => $"source s{i} \"S\"\n", Texts.Otherwise),
        ["statements that are none"] = () => Fill("polic \"P\"\n"),
        ["statements without an end"] = () => Fill("fact\n"),
        ["clauses that are none"] = () => Each("policy \"P\"\n", _ => $"    editoin \"E\"\n", "end\n"),
        ["names that nothing has"] = () =>
            Each(Texts.Facts + Several(Scaled(2_000), i => $"fact some name {i}: yes or no\n"),
                i => $"rule r{i}\n    caution when smoe nmae {i}\n    because \"\"\n", Texts.Otherwise),
        ["values that a fact does not have"] = () =>
            Each($"policy \"P\"\nfact drug: one of {Listed(Scaled(1_200),
                i => $"value {i}")}\noutcome caution \"C\"\noutcome prosecute \"P\"\n",
                i => $"rule r{i}\n    caution when drug is vlaue x{i}\n    because \"\"\n", Texts.Otherwise),
        ["roles"] = () => Each("policy \"P\"\n", i => $"fact f{i}: yes or no\n    judged by role {i}\n",
            "outcome a \"A\"\notherwise a\nend\n"),
        ["uses of missing files"] = () =>
            Each("policy \"P\"\n", i => $"use \"missing {i}.rules\"\n", "outcome a \"A\"\notherwise a\nend\n"),
        ["fields of a list, and items"] = () =>
            Each("policy \"P\"\noutcome a \"A\"\nlist l\n" + Several(Scaled(20_000), i => $"    f{i}: yes or no\n"),
                i => $"example e{i}\n    l has f{i * 7 % Scaled(20_000)}\n    expect a\n", "otherwise a\nend\n"),
        ["sets of values made of sets"] = SetsOfSets,

        // Conditions and values.
        ["10,000 rules"] = () => Rules(Scaled(10_000)),
        ["10,001 rules"] = () => Rules(Scaled(10_000) + 1),
        ["sums of 2,000 terms"] = () =>
            EachRule("a", $"n{Repeat(" plus n", 1_999)} is 1", "fact n: whole number\n    from 0 to 9\n"),
        ["sums in brackets"] = () => EachRule("a", $"{Repeat("(", 64)}n{Repeat(" plus n)", 64)} is 1",
            "fact n: whole number\n    from 0 to 9\n"),
        ["conditions of 2,000 terms"] = () => EachRule("a", $"x{Repeat(" and x", 1_999)}", "fact x: yes or no\n"),
        ["groups of many lines"] = () => Around(Texts.Facts + "rule r\n    caution when any of\n", "        agrees\n",
            "    because \"\"\n" + Texts.Otherwise),
        ["one of many numbers"] = () =>
            EachRule("a", $"n is one of {Listed(3_000, i => $"{i % 10}")}", "fact n: whole number\n"),
        ["rules about a choice of many values"] = () => EachRule("a", "n is one of v1998, v1999",
            $"fact n: one of {Listed(2_000, i => $"v{i}")}\n"),
        ["one of many amounts"] = () =>
            EachRule("a", $"n is one of {Listed(2_000, i => $"{i} t")}", "fact n: whole number of t\n"),
        ["one of many sums"] = () =>
            EachRule("a", $"n is one of {Listed(1_800, i => $"GBP {i % 100}")}", "fact n: money in GBP\n"),
        ["one of many dates in words"] = () =>
            EachRule("a", $"n is one of {Listed(1_100, i => $"{1 + i % 28} May {2000 + i % 100}")}", "fact n: date\n"),
        ["ways to split a phrase"] = () => EachRule("a", $"years from{Repeat(" to", 5_000)} is 3", ""),
        ["names of every length, and ways to cut a phrase into two"] = CutsOfNames,
        ["steps of a score"] = () => Each(Texts.Facts + "score s\n    starts at 0\n",
            i => $"    plus 1 when age is {i % 100}\n", Texts.Otherwise),
        ["rows of a table of one column"] = () => Each(Texts.Facts + "fact n: whole number\ntable t by n\n",
            i => $"    {i}, 1\n", "    otherwise 0\n" + Texts.Otherwise),
        ["rows of a table of two columns"] = () =>
            Each(Texts.Facts + "fact n: whole number\nfact m: whole number\ntable t by n, m\n",
                i => $"    {i}, {i}, 1\n", "    otherwise 0\n" + Texts.Otherwise),
        ["a table of sixty columns"] = SixtyColumns,
        ["tables of twenty-two columns"] = () =>
            Each($"policy \"P\"\n{Several(22, i => $"fact n{i}: yes or no\n")}outcome a \"A\"\n",
                i => $"table t{i} by {Columns}\n    {Rest}, 1\n", "otherwise a\nend\n"),
        ["columns that part nothing"] = () =>
            Each($"policy \"P\"\n{Several(22, i => $"fact n{i}: yes or no\n")}{Several(600,
                i => $"fact m{i}: whole number\n    from 5 to 5\n")}outcome a \"A\"\n",
                i => $"table t{i} by {Columns}, {Listed(600, m => $"m{m}")}\n    {Listed(22, _ => $"yes")}, {Listed(600,
                    _ => $"any")}, 0\n    {Listed(622, _ => $"any")}, 1\n",
                "otherwise a\nend\n"),
        ["a chain of definitions"] = () =>
            Each(Texts.Facts + "define d0 as agrees\n", i => $"define d{i + 1} as d{i}\n", Texts.Otherwise),
        ["a circle of definitions"] = () => Texts.Facts
            + Several(Scaled(40_000), i => $"define d{i} as d{(i + 1) % Scaled(40_000)}\n") + Texts.Otherwise,
        ["examples"] = () => Each(Texts.Facts + Texts.Rule("r", "caution when agrees"),
            i => $"example e{i}\n    agrees\n    expect caution\n", Texts.Otherwise),
    };

    private string Fill(string unit) => Repeat(unit, size / Encoding.UTF8.GetByteCount(unit));

    private string Around(string before, string unit, string after) =>
        before + Repeat(unit, (size - before.Length - after.Length) / unit.Length) + after;

    private string Each(string before, Func<int, FormattableString> unit, string after)
    {
        var text = new StringBuilder(before);
        for (var i = 0; ; i++)
        {
            var next = FormattableString.Invariant(unit(i));
            if (text.Length + next.Length + after.Length > size) return text.Append(after).ToString();
            text.Append(next);
        }
    }

    private string EachRule(string outcome, string condition, string facts) =>
        Each($"policy \"P\"\n{facts}outcome a \"A\"\noutcome b \"B\"\n",
            i => $"rule r{i}\n    {outcome} when {condition}\n    because \"\"\n", "otherwise b\nend\n");

    private string Rules(int count) =>
        Texts.Facts + Several(count, i => $"rule r{i}\n    caution when agrees\n    because \"B\"\n") + Texts.Otherwise;

    /// <summary>A count that is meant for a text of 1 MiB, for one of this size.</summary>
    private int Scaled(int count) => (int)((long)count * size / Largest);

    private static string Repeat(string unit, int count) => string.Concat(Enumerable.Repeat(unit, count));

    private static string Several(int count, Func<int, FormattableString> unit) =>
        string.Concat(Enumerable.Range(0, count).Select(i => FormattableString.Invariant(unit(i))));

    private static string Listed(int count, Func<int, FormattableString> unit) =>
        string.Join(", ", Enumerable.Range(0, count).Select(i => FormattableString.Invariant(unit(i))));

    private string Staircase()
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length + i + 2 <= size; i++) text.Append(' ', i).Append("a\n");
        return text.ToString();
    }

    private string SetsOfSets()
    {
        var text = new StringBuilder("policy \"P\"\nvalues s0: v\n");
        var last = 0;
        while (text.Length < size - 20_000)
        {
            last++;
            text.Append(CultureInfo.InvariantCulture,
                $"values s{last}: s{last - 1}, {Listed(1_500, i => $"v{last}x{i}")}\n");
        }
        return text.Append(CultureInfo.InvariantCulture,
                $"fact v: one of s{last}\noutcome a \"A\"\noutcome b \"B\"\nrule r\n    a when v is one of "
                    + $"s{last - 1}\n    because \"\"\notherwise b\nend\n")
            .ToString();
    }

    private const string AsThePolicyHasIt = "because \"As the policy of the force has it.\"";

    /// <summary>Sound rules, of which no two test the same.</summary>
    public string RulesThatDiffer() =>
        Each("policy \"P\"\nfact age: whole number\nfact drug: one of heroin, cocaine, cannabis\noutcome a \"A\"\noutcome b \"B\"\n",
            i => $"rule r{i}\n    b when age is at least {i} and drug is one of heroin, cocaine\n    {AsThePolicyHasIt}\n",
            "otherwise a\nend\n");

    private static string Columns => Listed(22, i => $"n{i}");

    private static string Rest => Listed(22, _ => $"yes") + ", 0\n    " + Listed(22, _ => $"any");

    /// <summary>
    /// Dates whose names have two words, three, and so on, and counts between two of them that no cut makes.
    /// </summary>
    private string CutsOfNames()
    {
        var longest = Scaled(500);
        var line = $"        years from z{Repeat(" to", 2 * longest)} is 3\n";
        var text = new StringBuilder($"policy \"P\"\nfact z z: date\n");
        for (var words = 3; words < longest; words++)
            text.Append("fact z").Append(Repeat(" z", words - 2)).Append(" to: date\n");
        text.Append(
            "define d as z z is after 1 January 2018\noutcome a \"A\"\noutcome b \"B\"\nrule r\n    a when any of\n");
        while (text.Length + line.Length < size - 100) text.Append(line);
        return text.Append("    because \"\"\notherwise b\nend\n").ToString();
    }

    private string SixtyColumns()
    {
        string[] keys = ["any", "yes", "no"];
        var rows = Several(Scaled(2_000), row =>
            $"    {string.Join(", ", Enumerable.Range(0, 60).Select(column => keys[(row * 7_919 + column * 104_729) % 3]))}, {row}\n");
        return $"policy \"P\"\n{Several(60, i => $"fact n{i}: yes or no\n")}outcome a \"A\"\ntable t by {Listed(60,
            i => $"n{i}")}\n{rows}otherwise a\nend\n";
    }
}
