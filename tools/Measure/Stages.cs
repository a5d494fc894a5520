using System.Diagnostics;
using System.Globalization;
using Eligibility.Bulk;
using Eligibility.Cases;

namespace Eligibility.Measure;

/// <summary>
/// Takes cases through the stages of bulk decide one after the other, on one core, and says how long
/// each takes. Valid cases only.
/// </summary>
internal static class Stages
{
    private static readonly string[] Names = ["cutting into lines", "reading the case", "deciding",
        "telling it in brief", "telling all of it"];

    public static void Measure(Editions editions, string path)
    {
        var ticks = new long[Names.Length];
        var count = 0L;
        // Twice, so that what is told is the time of compiled code.
        for (var round = 0; round < 2; round++)
        {
            Array.Clear(ticks);
            count = 0;
            using var input = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
            var rows = new NdjsonReader(input);
            var batch = new Batch();
            var options = editions.Options(null);
            var brief = BriefLines.Of(editions.All.Select(e => e.Policy));
            var at = Stopwatch.GetTimestamp();
            while (!rows.IsDone)
            {
                batch.Clear();
                rows.FillAsync(batch, 64, CancellationToken.None).GetAwaiter().GetResult();
                Lap(0);
                foreach (var row in batch.Rows)
                {
                    var bytes = batch.BytesOf(row);
                    var evaluator = editions.LikelyDay(bytes, null) is { } day
                        ? editions.On(day) ?? editions.All[0]
                        : editions.All[0];
                    var read = new Utf8Case(bytes, options, row.Line, beginsFile: false).ReadFor(evaluator.Policy);
                    Lap(1);
                    if (read.Case is null) continue;
                    var decision = evaluator.Decide(read.Case);
                    Lap(2);
                    BriefLines.Write(brief, batch.Output, decision, BulkRecord.Brief);
                    Lap(3);
                    decision.WriteJsonLine(batch.Output);
                    Lap(4);
                    count++;
                }
            }

            void Lap(int stage)
            {
                var now = Stopwatch.GetTimestamp();
                ticks[stage] += now - at;
                at = now;
            }
        }
        for (var i = 0; i < Names.Length; i++)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Names[i],-24}{ticks[i] * 1e6 / Stopwatch.Frequency / count,8:0.00} us a case {100.0 * ticks[i] / ticks.Sum(),5:0} %"));
    }
}
