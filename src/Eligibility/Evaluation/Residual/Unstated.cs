using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;
using Eligibility.Text;

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

    /// <summary>Of sets of more values than these it is not said that they differ.</summary>
    private const int MostInSets = 8;

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
        return _variables.TryGetValue((unknown, copy), out var known) ? known : Add(unknown, copy);
    }

    private Variable Add(Unknown unknown, int copy)
    {
        var variable = formula.Add(index => Make(index, unknown));
        _variables.Add((unknown, copy), variable);
        if (unknown.Row == Template) formula.OfItems.Add(variable);
        if (unknown.EndsAtDecisionDate && values[policy.DecisionDate.Slot] is null && unknown.Row != Template)
            foreach (var decided in along?.Input == policy.DecisionDate ? (int[])[0, 1] : [0])
                formula.Always.Add(ValueOf(variable).Plus(ValueOf(Of(DecisionDate, decided)), -1));
        return policy.Orders.Any && unknown.Row != Template
            ? StackGuard.Run(() => WithOrders(unknown, variable))
            : variable;
    }

    /// <summary>
    /// Says that it lies on or above what its range begins at, and on or below what it ends at: of two cases each has its
    /// own of what they differ in, and shares the rest.
    /// </summary>
    private Variable WithOrders(Unknown unknown, Variable variable)
    {
        foreach (var (other, isBelow) in Beside(unknown))
        {
            if (other.In(values) is not null) continue;
            foreach (var at in Copies.Select(c => CopyOf(other, c)).Distinct())
            {
                var sum = ValueOf(variable).Plus(ValueOf(Of(other, at)), -1);
                if (isBelow) sum = Sum.Of(0).Plus(sum, -1);
                if (!formula.Always.Contains(sum)) formula.Always.Add(sum);
            }
        }
        return variable;
    }

    /// <summary>What must lie below or above an unknown fact, or a field of a record that is stated.</summary>
    private IEnumerable<(Unknown Other, bool IsBelow)> Beside(Unknown unknown)
    {
        foreach (var order in policy.Orders.Of(unknown.Input.Slot, unknown.Field?.Index ?? -1))
        {
            var isHigh = order.High.Slot == unknown.Input.Slot && order.High.Field == (unknown.Field?.Index ?? -1);
            var other = isHigh ? order.Low : order.High;
            if (other.IsFact) yield return (new Unknown(policy.Inputs[other.Slot], -1, null), isHigh);
            else if (unknown.Field is not null)
                yield return (new Unknown(order.List!, unknown.Row, order.List!.Fields[other.Field]), isHigh);
            else if (values[other.Slot] is Items items)
                for (var row = 0; row < items.Rows.Length; row++)
                    yield return (new Unknown(order.List!, row, order.List!.Fields[other.Field]), isHigh);
        }
    }

    /// <summary>What ties a field of an item that stands for any of an unknown list to other unknowns.</summary>
    public IEnumerable<Part> OrdersOf(ListInput list)
    {
        foreach (var order in policy.Orders.All.Where(o => o.List?.Slot == list.Slot))
        {
            if (order.High.Slot == policy.DecisionDate.Slot && list.Fields[order.Low.Field].EndsAtDecisionDate) continue;
            if (Ends(order.Low) is { } low && Ends(order.High) is { } high)
                yield return formula.AtMost(ValueOf(low).Plus(ValueOf(high), -1));
        }

        // What is known narrowed the other already.
        Variable? Ends(RangeEnd end) => !end.IsFact ? Of(new Unknown(list, Template, list.Fields[end.Field]), 0)
            : values[end.Slot] is null ? Of(new Unknown(policy.Inputs[end.Slot], -1, null), 0)
            : null;
    }

    private (Int128 Low, Int128 High) Narrowed(Unknown unknown, Variable variable, Int128 low, Int128 high)
    {
        foreach (var (other, isBelow) in Beside(unknown))
        {
            if (other.Row == Template || other.In(values) is not Scalar known) continue;
            var (steps, rest) = Int128.DivRem(known.Value - variable.Offset, variable.Step);
            if (isBelow) low = Int128.Max(low, rest > 0 ? steps + 1 : steps);
            else high = Int128.Min(high, rest < 0 ? steps - 1 : steps);
        }
        return (low, high);
    }

    public SetVariable OfSet(Unknown unknown, int copy)
    {
        copy = CopyOf(unknown, copy);
        if (_sets.TryGetValue((unknown, copy), out var known)) return known;
        var count = ((SetType)unknown.Type!).Values.Names.Length;
        _sets.Add((unknown, copy), known = formula.AddSet(count));
        if (unknown.Allowed is { } some && ((BigInteger.One << count) - 1) is var any && any != some && unknown.Row != Template)
            formula.Require(formula.Not(formula.Hits(known, any & ~some)));
        if (unknown.Row == Template) formula.OfItems.Add(known);
        return known;
    }

    /// <summary>The variable of something in one of two cases, where it was met; else null.</summary>
    public Variable? Find(Unknown unknown, int copy) => _variables.GetValueOrDefault((unknown, CopyOf(unknown, copy)));

    /// <summary>The same of a set.</summary>
    public SetVariable? FindSet(Unknown unknown, int copy) => _sets.GetValueOrDefault((unknown, CopyOf(unknown, copy)));

    public Sum ValueOf(Variable variable) => Sum.OfValue(formula.Of(variable));

    /// <summary>
    /// What is unknown of all that a condition or value reads: facts, lists, and fields of the items of stated lists.
    /// </summary>
    public HashSet<object> ReadBy(Node part)
    {
        var read = new HashSet<object>();
        foreach (var (input, _) in Reads.Of([part]))
            foreach (var unknown in Unknowns.Of(input, values)) read.Add(unknown);
        return read;
    }

    /// <summary>The row of an item that stands for any of an unknown list.</summary>
    public const int Template = -2;

    private Unknown DecisionDate => new(policy.DecisionDate, -1, null);

    private Variable Make(int index, Unknown unknown)
    {
        var variable = Variable.Of(index, unknown.Type!, unknown.Range);
        if (unknown.Allowed is { } some && variable.Domain.Allowed is { } any)
        {
            var few = variable.Domain with { Allowed = any & some };
            Domains.Tighten(ref few);
            variable = variable with { Domain = few };
        }
        var (low, high) = (variable.Domain.Low, variable.Domain.High);
        if (unknown.Input == policy.DecisionDate) low = Int128.Max(low, EarliestDecision());
        if (unknown.Input == policy.DatedBy && Within is { } within)
        {
            low = Int128.Max(low, within.From.DayNumber);
            high = Int128.Min(high, within.Until?.DayNumber ?? high);
        }
        if (unknown.EndsAtDecisionDate && values[policy.DecisionDate.Slot] is Scalar decided)
            high = Int128.Min(high, decided.Value);
        if (policy.Orders.Any) (low, high) = Narrowed(unknown, variable, low, high);
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
            if (input is not ListInput list || (values[list.Slot] as Items ?? list.Fewest) is not { } items) continue;
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
        var sets = new List<Part>();
        foreach (var at in list.OnePer)
        {
            var field = list.Fields[at];
            var (a, b) = (items.Rows[one][at], items.Rows[other][at]);
            if (a is not null && b is not null)
            {
                if (!a.Equals(b)) return;
                continue;
            }
            if (field.Type is SetType of)
            {
                // Of larger sets it is not said whether two differ: such items may always differ here, which the plain
                // evaluator sees.
                if (of.Values.Names.Length > MostInSets) return;
                sets.Add(Differ(new Unknown(list, one, field), a, new Unknown(list, other, field), b, copy));
            }
            else pairs.Add((KeyOf(list, field, one, a, copy), KeyOf(list, field, other, b, copy)));
        }
        if (sets.Count == 0) formula.Apart.Add(pairs.ToImmutable());
        else formula.Require(formula.Any([.. sets,
            .. pairs.Select(p => formula.Not(formula.Equal(p.Item1.Plus(p.Item2, -1))))]));
    }

    /// <summary>That two sets, one of which at least is unknown, are not the same.</summary>
    private Part Differ(Unknown one, Datum? a, Unknown other, Datum? b, int copy) =>
        formula.Any(Enumerable.Range(0, ((SetType)one.Type!).Values.Names.Length).Select(value =>
        {
            var (inOne, inOther) = (Holds(one, a, value, copy), Holds(other, b, value, copy));
            return formula.Any(formula.All(inOne, formula.Not(inOther)), formula.All(formula.Not(inOne), inOther));
        }));

    private Part Holds(Unknown set, Datum? known, int value, int copy) => known is Choices { Mask: var held }
        ? formula.Settled(!((held >> value) & 1).IsZero)
        : formula.Hits(OfSet(set, copy), BigInteger.One << value);

    private Sum KeyOf(ListInput list, Field field, int row, Datum? value, int copy) =>
        value is Scalar scalar ? Sum.Of(scalar.Value) : ValueOf(Of(new Unknown(list, row, field), copy));
}
