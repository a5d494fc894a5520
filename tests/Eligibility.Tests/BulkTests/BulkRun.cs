using System.Text;
using System.Text.Json;
using Eligibility.Measure;
using Eligibility.Tests.Support;
using Eligibility.Text;

namespace Eligibility.Tests.BulkTests;

/// <summary>Many cases decided in this process: the lines that came, and what was told beside them.</summary>
internal sealed record BulkRun(string Output, BulkSummary Summary, IReadOnlyList<BulkRejection> Rejected)
{
    public string[] Lines { get; } = Output.Length == 0 ? [] : Output[..^1].Split('\n');

    public static BulkRun Of(Func<BulkOptions, BulkDecider> decider, string cases, BulkForm form = BulkForm.Ndjson,
        int workers = 2, BulkRecord record = BulkRecord.Full) =>
        Of(decider, new MemoryStream(Encoding.UTF8.GetBytes(cases)), form, workers, record);

    public static BulkRun Of(Func<BulkOptions, BulkDecider> decider, Stream cases, BulkForm form = BulkForm.Ndjson,
        int workers = 2, BulkRecord record = BulkRecord.Full)
    {
        var rejected = new List<BulkRejection>();
        using var output = new MemoryStream();
        var summary = decider(new BulkOptions
            {
                Workers = workers, Record = record, OnRejected = rejected.Add
            })
            .DecideAsync(cases, form, output).GetAwaiter().GetResult();
        return new BulkRun(Encoding.UTF8.GetString(output.ToArray()), summary, rejected);
    }

    /// <summary>The editions in a folder of the rules that come with the engine.</summary>
    public static Editions EditionsOf(string folder) => Assert.Single(Editions.Of(EvaluatorsIn(folder)));

    public static IEnumerable<PolicyEvaluator> EvaluatorsIn(string folder) =>
        Repository.RuleFiles(Path.Combine(Repository.Rules, folder))
            .Select(f => Compiling.File(Path.Combine(Repository.Rules, folder, f)).Evaluator).OfType<PolicyEvaluator>();

    public static PolicyEvaluator Policy(string text)
    {
        var policy = Compiling.Text(text);
        Assert.False(policy.HasErrors, Compiling.Render(policy));
        return policy.Evaluator!;
    }

    /// <summary>Random cases, one a line.</summary>
    public static List<string> Cases(IReadOnlyList<PolicyEvaluator> editions, int count, ulong seed,
        double missing = 0.05)
    {
        var cases = new RandomCases(editions, seed, missing);
        return [.. Enumerable.Range(1, count).Select(id =>
        {
            using var bytes = new MemoryStream();
            using (var json = new Utf8JsonWriter(bytes, JsonStyle.Compact)) cases.Write(json, id);
            return Encoding.UTF8.GetString(bytes.ToArray());
        })];
    }

    /// <summary>A justification as it is written for one case, on one line.</summary>
    public static string OnOneLine(byte[] indented)
    {
        using var document = JsonDocument.Parse(indented, new JsonDocumentOptions { MaxDepth = 1000 });
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, JsonStyle.Compact)) document.WriteTo(json);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
