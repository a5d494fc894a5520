using System.Collections.Immutable;

namespace Eligibility.Handling;

/// <summary>
/// Collects what is wrong with one note. A hostile one could have tens of thousands: past a hundred they are cut short.
/// </summary>
internal sealed class NoteFaults
{
    /// <summary>The most that are told.</summary>
    public const int Most = 100;

    private readonly ImmutableArray<NoteFault>.Builder _all = ImmutableArray.CreateBuilder<NoteFault>();

    /// <summary>Whether none was found.</summary>
    public bool None => _all.Count == 0;

    /// <summary>Whether what is looked at from here on would not be told.</summary>
    public bool AreEnough => _all.Count > Most;

    /// <summary>Whether some of it could not be read: a member stands there twice, or a text is no text.</summary>
    public bool HasUnreadable { get; private set; }

    public void Add(string path, (string Message, string? Help) fault)
    {
        if (_all.Count < Most) _all.Add(new NoteFault(path, fault.Message, fault.Help));
        else if (_all.Count == Most) _all.Add(new NoteFault("", NoteMessages.TooMany(Most), null));
    }

    /// <summary>One that two readers of JSON could read otherwise, or not at all.</summary>
    public void AddUnreadable(string path, (string Message, string? Help) fault)
    {
        HasUnreadable = true;
        Add(path, fault);
    }

    public ImmutableArray<NoteFault> All() => _all.ToImmutable();
}
