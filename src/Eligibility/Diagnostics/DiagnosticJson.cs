using System.Text.Json;
using Eligibility.Text;

namespace Eligibility.Diagnostics;

/// <summary>Diagnostics as JSON, for other programs.</summary>
internal static class DiagnosticJson
{
    /// <summary>The diagnostics as UTF-8 JSON, in the order given, ended by a line feed.</summary>
    public static byte[] Render(IEnumerable<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        return JsonStyle.Document(json =>
        {
            json.WriteStartObject();
            Write(json, diagnostics);
            json.WriteEndObject();
        });
    }

    /// <summary>The same as the member <c>diagnostics</c> of an object that is being written.</summary>
    /// <param name="json">Where it is written.</param>
    /// <param name="diagnostics">The diagnostics.</param>
    /// <param name="place">What else is told of a place, or null.</param>
    public static void Write(Utf8JsonWriter json, IEnumerable<Diagnostic> diagnostics,
        Action<Utf8JsonWriter, TextSpan>? place = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(diagnostics);
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in diagnostics) Write(json, diagnostic, place);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Diagnostic diagnostic, Action<Utf8JsonWriter, TextSpan>? place)
    {
        json.WriteStartObject();
        json.WriteString("code", diagnostic.Code);
        json.WriteString("severity", diagnostic.Kind);
        Place(json, diagnostic.Span);
        json.WriteNumber("length", diagnostic.Span.Length);
        place?.Invoke(json, diagnostic.Span);
        // What cannot be seen is shown by its code, as in every other form.
        json.WriteString("message", SafeText.Show(diagnostic.Message));
        if (diagnostic.Help is not null) json.WriteString("help", string.Join('\n', diagnostic.Help.Split('\n').Select(SafeText.Show)));
        if (diagnostic.Related is { } related)
        {
            json.WriteStartObject("related");
            Place(json, related);
            json.WriteEndObject();
        }
        if (!diagnostic.Corrections.IsEmpty) Corrections(json, diagnostic.Corrections);
        json.WriteEndObject();
    }

    private static void Corrections(Utf8JsonWriter json, IEnumerable<Correction> corrections)
    {
        json.WriteStartArray("corrections");
        foreach (var correction in corrections)
        {
            json.WriteStartObject();
            json.WriteNumber("firstLine", correction.FirstLine);
            json.WriteNumber("lastLine", correction.LastLine);
            json.WriteString("text", correction.Text);
            if (correction.Meaning is not null) json.WriteString("meaning", correction.Meaning);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Place(Utf8JsonWriter json, TextSpan span)
    {
        json.WriteString("file", span.Source.Path);
        json.WriteNumber("line", span.Line);
        json.WriteNumber("column", span.Column);
    }
}
