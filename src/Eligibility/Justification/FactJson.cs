using System.Collections.Immutable;
using System.Text.Json;
using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>A fact or list of a record as JSON.</summary>
internal static class FactJson
{
    public static void Write(Utf8JsonWriter json, FactPart fact)
    {
        json.WriteStartObject();
        json.WriteString("fact", fact.Input.Name);
        json.WriteText("value", fact.Value);
        json.WriteString("standing", WordsOf(fact.Standing));
        json.WriteBoolean("used", fact.Used);
        if (fact.Judgement is { } judged)
        {
            json.WriteStartObject("judged");
            json.WriteString("by", judged.By);
            json.WriteString("because", judged.Because);
            json.WriteEndObject();
        }
        if (fact.Input is ListInput list && fact.Value is not null)
            json.WriteEach("items", fact.Items, row =>
            {
                json.WriteStartObject();
                for (var i = 0; i < row.Length; i++) json.WriteText(list.Fields[i].Name, row[i]);
                json.WriteEndObject();
            });
        if (!fact.JudgedItems.IsEmpty)
            json.WriteEach("judgedItems", fact.JudgedItems, judged =>
            {
                json.WriteStartObject();
                json.WriteNumber("item", judged.Place.Row + 1);
                json.WriteString("field", ((ListInput)fact.Input).Fields[judged.Place.Field].Name);
                json.WriteString("by", judged.Judgement.By);
                json.WriteString("because", judged.Judgement.Because);
                json.WriteEndObject();
            });
        json.WriteEndObject();
    }

    /// <summary>The words of each way to come to a value, by its number.</summary>
    internal static ImmutableArray<string> Standings { get; } =
        [.. Enum.GetValues<Provenance>().Select(WordsOf)];

    internal static string WordsOf(Provenance standing) => standing switch
    {
        Provenance.Stated => "stated",
        Provenance.Assumed => "assumed",
        Provenance.NotKnown => "not known",
        _ => "not stated",
    };
}
