using System.Collections.Immutable;
using System.Text.Json;
using Eligibility.Cases;

namespace Eligibility.AspNetCore.Problems;

/// <summary>
/// Finds what the library says of a place, such as <c>previous offences 2: kind</c>, in the JSON of the case: its
/// pointer (RFC 6901), in the spelling of the sender.
/// </summary>
internal sealed class CasePointers
{
    // A fact of the case, a field of an item or a part of a judged fact, and a part of a judged field.
    private const int DeepestName = 3;

    private readonly Dictionary<string, string> _pointers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names;

    private CasePointers(IEnumerable<Policy> policies)
    {
        _names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in policies.SelectMany(p => p.Inputs))
        {
            Declare(input.Name);
            if (input is Model.ListInput list)
                foreach (var field in list.Fields) Declare(field.Name);
        }
        foreach (var name in (string[])["id", "value", "by", "because"]) Declare(name);
    }

    /// <summary>The faults of a case as those of a request.</summary>
    /// <param name="faults">What the library found.</param>
    /// <param name="utf8">The case.</param>
    /// <param name="policies">The policies that it may have been read for.</param>
    public static ImmutableArray<ProblemFault> Of(IEnumerable<CaseFault> faults, ReadOnlySpan<byte> utf8,
        IEnumerable<Policy> policies)
    {
        var pointers = new CasePointers(policies);
        if (JsonText.Read(utf8, new CaseFaults()) is { } stated) pointers.Walk(stated, "", "", 0);
        var at = PlaceOfText(utf8);
        return [.. faults.Select(fault => new ProblemFault(FaultPlace.Pointer(pointers.Find(fault.Path)), fault.Message,
            fault.Help) { Code = fault.Code, Words = fault.Path, At = IsOfText(fault) ? at : null })];
    }

    /// <summary>Whether a case has a fault of its text, so that nothing of what it states was read.</summary>
    public static bool IsOfText(CaseFault fault) =>
        fault.Code is "ELG703" or "ELG705" || string.CompareOrdinal(fault.Code, "ELG710") is >= 0
            && string.CompareOrdinal(fault.Code, "ELG719") <= 0;

    private static (long Line, int Column)? PlaceOfText(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) utf8 = utf8[3..];
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonText.MostNesting });
        try
        {
            while (reader.Read())
            {
            }
            return null;
        }
        catch (JsonException fault)
        {
            var place = JsonPlace.Of(utf8, fault);
            return (place.Line, place.Column);
        }
    }

    private void Declare(string name)
    {
        if (Spelling.Key(name) is { } key) _names.TryAdd(key, name);
    }

    private void Walk(Stated stated, string path, string pointer, int depth)
    {
        if (stated is StatedArray array)
            for (var i = 0; i < array.Elements.Length; i++)
                Add(CasePath.Item(path, i), FormattableString.Invariant($"{pointer}/{i}"), array.Elements[i], depth);
        if (stated is not StatedObject { Members: var members }) return;
        foreach (var member in members)
        {
            var below = $"{pointer}/{Escape(member.Name)}";
            var written = Echo.Name(member.Name);
            Add(CasePath.Member(path, written), below, member.Value, depth + 1);
            // Another spelling of a declared name: the library says the declared one. No deeper than names are
            // declared: a nest of them would be walked as often as there are ways through it.
            if (depth < DeepestName && Spelling.Key(member.Name) is { } key
                && _names.TryGetValue(key, out var name) && name != written)
                Add(CasePath.Member(path, name), below, member.Value, depth + 1);
        }
    }

    private void Add(string path, string pointer, Stated below, int depth)
    {
        // Of a name that is stated twice the later is the one at fault.
        _pointers[path] = pointer;
        Walk(below, path, pointer, depth);
    }

    /// <summary>
    /// The pointer of a path. What is not stated is a member of what is: it points to where it would stand. What is
    /// said of the case as a whole points to the whole.
    /// </summary>
    private string Find(string path)
    {
        if (_pointers.TryGetValue(path, out var found)) return found;
        var member = path.LastIndexOf(": ", StringComparison.Ordinal);
        if (member >= 0) return $"{Find(path[..member])}/{Escape(path[(member + 2)..])}";
        return Spelling.Key(path) is { } key && _names.ContainsKey(key) ? "/" + Escape(path) : "";
    }

    private static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
