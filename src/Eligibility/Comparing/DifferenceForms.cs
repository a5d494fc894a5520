using System.Collections.Immutable;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Comparing;

/// <summary>The differences of two recorded decisions, as a person would say them and as JSON.</summary>
internal static class DifferenceForms
{
    /// <summary>The version of the JSON form.</summary>
    public const string Format = "eligibility-difference/1";

    private static readonly ImmutableArray<(string About, string Heading)> Headings =
    [
        (OfRecords, "The records"), ("outcome", "The outcome"), ("obligation", "What the outcome obliges to"),
        ("authority", "Whose authority it needs"), ("told", "What is told with it"), ("reason", "The reasons"), ("fact", "The facts"),
        ("rule", "The rules"), ("question", "What is to be asked"), ("case", "The case"), ("policy", "The policy"),
        ("record", "The rest of the record"),
    ];

    private const string OfRecords = "records";

    /// <summary>As text, in sections.</summary>
    public static string Text(ImmutableArray<DecisionDifference> differences, Paint? paint = null) =>
        TextRenderer.Render(Of(differences), paint);

    /// <summary>
    /// As UTF-8 JSON. A record may come from strangers: what cannot be seen in it is shown by its code here too.
    /// </summary>
    public static byte[] Json(ImmutableArray<DecisionDifference> differences)
    {
        return JsonStyle.Document(json =>
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteBoolean("same", differences.IsEmpty);
            json.WriteStartArray("differences");
            foreach (var difference in differences)
            {
                json.WriteStartObject();
                if (difference.Record is { } record) json.WriteString("record", SafeText.Show(record));
                json.WriteString("about", difference.About);
                json.WriteString("name", SafeText.Show(difference.Name));
                json.WriteString("first", difference.First is null ? null : SafeText.Show(difference.First));
                json.WriteString("second", difference.Second is null ? null : SafeText.Show(difference.Second));
                json.WriteString("text", Sentence(difference).ToString());
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static Document Of(ImmutableArray<DecisionDifference> differences)
    {
        var isOfRecords = differences.Any(d => d.About == OfRecords || d.Record is not null);
        var headline = differences.IsEmpty ? "the same decision"
            : isOfRecords ? RecordsHeadline(differences)
            : differences.Any(d => d is { About: "outcome", Name: "outcome" }) ? "another outcome"
            : "the same outcome, not the same record";
        return new Document("Two decisions", headline, differences.IsEmpty ? Tone.Good : Tone.Strong)
        {
            Sections =
            [
                // What is of records together first, then each of them, then what is of the case and its policy.
                .. differences.Select(d => d.About == OfRecords ? null : d.Record ?? "").Distinct()
                    .OrderBy(record => record is null ? 0 : record.Length > 0 ? 1 : 2).SelectMany(record => Sections(differences, record)),
            ],
        };
    }

    private static string RecordsHeadline(ImmutableArray<DecisionDifference> differences) =>
        differences.Any(d => d is { About: OfRecords, Name: "what is decided" }) ? "not of the same list, and not comparable"
        : differences.Count(d => d is { About: "outcome", Name: "outcome" }) is > 0 and var others
            ? FormattableString.Invariant($"another outcome of {others} {(others == 1 ? "record" : "records")}")
        : differences.Any(d => d is { About: OfRecords, Name: "how many" }) ? "not as many records"
        : "the same outcomes, not the same record";

    private static IEnumerable<Section> Sections(ImmutableArray<DecisionDifference> differences, string? record) =>
        Headings.Select(h => new Section(
                record is { Length: > 0 } ? $"{record}: {char.ToLowerInvariant(h.Heading[0])}{h.Heading[1..]}" : h.Heading,
                [.. differences.Where(d => d.About == h.About && (d.About == OfRecords ? record is null : (d.Record ?? "") == record))
                    .Select(d => new Entry(Sentence(d)) { Hangs = true })]))
            .Where(s => !s.Entries.IsEmpty);

    private static Words Sentence(DecisionDifference d) => d switch
    {
        { About: "outcome", Name: "outcome" } =>
            Words.Of("It is ", Run.Name(d.First!), " in the first, and ", Run.Name(d.Second!), " in the second."),
        { About: "outcome", Name: "text" } =>
            $"It is told otherwise: \"{d.First}\" in the first, \"{d.Second}\" in the second.",
        { About: "outcome", Name: "lasts" } =>
            $"It lasts {d.First ?? "no stated time"} in the first, and {d.Second ?? "no stated time"} in the second.",
        { About: "outcome", Name: "refers" } =>
            $"It refers the case {d.First ?? "to nobody"} in the first, and {d.Second ?? "to nobody"} in the second.",
        { About: "outcome", Name: "discretionary" } =>
            $"That an officer may decline it is told as {d.First} in the first, and as {d.Second} in the second.",
        { About: "outcome" } => $"It is {d.First} in the first, and {d.Second} in the second.",
        { About: "record", First: null } => $"Only the second says: {d.Name}",
        { About: "record", Second: null } => $"Only the first says: {d.Name}",
        { About: "record" } => $"The records differ at {d.Name}.",
        { About: "reason", First: null } =>
            Words.Of("Only in the second, because of ", Run.Name(d.Name), $": {d.Second}"),
        { About: "reason", Second: null } =>
            Words.Of("Only in the first, because of ", Run.Name(d.Name), $": {d.First}"),
        { First: null } => Words.Of(Run.Name(d.Name), $" is only in the second: {d.Second}"),
        { Second: null } => Words.Of(Run.Name(d.Name), $" is only in the first: {d.First}"),
        _ => Words.Of(Run.Name(d.Name), $": {d.First} in the first; {d.Second} in the second"),
    };
}
