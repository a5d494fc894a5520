using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>
/// Looks among whole cases that were found already, with another answer to one unknown in them: most of what matters,
/// and of what does not decide alone, is seen so before any case is looked for.
/// </summary>
/// <param name="rules">The policy.</param>
/// <param name="left">What is left of it, with the cases that were found.</param>
/// <param name="allowance">What may be spent.</param>
internal sealed class Flips(RuleEvaluator rules, ResidualPolicy left, Allowance allowance)
{
    private const int MostPasses = 128;
    private const int MostAnswers = 16;
    private const int MostDays = 4;

    private Dictionary<Variable, List<Int128>>? _turns;

    /// <summary>Whether with another answer a case comes to another outcome.</summary>
    public bool Any(Unknown unknown)
    {
        var answers = Answers(unknown);
        foreach (var (cases, passes) in left.Varied.Take(MostPasses / Math.Max(1, answers.Count)))
        {
            if (rules.OnlyOutcome(passes[0]) is not { } outcome) continue;
            foreach (var answer in answers.Concat(OtherDays(unknown, cases[0])))
            {
                if (allowance.IsSpent) return false;
                if (!answer.Equals(unknown.In(cases[0])) && With(unknown, answer, cases[0]) is { } other
                    && other != outcome) return true;
            }
        }
        return false;
    }

    /// <summary>Of a date the other dates of a case: at these it turns what is counted from one to another.</summary>
    private IEnumerable<Datum> OtherDays(Unknown unknown, ImmutableArray<Datum?> whole)
    {
        if (unknown.Type is not DateType) return [];
        var (low, high, _) = left.Parts.Unstated.Of(unknown, 0).Domain;
        return left.Parts.Unstated.Variables
            .Where(v => v.Unknown.Type is DateType && v.Unknown.Row != Unstated.Template && v.Unknown != unknown)
            .OrderBy(v => v.Variable.Index).Take(MostDays).Select(v => v.Unknown.In(whole)!)
            .Where(day => ((Scalar)day).Value >= low && ((Scalar)day).Value <= high).ToList();
    }

    /// <summary>Whether cases with one answer come to two outcomes, so that it does not decide alone.</summary>
    public bool LeavesTwo(Unknown unknown, Datum answer)
    {
        int? first = null;
        foreach (var (cases, passes) in left.Varied)
        {
            if (allowance.IsSpent) return false;
            var outcome = answer.Equals(unknown.In(cases[0]))
                ? rules.OnlyOutcome(passes[0])
                : With(unknown, answer, cases[0]);
            if (outcome is null || outcome == first) continue;
            if (first is not null) return true;
            first = outcome;
        }
        return false;
    }

    /// <summary>The outcome of a case with another answer; null where it is none, or has not one.</summary>
    private int? With(Unknown unknown, Datum answer, ImmutableArray<Datum?> whole)
    {
        var changed = unknown.Fill(whole, answer);
        allowance.Take(rules.StepsOf(changed));
        return Validity.Fault(rules.Policy, changed) is null ? rules.OnlyOutcome(rules.Work(changed)) : null;
    }

    /// <summary>Answers at which something turns, and those of the cases: each once, and not too many.</summary>
    private List<Datum> Answers(Unknown unknown)
    {
        var answers = new List<Datum>(MostAnswers);
        if (unknown.Type is not (null or SetType))
        {
            var variable = left.Parts.Unstated.Of(unknown, 0);
            var (low, high) = (variable.Domain.Low, variable.Domain.High);
            Add(variable.At(low));
            Add(variable.At(high));
            foreach (var at in TurnsOf(variable))
                if (at >= low && at <= high) Add(variable.At(at));
            if (variable.Domain.Allowed is not null)
                for (var at = low; at <= high && answers.Count < MostAnswers; at++) Add(variable.At(at));
        }
        foreach (var (cases, _) in left.Witnesses)
            if (unknown.In(cases[0]) is { } stated) Add(stated);
        if (unknown.Type is SetType set)
        {
            Add(new Choices(0));
            for (var value = 0; value < set.Values.Names.Length; value++) Add(new Choices(BigInteger.One << value));
        }
        if (unknown.Type is null) Add(new Items([]));
        return answers;

        void Add(Datum answer)
        {
            if (answers.Count < MostAnswers && !answers.Contains(answer)) answers.Add(answer);
        }
    }

    /// <summary>The numbers of a variable at which a test of it alone turns, and those behind.</summary>
    private List<Int128> TurnsOf(Variable variable)
    {
        if (_turns is null)
        {
            _turns = [];
            foreach (var test in left.Parts.Formula.Tests)
            {
                if (test is not SumTest { Sum: var sum }
                    || sum.Terms is not [(VariableAtom { Variable: var of }, var factor)]) continue;
                if (!_turns.TryGetValue(of, out var turns)) _turns[of] = turns = [];
                var at = -sum.Constant / factor;
                turns.Add(at);
                turns.Add(at + 1);
            }
        }
        return _turns.TryGetValue(variable, out var known) ? known : [];
    }
}
