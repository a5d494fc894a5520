using System.Globalization;
using System.Text.Json;

namespace Eligibility.Justification;

/// <summary>What stands beside a case, as JSON: the run and the decision, each null where it is not recorded.</summary>
internal static class NotesJson
{
    public static void Write(Utf8JsonWriter json, OfficerNotes notes)
    {
        if (notes.Run is { } run)
        {
            json.WriteStartObject("run");
            json.WriteString("at", Written(run.At));
            json.WriteString("by", run.By);
            json.WriteString("service", run.Service);
            json.WriteEndObject();
        }
        else json.WriteNull("run");
        if (notes.Decision is { } made) Write(json, made);
        else json.WriteNull("decision");
    }

    private static void Write(Utf8JsonWriter json, DecisionNote made)
    {
        json.WriteStartObject("decision");
        json.WriteString("advice", made.Advice);
        json.WriteString("decision", made.Answer.ToString().ToLowerInvariant());
        json.WriteText("outcome", made.Outcome);
        json.WriteEach("grounds", made.Grounds, json.WriteNumberValue);
        json.WriteText("reasons", made.Reasons);
        json.WriteText("reasonsForPerson", made.ReasonsForPerson);
        json.WriteText("withheldBy", made.WithheldBy);
        json.WriteStartObject("by");
        json.WriteString("role", made.Role);
        json.WriteString("number", made.Number);
        json.WriteEndObject();
        json.WriteString("at", Written(made.At));
        json.WriteTexts("read", made.MaterialRead);
        json.WriteEach("notRead", made.MaterialNotRead, not =>
        {
            json.WriteStartObject();
            json.WriteString("what", not.What);
            json.WriteString("because", not.Because);
            json.WriteEndObject();
        });
        json.WriteText("representations", made.Representations);
        json.WriteText("reference", made.Reference);
        json.WriteEndObject();
    }

    private static string Written(DateTimeOffset at) =>
        at.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
