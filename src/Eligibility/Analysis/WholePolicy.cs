using System.Collections.Immutable;
using System.Globalization;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Analysis;

/// <summary>
/// A policy of which is asked what holds of every case that could be stated while it is in force. All that is asked
/// shares what one decision may spend; what was not settled is kept, so that it can be told.
/// </summary>
/// <param name="evaluator">The policy.</param>
internal sealed class WholePolicy(PolicyEvaluator evaluator)
{
    private readonly Allowance _allowance = Allowance.OfDecision();
    private readonly List<string> _notSettled = [];
    private ResidualPolicy? _left;

    public PolicyEvaluator Evaluator => evaluator;

    public Policy Policy => evaluator.Policy;

    /// <summary>What was asked and not settled, in the order in which it was asked.</summary>
    public IReadOnlyList<string> NotSettled => _notSettled;

    /// <summary>What is left of it while nothing is known.</summary>
    public ResidualPolicy Left => _left ??= Asking(Policy.Conditions);

    /// <summary>Whether any case could be stated while it is in force: of none at all everything can be said.</summary>
    public bool IsEverInForce => Policy is not { Period: { } period, DatedBy.Range: var (low, high) }
        || (period.From.DayNumber <= high && !(period.Until?.DayNumber < low));

    /// <summary>What is left of it, asked about some conditions only.</summary>
    /// <param name="asked">The conditions.</param>
    /// <param name="values">What is known; when silent, nothing.</param>
    public ResidualPolicy Asking(ImmutableArray<Condition> asked, ImmutableArray<Datum?>? values = null) =>
        new(evaluator.Rules, values ?? Policy.Unstated, asked, _allowance, within: Policy.Period);

    /// <summary>Whether no case answers a question with yes, which is 1: what is not settled is kept.</summary>
    public bool Never(ResidualPolicy left, ResidualQuestion question, Func<int, bool> wanted, Func<string> what)
    {
        var settled = left.Ask(question, wanted, stopAt: 1);
        if (settled.Found.Count > 0) return false;
        if (settled.IsExact) return true;
        _notSettled.Add(what());
        return false;
    }

    /// <summary>Keeps what was not settled.</summary>
    public void NotSettledYet(string what) => _notSettled.Add(what);

    /// <summary>What a condition of the policy comes to in every case; open where that differs, or is not settled.</summary>
    public Truth TruthOf(Condition condition)
    {
        var settled = Left.Ask(Left.Truth(condition), stopAt: 2);
        // By itself it tells fewer items of a list apart than all conditions together do.
        if (settled is { IsExact: false, Found.Count: < 2 } && Left.Parts.Formula.HasFree)
        {
            var alone = Asking([condition]);
            settled = alone.Ask(alone.Truth(condition), stopAt: 2);
        }
        if (settled is { IsExact: false, Found.Count: < 2 })
            _notSettled.Add(string.Create(CultureInfo.InvariantCulture,
                $"whether the condition in line {condition.Span.Line} always comes to the same"));
        return Truths.FromAnswers(settled.Possible);
    }
}
