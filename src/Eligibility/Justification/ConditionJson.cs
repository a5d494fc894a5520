using System.Collections.Immutable;
using System.Text.Json;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>A condition of a record as JSON, line below line.</summary>
internal static class ConditionJson
{
    /// <summary>A condition as a member, or within an array where it has no name.</summary>
    public static void Write(Utf8JsonWriter json, string? name, ConditionNode node)
    {
        if (name is null) json.WriteStartObject();
        else json.WriteStartObject(name);
        json.WriteString("words", node.Words);
        json.WriteString("state", WordsOf(node.State));
        if (node.NotSettled) json.WriteBoolean("settled", false);
        WriteValues(json, node.Values);
        json.WriteString("file", node.File);
        json.WriteNumber("line", node.Line);
        if (node.NamedBefore) json.WriteBoolean("openedElsewhere", true);
        WriteParts(json, node.Parts);
        json.WriteEndObject();
    }

    /// <summary>The values that something is worked out from, and the lines below them.</summary>
    public static void WriteLooked(Utf8JsonWriter json, ImmutableArray<NodeValue> values, ImmutableArray<ConditionNode> parts)
    {
        WriteValues(json, values);
        WriteParts(json, parts);
    }

    private static void WriteValues(Utf8JsonWriter json, ImmutableArray<NodeValue> values)
    {
        if (!values.IsEmpty) json.WriteEach("values", values, value => Write(json, value));
    }

    private static void WriteParts(Utf8JsonWriter json, ImmutableArray<ConditionNode> parts)
    {
        if (!parts.IsEmpty) json.WriteEach("parts", parts, part => StackGuard.Run((json, part), WritePart));
    }

    private static bool WritePart((Utf8JsonWriter Json, ConditionNode Part) line)
    {
        Write(line.Json, null, line.Part);
        return true;
    }

    private static void Write(Utf8JsonWriter json, NodeValue value)
    {
        json.WriteStartObject();
        json.WriteString("name", value.Name);
        json.WriteText("value", value.IsKnown ? value.Value : null);
        json.WriteEndObject();
    }

    /// <summary>The words of a state.</summary>
    internal static string WordsOf(NodeState state) => state switch
    {
        NodeState.Held => "held",
        NodeState.Failed => "failed",
        NodeState.Open => "open",
        _ => "not needed",
    };
}
