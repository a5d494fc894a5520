using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Rendering;

namespace Eligibility.Justification;

/// <summary>
/// How a line bears on its rule: by its sign, which it has from its place, and by what became of the rule. Every
/// form reads it here.
/// </summary>
/// <param name="Effect">What a line that bears does for the person.</param>
/// <param name="IsByHelp">
/// Whether those bear that help the rule, or those that stop it; null where those do that are not known.
/// </param>
/// <param name="Sign">Whether a line helps where it is true; null where the line above carries it.</param>
internal readonly record struct Bearing(Effect Effect, bool? IsByHelp, bool? Sign)
{
    /// <summary>How the <c>when</c> of a rule bears on it; its <c>unless</c> is turned round.</summary>
    /// <param name="status">What became of the rule.</param>
    /// <param name="direction">On whose side it is.</param>
    public static Bearing Of(RuleStatus status, Side direction) => status switch
    {
        RuleStatus.NotInForce => new(Effect.None, true, true),
        RuleStatus.Open => new(Effect.Unknown, null, true),
        RuleStatus.DoesNotApply => new(Effects.Of(Directions.Opposite(direction)), false, true),
        _ => new(Effects.Of(direction), true, true),
    };

    /// <summary>The same where what helped stops, and what stopped helps.</summary>
    public Bearing Turned => this with { Sign = !Sign };

    /// <summary>What a line must come to in order to bear.</summary>
    public NodeState Wanted =>
        IsByHelp is not { } helps ? NodeState.Open : helps == Sign ? NodeState.Held : NodeState.Failed;

    /// <summary>Whether a line bears that came to a state, as far as those above it do.</summary>
    public bool IsMetBy(NodeState state) => Sign is not null && state == Wanted;

    /// <summary>Whether a line helps the rule or stops it; null where it does neither.</summary>
    public bool? Helps(NodeState state) => state switch
    {
        NodeState.Held => Sign,
        NodeState.Failed => !Sign,
        _ => null,
    };

    /// <summary>How the lines below one bear.</summary>
    public Bearing Below(LineForm form) => form switch
    {
        LineForm.Not or LineForm.None or LineForm.AtMost => Turned,
        LineForm.Exactly or LineForm.Test => this with { Sign = null },
        _ => this,
    };
}
