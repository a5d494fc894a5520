using System.Text.Encodings.Web;
using System.Text.Json;

namespace Eligibility.Text;

/// <summary>How every JSON of the project is written: indented, LF, letters as they are.</summary>
public static class JsonStyle
{
    /// <summary>The options of the writer. Deep enough for any condition that may be nested, definitions opened.</summary>
    public static JsonWriterOptions Indented => new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 20_000 };
}
