using System.Collections.Immutable;

namespace Eligibility.Cases;

/// <summary>
/// Collects the faults of one case. A hostile case could have tens of thousands: past a hundred they are cut short.
/// </summary>
internal sealed class CaseFaults(long firstLine = 1, bool inCells = false)
{
    /// <summary>The most faults reported (language, section 7).</summary>
    public const int Most = 100;

    // Enough for twenty misspelt words against 250 names; thousands of long ones must not make the search slow.
    private const int MostCompared = 5_000;

    private int _compared;
    private readonly ImmutableArray<CaseFault>.Builder _all = ImmutableArray.CreateBuilder<CaseFault>();

    /// <summary>The line of its file on which the case begins: messages count lines from the top of the file.</summary>
    public long FirstLine => firstLine;

    /// <summary>Whether the case is a row of CSV: messages speak of cells then, and not of JSON.</summary>
    public bool InCells => inCells;

    /// <summary>Whether none was found.</summary>
    public bool None => _all.Count == 0;

    /// <summary>Whether enough were found: what is looked at from here on would not be reported.</summary>
    public bool Full => _all.Count > Most;

    public void Add(CaseFault fault)
    {
        if (_all.Count < Most) _all.Add(fault);
        else if (_all.Count == Most) _all.Add(CaseMessages.TooManyFaults(Most));
    }

    /// <summary>
    /// The declared name nearest to a misspelt one; null when none is near, or enough were looked for.
    /// </summary>
    public string? Nearest(string words, IReadOnlyCollection<string> names)
    {
        if (Full || _compared > MostCompared) return null;
        _compared += names.Count;
        return Spelling.Nearest(words, names);
    }

    public CaseResult Refuse() => new() { Faults = _all.ToImmutable() };
}
