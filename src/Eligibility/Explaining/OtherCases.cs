using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Explaining;

/// <summary>
/// What the policy of a decision says of cases that are like it but for some values. All that is asked for one explanation
/// shares what may be spent, counted and never timed.
/// </summary>
/// <param name="decision">The decision.</param>
internal sealed class OtherCases(Decision decision)
{
    /// <summary>So many cases may be looked at for one explanation.</summary>
    private const int MostCases = 20_000;

    private const int Decisions = 4;

    private readonly Allowance _allowance = Allowance.OfDecisions(Decisions);
    private int _asked;

    /// <summary>How often it was not settled what other values come to.</summary>
    public int NotSettled { get; private set; }

    /// <summary>The decision.</summary>
    public Decision Decision => decision;

    /// <summary>The policy.</summary>
    public Policy Policy => decision.Policy;

    /// <summary>What the case says, by slot.</summary>
    public ImmutableArray<Datum?> Values => decision.Case.Values;

    /// <summary>Whether nothing more can be asked.</summary>
    public bool IsSpent => _asked >= MostCases || _allowance.IsSpent;

    /// <summary>The same case with other values.</summary>
    public Case With(ImmutableArray<Datum?> values) => decision.Case with { Values = values };

    /// <summary>The outcomes that other values leave possible, in order, and whether each of them is.</summary>
    public (ImmutableArray<int> Possible, bool IsExact) Outcomes(ImmutableArray<Datum?> values)
    {
        _asked++;
        var told = decision.Evaluator.OutcomesOf(With(values), _allowance);
        if (!told.IsExact) NotSettled++;
        return told;
    }

    /// <summary>Whether a case with other values could be stated, and comes to an outcome whatever is unknown of it.</summary>
    public bool ComesTo(ImmutableArray<Datum?> values, int outcome) =>
        Validity.Fault(Policy, values) is null && Outcomes(values) is ([var only], true) && only == outcome;

    /// <summary>
    /// Whether a case with other values could be stated, and some way of filling in what is unknown comes to an outcome: also
    /// where that is not settled.
    /// </summary>
    public bool MayComeTo(ImmutableArray<Datum?> values, int outcome) =>
        Validity.Fault(Policy, values) is null && Outcomes(values).Possible.Contains(outcome);

    /// <summary>What is left of the policy once some values are filled in.</summary>
    public ResidualPolicy Left(ImmutableArray<Datum?> values, Period? within = null) =>
        decision.Evaluator.Left(values, _allowance, within);

    /// <summary>The values without some of them.</summary>
    public ImmutableArray<Datum?> Without(IEnumerable<Input> inputs)
    {
        var values = Values.ToBuilder();
        foreach (var input in inputs) values[input.Slot] = null;
        return values.MoveToImmutable();
    }

    /// <summary>
    /// The values of a fact that stand for all others beside what else is known, as slots in order, of a number or date the
    /// least of each class; none where that cannot be said.
    /// </summary>
    public long[] AnswersTo(Fact fact, ImmutableArray<Datum?> values) =>
        decision.Evaluator.Plan.AnswersTo(fact.Slot, With(values).Row);
}
