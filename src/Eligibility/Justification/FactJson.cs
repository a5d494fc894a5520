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
        json.WriteString("standing", StandingOf(fact));
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
        json.WriteEndObject();
    }

    private static string StandingOf(FactPart fact) => fact.Standing switch
    {
        Provenance.Stated => "stated",
        Provenance.Assumed => "assumed",
        Provenance.NotKnown => "not known",
        _ => "not stated",
    };
}
