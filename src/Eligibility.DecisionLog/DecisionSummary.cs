using System.Collections.Immutable;

namespace Eligibility.DecisionLog;

/// <summary>What people made of the advice, counted. What was erased is in none of the counts.</summary>
public sealed record DecisionSummary
{
    /// <summary>How many decisions there are.</summary>
    public required int Decisions { get; init; }

    /// <summary>How many of them departed from the advice.</summary>
    public required int Departures { get; init; }

    /// <summary>Departures by the rules that gave the advice: one of several rules counts under each.</summary>
    public required ImmutableSortedDictionary<string, int> ByRule { get; init; }

    /// <summary>Departures by the officer's role.</summary>
    public required ImmutableSortedDictionary<string, int> ByRole { get; init; }

    /// <summary>Departures by the outcome decided on.</summary>
    public required ImmutableSortedDictionary<string, int> ByOutcome { get; init; }

    /// <summary>The records of decisions on files of which something was not read, in order.</summary>
    public required ImmutableArray<long> NotRead { get; init; }

    /// <summary>The time from advice to decision that half of them took at most; null where there is none.</summary>
    public TimeSpan? MedianTime { get; init; }

    /// <summary>The longest time from advice to decision; null where there is none.</summary>
    public TimeSpan? LongestTime { get; init; }

    /// <summary>Counts decisions.</summary>
    public static DecisionSummary Of(IEnumerable<LoggedDecision> decisions)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        var all = decisions.ToList();
        var departed = all.Where(d => d.Decision == "departed").ToList();
        var times = all.Select(d => d.Took).Order().ToList();
        return new DecisionSummary
        {
            Decisions = all.Count, Departures = departed.Count, ByRule = Count(departed.SelectMany(d => d.Reasons)),
            ByRole = Count(departed.Select(d => d.Role)), ByOutcome = Count(departed.Select(d => d.Outcome!)),
            NotRead = [.. all.Where(d => !d.NotRead.IsEmpty).Select(d => d.Record)],
            MedianTime = times.Count == 0 ? null : times[(times.Count - 1) / 2],
            LongestTime = times.Count == 0 ? null : times[^1],
        };
    }

    private static ImmutableSortedDictionary<string, int> Count(IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
}
