using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Eligibility.Analysis;
using Eligibility.Justification;
using Eligibility.Tests.Checking;
using Eligibility.Tests.EvaluationTests;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Docs;

/// <summary>docs/justification.schema.json says what a justification holds, all of it and nothing else.</summary>
public class JustificationSchemaTests
{
    private static readonly string Schema =
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "justification.schema.json"));

    public static TheoryData<string> Policies => [.. Everything()];

    public static TheoryData<string> Folders =>
        [.. Everything().Select(f => Path.GetDirectoryName(f)!.Replace(Path.DirectorySeparatorChar, '/'))
            .Distinct(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Policies))]
    public void The_justification_of_every_example_is_valid(string file)
    {
        var validator = Validator();
        foreach (var (name, json) in Justifications(file)) AssertValid(validator, name, json);
    }

    [Theory, MemberData(nameof(Folders))]
    public void What_is_told_while_no_edition_can_be_chosen_is_valid(string folder)
    {
        var validator = Validator();
        foreach (var (title, json) in UndatedJustifications(folder)) AssertValid(validator, title, json);
    }

    [Fact]
    public void A_justification_with_a_member_that_the_schema_does_not_name_is_not_valid()
    {
        var validator = Validator();
        foreach (var (name, json) in SomeJustifications())
            foreach (var (path, changed) in Changed(json, member: null))
                Assert.False(validator.IsValid(changed), $"{name}: an unknown member at {path} passes");
    }

    /// <summary>
    /// A justification always has all its members; those that tell something only where there is
    /// something to tell are the exception.
    /// </summary>
    [Fact]
    public void A_justification_that_lacks_a_member_is_not_valid()
    {
        string[] optional = ["open", "always", "when", "unless", "values", "parts", "openedElsewhere", "judged",
            "items", "judgedItems", "inForce", "settled", "refers", "discretionaryWhen", "discretionaryNeeds", "discretionaryBecause",
            "discretionarySources", "from", "lastsFrom", "lastsNeeds", "lastsBecause", "lastsSources"];
        var validator = Validator();
        foreach (var (name, json) in SomeJustifications())
            foreach (var member in Names(json).Where(m => !optional.Contains(m)).Distinct(StringComparer.Ordinal))
                foreach (var (path, changed) in Changed(json, member))
                    Assert.False(validator.IsValid(changed), $"{name}: {path} passes without `{member}`");
    }

    [Fact]
    public void Every_member_that_the_schema_names_occurs_in_some_justification()
    {
        var validator = Validator();
        foreach (var (name, json) in SomeJustifications().Concat(UndatedJustifications("rules/durham-checkpoint"))
            .Concat(RecordJustifications()))
            AssertValid(validator, name, json);
        validator.Members.ExceptWith(validator.Met);
        Assert.True(validator.Members.Count == 0, string.Join('\n', validator.Members));
    }

    [Fact]
    public void Every_object_in_the_schema_refuses_further_members()
    {
        Look(JsonNode.Parse(Schema)!);

        static void Look(JsonNode? node)
        {
            if (node is JsonArray array) foreach (var part in array) Look(part);
            if (node is not JsonObject schema) return;
            if (schema["type"] is JsonValue type && type.GetValueKind() == JsonValueKind.String
                && type.GetValue<string>() == "object")
                Assert.True(schema["additionalProperties"] is JsonValue more
                        && more.GetValueKind() == JsonValueKind.False,
                    schema.GetPath());
            foreach (var (_, part) in schema) Look(part);
        }
    }

    [Theory]
    [InlineData("""{"requird": ["a"]}""")]
    [InlineData("""{"properties": {"a": {"typ": "string"}}}""")]
    [InlineData("""{"oneOf": [{"items": {"minimun": 1}}]}""")]
    [InlineData("""{"$ref": "#/$defs/a", "$defs": {"a": {"patern": "a"}}}""")]
    public void The_validator_refuses_a_schema_that_it_would_not_heed(string schema) =>
        Assert.Throws<NotSupportedException>(() => new SchemaValidator(schema));

    [Theory]
    [InlineData("""{"type": "integer", "minimum": 1}""", "1", "0")]
    [InlineData("""{"type": "integer"}""", "2", "2.5")]
    [InlineData("""{"type": ["string", "null"]}""", "null", "1")]
    [InlineData("""{"enum": ["a", "b"]}""", "\"b\"", "\"c\"")]
    [InlineData("""{"const": true}""", "true", "false")]
    [InlineData("""{"pattern": "^a$"}""", "\"a\"", "\"aa\"")]
    [InlineData("""{"minLength": 1}""", "\"a\"", "\"\"")]
    [InlineData("""{"items": {"type": "string"}}""", "[\"a\"]", "[\"a\", 1]")]
    [InlineData("""{"minItems": 1, "maxItems": 1}""", "[1]", "[1, 2]")]
    [InlineData("""{"uniqueItems": true}""", "[1, 2]", "[1, 1]")]
    [InlineData("""{"properties": {"a": {"type": "string"}}, "required": ["a"]}""", """{"a": "b"}""", "{}")]
    [InlineData("""{"properties": {"a": {}}, "additionalProperties": false}""", """{"a": 1}""", """{"b": 1}""")]
    [InlineData("""{"patternProperties": {"^a": {"type": "string"}}, "additionalProperties": false}""",
        """{"ab": "c"}""", """{"ab": 1}""")]
    [InlineData("""{"oneOf": [{"const": 1}, {"type": "string"}]}""", "1", "2")]
    [InlineData("""{"oneOf": [{"const": 1}, {"type": "integer"}]}""", "2", "1")]
    [InlineData("""{"$ref": "#/$defs/a", "$defs": {"a": {"type": "null"}}}""", "null", "1")]
    [InlineData("""{"format": "date"}""", "\"2020-02-29\"", "\"2019-02-29\"")]
    public void The_validator_tells_what_fits_from_what_does_not(string schema, string fits, string doesNot)
    {
        var validator = new SchemaValidator(schema);
        Assert.Empty(validator.Validate(JsonDocument.Parse(fits).RootElement));
        Assert.NotEmpty(validator.Validate(JsonDocument.Parse(doesNot).RootElement));
    }

    /// <summary>Cases each of whose records is decided by itself.</summary>
    private static IEnumerable<(string Name, JsonElement Json)> RecordJustifications()
    {
        var evaluator = Compiling.File(Path.Combine(Repository.Language("Accepted"), "decided-record-by-record.rules")).Evaluator!;
        string[] cases =
        [
            """{"offences": [{"kind": "assault", "aggravating": ["planned"]}, {"kind": "shoplifting"}]}""", """{"offences": []}""",
            """{"id": "none"}""",
        ];
        foreach (var text in cases)
        {
            var @case = CaseReader.Read(evaluator.Policy, Encoding.UTF8.GetBytes(text)).Case!;
            yield return (text, JsonDocument.Parse(evaluator.DecideEach(@case).ToJson()).RootElement);
        }
        foreach (var (name, json) in RecordEditions.Justifications()) yield return (name, JsonDocument.Parse(json).RootElement);
    }

    private static SchemaValidator Validator() => new(Schema);

    private static void AssertValid(SchemaValidator validator, string name, JsonElement json)
    {
        var faults = validator.Validate(json);
        Assert.True(faults.Count == 0, $"{name}:\n{string.Join('\n', faults)}");
    }

    /// <summary>
    /// The rule files whose justifications are looked at, by their paths from the root of the repository.
    /// </summary>
    private static IEnumerable<string> Everything() =>
        new[] { Repository.Rules, Repository.Language("Accepted") }.SelectMany(folder =>
            Repository.RuleFiles(folder).Select(f => Path.GetRelativePath(Repository.Root, Path.Combine(folder, f))
                .Replace(Path.DirectorySeparatorChar, '/')));

    private static IEnumerable<(string Name, JsonElement Json)> Justifications(string file) =>
        Compiling.File(Path.Combine(Repository.Root, file)).Evaluator is { } evaluator
            ? ExampleRunner.Run(evaluator).Where(e => e.Decision is not null)
                .Select(e => ($"{file}: {e.Name}", Justified(e.Decision!)))
            : [];

    private static JsonElement Justified(Decision decision) =>
        JsonDocument.Parse(JustificationJson.Render(JustificationBuilder.Build(decision))).RootElement;

    private static IEnumerable<(string Title, JsonElement Json)> UndatedJustifications(string folder)
    {
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.rules")
            .Order(StringComparer.Ordinal);
        return from editions in Editions.Of(files.Select(f => Compiling.File(f).Evaluator).OfType<PolicyEvaluator>())
               let result = editions.Decide("{}"u8)
               where result.NeedsDate
               select (editions.Title, JsonDocument.Parse(UndatedJson.Render(editions, result)).RootElement);
    }

    /// <summary>Justifications that together have every member: what examples cannot state is stated here.</summary>
    private static IEnumerable<(string Name, JsonElement Json)> SomeJustifications()
    {
        string[] cases =
        [
            """{"id": "1", "decision date": "2018-03-01", "elsewhere": 1, "low-level supply": {"value": """
                + """true, "by": "Sergeant 1", "because": "two deals"}, "sex": "female", "violent": true, "date of """
                + """birth": "2000-02-29", "previous offences": [{"kind": "theft"}]}""",
            """{"decision date": "2016-03-01", "low-level supply": {"value": false, "by": "Sergeant """
                + """1", "because": "many deals"}, "sex": "female", "date of birth": "1990-02-28", "previous offences": []}""",
            """{"decision date": "2016-03-01", "low-level supply": {"value": false, "by": "Sergeant """
                + """1", "because": "many deals"}, "sex": "male", "previous offences": [{"sent to prison": true}]}""",
            """{"sex": "male"}""",
            """{"interpreter needed": true}""",
            "{}",
        ];
        var evaluator = EveryStatement.Compilation.Evaluator!;
        foreach (var stated in cases) yield return (stated, Justified(evaluator.Decide(EveryStatement.Case(stated))));
        var counted = Compiling.Text(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "Language",
            "Accepted", "unknown-values-that-are-counted.rules"))).Evaluator!;
        yield return ("a line that is not settled",
            Justified(counted.Decide(CaseReader.Read(counted.Policy, """{"violent": true}"""u8).Case!)));
        var repaid = Compiling.Text(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "Language",
            "Accepted", "lists-judged-fields.rules"))).Evaluator!;
        yield return ("a field that was judged", Justified(repaid.Decide(CaseReader.Read(repaid.Policy,
            """{"offences": [{"victim repaid": {"value": true, "by": "Sergeant 1", "because": "a receipt"}}]}"""u8).Case!)));
        yield return ("a case among many that cannot be decided",
            JsonDocument.Parse(Many(evaluator, """{"id": "7", "sex": "mael", "violent": null}""")).RootElement);
    }

    private static byte[] Many(PolicyEvaluator evaluator, string lines)
    {
        using var output = new MemoryStream();
        new BulkDecider(evaluator, new BulkOptions { Record = BulkRecord.Full })
            .DecideAsync(new MemoryStream(Encoding.UTF8.GetBytes(lines)), BulkForm.Ndjson, output)
            .GetAwaiter().GetResult();
        return output.ToArray();
    }

    /// <summary>The names of members, at every depth, but those that a policy chooses.</summary>
    private static IEnumerable<string> Names(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object =>
            json.EnumerateObject().SelectMany(m => m.Name == "items" ? [m.Name] : Names(m.Value).Prepend(m.Name)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Names),
        _ => [],
    };

    /// <summary>
    /// The JSON with one object changed, for each of its objects: a member taken out, or one
    /// that no schema names put in.
    /// </summary>
    private static IEnumerable<(string Path, JsonElement Json)> Changed(JsonElement json, string? member)
    {
        var count = Lies.Every(JsonNode.Parse(json.GetRawText())).Count();
        for (var i = 0; i < count; i++)
        {
            var copy = JsonNode.Parse(json.GetRawText())!;
            var place = Lies.Every(copy).ElementAt(i);
            if (member is null) place["unknown_member"] = 1;
            else if (!place.Remove(member)) continue;
            yield return (place.GetPath(), JsonDocument.Parse(copy.ToJsonString()).RootElement);
        }
    }
}
