using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Eligibility.Bulk;
using Eligibility.Cases;
using Eligibility.Justification;
using Eligibility.Text;

namespace Eligibility.Measure;

/// <summary>
/// Takes cases through the stages of bulk decide one after the other, on one core, and says how long
/// each takes. Valid cases only.
/// </summary>
internal static class Stages
{
    private static readonly string[] Names = ["cutting into lines", "reading the JSON", "binding to the policy",
        "deciding", "building the record", "writing the line"];

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
            using var json = new Utf8JsonWriter(Stream.Null, JsonStyle.Compact);
            var at = Stopwatch.GetTimestamp();
            while (!rows.IsDone)
            {
                batch.Clear();
                rows.FillAsync(batch, 64, CancellationToken.None).GetAwaiter().GetResult();
                Lap(0);
                foreach (var row in batch.Rows)
                {
                    var stated = JsonText.Read(batch.BytesOf(row), new CaseFaults())!;
                    Lap(1);
                    var evaluator = editions.LikelyDay(stated, null) is { } day
                        ? editions.On(day) ?? editions.All[0]
                        : editions.All[0];
                    var read = new CaseBinder(evaluator.Policy, options, new CaseFaults()).Bind(stated);
                    Lap(2);
                    if (read.Case is null) continue;
                    var decision = evaluator.Decide(read.Case);
                    Lap(3);
                    var record = JustificationBuilder.Build(decision);
                    Lap(4);
                    json.Reset(batch.Output);
                    JustificationJson.Write(json, record);
                    json.Flush();
                    batch.Output.Write("\n"u8);
                    Lap(5);
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
                $"{Names[i],-24}{ticks[i] * 1e6 / Stopwatch.Frequency / count,8:0.0} us a case {100.0 * ticks[i] / ticks.Sum(),5:0} %"));
    }
}
