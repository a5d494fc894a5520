using System.Collections.Concurrent;
using System.Globalization;
using Eligibility.Faults;

// tools/planted-faults [--seed N] [--of-an-area N] [--only TEXT]... [--at-once N] [--seconds N] [--list] [--scratch DIR]
var root = Directory.GetCurrentDirectory();
var tests = Path.Combine(root, "tests", "Eligibility.Tests", "bin", "Release", "net10.0");
var engine = new Engine(root, tests);
var faults = Candidates.Choose(engine, Number("--seed", 2018), Number("--of-an-area", 70));
faults.AddRange(ByHand.Read(engine, Path.Combine(root, "tools", "Faults", "by-hand.txt")));
var only = args.Select((a, i) => (a, i)).Where(p => p.a == "--only").Select(p => args[p.i + 1]).ToList();
var numbered = faults.Select((fault, i) => (Number: i + 1, Fault: fault))
    .Where(f => only.Count == 0 || only.Any(o => o == f.Number.ToString(CultureInfo.InvariantCulture) || f.Fault.ToString().Contains(o, StringComparison.Ordinal))).ToList();
foreach (var group in numbered.GroupBy(f => f.Fault.Area)) Console.WriteLine($"{group.Key}: {group.Count()}");
foreach (var group in numbered.GroupBy(f => f.Fault.Operator).OrderBy(g => g.Key, StringComparer.Ordinal)) Console.WriteLine($"{group.Key}: {group.Count()}");
if (args.Contains("--list"))
{
    foreach (var (number, fault) in numbered) Console.WriteLine($"{number} {fault}");
    return 0;
}

var limit = TimeSpan.FromSeconds(Number("--seconds", 60));
var scratch = Text("--scratch") ?? Path.Combine(Path.GetTempPath(), "eligibility-faults");
var benches = new ConcurrentBag<Bench>(Enumerable.Range(1, Number("--at-once", 2)).Select(i => new Bench(Path.Combine(scratch, i.ToString(CultureInfo.InvariantCulture)), root, tests)));

// Without a fault nothing may be found, or what follows would say nothing.
benches.TryPeek(out var first);
if (engine.Write(null, first!.Library) is { } broken) { Console.WriteLine(broken); return 2; }
var sound = first.Run(limit);
Console.WriteLine(FormattableString.Invariant($"without a fault: {(sound.Killed ? sound.By : "nothing found")} in {sound.Seconds:F1} s"));
if (sound.Killed) return 2;

var survivors = new ConcurrentBag<int>();
var done = 0;
Parallel.ForEach(numbered, new ParallelOptions { MaxDegreeOfParallelism = benches.Count }, item =>
{
    benches.TryTake(out var bench);
    var trial = engine.Write(item.Fault, bench!.Library) is { } why ? new Trial(true, "cannot be built: " + why, 0) : bench.Run(limit);
    benches.Add(bench);
    if (!trial.Killed) survivors.Add(item.Number);
    lock (engine) Console.WriteLine(FormattableString.Invariant($"{item.Number} {item.Fault} | {(trial.Killed ? "killed by " + trial.By : "SURVIVED")} | {trial.Seconds:F1} s"));
    Interlocked.Increment(ref done);
});
Console.WriteLine(FormattableString.Invariant($"{done} faults, {done - survivors.Count} killed, {survivors.Count} survived: {string.Join(", ", survivors.Order())}"));
return survivors.IsEmpty ? 0 : 1;

string? Text(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

int Number(string name, int usual) => Text(name) is { } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : usual;
