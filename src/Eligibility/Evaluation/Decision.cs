using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>
/// What an evaluation came to, recorded compactly: the case, and what each condition and each rule came to. A justification
/// is rendered from it when asked for, so that the two cannot disagree.
/// </summary>
public sealed record Decision
{
    /// <summary>The policy that decided.</summary>
    public required Policy Policy { get; init; }

    /// <summary>The case decided.</summary>
    public required Case Case { get; init; }

    /// <summary>The outcome; null while undecided.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>The outcomes still possible, in order of declaration; the one decided where there is one.</summary>
    public required ImmutableArray<Outcome> Possible { get; init; }

    /// <summary>Whether the decision is decided (language, section 4.4).</summary>
    public bool IsDecided => Outcome is not null;

    /// <summary>Whether everything told is exact; where not, something told as open may in truth be certain, never the reverse.</summary>
    public required bool Exact { get; init; }

    /// <summary>The reasons, in order of declaration, <c>otherwise</c> last.</summary>
    public required ImmutableArray<Reason> Reasons { get; init; }

    /// <summary>The status of each rule, in order of declaration.</summary>
    public required ImmutableArray<RuleStatus> Statuses { get; init; }

    /// <summary>What can still matter, in the order in which to ask (language, section 4.4).</summary>
    public required ImmutableArray<Need> Needed { get; init; }

    /// <summary>The decision date, or null when it is unknown.</summary>
    public DateOnly? DecidedOn => Case.Values[Policy.DecisionDate.Slot] is Scalar day ? DateOnly.FromDayNumber((int)day.Value) : null;

    /// <summary>The date that chose this edition among others; null where the policy was used as it stands.</summary>
    public DateOnly? ChosenBy { get; init; }

    internal ImmutableArray<Truth> Truths { get; init; } = [];

    /// <summary>Whether each rule is in force, and whether it applies undefeated: what tells a rule by which others it is defeated.</summary>
    internal ImmutableArray<Truth> Undefeated { get; init; } = [];

    /// <summary>For each rule the rules that defeat it in some way of filling in what is unknown; default where nothing that is looked at is unknown.</summary>
    internal ImmutableArray<ImmutableArray<int>> Defeaters { get; init; }

    /// <summary>The rules by which a rule is defeated, or may be, by their places in order.</summary>
    internal IEnumerable<int> DefeatersOf(Rule rule) => Statuses[rule.Index] is not (RuleStatus.Defeated or RuleStatus.Open) ? []
        : Defeaters.IsDefault ? Evaluator.Rules.OverridersOf(rule.Index).Where(o => Undefeated[o] == Truth.Held) : Defeaters[rule.Index];

    /// <summary>The evaluator, so that a renderer works out values exactly as the decision did.</summary>
    internal PolicyEvaluator Evaluator { get; init; } = null!;
}

/// <summary>A reason of a decision.</summary>
/// <param name="Rule">The rule, or null for <c>otherwise</c>.</param>
/// <param name="Open">Whether it is a reason only in some way of filling in what is unknown.</param>
public sealed record Reason(Rule? Rule, bool Open);

/// <summary>A fact that can still matter.</summary>
/// <param name="Name">Its name; of an item's field, <c>previous offences 2: kind</c>.</param>
/// <param name="Ask">The question that asks for it, or null.</param>
/// <param name="Alone">Whether one of its answers alone decides.</param>
public sealed record Need(string Name, string? Ask, bool Alone)
{
    /// <summary>Whether it is withheld from the person decided about.</summary>
    public bool Confidential { get; init; }
}
