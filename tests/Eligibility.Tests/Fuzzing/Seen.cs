using System.Globalization;
using System.Text;

namespace Eligibility.Tests.Fuzzing;

/// <summary>
/// What inputs were seen to lead to: codes and wordings of messages, kinds of conditions, statuses, and where they are
/// counted the branches taken in the engine. An input that leads to something new is worth changing further.
/// </summary>
internal sealed class Seen
{
    private readonly HashSet<ulong> _all = [];

    public int Count => _all.Count;

    /// <summary>Whether anything since the last <see cref="Begin"/> was new.</summary>
    public bool AnythingNew { get; private set; }

    public void Begin() => AnythingNew = false;

    public void Add(ulong feature) => AnythingNew |= _all.Add(feature);

    public void Add(string kind, int value) => Add(kind, value.ToString(CultureInfo.InvariantCulture));

    public void Add(string kind, string value) => Add(Hash($"{kind}\n{value}"));

    /// <summary>A wording without the names, numbers and places in it.</summary>
    public void AddWording(string kind, string message)
    {
        var shape = new StringBuilder();
        var quoted = false;
        foreach (var c in message)
        {
            if (c is '`' or '"') quoted = !quoted;
            else if (!quoted && !char.IsAsciiDigit(c)) shape.Append(c);
        }
        Add(kind, shape.Length > 120 ? shape.ToString(0, 120) : shape.ToString());
    }

    /// <summary>A copy, from which another run goes on.</summary>
    public Seen Copy()
    {
        var copy = new Seen();
        copy._all.UnionWith(_all);
        return copy;
    }

    private static ulong Hash(string text)
    {
        // FNV-1a: the same in every process, which the hash of a string is not.
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
            return hash;
        }
    }
}
