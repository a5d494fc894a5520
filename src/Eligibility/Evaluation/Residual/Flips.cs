using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>
/// Looks among whole cases that were found already for one whose outcome is another with another answer to one unknown:
/// most of what matters is seen so, before two cases are looked for.
/// </summary>
/// <param name="rules">The policy.</param>
/// <param name="left">What is left of it, with the cases that were found.</param>
/// <param name="allowance">What may be spent.</param>
internal sealed class Flips(RuleEvaluator rules, ResidualPolicy left, Allowance allowance)
{
    private const int MostCases = 8;
    private const int MostAnswers = 16;

    /// <summary>Whether such a case was found.</summary>
    public bool Any(Unknown unknown)
    {
        var answers = Answers(unknown).Distinct().Take(MostAnswers).ToList();
        foreach (var (cases, passes) in left.Witnesses.Take(MostCases))
        {
            if (Outcome(passes[0]) is not { } outcome) continue;
            foreach (var answer in answers)
            {
                if (allowance.IsSpent) return false;
                if (answer.Equals(unknown.In(cases[0]))) continue;
                var changed = unknown.Fill(cases[0], answer);
                allowance.Take(rules.StepsOf(changed));
                if (Validity.Fault(rules.Policy, changed) is null
                    && Outcome(rules.Work(changed)) is { } other && other != outcome) return true;
            }
        }
        return false;
    }

    private int? Outcome(Pass pass) => rules.PossibleOutcomes(pass).Take(2).ToList() is [var only] ? only : null;

    /// <summary>Answers at which something turns, and those of the cases.</summary>
    private IEnumerable<Datum> Answers(Unknown unknown)
    {
        if (unknown.Type is not (null or SetType))
        {
            var variable = left.Parts.Unstated.Of(unknown, 0);
            yield return variable.At(variable.Domain.Low);
            yield return variable.At(variable.Domain.High);
            foreach (var test in left.Parts.Formula.Tests.OfType<SumTest>().ToList())
            {
                if (test.Sum.Terms is not [(VariableAtom { Variable: var own }, var factor)] || own != variable) continue;
                var at = -test.Sum.Constant / factor;
                if (at >= own.Domain.Low && at <= own.Domain.High) yield return own.At(at);
                if (at + 1 >= own.Domain.Low && at + 1 <= own.Domain.High) yield return own.At(at + 1);
            }
            if (variable.Domain.Allowed is not null)
                for (var at = variable.Domain.Low; at <= variable.Domain.High; at++) yield return variable.At(at);
        }
        foreach (var (cases, _) in left.Witnesses)
            if (unknown.In(cases[0]) is { } stated) yield return stated;
        if (unknown.Type is SetType set)
        {
            yield return new Choices(0);
            for (var value = 0; value < set.Values.Names.Length; value++)
                yield return new Choices(System.Numerics.BigInteger.One << value);
        }
        if (unknown.Type is null) yield return new Items([]);
    }
}
