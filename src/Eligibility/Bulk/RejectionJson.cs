using System.Text.Json;
using Eligibility.Justification;
using Eligibility.Text;

namespace Eligibility.Bulk;

/// <summary>
/// The object that stands in the place of a case that could not be decided, by <c>docs/justification.schema.json</c>.
/// </summary>
internal static class RejectionJson
{
    public static void Write(Utf8JsonWriter json, BulkRejection rejected)
    {
        json.WriteStartObject();
        json.WriteString("format", JustificationJson.Format);
        json.WriteString("engine", Engine.Version);
        json.WriteString("id", rejected.Id);
        json.WriteString("status", "error");
        json.WriteNumber("line", rejected.Line);
        json.WriteStartArray("errors");
        foreach (var (code, path, message, help) in rejected.Faults)
        {
            json.WriteStartObject();
            json.WriteString("code", code);
            json.WriteString("path", path);
            json.WriteString("message", message);
            json.WriteString("help", help);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
