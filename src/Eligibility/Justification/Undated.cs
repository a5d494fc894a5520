using System.Text;
using System.Text.Json;
using Eligibility.Evaluation;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>What is told of a case while the date that chooses the edition is unknown: undecided, needing it. As text.</summary>
public static class UndatedText
{
    /// <summary>The text, lines ended by line feeds.</summary>
    public static string Render(Editions editions, EditionDecision result, Paint? paint = null)
    {
        ArgumentNullException.ThrowIfNull(editions);
        ArgumentNullException.ThrowIfNull(result);
        paint ??= Paints.None;
        var text = new StringBuilder();
        text.Append(paint(Tone.Unsure, "UNDECIDED")).Append('\n');
        text.Append("  Which edition of \"").Append(SafeText.Show(editions.Title)).Append("\" decides depends on the ").Append(editions.DatedBy.Name).Append(", which is unknown.\n");
        text.Append("  ").Append(paint(Tone.Faint, "This is advice to an officer, who decides.")).Append("\n\n");
        text.Append(paint(Tone.Strong, "Ask next")).Append('\n');
        text.Append("  ").Append(Ask(editions)).Append("\n\n");
        text.Append(paint(Tone.Strong, "What each edition would make of the case, as far as it is known")).Append('\n');
        foreach (var decision in result.Undated)
            text.Append("  ").Append(SafeText.Show(decision.Policy.Edition ?? decision.Policy.Source.Path)).Append(" (").Append(decision.Policy.Period?.Words ?? "prospective").Append("): ")
                .Append(string.Join(" or ", decision.Possible.Select(o => o.Name))).Append('\n');
        return text.ToString();
    }

    internal static string Ask(Editions editions) => editions.DatedBy.Ask is { } ask ? $"{SafeText.Show(ask)} ({editions.DatedBy.Name})" : editions.DatedBy.Name;
}

/// <summary>The same as JSON, in the form of a justification that has no edition yet.</summary>
public static class UndatedJson
{
    /// <summary>UTF-8 JSON, ended by a line feed.</summary>
    public static byte[] Render(Editions editions, EditionDecision result)
    {
        ArgumentNullException.ThrowIfNull(editions);
        ArgumentNullException.ThrowIfNull(result);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, JsonStyle.Indented)) Write(json, editions, result);
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Editions editions, EditionDecision result)
    {
        json.WriteStartObject();
        json.WriteString("format", JustificationJson.Format);
        json.WriteString("engine", Engine.Version);
        json.WriteStartObject("policy");
        json.WriteString("title", editions.Title);
        json.WriteNull("edition");
        json.WriteNull("hash");
        json.WriteEndObject();
        if (result.Undated[0].Case.Id is { } id) json.WriteString("id", id);
        else json.WriteNull("id");
        if (result.Undated[0].DecidedOn is { } day) json.WriteString("decidedOn", day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        else json.WriteNull("decidedOn");
        json.WriteString("status", "undecided");
        // Which days the date could still lie on is not weighed: an edition counts whatever its period.
        json.WriteBoolean("exact", false);
        json.WriteStartArray("possible");
        foreach (var name in result.Undated.SelectMany(d => d.Possible).Select(o => o.Name).Distinct(StringComparer.Ordinal)) json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteStartArray("needed");
        json.WriteStartObject();
        json.WriteString("fact", editions.DatedBy.Name);
        if (editions.DatedBy.Ask is { } ask) json.WriteString("ask", ask);
        else json.WriteNull("ask");
        json.WriteBoolean("alone", false);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
