using Eligibility.World;

namespace Eligibility.Evaluation;

/// <summary>
/// What may still be spent on all that is asked together: states looked at, and effort of the world. Counted and never
/// timed, so that the answer is the same on every machine.
/// </summary>
/// <param name="steps">The states that may be looked at, each as often as there are parts by the hundreds.</param>
/// <param name="effort">What may be spent on the world.</param>
internal sealed class Allowance(int steps, int effort)
{
    /// <summary>The states that one question may look at.</summary>
    public const int StepsAQuestion = 8_000;

    private const int StepsADecision = 80_000;
    private const int EffortADecision = 800_000;

    // So many decisions of one case spend what they like; more of them share what these may.
    private const int DecisionsACase = 2;

    /// <summary>What one decision may spend, or one guarantee.</summary>
    public static Allowance OfDecision() => new(StepsADecision, EffortADecision);

    /// <summary>
    /// What the decision of a case may spend: where each record of a list is decided by itself, an equal part of what all of
    /// them may. No record spends what another left, so that what is told of it does not hang on their order.
    /// </summary>
    public static Allowance Of(Case @case) => Shared(@case.DecidedTogether, DecisionsACase);

    /// <summary>What so many decisions may spend.</summary>
    public static Allowance OfDecisions(int decisions) =>
        new(decisions * StepsADecision, decisions * EffortADecision);

    /// <summary>An equal part of what so many decisions may spend; no more than one may.</summary>
    public static Allowance Shared(int among, int decisions) => new(
        (int)Math.Min(StepsADecision, (long)decisions * StepsADecision / Math.Max(1, among)),
        (int)Math.Min(EffortADecision, (long)decisions * EffortADecision / Math.Max(1, among)));

    /// <summary>The states left.</summary>
    public int Left { get; private set; } = steps;

    /// <summary>The effort of the world, counted where it is spent.</summary>
    public Effort Effort { get; } = new(effort);

    /// <summary>Whether nothing more can be asked.</summary>
    public bool IsSpent => Left <= 0 || Effort.IsSpent;

    /// <summary>The states that the next question may look at.</summary>
    public int Allowed => Math.Min(StepsAQuestion, Left);

    /// <summary>Takes states that were looked at.</summary>
    public void Take(int states) => Left -= states;
}
