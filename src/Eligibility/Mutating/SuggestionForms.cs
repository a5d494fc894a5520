using System.Globalization;
using System.Text;
using System.Text.Json;
using Eligibility.Text;

namespace Eligibility.Mutating;

/// <summary>Suggested examples, as lines that can stand in a policy file as they are, and as JSON.</summary>
internal static class SuggestionForms
{
    /// <summary>As lines, each example below a comment that says what it is for.</summary>
    public static string Text(IReadOnlyList<Suggestion> suggestions)
    {
        if (suggestions.Count == 0) return "# Nothing to suggest: the examples cover every case that was looked for.\n";
        var text = new StringBuilder();
        foreach (var suggestion in suggestions)
        {
            var at = suggestion.At;
            text.Append(CultureInfo.InvariantCulture, $"# {at.Source.Path}:{at.Line}: {OneLine.Of(at)}\n# {Sentence(suggestion.Why)}\n");
            foreach (var line in suggestion.Example) text.Append(line).Append('\n');
            text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary>As the member <c>suggestions</c> of an object.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<Suggestion> suggestions)
    {
        json.WriteStartArray("suggestions");
        foreach (var suggestion in suggestions)
        {
            json.WriteStartObject();
            json.WriteString("file", suggestion.At.Source.Path);
            json.WriteNumber("line", suggestion.At.Line);
            json.WriteString("words", OneLine.Of(suggestion.At));
            json.WriteString("why", suggestion.Why);
            json.WriteStartArray("example");
            foreach (var line in suggestion.Example) json.WriteStringValue(line);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..] + ".";
}
