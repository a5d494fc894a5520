using System.Text.Encodings.Web;
using System.Text.Json;

namespace Eligibility.Text;

/// <summary>How every JSON of the project is written: indented or on one line, LF, letters as they are.</summary>
internal static class JsonStyle
{
    /// <summary>
    /// The options of the writer. Deep enough for any condition that may be nested, definitions opened.
    /// </summary>
    public static JsonWriterOptions Indented => new()
    {
        Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 20_000
    };

    /// <summary>
    /// The options for one object on one line: the same members in the same order. What is written has been written
    /// indented before: it is not checked again.
    /// </summary>
    public static JsonWriterOptions Compact => Indented with { Indented = false, SkipValidation = true };

    /// <summary>A whole document, indented, as UTF-8 ended by a line feed.</summary>
    public static byte[] Document(Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Indented)) write(json);
        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }
}
