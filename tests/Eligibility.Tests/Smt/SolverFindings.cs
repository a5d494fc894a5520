using System.Collections.Immutable;
using Eligibility.Evaluation;

namespace Eligibility.Tests.Smt;

/// <summary>What a solver says of a case; where it did not answer all of a question, that is told.</summary>
internal sealed class SolverFindings
{
    /// <summary>The outcomes of which it gave a case, by their places.</summary>
    public SortedSet<int> Possible { get; } = [];

    /// <summary>For each rule what it can come to.</summary>
    public required ImmutableArray<SortedSet<RuleStatus>> Statuses { get; init; }

    /// <summary>Of what is unknown, that which can matter.</summary>
    public SortedSet<string> Matters { get; } = new(StringComparer.Ordinal);

    /// <summary>Of what is unknown, that of which it did not say whether it can matter.</summary>
    public SortedSet<string> Unanswered { get; } = new(StringComparer.Ordinal);

    /// <summary>Of what can matter and has few values: whether one of them decides alone.</summary>
    public SortedDictionary<string, bool> Alone { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether it said which outcomes and statuses are possible, and that no others are.</summary>
    public bool OutcomesAnswered { get; set; }

    /// <summary>Whether it was asked what can matter, and said that nothing else can.</summary>
    public bool MattersAnswered { get; set; }

    public int Questions { get; set; }

    public int NotAnswered { get; set; }

    public string Words(Policy policy) => FormattableString.Invariant($"""
        possible {string.Join(", ", Possible.Select(o => policy.Outcomes[o].Name))}{(OutcomesAnswered ? "" : " ...")}
        statuses {string.Join("; ", Statuses.Select(s => string.Join('/', s)))}
        matters {string.Join(", ", Matters)}{(MattersAnswered ? "" : " ...")}
        alone {string.Join(", ", Alone.Select(a => $"{a.Key}: {(a.Value ? "yes" : "no")}"))}
        """);
}
