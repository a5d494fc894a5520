using System.Numerics;

namespace Eligibility.Plan;

/// <summary>To which outcomes each answer to one fact was seen to lead, the rest of the case being as it may.</summary>
/// <param name="range">Between which slots the answers lie.</param>
internal sealed class OutcomesByAnswer((long Least, long Greatest) range)
{
    private readonly List<(long From, long To, int Outcome)> _seen = [];

    /// <summary>From one answer to another each was seen to lead to an outcome.</summary>
    public void Add(long from, long to, int outcome) => _seen.Add((from, to, outcome));

    /// <summary>Whether each answer was seen to lead to two outcomes or more, so that none decides alone.</summary>
    public bool AreTwoEverywhere()
    {
        if (_seen.Count == 0 || range.Least > range.Greatest) return false;
        var starts = new SortedSet<long> { range.Least };
        foreach (var (from, to, _) in _seen)
        {
            starts.Add(Math.Max(from, range.Least));
            if (to < range.Greatest) starts.Add(to + 1);
        }
        foreach (var start in starts)
            if (!AreTwo(start)) return false;
        return true;
    }

    /// <summary>Whether an answer was seen to lead to two outcomes or more.</summary>
    public bool AreTwo(long answer)
    {
        var outcomes = 0UL;
        foreach (var (from, to, outcome) in _seen)
            if (from <= answer && answer <= to) outcomes |= 1UL << outcome;
        return BitOperations.PopCount(outcomes) > 1;
    }
}
