using Eligibility.Model;

namespace Eligibility.Tests.Checking.Explanations;

/// <summary>On whose side an outcome or a rule is.</summary>
internal enum Direction { For, Against, Neither }

/// <summary>The directions of a policy's outcomes and rules (outputs, section 1.1).</summary>
internal sealed class Directions(Policy policy)
{
    public static string Said(Direction direction) =>
        direction switch { Direction.For => "for", Direction.Against => "against", _ => "neutral" };

    public static Direction Opposite(Direction direction) => direction switch
    {
        Direction.For => Direction.Against,
        Direction.Against => Direction.For,
        _ => Direction.Neither,
    };

    /// <summary>The outcomes, worst for the person first.</summary>
    public IReadOnlyList<Outcome> Ranked { get; } = policy.WorstToBest.IsEmpty ? policy.Outcomes : policy.WorstToBest;

    // What refers is on nobody's side, and neither is the only outcome that does not.
    private readonly List<Outcome> _own =
        [.. (policy.WorstToBest.IsEmpty ? policy.Outcomes : policy.WorstToBest).Where(o => !o.Refers)];

    public Direction Of(Outcome outcome) =>
        outcome.Letter.Counts is { } counts
            ? counts switch { Side.For => Direction.For, Side.Against => Direction.Against, _ => Direction.Neither }
            : outcome.Refers || _own.Count < 2 ? Direction.Neither
            : outcome == _own[0] ? Direction.Against
            : outcome == _own[^1] ? Direction.For
            : Direction.Neither;

    public Direction Of(Rule rule)
    {
        if (rule.Outcome is { } outcome) return Of(outcome);
        var overridden = rule.Overrides.Select(o => Of(policy.Rules[o])).Distinct().ToList();
        return overridden is [var only] ? Opposite(only) : Direction.Neither;
    }
}
