using System.Globalization;
using System.Text.Json;

namespace Eligibility.Tests.Checking;

/// <summary>What a check of a justification found, and the plain comparisons that it is made of.</summary>
internal sealed class Findings
{
    private readonly List<string> _faults = [];

    /// <summary>
    /// Each false, missing or superfluous statement, by its path in the JSON; empty where the justification is true.
    /// </summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>How many statements were held against what was worked out.</summary>
    public int Verified { get; private set; }

    /// <summary>How many could not be: what is unknown has too many ways of filling it in.</summary>
    public int Skipped { get; private set; }

    public void Skip() => Skipped++;

    public void Count() => Verified++;

    public void Fault(string path, string what) => _faults.Add($"{path}: {what}");

    /// <summary>A text, or null.</summary>
    public void Same(string path, string? expected, JsonElement told)
    {
        Count();
        if (expected is null
            ? told.ValueKind != JsonValueKind.Null
            : told.ValueKind != JsonValueKind.String || told.GetString() != expected)
            Fault(path, $"{told} is told, and it is {expected ?? "null"}");
    }

    public void IsNull(string path, JsonElement told) => Same(path, (string?)null, told);

    public void Same(string path, bool expected, JsonElement told)
    {
        Count();
        if (told.ValueKind != (expected ? JsonValueKind.True : JsonValueKind.False))
            Fault(path, $"{told} is told, and it is {expected}");
    }

    public void Same(string path, int expected, JsonElement told)
    {
        Count();
        if (told.ValueKind != JsonValueKind.Number
            || told.GetRawText() != expected.ToString(CultureInfo.InvariantCulture))
            Fault(path, $"{told} is told, and it is {expected}");
    }

    /// <summary>Texts in order: none false, none missing, none too many.</summary>
    public void Same(string path, IEnumerable<string> expected, JsonElement told)
    {
        Count();
        var (all, found) = (string.Join("; ", expected),
            string.Join("; ", told.EnumerateArray().Select(t => t.ToString())));
        if (all != found) Fault(path, $"[{found}] is told, and it is [{all}]");
    }

    /// <summary>
    /// An object has these members in this order and no others; a null among the names stands for none.
    /// </summary>
    /// <returns>Whether it can be looked into.</returns>
    public bool Members(string path, JsonElement told, params IEnumerable<string?> names)
    {
        Count();
        if (told.ValueKind != JsonValueKind.Object) { Fault(path, "is no object"); return false; }
        var (all, found) = (string.Join(", ", names.OfType<string>()),
            string.Join(", ", told.EnumerateObject().Select(m => m.Name)));
        if (all == found) return true;
        Fault(path, $"has the members {found}, and should have {all}");
        return false;
    }

    /// <summary>As many elements as there should be; those that are there are looked at one by one.</summary>
    public void Each<T>(string path, IReadOnlyList<T> expected, JsonElement told, Action<string, T, JsonElement> look)
    {
        Count();
        if (told.ValueKind != JsonValueKind.Array) { Fault(path, "is no array"); return; }
        if (told.GetArrayLength() != expected.Count)
            Fault(path, FormattableString.Invariant($"tells {told.GetArrayLength()}, and there are {expected.Count}"));
        var at = 0;
        foreach (var element in told.EnumerateArray().Take(expected.Count))
        {
            look(FormattableString.Invariant($"{path}[{at}]"), expected[at], element);
            at++;
        }
    }
}
