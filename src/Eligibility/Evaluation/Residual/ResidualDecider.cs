using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>
/// Decides a case with unknowns: certain by refutation, open by cases that the plain evaluator replays.
/// </summary>
/// <param name="evaluator">The policy.</param>
internal sealed class ResidualDecider(PolicyEvaluator evaluator)
{
    private readonly Policy _policy = evaluator.Policy;
    private readonly RuleEvaluator _rules = evaluator.Rules;

    /// <summary>
    /// The most conditions and rules together of a policy that is looked at: each question goes from condition to
    /// condition, and is not worth it where there are more.
    /// </summary>
    private const int MostParts = 1_000;

    /// <summary>What there is to read of the decision of a case, where all of it was settled; else null.</summary>
    public DecisionReading? TryDecide(ImmutableArray<Datum?> values)
    {
        if (_policy.Conditions.Length + _policy.Rules.Length > MostParts) return null;
        return Decide(values) is { Exact: true } reading ? reading : null;
    }

    /// <summary>What there is to read of the decision of a case, exact or not.</summary>
    public DecisionReading Decide(ImmutableArray<Datum?> values)
    {
        var allowance = Allowance.OfDecision();
        var left = new ResidualPolicy(_rules, values, _policy.Conditions, allowance);
        var (parts, open) = (left.Parts, left.Rules());
        ImmutableArray<Part> conditions = [.. _policy.Conditions.Select(c => parts.Of(c, Scope.Outside(0)))];
        var together = new Dictionary<(int, int), Part>();
        foreach (var rule in _policy.Rules)
            foreach (var by in _rules.OverridersOf(rule.Index))
                together[(rule.Index, by)] = parts.Formula.All(open.Applies[rule.Index], open.Undefeated[by]);
        var none = open.NoneOf(_policy.Outcomes.Length, parts.Formula);

        var exact = true;
        var outcomes = Answer(left.Outcome());
        var outcome = outcomes is [var only] ? _policy.Outcomes[only] : null;
        ImmutableArray<Truth> truths = [.. conditions.Select((c, i) => Truth(c, p => p.Truths[i]))];
        ImmutableArray<Truth> undefeated = [.. open.Undefeated.Select((u, i) => Truth(u, p => p.Undefeated[i]))];
        var statuses = _policy.Rules.Select(r => (Rule: r, May: Answer(left.Status(r)))).ToList();
        var needed = ImmutableArray<Need>.Empty;
        if (outcome is null)
        {
            var needs = new ResidualNeeds(evaluator, values, left, allowance);
            needed = needs.Find();
            exact &= needs.AreExact;
        }
        return new DecisionReading
        {
            Outcome = outcome,
            Possible = [.. outcomes.Select(i => _policy.Outcomes[i])],
            Statuses = [.. statuses.Select(s => s.May is [var status] ? (RuleStatus)status : RuleStatus.Open)],
            Needed = needed,
            Reasons = outcome is null ? [] : Reasons(outcome),
            Truths = truths, Undefeated = undefeated,
            Defeaters = [.. statuses.Select(s => Defeaters(s.Rule.Index, s.May))],
            Exact = exact,
        };

        Truth Truth(Part part, Func<Pass, Truth> ofPass) =>
            Truths.FromAnswers(Answer(new TruthQuestion(part, ofPass)));

        ImmutableSortedSet<int> Answer(ResidualQuestion question)
        {
            if (left.Certain(question) is { } certain) return [certain];
            var settled = left.Ask(question);
            exact &= settled.IsExact;
            return settled.Possible;
        }

        ImmutableArray<int> Defeaters(int rule, ImmutableSortedSet<int> may)
        {
            if (!may.Contains((int)RuleStatus.Defeated)) return [];
            var by = _rules.OverridersOf(rule).Where(o => undefeated[o] != Evaluation.Truth.Failed).ToImmutableArray();
            return by.Length < 2 ? by : [.. by.Where(o => Truth(together[(rule, o)],
                p => Truths.And(p.Applies[rule], p.Undefeated[o])) != Evaluation.Truth.Failed)];
        }

        ImmutableArray<Reason> Reasons(Outcome outcome)
        {
            var certain = statuses.Where(s => s.May is [(int)RuleStatus.Reason])
                .Select(s => Reason.Of(s.Rule)).ToImmutableArray();
            if (!certain.IsEmpty) return certain;
            var all = statuses.Where(s => s.May.Contains((int)RuleStatus.Reason))
                .Select(s => Reason.Of(s.Rule, open: true)).ToList();
            if (_policy.Otherwise.Outcome == outcome
                && Truth(none, RuleEvaluator.Otherwise) is var otherwise && otherwise != Evaluation.Truth.Failed)
                all.Add(Reason.Of(_policy.Otherwise, otherwise == Evaluation.Truth.Open));
            return [.. all];
        }
    }
}
