using System.Globalization;
using System.Text;
using Eligibility.Benchmarking.Contests;

namespace Eligibility.Benchmarking.Tables;

/// <summary>A policy of 2,000 rules that look at a list, and a case whose list is as long as one may be.</summary>
internal static class LongList
{
    private const int Rules = 2000;
    private const int Items = 100;
    private static readonly string[] Kinds = ["theft", "burglary", "robbery", "fraud", "damage", "assault"];

    public static void Run(Options options, TextWriter output)
    {
        using var folder = new WorkFolder();
        File.WriteAllText(folder.At("list.rules"), Policy());
        File.WriteAllText(folder.At("case.json"), Case());
        var rounds = Math.Min(options.Rounds, 3);
        output.WriteLine($"{Rules} rules about a list of {Items} items, all known, to JSON by the command; "
            + $"{rounds} rounds\n");
        var asBuilt = Measure(folder, Places.Command, rounds);
        var ahead = File.Exists(Places.Ahead) ? Measure(folder, Places.Ahead, rounds) : [];
        var table = new TextTable("What", "as it is built", "ahead of time", "at most");
        Add(table, "CPU s", "1", asBuilt, ahead, all => Spread.Of(all.Select(s => s.Cpu)).ToString());
        Add(table, "wall s", "", asBuilt, ahead, all => Spread.Of(all.Select(s => s.Wall)).ToString());
        Add(table, "peak of memory, MB", "300", asBuilt, ahead, all => Spread.Digits(all.Max(s => s.PeakMegabytes)));
        table.Add("MB written", Spread.Digits(new FileInfo(folder.At("decision.json")).Length / 1e6), "", "");
        table.Write(output);
    }

    private static void Add(TextTable table, string what, string most, List<Spending> asBuilt, List<Spending> ahead,
        Func<List<Spending>, string> say) =>
        table.Add(what, say(asBuilt), ahead.Count == 0 ? "not there" : say(ahead), most);

    private static List<Spending> Measure(WorkFolder folder, string command, int rounds) =>
        [.. Enumerable.Range(0, rounds).Select(_ => Spending.Of(folder.At("decision.json"),
            [command, "decide", folder.At("list.rules"), "--case", folder.At("case.json"), "--format", "json@1"]))];

    private static string Policy()
    {
        var text = new StringBuilder($"""
            policy "Benchmark: a list"
                summary "Made up for measuring."
            list previous offences
                kind: one of {string.Join(", ", Kinds)}
                age at the time: whole number
                    from 0 to 120
                sentence: whole number of months
            outcome charge "Charge"
            outcome divert "Contract"

            """);
        for (var i = 0; i < Rules; i++)
            text.Append(CultureInfo.InvariantCulture, $"rule r{i}\n    {(i % 4 == 0 ? "charge" : "divert")} when ")
                .Append(Condition(i)).Append("\n    because \"x\"\n");
        return text.Append("otherwise charge\nend\n").ToString();
    }

    private static string Condition(int rule)
    {
        var kind = Kinds[rule % Kinds.Length];
        return (rule % 3) switch
        {
            0 => Words($"""
                any previous offences where kind is {kind} and age at the time is at least {rule % 90} and
                 sentence is over {rule}
                """),
            1 => Words($"""
                (number of previous offences where kind is {kind} and age at the time is under {rule % 90})
                 is at least {1 + rule % 40}
                """),
            _ => Words($"""
                (total sentence of previous offences where kind is not {kind} and age at the time is over {rule % 80})
                 is at least {rule * 3} months
                """),
        };
    }

    private static string Words(FormattableString words) =>
        words.ToString(CultureInfo.InvariantCulture).Replace("\n", "", StringComparison.Ordinal);

    private static string Case()
    {
        var items = Enumerable.Range(0, Items).Select(i => Words($$"""
            {"kind": "{{Kinds[i * 5 % Kinds.Length]}}",
             "age at the time": {{10 + i * 37 % 80}}, "sentence": {{i * 53 % 240}}}
            """));
        return $$"""{"previous offences": [{{string.Join(", ", items)}}]}""";
    }
}
