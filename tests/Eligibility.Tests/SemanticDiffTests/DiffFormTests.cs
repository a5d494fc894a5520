using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Eligibility.SemanticDiff;
using Eligibility.Tests.Command;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.SemanticDiffTests;

/// <summary>What an edit changes, in each form; its JSON by docs/diff.schema.json, which nothing else passes.</summary>
public class DiffFormTests
{
    private static readonly string Schema = File.ReadAllText(Path.Combine(Repository.Root, "docs", "diff.schema.json"));

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    [InlineData("html")]
    [InlineData("json")]
    public void Northshire_begins_to_warn(string format)
    {
        var run = CommandRun.Of("diff", CommandRun.Rules("northshire-cautions"), "--format", format);
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Snapshot.Match(Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "SemanticDiffTests",
            $"northshire-{format}.txt"), run.Output);
    }

    [Fact]
    public void Every_answer_in_JSON_is_valid_and_with_a_member_more_or_less_it_is_not()
    {
        var validator = new SchemaValidator(Schema);
        var json = Json(PromiseSamples.Milder, PromiseSamples.Old);
        Assert.True(IsValid(validator, json), json);
        Assert.True(IsValid(validator, Json(PromiseSamples.Old, PromiseSamples.Old)));
        foreach (var path in new[] { "", "old", "regions.0" })
        {
            var more = JsonNode.Parse(json)!;
            ((JsonObject)At(more, path))["rule"] = "small theft";
            Assert.False(IsValid(validator, more.ToJsonString()), "more at " + path);
            foreach (var name in ((JsonObject)At(JsonNode.Parse(json)!, path)).Select(m => m.Key))
            {
                var less = JsonNode.Parse(json)!;
                ((JsonObject)At(less, path)).Remove(name);
                Assert.False(IsValid(validator, less.ToJsonString()), $"less {name} at {path}");
            }
        }
    }

    private static string Json(string @new, string old)
    {
        var library = Library.Of(("new.rules", @new), ("old.rules", old));
        return Encoding.UTF8.GetString(DiffForms.Json(PolicyDiff.Of(
            PolicyCompiler.Compile(library, "old.rules").Evaluator!, PolicyCompiler.Compile(library, "new.rules").Evaluator!)));
    }

    private static bool IsValid(SchemaValidator validator, string json)
    {
        using var document = JsonDocument.Parse(json);
        return validator.IsValid(document.RootElement);
    }

    private static JsonNode At(JsonNode root, string path) => path.Split('.', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate(root, (at, step) => int.TryParse(step, out var index) ? at[index]! : at[step]!);
}
