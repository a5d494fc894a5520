using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>
/// What a case leaves unknown, as variables of a formula, and what makes it a case that could be stated.
/// </summary>
/// <param name="policy">The policy.</param>
/// <param name="values">What is known, by slot.</param>
/// <param name="along">What two cases differ in that are compared; null where there is one.</param>
/// <param name="formula">Where the variables stand.</param>
internal sealed class Unstated(Policy policy, ImmutableArray<Datum?> values, Unknown? along, Formula formula)
{
    private readonly Dictionary<(Unknown, int Copy), Variable> _variables = [];
    private readonly Dictionary<(Unknown, int Copy), SetVariable> _sets = [];

    /// <summary>The days in which the date lies by which the policy goes; null for any.</summary>
    public Period? Within { get; init; }

    /// <summary>The variables of what is unknown, with the copy that they stand in.</summary>
    public IEnumerable<(Unknown Unknown, int Copy, Variable Variable)> Variables =>
        _variables.Select(v => (v.Key.Item1, v.Key.Copy, v.Value));

    public IEnumerable<(Unknown Unknown, int Copy, SetVariable Set)> Sets =>
        _sets.Select(v => (v.Key.Item1, v.Key.Copy, v.Value));

    /// <summary>The copies there are of what a case says: two where two cases are compared.</summary>
    public ImmutableArray<int> Copies => along is null ? [0] : [0, 1];

    /// <summary>
    /// In which copy an unknown stands that is met in one: both share all but the one they differ in.
    /// </summary>
    public int CopyOf(Unknown unknown, int copy) => along == unknown ? copy : 0;

    /// <summary>The variable of something that has one value.</summary>
    public Variable Of(Unknown unknown, int copy)
    {
        copy = CopyOf(unknown, copy);
        if (_variables.TryGetValue((unknown, copy), out var known)) return known;
        var variable = formula.Add(index => Make(index, unknown));
        _variables.Add((unknown, copy), variable);
        if (unknown.Row == Template) formula.OfItems.Add(variable);
        if (unknown.EndsAtDecisionDate && values[policy.DecisionDate.Slot] is null && unknown.Row != Template)
            foreach (var decided in along?.Input == policy.DecisionDate ? (int[])[0, 1] : [0])
                formula.Always.Add(ValueOf(variable).Plus(ValueOf(Of(DecisionDate, decided)), -1));
        return variable;
    }

    public SetVariable OfSet(Unknown unknown, int copy)
    {
        copy = CopyOf(unknown, copy);
        if (_sets.TryGetValue((unknown, copy), out var known)) return known;
        _sets.Add((unknown, copy), known = formula.AddSet(((SetType)unknown.Type!).Values.Names.Length));
        if (unknown.Row == Template) formula.OfItems.Add(known);
        return known;
    }

    public Sum ValueOf(Variable variable) => Sum.OfValue(formula.Of(variable));

    /// <summary>What is unknown of all that a condition reads: facts, lists, and fields of the items of stated lists.</summary>
    public HashSet<object> ReadBy(Condition condition)
    {
        var read = new HashSet<object>();
        foreach (var (input, _) in Reads.Of(condition))
            foreach (var unknown in Unknowns.Of(input, values)) read.Add(unknown);
        return read;
    }

    /// <summary>The row of an item that stands for any of an unknown list.</summary>
    public const int Template = -2;

    private Unknown DecisionDate => new(policy.DecisionDate, -1, null);

    private Variable Make(int index, Unknown unknown)
    {
        var variable = Variable.Of(index, unknown.Type!, unknown.Range);
        var (low, high) = (variable.Domain.Low, variable.Domain.High);
        if (unknown.Input == policy.DecisionDate) low = Int128.Max(low, EarliestDecision());
        if (unknown.Input == policy.DatedBy && Within is { } within)
        {
            low = Int128.Max(low, within.From.DayNumber);
            high = Int128.Min(high, within.Until?.DayNumber ?? high);
        }
        if (unknown.EndsAtDecisionDate && values[policy.DecisionDate.Slot] is Scalar decided)
            high = Int128.Min(high, decided.Value);
        return variable with { Domain = variable.Domain with { Low = low, High = high } };
    }

    /// <summary>The first day on which no date that ends at the decision date lies after it.</summary>
    private Int128 EarliestDecision()
    {
        var earliest = Validity.LatestStated(policy, values.AsSpan());
        foreach (var input in policy.Inputs)
        {
            if (input is Fact { EndsAtDecisionDate: true } fact && values[fact.Slot] is null)
                earliest = Int128.Max(earliest, fact.Range!.Value.Low);
            if (input is not ListInput list || values[list.Slot] is not Items items) continue;
            foreach (var field in list.Fields)
                if (field.EndsAtDecisionDate && items.Rows.Any(r => r[field.Index] is null))
                    earliest = Int128.Max(earliest, field.Range!.Value.Low);
        }
        return earliest;
    }

    /// <summary>
    /// Says that no two items of a stated list agree in all their keys, where some of these are unknown.
    /// </summary>
    public void SayApart()
    {
        foreach (var list in policy.Inputs.OfType<ListInput>())
        {
            if (list.OnePer.IsEmpty || values[list.Slot] is not Items items) continue;
            for (var one = 0; one < items.Rows.Length; one++)
                for (var other = one + 1; other < items.Rows.Length; other++)
                    foreach (var copy in along?.Input == list ? (int[])[0, 1] : [0])
                        SayApart(list, items, one, other, copy);
        }
    }

    private void SayApart(ListInput list, Items items, int one, int other, int copy)
    {
        var pairs = ImmutableArray.CreateBuilder<(Sum, Sum)>();
        foreach (var at in list.OnePer)
        {
            var field = list.Fields[at];
            var (a, b) = (items.Rows[one][at], items.Rows[other][at]);
            if (a is not null && b is not null)
            {
                if (!a.Equals(b)) return;
                continue;
            }
            // Whether two sets differ is not said: such items may always differ here, which the plain evaluator sees.
            if (field.Type is SetType) return;
            pairs.Add((KeyOf(list, field, one, a, copy), KeyOf(list, field, other, b, copy)));
        }
        formula.Apart.Add(pairs.ToImmutable());
    }

    private Sum KeyOf(ListInput list, Field field, int row, Datum? value, int copy) =>
        value is Scalar scalar ? Sum.Of(scalar.Value) : ValueOf(Of(new Unknown(list, row, field), copy));
}
