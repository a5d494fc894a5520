using System.Collections.Immutable;

namespace Eligibility.Cases;

/// <summary>Collects the faults of one case. A hostile case could have tens of thousands: past a hundred they are cut short.</summary>
internal sealed class CaseFaults
{
    /// <summary>The most faults reported (language, section 7).</summary>
    public const int Most = 100;

    private readonly ImmutableArray<CaseFault>.Builder _all = ImmutableArray.CreateBuilder<CaseFault>();

    /// <summary>Whether none was found.</summary>
    public bool None => _all.Count == 0;

    /// <summary>Whether enough were found: what is looked at from here on would not be reported.</summary>
    public bool Full => _all.Count > Most;

    public void Add(CaseFault fault)
    {
        if (_all.Count < Most) _all.Add(fault);
        else if (_all.Count == Most) _all.Add(CaseMessages.TooManyFaults(Most));
    }

    public CaseResult Refuse() => new() { Faults = _all.ToImmutable() };
}
