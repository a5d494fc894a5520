using System.Text.Json;
using Eligibility.Model;
using Eligibility.Tests.Oracle;

namespace Eligibility.Tests.Checking.Explanations;

/// <summary>Holds the outcome of a record, and what it brings, against the policy and the oracle.</summary>
internal sealed class OutcomeRecord(KnownCase known, Directions directions, Findings found,
    Action<string, Condition?, OracleStatus, JsonElement> since)
{
    public void Check(Outcome? outcome, JsonElement told)
    {
        if (outcome is null) { found.IsNull("outcome", told); return; }
        if (!found.Members("outcome", told, ["name", "text", "direction", "refers", "refersTo", "lasts",
            .. Beside(outcome, told), "obligations", "discretionary", "authority", "tells"])) return;
        found.Same("outcome.name", outcome.Name, told.GetProperty("name"));
        found.Same("outcome.text", outcome.Text, told.GetProperty("text"));
        found.Same("outcome.direction", Directions.Said(directions.Of(outcome)), told.GetProperty("direction"));
        found.Same("outcome.refers", outcome.Refers, told.GetProperty("refers"));
        found.Same("outcome.refersTo", outcome.RefersTo, told.GetProperty("refersTo"));
        Lasts(outcome.Length, told);
        found.Each("outcome.obligations", outcome.Obligations, told.GetProperty("obligations"), (p, l, e) => Owed(p, l, e, "text"));
        found.Each("outcome.authority", outcome.Authorities, told.GetProperty("authority"), (p, l, e) => Owed(p, l, e, "role"));
        found.Each("outcome.tells", outcome.Tells, told.GetProperty("tells"), Tells);
        Answer("outcome.discretionary", outcome.Discretion is { } discretion ? Truth(discretion) : OracleTruth.Failed,
            told.GetProperty("discretionary"));
    }

    // What stands beside a length or a discretion only where there is something to say.
    private static IEnumerable<string?> Beside(Outcome outcome, JsonElement told)
    {
        string[] ofLength = ["lastsValue", "lastsFrom", "lastsNeeds", "lastsBecause", "lastsSources"];
        if (outcome.Length?.Value is not null)
            foreach (var name in ofLength.Where(n => told.TryGetProperty(n, out _))) yield return name;
    }

    private OracleTruth? Truth(Consequence line) => line.When is null ? OracleTruth.Held : known.TruthOf(line.When, -1);

    private void Answer(string path, OracleTruth? truth, JsonElement told)
    {
        if (truth is null) found.Skip();
        else if (truth == OracleTruth.Open) found.IsNull(path, told);
        else found.Same(path, truth == OracleTruth.Held, told);
    }

    private void Lasts(Consequence? length, JsonElement told)
    {
        var lasts = told.GetProperty("lasts");
        if (length?.Value is not { } value) { found.Same("outcome.lasts", length?.Text, lasts); return; }
        if (lasts.GetString() is not { } said) found.Skip();
        else if (!said.StartsWith(length.Text, StringComparison.Ordinal)) found.Fault("outcome.lasts", $"{said} is told");
        else Is("outcome.lasts", value, said[length.Text.Length..].Trim());
        if (told.TryGetProperty("lastsValue", out var typed)
            && typed.ValueKind == JsonValueKind.Object) Typed("outcome.lastsValue", value, typed);
    }

    private void Owed(string path, Consequence line, JsonElement told, string text)
    {
        if (!found.Members(path, told, text, "applies", "since", "needs", "because", "sources")) return;
        found.Same($"{path}.{text}", line.Text, told.GetProperty(text));
        Answer(path + ".applies", Truth(line), told.GetProperty("applies"));
        found.Same(path + ".because", line.Grounds.Because, told.GetProperty("because"));
        Since(path, line, told);
    }

    /// <summary>Held against what is told of the line: that is held against the case by itself.</summary>
    private void Since(string path, Consequence line, JsonElement told) => since(path + ".since", line.When,
        told.GetProperty("applies").ValueKind switch
        {
            JsonValueKind.True => OracleStatus.Reason, JsonValueKind.False => OracleStatus.DoesNotApply, _ => OracleStatus.Open,
        }, told.GetProperty("since"));

    private void Tells(string path, Consequence line, JsonElement told)
    {
        var tells = line.Value is not null;
        if (!found.Members(path, told, "label", "applies", tells ? "value" : null, told.TryGetProperty("from", out _) ? "from" : null,
            "since", "needs", "because", "sources")) return;
        found.Same(path + ".label", line.Text, told.GetProperty("label"));
        found.Same(path + ".because", line.Grounds.Because, told.GetProperty("because"));
        Since(path, line, told);
        var value = tells ? told.GetProperty("value") : default;
        // One that is owed may be open, since its value is.
        if (tells && Truth(line) == OracleTruth.Held && value.ValueKind == JsonValueKind.Null) found.Skip();
        else Answer(path + ".applies", Truth(line), told.GetProperty("applies"));
        if (tells && value.ValueKind == JsonValueKind.Object) Typed(path + ".value", line.Value!, value);
    }

    private void Typed(string path, Term value, JsonElement told)
    {
        var text = told.GetProperty("text").GetString()!;
        Is(path + ".text", value, text);
        if (value.Type is not SetType && known.Settled(value, -1) is { } settled)
            new TypedValues(found).Check(path, value.Type, new Scalar(settled), told);
        else found.Skip();
    }

    private void Is(string path, Term value, string text)
    {
        if (known.IsTrue(value, -1, text) is not { } isTrue) found.Skip();
        else if (isTrue) found.Count();
        else found.Fault(path, $"tells that {CaseWords.Plain(value.Span.Words)} is {text}");
    }
}
