using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Eligibility.Justification;

namespace Eligibility.Comparing;

/// <summary>
/// A decision as its record tells it, read back from JSON in either of its forms
/// (<c>docs/justification.schema.json</c>): what two records are compared by.
/// </summary>
internal sealed class RecordedDecision
{
    private RecordedDecision()
    {
    }

    private static readonly JsonSerializerOptions Options = ReadOnly(new(JsonSerializerDefaults.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip, MaxDepth = MostDepth,
        RespectRequiredConstructorParameters = false, TypeInfoResolver = RecordedJson.Default,
    });

    private static JsonSerializerOptions ReadOnly(JsonSerializerOptions options)
    {
        options.MakeReadOnly();
        return options;
    }

    /// <summary>
    /// The most bytes that a record may have: far more than any policy within the limits of the language gives.
    /// </summary>
    public const int MostBytes = 256 * 1024 * 1024;

    // Each line of a condition takes two: no policy that a person could read comes near.
    private const int MostDepth = 1_000;

    /// <summary>What it tells, as far as it is compared part by part.</summary>
    internal RecordedParts Parts { get; private init; } = null!;

    /// <summary>All of it, so that no difference is passed over.</summary>
    internal JsonElement Whole { get; private init; }

    /// <summary>
    /// The list each of whose records is decided by itself; null where the case is decided as a whole.
    /// </summary>
    internal string? Each { get; private init; }

    /// <summary>
    /// The decision about each record of that list, in their order; null where the list is not stated.
    /// </summary>
    internal ImmutableArray<RecordedDecision>? Records { get; private init; }

    /// <summary>Whether each of them has an edition of its own.</summary>
    internal bool HasOwnEditions { get; private init; }

    /// <summary>Reads a record.</summary>
    /// <param name="utf8">
    /// The JSON, as <c>decide --format json</c> writes it, or one line of many with its whole record.
    /// </param>
    /// <exception cref="FormatException">
    /// It is no record of a decision; the message says what is wrong and where.
    /// </exception>
    public static RecordedDecision Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
            CheckTexts(utf8);
            var whole = Element(utf8);
            if (whole.ValueKind != JsonValueKind.Object || !whole.TryGetProperty("format", out var format)
                || format.ValueKind != JsonValueKind.String)
                throw new FormatException(
                    $"it is no record of a decision: it has no \"format\": \"{ExplanationJson.Format}\"");
            var isSecond = format.ValueEquals(ExplanationJson.Format);
            if (!isSecond && !format.ValueEquals(JustificationJson.Format))
                throw new FormatException(
                    $"its format is \"{Brief(format.GetString()!)}\"; this version reads \"{JustificationJson.Format}\" "
                        + $"and \"{ExplanationJson.Format}\", as `decide --format json` writes them");
            var read = isSecond ? Element(SecondForm.AsFirst(whole)) : whole;
            var parts = read.Deserialize((JsonTypeInfo<RecordedParts>)Options.GetTypeInfo(typeof(RecordedParts)))!;
            if (parts.Missing() is { } missing)
                throw new FormatException(
                    $"it is no record of a decision, as `decide --format json` writes it: something is missing in \"{missing}\"");
            parts = parts with { IsSecondForm = isSecond };
            return whole.TryGetProperty("each", out var each) ? OfEach(parts, whole, each)
                : new RecordedDecision { Parts = parts, Whole = whole };
        }
        catch (JsonException fault)
        {
            throw new FormatException(
                $"it is no record of a decision, as `decide --format json` writes it: {Where(fault)}", fault);
        }
    }

    private static JsonElement Element(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, (JsonTypeInfo<JsonElement>)Options.GetTypeInfo(typeof(JsonElement)));

    /// <summary>
    /// A decision for each record: each is read as one about a case, whose policy and id are those of the whole.
    /// </summary>
    private static RecordedDecision OfEach(RecordedParts parts, JsonElement whole, JsonElement each)
    {
        if (each.ValueKind != JsonValueKind.String || !whole.TryGetProperty("decisions", out var decisions)
            || decisions.ValueKind is not (JsonValueKind.Array or JsonValueKind.Null))
            throw new FormatException(
                "it is no record of a decision, as `decide --format json` writes it: something is missing in \"decisions\"");
        ImmutableArray<RecordedDecision>? records = decisions.ValueKind == JsonValueKind.Null ? null
            : [.. decisions.EnumerateArray().Select((one, at) => OfRecord(one, at, whole))];
        return new RecordedDecision
        {
            Parts = parts, Whole = whole, Each = each.GetString(), Records = records,
            HasOwnEditions = decisions.ValueKind == JsonValueKind.Array
                && decisions.EnumerateArray().Any(d => d.TryGetProperty("policy", out _)),
        };
    }

    private static RecordedDecision OfRecord(JsonElement one, int at, JsonElement whole)
    {
        if (one.ValueKind != JsonValueKind.Object || !one.TryGetProperty("record", out var number)
            || number.ValueKind != JsonValueKind.Number || !number.TryGetInt32(out var place) || place != at + 1
            || one.TryGetProperty("each", out _))
            throw new FormatException(FormattableString.Invariant(
                $"it is no record of a decision, as `decide --format json` writes it: the decision about record {at + 1} is no such"));
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var member in whole.EnumerateObject())
                if (member.Name is "format" or "engine" or "id" or "decidedOn"
                    || member.Name == "policy" && !one.TryGetProperty("policy", out _)) member.WriteTo(json);
            foreach (var member in one.EnumerateObject())
                if (member.Name is not ("record" or "format" or "engine" or "id" or "decidedOn")) member.WriteTo(json);
            json.WriteEndObject();
        }
        return Read(bytes.ToArray());
    }

    /// <summary>
    /// Half a surrogate pair, and bytes that are no UTF-8, pass the reader of JSON and fail whoever reads the text.
    /// </summary>
    private static void CheckTexts(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MostDepth });
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName)
                || (!reader.ValueIsEscaped && Ascii.IsValid(reader.ValueSpan)))
                continue;
            try
            {
                reader.GetString();
            }
            catch (InvalidOperationException fault)
            {
                var line = utf8[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1;
                var at = line.ToString(System.Globalization.CultureInfo.InvariantCulture);
                throw new FormatException(
                    $"it is no record of a decision, as `decide --format json` writes it: line {at} holds a "
                        + "text with half a character, or bytes that are no UTF-8",
                    fault);
            }
        }
    }

    private static string Brief(string text) =>
        Eligibility.Text.SafeText.Show(text.Length <= 80 ? text : text[..77] + "...");

    private static string Where(JsonException fault)
    {
        var place = fault.LineNumber is { } line ? FormattableString.Invariant($"line {line + 1}") : "the text";
        return (fault.Path is { Length: > 1 } path ? $"{place}, at {Brief(path)}" : place)
            + FormattableString.Invariant(
                $", cannot be read; it must be JSON with the members of a record, nested at most {MostDepth} deep");
    }
}
