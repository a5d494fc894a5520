using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Eligibility.Justification;

/// <summary>
/// Members as records have them: a text that is not there is null, a day is written as ISO 8601 writes it.
/// </summary>
internal static class JsonMembers
{
    public static void WriteText(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is null) json.WriteNull(name);
        else json.WriteString(name, value);
    }

    public static void WriteDay(this Utf8JsonWriter json, string name, DateOnly? day) =>
        json.WriteText(name, DayOf(day));

    /// <summary>A day as it is written; null where there is none.</summary>
    public static string? DayOf(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> values) =>
        json.WriteEach(name, values, json.WriteStringValue);

    public static void WriteEach<T>(this Utf8JsonWriter json, string? name, ImmutableArray<T> values, Action<T> write)
    {
        if (name is null) json.WriteStartArray();
        else json.WriteStartArray(name);
        foreach (var value in values) write(value);
        json.WriteEndArray();
    }

    public static void WriteEach<T>(this Utf8JsonWriter json, string name, IEnumerable<T> values, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var value in values) write(value);
        json.WriteEndArray();
    }
}
