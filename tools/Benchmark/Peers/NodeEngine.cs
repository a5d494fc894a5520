using System.Diagnostics;
using System.Globalization;
using Eligibility.Benchmarking.Checkpoint;
using Eligibility.Benchmarking.Contests;

namespace Eligibility.Benchmarking.Peers;

/// <summary>
/// An engine in node, a process of its own that reads the same cases from NDJSON and takes orders, a line each. Its
/// time is the processor time of the whole process, since such engines work in several threads.
/// </summary>
internal sealed class NodeEngine(string name, string engine, Facts[] cases) : Contender(name)
{
    private Process? _process;
    private string? _file;

    public override Verdict Decide(int index) =>
        Verdict.Of(int.Parse(Ask($"decide {index}"), CultureInfo.InvariantCulture));

    public override long Run(int first, int count) => Measure(first, count).Nanoseconds;

    public override Cost Measure(int first, int count) =>
        new(long.Parse(Ask($"run {first} {count}"), CultureInfo.InvariantCulture), -1, count);

    public override void Dispose()
    {
        if (_process is not null)
        {
            _process.StandardInput.Close();
            _process.WaitForExit();
            _process.Dispose();
        }
        if (_file is not null) File.Delete(_file);
    }

    private string Ask(string order)
    {
        _process ??= Start();
        _process.StandardInput.WriteLine(order);
        _process.StandardInput.Flush();
        return _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{Name} has ended");
    }

    private Process Start()
    {
        _file = Path.GetTempFileName();
        using (var lines = new FileStream(_file, FileMode.Create)) CaseText.WriteLines(lines, cases);
        return Process.Start(new ProcessStartInfo("node", [Path.Combine(Places.Node, "contender.mjs"), engine, _file])
            { RedirectStandardInput = true, RedirectStandardOutput = true })!;
    }
}
