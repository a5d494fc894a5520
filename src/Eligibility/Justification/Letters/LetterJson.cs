using System.Collections.Immutable;
using System.Text.Json;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// A letter as JSON, by <c>docs/letter.schema.json</c>: parts and sentences and nothing else, so that no program cuts a letter
/// out of the officer's record.
/// </summary>
internal static class LetterJson
{
    /// <summary>The version of the form, named in every letter.</summary>
    public const string Format = "eligibility-letter/1";

    /// <summary>Where the form is described.</summary>
    public const string Schema = "urn:eligibility:letter:1";

    /// <summary>The letter as UTF-8 JSON, indented, ended by a line feed.</summary>
    public static byte[] Render(Letter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return JsonStyle.Document(json => Write(json, letter));
    }

    private static void Write(Utf8JsonWriter json, Letter letter)
    {
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("schema", Schema);
        json.WriteString("about", letter.Kind switch
        {
            LetterKind.Decided => "decided",
            LetterKind.Undecided => "undecided",
            LetterKind.Referred => "referred",
            _ => "none",
        });
        json.WriteBoolean("final", letter.IsFinal);
        json.WriteText("draft", letter.Draft);
        json.WriteTexts("missing", letter.Missing);
        json.WriteString("title", letter.Title);
        Write(json, "parts", letter.Parts);
        Write(json, "annex", letter.Annex);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ImmutableArray<LetterPart> parts) => json.WriteEach(name, parts, part =>
    {
        json.WriteStartObject();
        json.WriteString("part", part.Code);
        json.WriteText("heading", part.Heading);
        json.WriteEach("lines", part.Lines, line =>
        {
            json.WriteStartObject();
            if (line.Number > 0) json.WriteNumber("reason", line.Number);
            json.WriteTexts(line.Reasons is null ? "sentences" : "recorded", line.Sentences.Select(s => s.Words));
            if (line.Reasons is { } reasons) json.WriteString("reasons", reasons);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    });
}
