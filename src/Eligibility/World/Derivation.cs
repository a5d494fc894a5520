using System.Numerics;

namespace Eligibility.World;

/// <summary>
/// Rows that follow from a conjunction, derived where bounds alone do not settle it. Each is told in a refutation that
/// takes it, and narrows bounds as a constraint does.
/// </summary>
internal sealed class Derivation(Conjunction conjunction, Propagation propagation, Rows rows)
{
    /// <summary>The bounds.</summary>
    public Bounds Bounds => propagation.Bounds;

    /// <summary>The constraints.</summary>
    public IReadOnlyList<Constraint> Constraints => conjunction.Constraints;

    /// <summary>The constraints and rows that are linear and no inequations, by what they are told by.</summary>
    public IEnumerable<LinearPropagator> Linear =>
        propagation.Propagators.OfType<LinearPropagator>().Where(p => p.Relation != ToNought.NotEqual);

    /// <summary>The name of the next row.</summary>
    public int NextName => propagation.Propagators.Count;

    /// <summary>Derives all rows and narrows with them; false where a constraint cannot be.</summary>
    public bool Run(Effort effort, int most)
    {
        Spans.Add(this);
        new Counts(this).Add();
        new Orders(this).Add();
        if (new Differences(this).Contradiction() is { } circle) AddSum(circle);
        if (new Elimination(this, effort).Contradiction() is { } equations) AddSum(equations);
        if (!propagation.Run(most)) return false;
        if (new Simplex(Linear, Bounds, effort).Contradiction() is { } rows) AddSum(rows);
        return propagation.Run(most);
    }

    /// <summary>A row more, by its name.</summary>
    public int Add(RowStep step, LinearConstraint row)
    {
        rows.Add(step, Bounds.Length);
        propagation.Add(new LinearPropagator(step.Name, row));
        return step.Name;
    }

    /// <summary>That one variable is above another by so much at most.</summary>
    public int AddApart(RowStep step, int one, int other, Int128 most) =>
        Add(step, new([(one, 1), (other, -1)], -most, ToNought.AtMost));

    /// <summary>The row of others added up, by its name; null where a number has more than 128 bits.</summary>
    public int? AddSum(IReadOnlyList<(LinearPropagator Row, BigInteger Factor)> parts) =>
        Sum(parts) is { } row && StepOf(NextName, parts) is { } step ? Add(step, row) : null;

    /// <summary>Rows added up, each times a factor; null where a number has more than 128 bits.</summary>
    public static LinearConstraint? Sum(IEnumerable<(LinearPropagator Row, BigInteger Factor)> parts)
    {
        var terms = new SortedDictionary<int, BigInteger>();
        var (constant, relation) = (BigInteger.Zero, ToNought.Equal);
        foreach (var (row, times) in parts)
        {
            if (row.Relation == ToNought.AtMost) relation = ToNought.AtMost;
            constant += times * row.Constant;
            for (var at = 0; at < row.Variables.Length; at++)
                terms[row.Variables[at]] = terms.GetValueOrDefault(row.Variables[at]) + (times * row.Factors[at]);
        }
        if (!Fits(constant) || !terms.Values.All(Fits)) return null;
        return new([.. terms.Where(t => !t.Value.IsZero).Select(t => (t.Key, (Int128)t.Value))], (Int128)constant, relation);
    }

    /// <summary>The step that adds rows up; null where a factor has more than 128 bits.</summary>
    public static SumStep? StepOf(int name, IEnumerable<(LinearPropagator Row, BigInteger Factor)> parts)
    {
        var taken = parts.Where(p => !p.Factor.IsZero).ToList();
        return taken.All(p => Fits(p.Factor))
            ? new(name, [.. taken.Select(p => (p.Row.Index, (Int128)p.Factor))]) : null;
    }

    // Well inside 128 bits, so that bounds times factors stay there too.
    private static bool Fits(BigInteger value) => BigInteger.Abs(value) <= (BigInteger)long.MaxValue * long.MaxValue / 4;
}
