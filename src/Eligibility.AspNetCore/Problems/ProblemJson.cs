using System.Text.Json;
using Eligibility.Text;

namespace Eligibility.AspNetCore.Problems;

/// <summary>A problem as <c>application/problem+json</c>.</summary>
internal static class ProblemJson
{
    public const string MediaType = "application/problem+json";

    /// <summary>UTF-8 JSON, indented, ended by a line feed.</summary>
    public static byte[] Of(Problem problem) => JsonStyle.Document(json =>
    {
        json.WriteStartObject();
        json.WriteString("type", problem.Kind.Type);
        json.WriteString("title", problem.Kind.Title);
        json.WriteNumber("status", problem.Kind.Status);
        json.WriteString("detail", SafeText.Show(problem.Detail));
        if (!problem.Faults.IsEmpty)
        {
            json.WriteStartArray("errors");
            foreach (var fault in problem.Faults) Write(json, fault);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, ProblemFault fault)
    {
        json.WriteStartObject();
        if (fault.Code is { } code) json.WriteString("code", code);
        // A pointer is to be found again in the body: it is written as it is.
        json.WriteString(fault.Place.Member, fault.Place.Value);
        if (fault.Words is { } words) json.WriteString("place", SafeText.Show(words));
        if (fault.At is { } at)
        {
            json.WriteNumber("line", at.Line);
            json.WriteNumber("column", at.Column);
        }
        json.WriteString("message", SafeText.Show(fault.Message));
        if (fault.Help is { } help) json.WriteString("help", SafeText.Show(help));
        json.WriteEndObject();
    }
}
