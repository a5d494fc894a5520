using System.Collections.Immutable;
using Eligibility.Plan;

namespace Eligibility.Evaluation;

/// <summary>
/// Decides a case with unknowns: certain by refutation, open by cases that the plain evaluator replays.
/// </summary>
/// <param name="rules">The policy.</param>
internal sealed class ResidualDecider(RuleEvaluator rules)
{
    private readonly Policy _policy = rules.Policy;

    /// <summary>The outcome alone, null where it is open; false where it is not settled which are possible.</summary>
    public bool TryDecide(Case @case, out Outcome? outcome)
    {
        outcome = null;
        var left = new ResidualPolicy(rules, @case.Values, _policy.Conditions, Allowance.Of(@case));
        var question = left.Outcome();
        if (left.Certain(question) is { } sure)
        {
            outcome = _policy.Outcomes[sure];
            return true;
        }
        // Two that are possible are as open as all of them.
        var asked = left.Ask(question, stopAt: 2);
        if (asked.Found.Count == 1 && asked.IsExact) outcome = _policy.Outcomes[asked.Found.Keys.First()];
        return asked.Found.Count > 1 || asked.IsExact;
    }

    /// <summary>What can still change the outcome of an undecided case.</summary>
    /// <param name="case">What is known.</param>
    /// <param name="told">What the plan tells of it.</param>
    public NeedsReading Needs(Case @case, ImmutableArray<ToldNeed> told)
    {
        var (values, allowance) = (@case.Values, Allowance.Of(@case));
        var left = new ResidualPolicy(rules, values, _policy.Conditions, allowance);
        // Whole cases that are found for it show what matters.
        left.Ask(left.Outcome());
        return NeedsReading.Of(new ResidualNeeds(rules, values, left, told, allowance));
    }

    /// <summary>What there is to read of the decision of a case, exact or not.</summary>
    /// <param name="case">What is known.</param>
    /// <param name="known">The outcomes that are known to be possible, one bit each; 0 where that is asked.</param>
    /// <param name="needs">What is known to be needed; null where that is asked.</param>
    public DecisionReading Decide(Case @case, ulong known = 0, NeedsReading? needs = null)
    {
        var (values, allowance) = (@case.Values, Allowance.Of(@case));
        var left = new ResidualPolicy(rules, values, _policy.Conditions, allowance);
        var (parts, open) = (left.Parts, left.Rules());
        ImmutableArray<Part> conditions = [.. _policy.Conditions.Select(c => parts.Of(c, Scope.Outside(0)))];
        var together = new Dictionary<(int, int), Part>();
        foreach (var rule in _policy.Rules)
            foreach (var by in rules.OverridersOf(rule.Index))
                together[(rule.Index, by)] = parts.Formula.All(open.Applies[rule.Index], open.Undefeated[by]);
        var none = open.NoneOf(_policy.Outcomes.Length, parts.Formula);

        var sure = known == 0 ? left.Certain(left.Outcome()) : null;
        var asked = known == 0 && sure is null ? left.Ask(left.Outcome()) : null;
        var outcomes = asked?.Possible
            ?? (sure is { } only ? [only] : [.. _policy.Outcomes.Select(o => o.Index).Where(i => (known >> i & 1) != 0)]);
        var isExact = asked?.IsExact ?? true;
        var (conditionsNotSettled, rulesNotSettled) = (new HashSet<int>(), new HashSet<int>());
        ImmutableArray<Truth> truths = [.. conditions.Select((c, i) =>
        {
            var truth = Truth(c, p => p.Truths[i], out var settled);
            if (!settled) conditionsNotSettled.Add(i);
            return truth;
        })];
        ImmutableArray<Truth> undefeated =
            [.. open.Undefeated.Select((u, i) =>
            {
                var truth = Truth(u, p => p.Undefeated[i], out var settled);
                if (!settled) rulesNotSettled.Add(i);
                return truth;
            })];
        var statuses = _policy.Rules.Select(r =>
        {
            var may = Answer(left.Status(r), out var settled);
            if (!settled) rulesNotSettled.Add(r.Index);
            return (Rule: r, May: may);
        }).ToList();
        if (asked is { IsExact: false })
        {
            // An outcome none of whose rules can be a reason is not possible, also where that was not seen before.
            outcomes = [.. outcomes.Where(o => o == open.Otherwise || statuses.Exists(s =>
                s.Rule.Outcome?.Index == o && s.May.Contains((int)RuleStatus.Reason)))];
            isExact = outcomes.All(asked.Found.ContainsKey);
        }
        var outcome = outcomes is [var single] ? _policy.Outcomes[single] : null;
        if (outcome is not null) needs = NeedsReading.None;
        needs ??= NeedsReading.Of(new ResidualNeeds(rules, values, left, default, allowance));
        var reasons = outcome is null ? [] : Reasons(outcome);
        ImmutableArray<ImmutableArray<int>> defeaters = [.. statuses.Select(s => Defeaters(s.Rule.Index, s.May))];
        return new DecisionReading
        {
            Outcome = outcome,
            Possible = [.. outcomes.Select(i => _policy.Outcomes[i])],
            Statuses = [.. statuses.Select(s => s.May is [var status] ? (RuleStatus)status : RuleStatus.Open)],
            Needed = needs.Needed,
            Reasons = reasons,
            Truths = truths, Undefeated = undefeated,
            Defeaters = defeaters,
            OutcomeIsExact = isExact, NeedsAreExact = needs.AreExact,
            ConditionsNotSettled = [.. conditionsNotSettled], RulesNotSettled = [.. rulesNotSettled],
        };

        Truth Truth(Part part, Func<Pass, Truth> ofPass, out bool isSettled) =>
            Truths.FromAnswers(Answer(new TruthQuestion(part, ofPass), out isSettled));

        ImmutableArray<int> Answer(ResidualQuestion question, out bool isSettled)
        {
            isSettled = true;
            if (left.Certain(question) is { } certain) return [certain];
            var settled = left.Ask(question);
            isSettled = settled.IsExact;
            return settled.Possible;
        }

        // Two rules that may each apply need not do so in one way: which of several defeats is a question of its own.
        ImmutableArray<int> Defeaters(int rule, ImmutableArray<int> may)
        {
            if (!may.Contains((int)RuleStatus.Defeated)) return [];
            var by = rules.OverridersOf(rule).Where(o => undefeated[o] != Evaluation.Truth.Failed).ToImmutableArray();
            return by.Length < 2 ? by : [.. by.Where(o =>
            {
                var truth = Truth(together[(rule, o)], p => Truths.And(p.Applies[rule], p.Undefeated[o]), out var settled);
                if (!settled) rulesNotSettled.Add(rule);
                return truth != Evaluation.Truth.Failed;
            })];
        }

        // The certain reasons; where the outcome is certain but none of its rules is, all that give it in some way
        // (language, section 4.5).
        ImmutableArray<Reason> Reasons(Outcome outcome)
        {
            var certain = statuses.Where(s => s.May is [(int)RuleStatus.Reason])
                .Select(s => Reason.Of(s.Rule)).ToImmutableArray();
            // One of which it is not known whether it is a reason makes these fewer than they may be.
            isExact &= statuses.TrueForAll(s => !s.May.Contains((int)RuleStatus.Reason)
                || !rulesNotSettled.Contains(s.Rule.Index));
            if (!certain.IsEmpty) return certain;
            var all = statuses.Where(s => s.May.Contains((int)RuleStatus.Reason))
                .Select(s => Reason.Of(s.Rule, open: true)).ToList();
            if (_policy.Otherwise.Outcome == outcome
                && Truth(none, RuleEvaluator.Otherwise, out var isSettled) is var otherwise)
            {
                isExact &= isSettled;
                if (otherwise != Evaluation.Truth.Failed)
                    all.Add(Reason.Of(_policy.Otherwise, otherwise == Evaluation.Truth.Open));
            }
            return [.. all];
        }
    }
}
