using System.Globalization;
using Eligibility.Faults;

// What tools/planted-faults runs: [--seed N] [--of-an-area N] [--only TEXT or NUMBER]... [--seconds N] [--list]
// [--write] [--afresh] [--scratch DIR] [--could-be TEXT] [--log FILE]
var root = Directory.GetCurrentDirectory();
var tests = Path.Combine(root, "tests", "Eligibility.Tests", "bin", "Release", "net10.0");
var engine = new Engine(root, tests);
var list = Path.Combine(root, "tools", "Faults", "by-tool.txt");
if (Text("--could-be") is { } part)
{
    foreach (var line in Candidates.List(engine).Where(l => l.Contains(part, StringComparison.Ordinal)))
        Console.WriteLine(line);
    return 0;
}
var (faults, missing) = Text("--seed") is null && Text("--of-an-area") is null
    ? Candidates.Listed(engine, list)
    : (Candidates.Choose(engine, Number("--seed", 2018), Number("--of-an-area", 70)), []);
var (byHand, gone) = ByHand.Read(engine, Path.Combine(root, "tools", "Faults", "by-hand.txt"));
foreach (var line in missing.Concat(gone)) Console.WriteLine("no longer there, or cannot be built: " + line);
if (args.Contains("--write"))
    File.WriteAllLines(list,
        ["# The faults that the tool plants: area, operator, file, member, what reads otherwise and how, which of several alike.",
            .. Candidates.List(engine, faults)]);
faults.AddRange(byHand);
var only = args.Select((a, i) => (a, i)).Where(p => p.a == "--only").Select(p => args[p.i + 1]).ToList();
var numbered = faults.Select((fault, i) => (Number: i + 1, Fault: fault))
    .Where(f => only.Count == 0 || only.Any(o => o.All(char.IsAsciiDigit)
        ? o == f.Number.ToString(CultureInfo.InvariantCulture)
        : f.Fault.ToString().Contains(o, StringComparison.Ordinal))).ToList();
foreach (var group in numbered.GroupBy(f => f.Fault.Area)) Console.WriteLine($"{group.Key}: {group.Count()}");
foreach (var group in numbered.GroupBy(f => f.Fault.Operator).OrderBy(g => g.Key, StringComparer.Ordinal))
    Console.WriteLine($"{group.Key}: {group.Count()}");
if (args.Contains("--list"))
{
    foreach (var (number, fault) in numbered) Console.WriteLine($"{number} {fault}");
    return 0;
}

using var bench = new Bench(Text("--scratch") ?? Path.Combine(Path.GetTempPath(), "eligibility-faults"), root, tests,
    TimeSpan.FromSeconds(Number("--seconds", 30)));
var apart = engine.WriteSwitched(numbered, bench.Library);
var log = new Log(Text("--log"));
foreach (var (number, fault) in numbered.Where(f => !apart.Contains(f.Number)))
    if (log.Of(number, fault) is null) Report(number, fault, bench.Run(number));
// What cannot be switched, and with --afresh every survivor once more, is built by itself and tried in a new process.
foreach (var (number, fault) in numbered)
{
    var isApart = apart.Contains(number);
    if (log.Of(number, fault) is { } told
        && (isApart || !args.Contains("--afresh") || !told.IsSurvivor || told.IsAfresh))
        continue;
    if (engine.Write(fault, bench.Library) is { } why) throw new InvalidOperationException(why);
    Report(number, fault, bench.RunAfresh(), afresh: true);
}
var survivors = numbered.Where(f => log.Of(f.Number, f.Fault)!.IsSurvivor).ToList();
Console.WriteLine(FormattableString.Invariant(
    $"{numbered.Count} faults, {numbered.Count - survivors.Count} killed, {survivors.Count} survived"));
foreach (var (number, fault) in survivors.OrderBy(s => s.Number)) Console.WriteLine($"{number} {fault}");
return survivors.Count == 0 ? 0 : 1;

void Report(int number, Fault fault, Trial trial, bool afresh = false)
{
    Console.WriteLine(log.Add(number, fault, trial, afresh));
    Console.Out.Flush();
}

string? Text(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

int Number(string name, int usual) =>
    Text(name) is { } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : usual;
