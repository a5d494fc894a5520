using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>The sources that a rule cites as JSON.</summary>
internal static class SourcesJson
{
    private static readonly ConditionalWeakTable<Rule, byte[]> Compact = [];

    /// <summary>On one line they are the same bytes in every record: written once for each rule.</summary>
    public static void Write(Utf8JsonWriter json, RulePart rule)
    {
        if (json.Options.Indented || rule.Rule is null)
        {
            Write(json, "sources", rule.Citations);
            return;
        }
        json.WritePropertyName("sources");
        json.WriteRawValue(Compact.GetValue(rule.Rule, static r => OnOneLine(r)), skipInputValidation: true);
    }

    private static byte[] OnOneLine(Rule rule)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, JsonStyle.Compact)) Write(json, null, rule.Citations);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Sources as a member, or within an array where it has no name.</summary>
    internal static void Write(Utf8JsonWriter json, string? name, ImmutableArray<Citation> citations) =>
        json.WriteEach(name, citations, citation =>
        {
            json.WriteStartObject();
            json.WriteString("source", citation.Source.Key);
            json.WriteString("title", citation.Source.Title);
            json.WriteText("publishedBy", citation.Source.PublishedBy);
            json.WriteText("publishedOn", PublishedOn(citation.Source));
            json.WriteText("at", citation.Source.At);
            json.WriteText("place", citation.Place);
            json.WriteString("evidence", WordOf(citation.Evidence));
            json.WriteEndObject();
        });

    /// <summary>When a source was published: the day, or the month or year as it is written.</summary>
    internal static string? PublishedOn(Source source) => JsonMembers.DayOf(source.PublishedOn) ?? source.PublishedIn;

    /// <summary>The word of an evidence.</summary>
    internal static string WordOf(Evidence evidence) => evidence.ToString().ToLowerInvariant();
}
