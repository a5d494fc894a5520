using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Eligibility.Justification;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.LetterTests;

/// <summary>docs/letter.schema.json says what a letter in JSON holds, and nothing else passes it.</summary>
public class LetterSchemaTests
{
    private static readonly string Schema = File.ReadAllText(Path.Combine(Repository.Root, "docs", "letter.schema.json"));

    private static IEnumerable<Letter> Letters()
    {
        yield return LetterSamples.Final(LetterSamples.Followed(LetterSamples.Decide(LetterSamples.FourGrounds)));
        yield return LetterMaker.Of(LetterSamples.Decide(LetterSamples.Denial));
        yield return LetterMaker.Of(LetterSamples.Decide("\"what happened\": \"theft\""));
        yield return NoLetter.Of(new PolicyStanding("undated", "No start date is declared."));
    }

    [Fact]
    public void Every_letter_in_JSON_is_valid()
    {
        var validator = new SchemaValidator(Schema);
        foreach (var letter in Letters()) Assert.True(IsValid(validator, Json(letter)), Json(letter));
    }

    [Fact]
    public void A_letter_with_a_member_more_or_one_less_is_not_valid()
    {
        var validator = new SchemaValidator(Schema);
        var json = Json(Letters().First());
        foreach (var path in new[] { "", "parts.0", "parts.0.lines.0", "annex.0", "annex.0.lines.1" })
        {
            var more = JsonNode.Parse(json)!;
            ((JsonObject)At(more, path))["rule"] = "hate crimes";
            Assert.False(IsValid(validator, more.ToJsonString()), "more at " + path);
            foreach (var name in ((JsonObject)At(JsonNode.Parse(json)!, path)).Select(m => m.Key).Where(n => n != "reason"))
            {
                var less = JsonNode.Parse(json)!;
                ((JsonObject)At(less, path)).Remove(name);
                Assert.False(IsValid(validator, less.ToJsonString()), $"less {name} at {path}");
            }
        }
    }

    private static bool IsValid(SchemaValidator validator, string json)
    {
        using var document = JsonDocument.Parse(json);
        return validator.IsValid(document.RootElement);
    }

    private static JsonNode At(JsonNode root, string path) => path.Split('.', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate(root, (at, step) => int.TryParse(step, out var index) ? at[index]! : at[step]!);

    private static string Json(Letter letter) => Encoding.UTF8.GetString(LetterJson.Render(letter));
}
