using Eligibility.Benchmarking.Checkpoint;
using Eligibility.Benchmarking.Contests;

namespace Eligibility.Benchmarking.Tables;

/// <summary>A file of many cases, decided by the command, beside programs that only read it.</summary>
internal static class ManyCases
{
    private const string Reader = "jq -c .";
    private const string Walk = "Utf8JsonReader, each id";

    public static void Run(Options options, TextWriter output)
    {
        using var folder = new WorkFolder();
        var file = folder.At("cases.ndjson");
        using (var lines = new FileStream(file, FileMode.Create))
            CaseText.WriteLines(lines, CaseMix.Draw(options.Cases ?? 200_000, options.Uniform));
        var decisions = folder.At("decisions.ndjson");
        string[] rest = ["decide", Places.Policy, "--cases", file, "--out", decisions, "--record", "brief"];
        string[] decide = [Places.Command, .. rest];
        string[] ahead = [Places.Ahead, .. rest];
        (string Name, string[] Command)[] commands =
        [
            (Reader, ["jq", "-c", ".", file]),
            (Walk, Spending.Self("walk", file)),
            ("ours: decide --cases", decide),
            ("ours: decide --cases, one core", ["taskset", "-c", "0", .. decide]),
            ("ours, ahead of time", ahead),
            ("ours, ahead of time, one core", ["taskset", "-c", "0", .. ahead]),
        ];
        commands = [.. commands.Where(c => c.Name is Reader or Walk
            || (options.Asks(c.Name) && (File.Exists(Places.Ahead) || !c.Command.Contains(Places.Ahead))))];
        var spent = commands.Select(_ => new List<Spending>()).ToArray();
        var bytes = new long[commands.Length];
        var rounds = Math.Min(options.Rounds, 5);
        for (var round = 0; round < rounds; round++)
            for (var i = 0; i < commands.Length; i++)
            {
                var target = folder.At("output");
                spent[i].Add(Spending.Of(target, commands[i].Command));
                bytes[i] = new FileInfo(target).Length + (File.Exists(decisions) ? new FileInfo(decisions).Length : 0);
                File.Delete(target);
                File.Delete(decisions);
            }
        output.WriteLine($"{options.Cases ?? 200_000} cases, {new FileInfo(file).Length / 1e6:0} MB of NDJSON; "
            + $"{rounds} rounds; whole commands with their start\n");
        var table = new TextTable(
            "Command", "CPU s", "wall s", "MB out", "peak MB", $"CPU / {Reader}", $"CPU / {Walk}");
        for (var i = 0; i < commands.Length; i++)
            table.Add(commands[i].Name, Spread.Of(spent[i].Select(s => s.Cpu)).ToString(),
                Spread.Of(spent[i].Select(s => s.Wall)).ToString(), Spread.Digits(bytes[i] / 1e6),
                Spread.Digits(spent[i].Max(s => s.PeakMegabytes)), Ratio(i, 0), Ratio(i, 1));
        table.Write(output);
        for (var i = 2; i + 1 < commands.Length; i += 2)
            output.WriteLine($"{commands[i].Name}: two cores beside one, on the wall: "
                + $"{Spread.Of(spent[i + 1].Zip(spent[i], (one, two) => one.Wall / two.Wall))} times as fast\n");

        string Ratio(int at, int peer) => Spread.Of(spent[at].Zip(spent[peer], (a, b) => a.Cpu / b.Cpu)).ToString();
    }
}
