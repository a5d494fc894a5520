using System.Text.Json;
using Eligibility.Text;

namespace Eligibility.Diagnostics;

/// <summary>
/// Diagnostics as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), which code hosts and editors show
/// beside the text. Files are named from the library's root, <c>%SRCROOT%</c>.
/// </summary>
internal static class DiagnosticSarif
{
    private const string RootId = "%SRCROOT%";

    /// <summary>
    /// The diagnostics as one run, in the order given, as UTF-8 JSON ended by a line feed. The same
    /// diagnostics give the same bytes.
    /// </summary>
    public static byte[] Render(IEnumerable<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        var all = diagnostics.ToList();
        // The rules of the run are the kinds that it found, in the order of their codes.
        var rules = all.Select(d => DiagnosticCatalogue.IndexOf(d.Code)).Where(i => i >= 0).Distinct().Order().ToList();
        return JsonStyle.Document(json =>
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            Tool(json, rules);
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            foreach (var diagnostic in all)
                Result(json, diagnostic, rules.IndexOf(DiagnosticCatalogue.IndexOf(diagnostic.Code)));
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void Tool(Utf8JsonWriter json, IEnumerable<int> rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "Eligibility");
        json.WriteString("version", Engine.Version);
        json.WriteStartArray("rules");
        foreach (var kind in rules.Select(i => DiagnosticCatalogue.All[i]))
        {
            json.WriteStartObject();
            json.WriteString("id", kind.Code);
            Message(json, "shortDescription", kind.Title);
            Message(json, "help", kind.Help);
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", Level(kind.Severity));
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter json, Diagnostic diagnostic, int rule)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.Code);
        if (rule >= 0) json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", Level(diagnostic.Severity));
        Message(json, "message", string.Join('\n',
            (diagnostic.Help is null ? diagnostic.Message
                : $"{diagnostic.Message}. Help: {diagnostic.Help}").Split('\n').Select(SafeText.Show)));
        json.WriteStartArray("locations");
        Location(json, diagnostic.Span, null);
        json.WriteEndArray();
        if (diagnostic.Related is { } related)
        {
            json.WriteStartArray("relatedLocations");
            Location(json, related, "the other place");
            json.WriteEndArray();
        }
        if (!diagnostic.Corrections.IsEmpty) Fixes(json, diagnostic);
        json.WriteEndObject();
    }

    /// <summary>What to put in the place of which lines: one fix, or one for each thing that may be meant.</summary>
    private static void Fixes(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartArray("fixes");
        foreach (var correction in diagnostic.Corrections)
        {
            json.WriteStartObject();
            if (correction.Meaning is not null) Message(json, "description", SafeText.Show(correction.Meaning));
            json.WriteStartArray("artifactChanges");
            json.WriteStartObject();
            Artifact(json, diagnostic.Span);
            json.WriteStartArray("replacements");
            json.WriteStartObject();
            json.WriteStartObject("deletedRegion");
            json.WriteNumber("startLine", correction.FirstLine);
            json.WriteNumber("startColumn", 1);
            json.WriteNumber("endLine", correction.LastLine);
            json.WriteNumber("endColumn", diagnostic.Span.Source.Line(correction.LastLine).Length + 1);
            json.WriteEndObject();
            Message(json, "insertedContent", correction.Text);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Artifact(Utf8JsonWriter json, TextSpan span)
    {
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", string.Join('/', span.Source.Path.Split('/').Select(Uri.EscapeDataString)));
        json.WriteString("uriBaseId", RootId);
        json.WriteEndObject();
    }

    private static void Location(Utf8JsonWriter json, TextSpan span, string? message)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        Artifact(json, span);
        // A file that could not be read has no text to point into.
        if (span.Source.Text.Length > 0)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", span.Line);
            json.WriteNumber("startColumn", span.Column);
            json.WriteNumber("endLine", span.Source.LineOf(span.End));
            json.WriteNumber("endColumn", span.Source.ColumnOf(span.End));
            json.WriteEndObject();
        }
        json.WriteEndObject();
        if (message is not null) Message(json, "message", message);
        json.WriteEndObject();
    }

    private static void Message(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Level(Severity severity) => Diagnostic.KindOf(severity);
}
