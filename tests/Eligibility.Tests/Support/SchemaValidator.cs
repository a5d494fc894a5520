using System.Text.Json;
using Json.Schema;

namespace Eligibility.Tests.Support;

/// <summary>
/// Validates JSON by a JSON Schema (2020-12), as JsonSchema.Net does. A keyword that the standard does not have is
/// refused when the schema is read: misspelt, it would let everything pass.
/// </summary>
internal sealed class SchemaValidator
{
    private static readonly EvaluationOptions All = With(OutputFormat.Hierarchical);
    private static readonly EvaluationOptions Soon = With(OutputFormat.Flag);

    private readonly JsonSchema _schema;

    /// <summary>Reads a schema.</summary>
    /// <exception cref="NotSupportedException">It uses a keyword that the standard does not have.</exception>
    public SchemaValidator(string schema)
    {
        // A registry of its own: the same name may stand in several schemas.
        var own = new BuildOptions { SchemaRegistry = new SchemaRegistry(), Dialect = Dialect.Draft202012 };
        _schema = JsonSchema.Build(JsonDocument.Parse(schema).RootElement, own);
        Look(_schema.Root, "#");
    }

    /// <summary>The members that schemas name, by the places of their own schemas.</summary>
    public SortedSet<string> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>Those of them that some valid JSON had.</summary>
    public SortedSet<string> Met { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether some JSON is valid, told as soon as it is seen not to be.</summary>
    public bool IsValid(JsonElement json) => _schema.Evaluate(json, Soon).IsValid;

    /// <summary>What is wrong with some JSON, a line each; empty when it is valid.</summary>
    public IReadOnlyList<string> Validate(JsonElement json)
    {
        var result = _schema.Evaluate(json, All);
        if (!result.IsValid) return [.. Faults(result)];
        Met.UnionWith(Places(result).Where(Members.Contains));
        return [];
    }

    private void Look(JsonSchemaNode schema, string place)
    {
        foreach (var keyword in schema.Keywords ?? [])
        {
            if (keyword.Handler is Json.Schema.Keywords.AnnotationKeyword)
                throw new NotSupportedException($"{place}: the standard has not all of {schema.Source.GetRawText()}");
            // What it refers to is looked at where it stands.
            if (keyword.Handler.Name == "$ref") continue;
            foreach (var part in keyword.Subschemas ?? [])
            {
                var at = $"{place}/{keyword.Handler.Name}{part.RelativePath}";
                if (keyword.Handler.Name == "properties") Members.Add(at);
                Look(part, at);
            }
        }
    }

    private static EvaluationOptions With(OutputFormat output) =>
        new() { OutputFormat = output, RequireFormatValidation = true };

    /// <summary>The places of the schemas that made it valid: not those of other branches.</summary>
    private static IEnumerable<string> Places(EvaluationResults result) =>
        result.IsValid
            ? (result.Details ?? []).SelectMany(Places).Prepend(Uri.UnescapeDataString(result.SchemaLocation.Fragment))
            : [];

    private static IEnumerable<string> Faults(EvaluationResults result) =>
        (result.Details ?? []).Where(d => !d.IsValid).SelectMany(Faults)
            .Concat((result.Errors ?? []).Select(e => $"{result.InstanceLocation} {e.Key}: {e.Value}"))
            .DefaultIfEmpty($"{result.InstanceLocation} does not fit the schema at {result.SchemaLocation.Fragment}");
}
