using System.Collections.Immutable;

namespace Eligibility.Hosting;

/// <summary>All that live policies know at one moment: replaced whole, never changed.</summary>
/// <param name="Status">What callers are told.</param>
/// <param name="Load">What is in force, with what it was compiled from.</param>
/// <param name="Loaded">The digest of the place when it held that.</param>
/// <param name="Refused">The digest of the place when it held what was refused last, or null.</param>
/// <param name="Retired">Editions that are no longer in force, the latest first.</param>
internal sealed record LiveState(PolicyStatus Status, PolicyLoad? Load, string? Loaded, string? Refused,
    ImmutableArray<PolicyEvaluator> Retired)
{
    /// <summary>What was refused, with every line at fault; or null.</summary>
    public string? WholeFault { get; private init; }

    public static LiveState Empty { get; } = new(new PolicyStatus(), null, null, null, []);

    /// <summary>The edition with a hash, or null.</summary>
    public PolicyEvaluator? Edition(string hash) =>
        (Status.Catalogue?.All ?? []).Concat(Retired)
            .FirstOrDefault(e => string.Equals(e.Policy.Hash, hash, StringComparison.OrdinalIgnoreCase));

    /// <summary>What would come of other texts.</summary>
    public PolicyStatus Preview(SourceLook look)
    {
        var load = look.Library is { } library
            ? PolicyLoad.Of(library, look.Below, look.Name, Load)
            : PolicyLoad.Refused(look.Fault!);
        return new PolicyStatus
        {
            Health = load.Catalogue is null ? PolicyHealth.Failed : PolicyHealth.Loaded,
            Catalogue = load.Catalogue,
            Fault = load.Fault,
            Errors = load.Errors,
        };
    }

    /// <summary>The place holds what is in force, as it did or again.</summary>
    public LiveState AsLoaded() => Refused is null
        ? this
        : this with
        {
            Refused = null,
            WholeFault = null,
            Status = Status with { Health = PolicyHealth.Loaded, Fault = null, Errors = [], FaultySince = null },
        };

    /// <summary>What is in force stays.</summary>
    public LiveState Refuse(string digest, PolicyLoad refused, DateTimeOffset now) => this with
    {
        Refused = digest,
        WholeFault = refused.WholeFault,
        Status = Status with
        {
            Health = Load is null ? PolicyHealth.Failed : PolicyHealth.Stale,
            Fault = refused.Fault,
            Errors = refused.Errors,
            FaultySince = Status.FaultySince ?? now,
        },
    };

    /// <summary>What was compiled comes into force. Where that is what already is, its time does not move.</summary>
    public LiveState Swap(string digest, PolicyLoad load, DateTimeOffset now, int editionsKept)
    {
        var catalogue = load.Catalogue!;
        if (catalogue.Hash == Status.Catalogue?.Hash) return AsLoaded() with { Loaded = digest };
        var hashes = catalogue.All.Select(e => e.Policy.Hash).ToHashSet(StringComparer.Ordinal);
        var retired = (Status.Catalogue?.All ?? []).Concat(Retired).Where(e => !hashes.Contains(e.Policy.Hash));
        return new LiveState(
            new PolicyStatus { Health = PolicyHealth.Loaded, Catalogue = catalogue, LoadedAt = now },
            load, digest, null, [.. retired.Take(editionsKept)]);
    }
}
