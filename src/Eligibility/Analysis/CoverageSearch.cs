using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Analysis;

/// <summary>What is known of something that no example exercises, worst last.</summary>
internal enum CoverageFinding
{
    /// <summary>A case exercises it: an example is missing.</summary>
    Missing,

    /// <summary>No case was found that does, but not every one could be tried.</summary>
    NotSettled,

    /// <summary>No case that could be stated while the policy is in force exercises it.</summary>
    CannotBe,
}

/// <summary>
/// Looks for a case that exercises what no example does, over every case that could be stated while the policy is in
/// force, as a guarantee is tried. Without one, and with every kind of case tried, it cannot be exercised.
/// </summary>
internal sealed class CoverageSearch(PolicyEvaluator evaluator, CoverageTargets targets)
{
    private readonly Completions _completions = new(evaluator.Rules, within: evaluator.Policy.Period);
    private readonly Classes _classes = new(evaluator.Rules);
    private readonly ImmutableArray<Datum?> _unstated = evaluator.Policy.Unstated;
    private readonly ImmutableArray<DateOnly> _days = Days(evaluator);

    /// <summary>Whether a case exercises a target, and what one that does states.</summary>
    public (CoverageFinding Finding, ImmutableArray<Datum?>? Case) Find(int target)
    {
        if (_completions.Steps >= Completions.MostSteps) return (CoverageFinding.NotSettled, null);
        var question = QuestionOf(target);
        // On one day the other dates fall into few classes: what can be is found soonest there.
        foreach (var day in _days)
            if (Try(question, target, _unstated.SetItem(evaluator.Policy.DecisionDate.Slot,
                Datum.Of(day))) is (CoverageFinding.Missing, var found))
                return (CoverageFinding.Missing, found);
        return Try(question, target, _unstated);
    }

    private (CoverageFinding Finding, ImmutableArray<Datum?>? Case) Try(Question question, int target,
        ImmutableArray<Datum?> values)
    {
        var answers = _completions.Ask(question, values, stopAtTwo: true);
        if (answers.Witnesses.TryGetValue(1, out var found)) return (CoverageFinding.Missing, Simplest(target, found));
        return answers.Only switch
        {
            // Every case does.
            1 => (CoverageFinding.Missing, Simplest(target, values)),
            0 => (CoverageFinding.CannotBe, null),
            _ => (CoverageFinding.NotSettled, null),
        };
    }

    /// <summary>The days on which the policy and its rules come into force, where it reads the decision date.</summary>
    private static ImmutableArray<DateOnly> Days(PolicyEvaluator evaluator)
    {
        var policy = evaluator.Policy;
        if (!evaluator.Rules.ReadSlots.Contains(policy.DecisionDate.Slot)) return [];
        var periods = policy.Rules.Select(r => r.Period).Prepend(policy.Period).OfType<Period>().Select(p => p.From);
        return [.. periods.Append(new DateOnly(2020, 1, 1)).Distinct().Take(MostDays)];
    }

    private const int MostDays = 4;

    private int _spared;

    /// <summary>
    /// The case filled in until it is decided, then without all that it can spare, from the last declared to the first.
    /// </summary>
    private ImmutableArray<Datum?> Simplest(int target, ImmutableArray<Datum?> values)
    {
        var decided = _completions.Ask(evaluator.Outcome, values, stopAtTwo: true).Witnesses.Values
            .FirstOrDefault(values);
        var outcomes = Outcomes(decided);
        var filled = evaluator.Policy.Inputs.Select(i => i.Slot).Where(slot => decided[slot] is not null).ToHashSet();
        foreach (var input in evaluator.Policy.Inputs.Reverse().Where(i => filled.Contains(i.Slot)))
        {
            // Past the limit a case is told with more in it than it needs.
            if (_spared > Completions.MostSteps) break;
            _spared += evaluator.Rules.StepsOf(values);
            var without = decided.SetItem(input.Slot, null);
            if (Exercises(target, without) == Truth.Held && Outcomes(without).SequenceEqual(outcomes))
                decided = without;
        }
        return Sayable(decided);
    }

    /// <summary>
    /// An item of which nothing is known gets a value for its first field: an example has to say something of it.
    /// </summary>
    private ImmutableArray<Datum?> Sayable(ImmutableArray<Datum?> values)
    {
        foreach (var list in evaluator.Policy.Inputs.OfType<ListInput>())
            for (var row = 0; row < ((values[list.Slot] as Items)?.Rows.Length ?? 0); row++)
            {
                if (((Items)values[list.Slot]!).Rows[row].Any(f => f is not null)) continue;
                var first = new Unknown(list, row, list.Fields[0]);
                var filled = _classes.Of(first, values).Values.Select(value => first.Fill(values, value))
                    .FirstOrDefault(v => Validity.Fault(evaluator.Policy, v) is null);
                if (!filled.IsDefault) values = filled;
            }
        return values;
    }

    private List<int> Outcomes(ImmutableArray<Datum?> values) =>
        [.. evaluator.Rules.PossibleOutcomes(evaluator.Rules.Work(values))];

    private Truth Exercises(int target, ImmutableArray<Datum?> values) =>
        CoverageWalk.Of(targets, evaluator, evaluator.Rules.Work(values), target);

    private Question QuestionOf(int target)
    {
        var (part, roots) = (targets.All[target].Part, targets.All[target].Roots);
        var ofOutcome = targets.All[target].TurnsOnOutcome || part is not (Condition or TableRow or Table);
        // It may still turn on a line of a group that is settled as a whole, or on an item of a list that is.
        var below = Reads.Everything(roots).OfType<Condition>().OrderBy(c => c.Index);
        var conditions = (part is Condition own ? [own] : (IEnumerable<Condition>)[])
            .Concat(targets.All[target].Guards.SelectMany(g => g.Conditions)).Concat(roots).Concat(below)
            .Concat(ofOutcome ? evaluator.Outcome.Conditions : []).Where(evaluator.Policy.Owns)
            .DistinctBy(c => c.Index);
        return new Question(
            pass => Truths.ToAnswers(CoverageWalk.Of(targets, evaluator, pass, target)),
            [.. conditions],
            [.. ofOutcome ? evaluator.Outcome.Inputs : [], .. Reads.Of(roots).Select(r => r.Input).Distinct()]);
    }

    /// <summary>Why a rule can never be a reason; null where not every case could be tried.</summary>
    public string? WhyNoReason(Rule rule) => RuleUse.WhyNone(evaluator, _completions, rule);
}
