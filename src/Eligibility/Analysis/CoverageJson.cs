using System.Text.Json;

namespace Eligibility.Analysis;

/// <summary>A coverage as JSON, for other programs.</summary>
internal static class CoverageJson
{
    /// <summary>Writes the coverage as one object.</summary>
    public static void Write(Utf8JsonWriter json, Coverage coverage)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(coverage);
        json.WriteStartObject();
        json.WriteNumber("failingExamples", coverage.Failing);
        Counts(json, coverage.Count);
        json.WriteStartArray("files");
        foreach (var file in coverage.Files)
        {
            json.WriteStartObject();
            json.WriteString("file", file.File);
            Counts(json, file.Count);
            json.WriteStartArray("notExercised");
            foreach (var thing in file.Gaps)
                foreach (var gap in thing.Gaps) Write(json, thing, gap);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Counts(Utf8JsonWriter json, Func<CoverageKind, CoverageCount> count)
    {
        json.WriteStartObject("counts");
        foreach (var kind in Enum.GetValues<CoverageKind>())
        {
            var (exercised, of, cannotBe) = count(kind);
            json.WriteStartObject(kind switch
            {
                CoverageKind.Rule => "rules",
                CoverageKind.Condition => "conditionsBothWays",
                CoverageKind.Row => "rows",
                CoverageKind.Outcome => "outcomes",
                _ => "otherwise",
            });
            json.WriteNumber("exercised", exercised);
            json.WriteNumber("of", of);
            json.WriteNumber("cannotBe", cannotBe);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CoveredThing thing, CoverageGap gap)
    {
        json.WriteStartObject();
        json.WriteString("kind", thing.Kind.ToString().ToLowerInvariant());
        json.WriteString("file", thing.File);
        json.WriteNumber("line", thing.Line);
        json.WriteString("words", thing.Words);
        json.WriteString("way", gap.Way.ToString().ToLowerInvariant());
        json.WriteString("finding", gap.Finding switch
        {
            CoverageFinding.Missing => "missing",
            CoverageFinding.NotSettled => "not settled",
            _ => "cannot be"
        });
        if (gap.Why is { } why) json.WriteString("why", why);
        if (!gap.Hint.IsEmpty)
        {
            json.WriteStartArray("example");
            foreach (var line in gap.Hint) json.WriteStringValue(line);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }
}
