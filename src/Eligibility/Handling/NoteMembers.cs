using System.Collections.Immutable;
using System.Text.Json;
using Eligibility.Text;

namespace Eligibility.Handling;

/// <summary>
/// Reads the members of one JSON object and gathers what is wrong with them. Strict: a member that nobody asked for
/// is a fault, so that a name that is misspelt is not taken for one left out.
/// </summary>
internal sealed partial class NoteMembers
{
    private readonly string _path;
    private readonly NoteFaults _faults;
    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);

    // In the order of the text: faults are told in it.
    private readonly List<string> _stated = [];

    // In the order in which they were asked for, which is that of the documentation.
    private readonly List<string> _asked = [];

    public NoteMembers(JsonElement @object, string path, NoteFaults faults, NoteUse use)
    {
        (_path, _faults, Use) = (path, faults, use);
        foreach (var member in @object.EnumerateObject())
            if (NameOf(member) is not { } name) faults.AddUnreadable(path, NoteMessages.NameNoText());
            else if (_members.TryAdd(name, member.Value)) _stated.Add(name);
            else faults.AddUnreadable(Escaped(name), NoteMessages.Twice());
    }

    /// <summary>What the note is read for.</summary>
    public NoteUse Use { get; }

    /// <summary>Whether nothing was found to be wrong yet, with the whole note.</summary>
    public bool AllIsWell => _faults.None;

    /// <summary>Whether a member stands there and is not null, whatever it is.</summary>
    public bool States(string name) =>
        _members.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>Whether a member is a text.</summary>
    public bool IsText(string name) =>
        _members.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String;

    /// <summary>Whether a member is left out, null or an empty list.</summary>
    public bool HasNothing(string name) => !States(name)
        || _members[name] is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 0;

    public void Fault(string name, string message, string? help = null) => Fault(name, (message, help));

    public void Fault(string name, (string Message, string? Help) fault) => _faults.Add(Place(name), fault);

    /// <summary>Tells of members that nobody asked for.</summary>
    public void End()
    {
        var left = _asked.Where(name => !_members.ContainsKey(name)).ToList();
        foreach (var name in _stated.Where(name => !_asked.Contains(name)).TakeWhile(_ => !_faults.AreEnough))
            _faults.Add(Escaped(name), NoteMessages.NoSuchMember(_asked, Nearest.Of(name, left)));
    }

    /// <summary>An object that is needed.</summary>
    /// <param name="name">The member.</param>
    /// <param name="such">An example of it.</param>
    /// <param name="read">Reads its members.</param>
    public T? Object<T>(string name, string such, Func<NoteMembers, T> read) =>
        Find(name, isNeeded: true, ("an object", $"write \"{name}\": {such}")) is { } value
            ? ReadObject(value, Place(name), such, read)
            : default;

    /// <summary>
    /// A list of objects that is needed. What cannot be null keeps its place also where it is no object: that is told.
    /// </summary>
    public ImmutableArray<T> Objects<T>(string name, string such, Func<NoteMembers, T> read)
    {
        var objects = ImmutableArray.CreateBuilder<T>();
        foreach (var (element, at) in Elements(name, isNeeded: true))
            if (ReadObject(element, at, such, read) is { } inner) objects.Add(inner);
        return objects.ToImmutable();
    }

    private T? ReadObject<T>(JsonElement element, string at, string such, Func<NoteMembers, T> read)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            _faults.Add(at, NoteMessages.Other(element, "an object", $"write {such}"));
            return default;
        }
        var inner = new NoteMembers(element, at, _faults, Use);
        var value = read(inner);
        inner.End();
        return value;
    }

    private List<(JsonElement Element, string Path)> Elements(string name, bool isNeeded)
    {
        if (Find(name, isNeeded, ("a list", $"write \"{name}\": [] where there is nothing to list")) is not { } value)
            return [];
        if (value.ValueKind != JsonValueKind.Array)
        {
            Wrong(name, value, "a list", "write it between brackets, [...], also where it is only one");
            return [];
        }
        if (Use == NoteUse.Printed && value.GetArrayLength() > MostItems)
        {
            Fault(name, NoteMessages.TooManyItems(value.GetArrayLength(), MostItems));
            return [];
        }
        return [.. value.EnumerateArray().Select((e, i) => (e, FormattableString.Invariant($"{Place(name)}/{i}")))];
    }

    private JsonElement? Find(string name, bool isNeeded, (string Words, string? Help) expected)
    {
        if (!_asked.Contains(name)) _asked.Add(name);
        if (States(name)) return _members[name];
        if (isNeeded) Fault(name, $"is missing; expected {expected.Words}", expected.Help);
        return null;
    }

    private void Wrong(string name, JsonElement found, string expected, string? help = null) =>
        _faults.Add(Place(name), NoteMessages.Other(found, expected, help));

    /// <summary>The place of a member that a form has as a JSON pointer, or of what stands below it.</summary>
    private string Place(string name) => $"{_path}/{name}";

    /// <summary>The same of a name that a stranger chose.</summary>
    private string Escaped(string name) =>
        Place(name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));

    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are no UTF-8, are found only when a text is read.
            return null;
        }
    }
}
