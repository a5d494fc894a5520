using System.Collections.Immutable;

namespace Eligibility.Hosting;

/// <summary>How live policies are.</summary>
public enum PolicyHealth
{
    /// <summary>There are none, and nothing is decided.</summary>
    Failed,

    /// <summary>What is in force is not what the place holds now, which was refused.</summary>
    Stale,

    /// <summary>What is in force is what the place holds.</summary>
    Loaded,
}

/// <summary>
/// Policies in force at one moment, and how they stand to what their place holds. It never changes: whoever holds one
/// goes on with its catalogue, whatever is loaded meanwhile.
/// </summary>
public sealed record PolicyStatus
{
    internal PolicyStatus()
    {
    }

    /// <summary>How they are.</summary>
    public PolicyHealth Health { get; internal init; }

    /// <summary>The policies in force; null where none were ever loaded.</summary>
    public PolicyCatalogue? Catalogue { get; internal init; }

    /// <summary>
    /// Since when they are in force; null where none were ever loaded. Reading the same again does not move it.
    /// </summary>
    public DateTimeOffset? LoadedAt { get; internal init; }

    /// <summary>
    /// Why what the place holds was refused, in a line that begins with the place of the fault where it is one of a
    /// text; null where nothing was refused.
    /// </summary>
    public string? Fault { get; internal init; }

    /// <summary>Every error of the texts that were refused, by place.</summary>
    public ImmutableArray<Diagnostic> Errors { get; internal init; } = [];

    /// <summary>
    /// Since when something is refused, whatever it was; null where nothing is. Another fault does not move it.
    /// </summary>
    public DateTimeOffset? FaultySince { get; internal init; }
}
