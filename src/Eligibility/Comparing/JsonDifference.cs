using System.Text.Json;

namespace Eligibility.Comparing;

/// <summary>Where two JSON texts part.</summary>
internal static class JsonDifference
{
    /// <summary>The path of the first place in which two texts that differ do so.</summary>
    public static string FirstPath(JsonElement a, JsonElement b)
    {
        var path = "$";
        while (true)
        {
            if (Step(a, b) is not var (step, inA, inB)) return path;
            (path, a, b) = (path + step, inA, inB);
        }
    }

    private static (string Step, JsonElement A, JsonElement B)? Step(JsonElement a, JsonElement b)
    {
        if (a.ValueKind != b.ValueKind) return null;
        if (a.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in a.EnumerateObject())
                if (!b.TryGetProperty(member.Name, out var other) || !JsonElement.DeepEquals(member.Value, other))
                    return ("." + member.Name, member.Value, other);
            foreach (var member in b.EnumerateObject())
                if (!a.TryGetProperty(member.Name, out _)) return ("." + member.Name, default, member.Value);
        }
        if (a.ValueKind == JsonValueKind.Array && a.GetArrayLength() == b.GetArrayLength())
            for (var i = 0; i < a.GetArrayLength(); i++)
                if (!JsonElement.DeepEquals(a[i], b[i])) return (FormattableString.Invariant($"[{i}]"), a[i], b[i]);
        return null;
    }
}
