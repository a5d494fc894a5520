using System.Collections.Immutable;
using System.Text.Json;
using Eligibility.Text;

namespace Eligibility.DecisionLog.Statements;

/// <summary>
/// What a decision answers, by names: numbers of grounds mean nothing without the advice that numbers them.
/// </summary>
/// <param name="Advised">The outcome advised; null while undecided.</param>
/// <param name="Reasons">The rules that gave it.</param>
/// <param name="Adopted">Those of them that the officer adopted.</param>
internal sealed record AnsweredAdvice(string? Advised, ImmutableArray<string> Reasons, ImmutableArray<string> Adopted)
{
    public static byte[] Of(HumanDecision decision, BriefRecord advice)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, JsonStyle.Compact))
        {
            json.WriteStartObject();
            json.WriteString("advised", advice.Outcome);
            Names("reasons", advice.Reasons);
            Names("adopted", decision.Grounds.Select(ground => advice.Reasons[ground - 1]));
            json.WriteEndObject();

            void Names(string member, IEnumerable<string> names)
            {
                json.WriteStartArray(member);
                foreach (var name in names) json.WriteStringValue(name);
                json.WriteEndArray();
            }
        }
        return bytes.ToArray();
    }

    public static AnsweredAdvice Read(byte[] utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        var root = document.RootElement;
        return new AnsweredAdvice(root.GetProperty("advised").GetString(), Names("reasons"), Names("adopted"));

        ImmutableArray<string> Names(string member) =>
            [.. root.GetProperty(member).EnumerateArray().Select(n => n.GetString()!)];
    }
}
