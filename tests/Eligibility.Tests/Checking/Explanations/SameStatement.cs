using Eligibility.Model;

namespace Eligibility.Tests.Checking.Explanations;

/// <summary>When two statements say the same.</summary>
internal static class SameStatement
{
    /// <summary>
    /// Whether a line says what it must; what comes to the same whatever is not known may be told as not known.
    /// </summary>
    public static bool Is(string told, string expected, Condition condition, KnownCase known)
    {
        if (Ordered(told) == Ordered(expected)) return true;
        const string anyCase = ": not known, and in any case ";
        var at = told.IndexOf(anyCase, StringComparison.Ordinal);
        return at >= 0 && expected.StartsWith(told[..at] + ": ", StringComparison.Ordinal)
            && expected.EndsWith(", " + told[(at + anyCase.Length)..], StringComparison.Ordinal)
            && Reads.Of(condition).Any(r => known.Values[r.Input.Slot] is null or Items);
    }

    /// <summary>The values that are listed may stand in any order.</summary>
    public static string Ordered(string statement) => string.Join(' ', statement.Split(' ').Select(w => w.TrimEnd(','))
        .Where(w => w is not ("and" or "or")).Order(StringComparer.Ordinal));
}
