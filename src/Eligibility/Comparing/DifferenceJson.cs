using System.Text.Json;
using Eligibility.Justification;
using Eligibility.Text;

namespace Eligibility.Comparing;

/// <summary>What differs in two decisions about a case, as members of JSON beside the differences one by one.</summary>
internal static class DifferenceJson
{
    public static void Write(Utf8JsonWriter json, DecisionPair pair)
    {
        Show(json, "headline", DifferenceContent.Headline(pair));
        json.WriteBoolean("onePolicy", pair.IsOnePolicy);
        json.WriteEach("goingIn", DifferenceContent.GoingIn(pair), part =>
        {
            json.WriteStartObject();
            json.WriteString("about", part.About);
            json.WriteBoolean("same", part.IsSame);
            Show(json, "text", part.Words);
            json.WriteEndObject();
        });
        json.WriteEach("grounds", DifferentGrounds.Of(pair), ground =>
        {
            json.WriteStartObject();
            json.WriteString("kind", ground.Kind);
            Show(json, "first", ground.Kind is "new" or "in the second" ? null : ground.First);
            Show(json, "second", ground.Kind is "gone" or "in the first" ? null : ground.Second);
            json.WriteEndObject();
        });
        json.WriteEach("facts", pair.Facts, fact =>
        {
            json.WriteStartObject();
            Show(json, "fact", fact.Name);
            json.WriteBoolean("readByGround", fact.IsReadByGround);
            json.WriteEndObject();
        });
        if (pair.IsOnePolicy) WritePairs(json, pair);
    }

    private static void WritePairs(Utf8JsonWriter json, DecisionPair pair)
    {
        var (first, second) = (pair.FirstRules.All, pair.SecondRules.All);
        json.WriteEach("rules", pair.Paired, one =>
        {
            json.WriteStartObject();
            Show(json, "first", first[one.Before].Rule);
            Show(json, "second", second[one.After].Rule);
            json.WriteString("by", one.By switch { PairedBy.Name => "name", PairedBy.Conditions => "conditions", _ =>
                "leaves" });
            Show(json, "firstStatus", first[one.Before].Status);
            Show(json, "secondStatus", second[one.After].Status);
            json.WriteEndObject();
        });
        json.WriteTexts("rulesGone", pair.Gone.Select(g => SafeText.Show(first[g].Rule)));
        json.WriteTexts("rulesNew", pair.Added.Select(a => SafeText.Show(second[a].Rule)));
    }

    private static void Show(Utf8JsonWriter json, string name, string? text) =>
        json.WriteText(name, text is null ? null : SafeText.Show(text));
}
