using System.Text.Json;
using System.Text.Json.Nodes;
using Eligibility.Justification;
using Eligibility.Tests.EvaluationTests;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Checking.Explanations;

/// <summary>Records of form 2 of what is no one decision: each record by itself, and no edition chosen yet.</summary>
internal static class WithoutOneDecision
{
    private static readonly string[] OfACase =
    [
        "format", "schema", "engine", "policy", "id", "decidedOn", "status", "headline", "needed", "run", "decision", "advice",
    ];

    private static readonly string[] OfARecord =
        ["record", "status", "exact", "headline", "outcome", "possible", "needed"];

    public static IEnumerable<(string Name, JsonElement Json)> All() =>
        Undated(Path.Combine(Repository.Rules, "durham-checkpoint")).Concat(Each());

    /// <summary>Of the editions in a folder, a case that states nothing, where a date chooses among them.</summary>
    public static IEnumerable<(string Name, JsonElement Json)> Undated(string folder) =>
        from editions in Eligibility.Editions.Of(Directory.EnumerateFiles(folder, "*.rules").Order(StringComparer.Ordinal)
            .Select(f => Compiling.File(f).Evaluator).OfType<PolicyEvaluator>())
        let result = editions.Decide("{}"u8)
        where result.NeedsDate
        select (editions.Title, Parsed(ExplanationJson.Render(result)));

    /// <summary>Cases each of whose records is decided by itself: by one edition, and each by its own.</summary>
    private static IEnumerable<(string Name, JsonElement Json)> Each()
    {
        var evaluator = Compiling.File(Path.Combine(Repository.Language("Accepted"), "decided-record-by-record.rules")).Evaluator!;
        byte[][] cases =
        [
            .. new[]
            {
                """{"offences": [{"kind": "assault", "aggravating": ["planned"]}, {"kind": "shoplifting"}]}""",
                """{"offences": []}""", """{"id": "none"}""",
            }.Select(System.Text.Encoding.UTF8.GetBytes),
        ];
        foreach (var stated in cases)
            yield return ("by one edition", Parsed(EachExplanationJson.Render(
                evaluator.DecideEach(CaseReader.Read(evaluator.Policy, stated).Case!))));
        yield return ("four", Parsed(ExplanationJson.Render(RecordEditions.Read().Decide(File.ReadAllBytes(RecordEditions.Four)))));
        yield return ("no list", Parsed(ExplanationJson.Render(RecordEditions.Decide("{}"))));
        yield return ("open", Parsed(ExplanationJson.Render(RecordEditions.Decide("""{"offences": [{"day": "2016-05-01"}]}"""))));
    }

    /// <summary>A record with one member of its outer objects taken out, or one that no schema names.</summary>
    public static IEnumerable<(string Path, JsonElement Json)> Spoilt(JsonElement json)
    {
        foreach (var member in OfACase)
            yield return ($"the case without `{member}`", Changed(json, root => root.Remove(member)));
        yield return ("an unknown member of the case", Changed(json, root => root["unknown_member"] = 1));
        if (!json.TryGetProperty("decisions", out var decisions) || decisions.ValueKind != JsonValueKind.Array) yield break;
        for (var at = 0; at < decisions.GetArrayLength(); at++)
        {
            JsonObject Record(JsonObject root) => root["decisions"]![at]!.AsObject();
            foreach (var member in OfARecord)
                yield return ($"record {at} without `{member}`", Changed(json, root => Record(root).Remove(member)));
            yield return ($"an unknown member of record {at}", Changed(json, root => Record(root)["unknown_member"] = 1));
        }
    }

    private static JsonElement Changed(JsonElement json, Action<JsonObject> change)
    {
        var copy = JsonNode.Parse(json.GetRawText())!.AsObject();
        change(copy);
        return Parsed(System.Text.Encoding.UTF8.GetBytes(copy.ToJsonString()));
    }

    private static JsonElement Parsed(byte[] json) => JsonDocument.Parse(json).RootElement;
}
