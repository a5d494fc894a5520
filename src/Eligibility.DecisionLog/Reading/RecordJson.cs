using System.Text;
using System.Text.Json;
using Eligibility.DecisionLog.Chain;

namespace Eligibility.DecisionLog.Reading;

/// <summary>
/// A record as JSON: all of it, so that its digests can be worked out again, or what may be shown of it.
/// </summary>
internal static class RecordJson
{
    /// <param name="entry">The record.</param>
    /// <param name="redaction">What may be shown; null for all of it.</param>
    /// <param name="options">Indented, or on one line.</param>
    public static byte[] Of(Entry entry, Redaction? redaction, JsonWriterOptions options)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, options)) Write(json, entry, redaction);
        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Entry entry, Redaction? redaction)
    {
        json.WriteStartObject();
        json.WriteNumber("record", entry.Number);
        json.WriteString("id", entry.Id);
        json.WriteString("kind", entry.Kind);
        json.WriteString("policy", entry.PolicyHash);
        json.WriteString("engine", entry.Engine);
        json.WriteString("at", entry.At);
        json.WriteString("user", entry.User);
        if (entry.Answers is { } answers) json.WriteNumber("about", answers);
        if (entry.ShownAs is { } form) json.WriteString("shownAs", form);
        json.WriteBoolean("erased", entry.IsErased);
        if (!entry.IsErased)
        {
            WriteJson("case", Part.Case);
            WriteJson("brief", Part.Brief);
            WriteJson("run", Part.Run);
            if (entry.Kind == Entry.Erasure)
                json.WriteString("because", Encoding.UTF8.GetString(entry[Part.Statement]!));
            else WriteJson("statement", Part.Statement);
            // Each of these tells, or confirms, what the case states.
            if (redaction is null)
            {
                WriteHex("word", entry[Part.Word]);
                if (entry.Layout is { } layout) json.WriteNumber("layout", layout);
                WriteHex("shown", entry[Part.Shown]);
                WriteHex("salt", entry.Salt);
            }
        }
        WriteHex("digests", entry.Digests);
        WriteHex("link", entry.Link);
        json.WriteEndObject();

        void WriteJson(string name, Part part)
        {
            if (entry[part] is not { } utf8) return;
            json.WritePropertyName(name);
            if (redaction is not null) redaction.Write(json, entry, part);
            // As it stands, byte by byte: its digest is of these bytes.
            else if (part is Part.Statement or Part.Run) json.WriteStringValue(utf8);
            else json.WriteRawValue(utf8, skipInputValidation: true);
        }

        void WriteHex(string name, byte[]? value)
        {
            if (value is not null) json.WriteString(name, Convert.ToHexStringLower(value));
        }
    }
}
