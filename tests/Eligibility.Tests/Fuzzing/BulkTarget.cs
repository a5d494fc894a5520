using System.Text;
using Eligibility.Tests.BulkTests;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Fuzzing;

/// <summary>Files of many cases: each line has its own in its place, and none stops the rest.</summary>
internal sealed class BulkTarget(BulkForm form) : Target
{
    private static readonly BulkDecider Every = new(CaseTarget.Every, new BulkOptions { Workers = 1 });

    public override string Name => form == BulkForm.Csv ? "csv" : "ndjson";

    public override int Share => form == BulkForm.Csv ? 16 : 4;

    public override IReadOnlyList<string> Words { get; } = form == BulkForm.Csv
        ? ["\"", "\"\"", ",", ";", "\n", "\r\n", "\t", "yes", "no", "true", "age", "id", "decision date", "drug",
            "violent", "heroin", "crack cocaine", "250 mg", "GBP 80", "2018-01-10", "10/01/2018", "1,5",
            "low-level supply", "low-level supply by", "low-level supply because", "weapons", "bat; bottle", "unknown",
            "null", "\u00EF\u00BB\u00BF"]
        : ["{", "}", "\n", "\r\n", "\n\n", "{}", "null", "[]", "\"id\": \"x\",", "{\"id\": \"y\", \"violent\": true}\n",
            "\"age\": 20,", "true", "\"decision date\": \"2018-01-10\",", "\u00EF\u00BB\u00BF", "\\u0000"];

    public override IEnumerable<string> Seeds
    {
        get
        {
            foreach (var file in Directory.EnumerateFiles(Repository.Language("Many"),
                form == BulkForm.Csv ? "*.csv" : "*.ndjson").Order(StringComparer.Ordinal))
                yield return Encoding.Latin1.GetString(File.ReadAllBytes(file));
            var random = new Random(2);
            if (form == BulkForm.Ndjson)
                for (var i = 0; i < 10; i++) yield return string.Concat(Enumerable.Range(0, 5)
                    .Select(_ => Encoding.Latin1.GetString(RandomCase.Make(CaseTarget.Every.Policy, random)) + "\n"));
            else
                yield return Mutator.Bytes(
                    "id,violent,age,reading,weight,damage,date of birth,drug,harm,weapons,decision "
                        + "date\n1,yes,20,0.5,250 mg,GBP "
                        + "80,2000-02-29,heroin,low,bat,2018-01-10\n2,,,,,,,,,,\n\"3\",\"no\",\"21\",,,,,\"crack cocaine\",,\"\",\n");
        }
    }

    public override string Work(byte[] input, Seen seen)
    {
        var run = BulkRun.Of(_ => Every, new MemoryStream(input), form, workers: 1);
        Require.That(run.Summary.IsComplete, "it did not get to the end");
        Require.That(run.Lines.Length == run.Summary.Cases, "not every case has its line");
        Require.That(run.Summary.HeadingFaults.Length > 0 || run.Lines.Length <= input.Count(b => b == '\n') + 1,
            "there are more lines than there were");
        foreach (var fault in run.Summary.HeadingFaults.Select(f => f.ToString()))
        {
            Require.Safe(fault, "a fault of a heading", lines: false);
            seen.AddWording("heading", fault);
        }
        var rejected = 0;
        foreach (var line in run.Lines)
        {
            Require.Json(Encoding.UTF8.GetBytes(line), "a line");
            if (line.Contains("\"status\":\"error\"", StringComparison.Ordinal)) rejected++;
            foreach (var message in line.Split("\"message\":\"").Skip(1))
                seen.AddWording("bulk", message.Split('"', 2)[0]);
        }
        seen.Add("lines", Math.Min(run.Lines.Length, 20));
        Require.That(rejected == run.Summary.Rejected, "an error object is missing, or one too many");
        return run.Output + string.Join('\n', run.Summary.HeadingFaults);
    }
}
