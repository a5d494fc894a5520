using System.Globalization;
using System.Text.Json;
using Eligibility.Text;

namespace Eligibility.Mutating;

/// <summary>What examples notice of small edits, as text and as JSON.</summary>
internal static class MutationForms
{
    /// <summary>The version of the JSON form, named in every answer.</summary>
    public const string Format = "eligibility-mutate/1";

    /// <summary>As text, lines ended by line feeds.</summary>
    public static string Text(MutatedPolicy mutated, Paint paint)
    {
        var text = new System.Text.StringBuilder();
        foreach (var result in mutated.Results.Where(r => r.Fate is EditFate.NotNoticed or EditFate.NotSettled))
        {
            var at = result.Edit.At;
            Line(text, $"{paint(Tone.Faint, string.Create(CultureInfo.InvariantCulture, $"{at.Source.Path}:{at.Line}"))} {Said(result)}");
            foreach (var line in result.Example) Line(text, "  " + line);
            Line(text, "");
        }
        return text.Append(Headline(mutated)).Append('\n').ToString();
    }

    /// <summary>The answer in a sentence or two.</summary>
    public static string Headline(MutatedPolicy mutated)
    {
        var (noticed, survivors) = (mutated.Count(EditFate.Noticed), mutated.Count(EditFate.NotNoticed));
        var notSettled = mutated.Count(EditFate.NotSettled);
        return string.Create(CultureInfo.InvariantCulture,
            $"Of {noticed + survivors + notSettled:N0} small edits that may change a decision, ")
            + string.Create(CultureInfo.InvariantCulture,
                $"{noticed:N0} {(noticed == 1 ? "is" : "are")} noticed and {survivors:N0} {(survivors == 1 ? "is" : "are")} not")
            + (notSettled == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; of {notSettled:N0} that is not settled"))
            + string.Create(CultureInfo.InvariantCulture,
                $". {mutated.Count(EditFate.Equivalent):N0} more change nothing, which is proved.")
            + (mutated.Count(EditFate.NotSayable) is var unsayable and > 0 ? string.Create(CultureInfo.InvariantCulture,
                $" What {unsayable:N0} more change no example can expect.") : "")
            + (mutated.NotTried == 0 ? "" : string.Create(CultureInfo.InvariantCulture,
                $" {mutated.NotTried:N0} more were not tried: {EditTrial.MostEdits:N0} at most are."));
    }

    /// <summary>As UTF-8 JSON, ended by a line feed.</summary>
    public static byte[] Json(MutatedPolicy mutated) => JsonStyle.Document(json =>
    {
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("engine", Engine.Version);
        json.WriteString("policy", mutated.Policy.Title);
        json.WriteString("file", mutated.Policy.File);
        json.WriteString("hash", mutated.Policy.Hash);
        json.WriteNumber("noticed", mutated.Count(EditFate.Noticed));
        json.WriteNumber("notNoticed", mutated.Count(EditFate.NotNoticed));
        json.WriteNumber("notSettled", mutated.Count(EditFate.NotSettled));
        json.WriteNumber("noExampleCan", mutated.Count(EditFate.NotSayable));
        json.WriteNumber("changesNothing", mutated.Count(EditFate.Equivalent));
        json.WriteNumber("notTried", mutated.NotTried);
        json.WriteStartArray("edits");
        foreach (var result in mutated.Results.Where(r => r.Fate is EditFate.NotNoticed or EditFate.NotSettled)) Write(json, result);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, EditResult result)
    {
        json.WriteStartObject();
        json.WriteString("file", result.Edit.At.Source.Path);
        json.WriteNumber("line", result.Edit.At.Line);
        json.WriteString("statement", result.Edit.Statement);
        json.WriteString("words", OneLine.Of(result.Edit.At));
        json.WriteString("kind", KindOf(result.Edit.Kind));
        json.WriteString("edit", result.Edit.Words);
        json.WriteString("fate", result.Fate == EditFate.NotNoticed ? "not noticed" : "not settled");
        json.WriteStartArray("example");
        foreach (var line in result.Example) json.WriteStringValue(line);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Said(EditResult result) =>
        $"`{OneLine.Of(result.Edit.At)}`{(result.Edit.Statement == result.Edit.At.Words ? "" : $" in `{result.Edit.Statement}`")}: "
            + (result.Fate == EditFate.NotNoticed ? "no example notices an edit that " : "not settled is an edit that ")
            + result.Edit.Words;

    private static string KindOf(EditKind kind) => kind switch
    {
        EditKind.Limit => "limit",
        EditKind.Dropped => "dropped",
        EditKind.Negated => "negated",
        EditKind.Removed => "removed",
        EditKind.Outcome => "outcome",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static void Line(System.Text.StringBuilder text, string line) => text.Append(line).Append('\n');
}
