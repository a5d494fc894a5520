using System.Text.Json;
using Eligibility.Benchmarking.Checkpoint;
using Eligibility.Benchmarking.Contests;

namespace Eligibility.Benchmarking.Ours;

/// <summary>
/// Cases as lines of a stream, decided by one worker: a line of JSON each, as the command writes it. The time is
/// that of all threads of the process, since the work is done by others than the measuring one.
/// </summary>
internal sealed class InBulk(string name, Engine engine, CaseText text) : Contender(name)
{
    private readonly MemoryStream _lines = new();
    private readonly MemoryStream _decided = new();

    public override void Prepare(int first, int count)
    {
        _lines.SetLength(0);
        for (var i = first; i < first + count; i++)
        {
            _lines.Write(text[i]);
            _lines.WriteByte((byte)'\n');
        }
        _lines.Position = 0;
    }

    public override Verdict Decide(int index)
    {
        Prepare(index, 1);
        _decided.SetLength(0);
        engine.Bulk(_lines, _decided);
        using var json = JsonDocument.Parse(_decided.ToArray());
        return OurContenders.VerdictOf(json.RootElement);
    }

    public override long Run(int first, int count) => engine.Bulk(_lines, Stream.Null);

    public override Cost Measure(int first, int count)
    {
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var start = CpuClock.OfProcess();
        Sum += Run(first, count);
        var end = CpuClock.OfProcess();
        return new Cost(end - start, GC.GetTotalAllocatedBytes(precise: true) - bytes, count);
    }
}
