using System.Collections.Immutable;
using System.Text.Json;

namespace Eligibility.Comparing;

/// <summary>
/// A line of a condition as a record of either form holds it: the policy's words, and the lines below.
/// </summary>
/// <param name="Words">The words; empty where the record has none.</param>
/// <param name="Names">The names of the values that it was worked out from; the first form tells them.</param>
/// <param name="Parts">The lines below.</param>
internal sealed record RecordedLine(string Words, ImmutableArray<string> Names, ImmutableArray<RecordedLine> Parts)
{
    private static readonly ImmutableArray<string> Heads = ["all of", "any of", "none of", "at least ", "at most ",
        "exactly "];

    /// <summary>The lines of a rule, with the words before each: <c>when</c> or <c>unless</c>.</summary>
    public static IEnumerable<(string Clause, RecordedLine Line)> Of(JsonElement conditions)
    {
        if (conditions.ValueKind != JsonValueKind.Object) yield break;
        foreach (var clause in conditions.EnumerateObject())
            if (clause.Name is "when" or "unless" && clause.Value.ValueKind == JsonValueKind.Object)
                yield return (clause.Name, Read(clause.Value));
    }

    /// <summary>It and every line below.</summary>
    public IEnumerable<RecordedLine> All => Parts.SelectMany(p => p.All).Prepend(this);

    /// <summary>
    /// Whether it only heads the lines below it, or those that it would have where it had been looked at.
    /// </summary>
    public bool IsHead => Words.EndsWith(" of", StringComparison.Ordinal)
        && Heads.Any(h => Words.StartsWith(h, StringComparison.Ordinal));

    /// <summary>
    /// What holds the lines together that it is made of, such as <c>any of</c>: several lines, or several tests on
    /// one. Null where those below only explain it: a definition is a line of its own, whatever it says.
    /// </summary>
    public string? Holds => IsHead ? Words
        : Parts.IsEmpty ? null
        // A test and the `not` before it are one line.
        : Parts.Length == 1 ? Parts[0].Holds is not null && Bare(Words) == "not " + Bare(Parts[0].Words) ? "not" : null
        : IsJoined(" and ") ? "all of"
        : IsJoined(" or ") ? "any of" : null;

    private bool IsJoined(string word) => Bare(Words) == string.Join(word, Parts.Select(p => Bare(p.Words)));

    /// <summary>The same tests are the same, with or without brackets around them.</summary>
    private static string Bare(string words) =>
        words.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);

    private static RecordedLine Read(JsonElement line) => new(Text(line, "test") ?? Text(line, "words") ?? "",
        [.. Each(line, "values").Select(v => Text(v, "name")).OfType<string>()], [.. Each(line, "parts").Select(Read)]);

    private static IEnumerable<JsonElement> Each(JsonElement of, string name) =>
        of.TryGetProperty(name, out var all) && all.ValueKind == JsonValueKind.Array
            ? all.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object) : [];

    private static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
