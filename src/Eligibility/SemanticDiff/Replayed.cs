using System.Collections.Immutable;
using System.Globalization;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.SemanticDiff;

/// <summary>A case decided under two policies as they were read.</summary>
/// <param name="Old">The decision under the old one.</param>
/// <param name="New">The decision under the new one.</param>
internal sealed record Replayed(Decision Old, Decision New)
{
    /// <summary>
    /// A case over the joint facts, decided; null where one of the policies does not know a value that it states, or does not
    /// accept it beside the others.
    /// </summary>
    public static Replayed? Of(JointPolicy joint, PolicyEvaluator old, PolicyEvaluator @new, ImmutableArray<Datum?> values) =>
        joint.Back(old.Policy, isNew: false, values) is { } was && Validity.Fault(old.Policy, was) is null
            && joint.Back(@new.Policy, isNew: true, values) is { } now && Validity.Fault(@new.Policy, now) is null
            ? new(Decided(old, was), Decided(@new, now)) : null;

    /// <summary>Whether these are the outcomes, of either policy said of the joint facts or as it was read.</summary>
    public bool IsOf(Outcome old, Outcome @new) => Old.Outcome?.Index == old.Index && New.Outcome?.Index == @new.Index;

    /// <summary>The rules that give the outcome before; none of <c>otherwise</c>.</summary>
    public ImmutableArray<Rule> OldReasons => Reasons(Old);

    /// <summary>The rules that give the outcome now.</summary>
    public ImmutableArray<Rule> NewReasons => Reasons(New);

    /// <summary>The statement that gives the outcome before.</summary>
    public (string Words, TextSpan Span) OldStatement => Statement(Old);

    /// <summary>The statement that gives the outcome now.</summary>
    public (string Words, TextSpan Span) NewStatement => Statement(New);

    private static Decision Decided(PolicyEvaluator evaluator, ImmutableArray<Datum?> values) =>
        evaluator.Decide(Case.Of(evaluator.Policy, values), DecisionDetail.None);

    private static ImmutableArray<Rule> Reasons(Decision decision) => [.. decision.Reasons.Select(r => r.Rule).OfType<Rule>()];

    private static (string Words, TextSpan Span) Statement(Decision decision) => Reasons(decision) is [var first, ..]
        ? (string.Create(CultureInfo.InvariantCulture, $"rule {first.Index + 1}, {first.Name}"), first.Span)
        : ("`otherwise`", decision.Policy.Otherwise.Span);
}
