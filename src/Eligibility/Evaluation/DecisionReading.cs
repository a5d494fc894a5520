using System.Collections.Immutable;

namespace Eligibility.Evaluation;

/// <summary>What can still change the outcome of a case.</summary>
/// <param name="Needed">What is needed, in the order in which to ask.</param>
/// <param name="AreExact">Whether that is exact.</param>
internal sealed record NeedsReading(ImmutableArray<Need> Needed, bool AreExact)
{
    /// <summary>What is needed of a case that is decided.</summary>
    public static NeedsReading None { get; } = new([], true);

    /// <summary>What a proof tells.</summary>
    public static NeedsReading Of(ResidualNeeds needs) => new(needs.Find(), needs.AreExact);
}

/// <summary>What there is to read of a decision beside its lines.</summary>
internal sealed record DecisionReading
{
    /// <summary>The outcome; null while undecided.</summary>
    public required Outcome? Outcome { get; init; }

    /// <summary>The outcomes still possible, in order of declaration.</summary>
    public required ImmutableArray<Outcome> Possible { get; init; }

    /// <summary>Whether the outcome, what is possible and the reasons are exact.</summary>
    public bool OutcomeIsExact { get; init; } = true;

    /// <summary>Whether what is needed is exact.</summary>
    public bool NeedsAreExact { get; init; } = true;

    /// <summary>The conditions, by index, that are told as open and may in truth be certain.</summary>
    public ImmutableHashSet<int> ConditionsNotSettled { get; init; } = [];

    /// <summary>The rules, by index, whose status is told as open and may in truth be certain.</summary>
    public ImmutableHashSet<int> RulesNotSettled { get; init; } = [];

    /// <summary>The reasons, in order of declaration, <c>otherwise</c> last.</summary>
    public required ImmutableArray<Reason> Reasons { get; init; }

    /// <summary>What can still matter, in the order in which to ask.</summary>
    public required ImmutableArray<Need> Needed { get; init; }

    /// <summary>The status of each rule, in order of declaration.</summary>
    public required ImmutableArray<RuleStatus> Statuses { get; init; }

    /// <summary>What each of the policy's conditions came to, by index.</summary>
    public required ImmutableArray<Truth> Truths { get; init; }

    /// <summary>Whether each rule applies and no rule that overrides it applies undefeated.</summary>
    public required ImmutableArray<Truth> Undefeated { get; init; }

    /// <summary>For each rule those that defeat it in some way of filling in what is unknown.</summary>
    public required ImmutableArray<ImmutableArray<int>> Defeaters { get; init; }
}
