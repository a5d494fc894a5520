using System.Collections.Immutable;
using System.Text.Json;
using Eligibility.Justification;
using Eligibility.Text;

namespace Eligibility.Comparing;

/// <summary>The differences of two recorded decisions, as a person would say them and as JSON.</summary>
internal static class DifferenceForms
{
    /// <summary>The version of the JSON form.</summary>
    public const string Format = "eligibility-difference/1";

    /// <summary>As text, for a terminal of 80 columns.</summary>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    /// <param name="paint">The colours, or null.</param>
    /// <param name="meaning">What changed in meaning from the policy of the one to that of the other; nothing where
    /// that is not asked.</param>
    public static string Text(RecordedDecision first, RecordedDecision second, Paint? paint = null,
        ImmutableArray<string> meaning = default) =>
        DifferenceText.Render(first, second, paint ?? Paints.None, meaning.IsDefault ? [] : meaning);

    /// <summary>
    /// As UTF-8 JSON. A record may come from strangers: what cannot be seen in it is shown by its code here too.
    /// </summary>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    /// <param name="meaning">What changed in meaning from the policy of the one to that of the other; nothing where
    /// that is not asked.</param>
    public static byte[] Json(RecordedDecision first, RecordedDecision second, ImmutableArray<string> meaning = default)
    {
        var differences = DecisionDifference.Between(first, second);
        return JsonStyle.Document(json =>
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteBoolean("same", differences.IsEmpty);
            if (first.Each is null && second.Each is null) DifferenceJson.Write(json,
                new DecisionPair(first.Parts, second.Parts));
            if (!meaning.IsDefaultOrEmpty) json.WriteTexts("meaning", meaning.Select(SafeText.Show));
            json.WriteEach("differences", differences, difference => Write(json, difference));
            json.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter json, DecisionDifference difference)
    {
        json.WriteStartObject();
        if (difference.Record is { } record) json.WriteString("record", SafeText.Show(record));
        json.WriteString("about", difference.About);
        json.WriteString("name", SafeText.Show(difference.Name));
        json.WriteString("first", difference.First is null ? null : SafeText.Show(difference.First));
        json.WriteString("second", difference.Second is null ? null : SafeText.Show(difference.Second));
        json.WriteString("text", DifferenceSentence.Of(difference).ToString());
        json.WriteEndObject();
    }
}
