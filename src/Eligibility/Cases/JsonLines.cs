using System.Text;
using System.Text.Json;
using Eligibility.Text;

namespace Eligibility.Cases;

/// <summary>A listing as JSON text, ended by a line feed.</summary>
internal static class JsonLines
{
    public static string Write(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, JsonStyle.Indented)) write(json);
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length) + "\n";
    }
}
