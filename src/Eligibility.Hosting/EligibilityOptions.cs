namespace Eligibility.Hosting;

/// <summary>
/// Where an application keeps its policies. Either <see cref="Folder"/> or <see cref="Source"/> is set. Looked at once:
/// what changes later has no effect on a catalogue in use.
/// </summary>
public sealed class EligibilityOptions
{
    /// <summary>
    /// The folder of the policies, with all folders below it. A relative path starts at the host's content root; where
    /// there is no host, at the application's own folder.
    /// </summary>
    public string Folder { get; set; } = "";

    /// <summary>
    /// The library's root, from which <c>use</c> finds vocabularies. When silent, the nearest folder at or above
    /// <see cref="Folder"/> that holds <c>library.rules</c>, else <see cref="Folder"/> itself.
    /// </summary>
    public string? Root { get; set; }

    /// <summary>
    /// In place of a folder: gives the texts, such as those of resources or of a database, as one whole (<see
    /// cref="Library.Of"/>). It is called once.
    /// </summary>
    public Func<Library>? Source { get; set; }
}
