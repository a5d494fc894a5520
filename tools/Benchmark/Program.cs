using System.ComponentModel;
using Eligibility.Benchmarking;
using Eligibility.Benchmarking.Contests;
using Eligibility.Benchmarking.Tables;

(string Name, Action<Options, TextWriter> Run)[] tables =
[
    ("side-by-side", SideBySide.Run),
    ("rules", ManyRules.Run),
    ("missing", MissingFacts.Run),
    ("shipped", ShippedPolicies.Run),
    ("ndjson", ManyCases.Run),
    ("list", LongList.Run),
    ("hosting", Hosting.Run),
    ("parts", (_, _) => Parts.Run()),
];
try
{
    switch (args)
    {
        // Processes that the tables start: this program again.
        case ["spend", var target, .. var command]: return Spending.Measure(target, command);
        case ["walk", var file]:
            using (var lines = Console.OpenStandardOutput()) Walker.Run(file, lines);
            return 0;
    }
    var words = args.AsSpan();
    var table = words.Length > 0 && !words[0].StartsWith("--", StringComparison.Ordinal) ? words[0] : "side-by-side";
    var options = Options.Read(words.Length > 0 && table == words[0] ? words[1..] : words);
    var asked = tables.Where(t => table == "all" || t.Name == table).ToList();
    if (asked.Count == 0)
        throw new FormatException($"there is no table {table}: {string.Join(", ", tables.Select(t => t.Name))} or all");
    if (options.Rest.Count > 0 && table is not ("rules" or "shipped"))
        throw new FormatException($"{table} takes nothing but options: {options.Rest[0]}");
    foreach (var (name, run) in asked)
    {
        Console.Out.WriteLine($"## {name}\n");
        run(options, Console.Out);
    }
    return 0;
}
catch (DisagreementException disagreement)
{
    Console.Error.WriteLine(disagreement.Message);
    return 1;
}
catch (Exception wrong) when (wrong
    is FormatException or InvalidDataException or InvalidOperationException or IOException or Win32Exception)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}
