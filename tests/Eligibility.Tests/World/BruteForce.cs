using Eligibility.Model;
using Eligibility.World;

namespace Eligibility.Tests.World;

/// <summary>
/// Tries every value of every variable, but of a result only what it is: slow, and with nothing to get wrong.
/// </summary>
internal static class BruteForce
{
    /// <summary>Whether any values fulfil all.</summary>
    public static bool CanBe(Conjunction conjunction) => !All(conjunction, _ => false);

    /// <summary>Whether something is so of all values that fulfil all.</summary>
    public static bool All(Conjunction conjunction, Func<Int128[], bool> isSo) =>
        !Any(conjunction, new Int128[conjunction.Domains.Count], 0, values => !isSo(values));

    private static bool Any(Conjunction of, Int128[] values, int at, Func<Int128[], bool> isSo)
    {
        if (at == values.Length) return isSo(values);
        var (low, high, allowed) = of.Domains[at];
        foreach (var constraint in of.Constraints)
        {
            if (Made(constraint, at, values) is not { } made) continue;
            if (made < low || made > high) return false;
            (low, high) = (made, made);
        }
        for (values[at] = low; values[at] <= high; values[at]++)
        {
            if (allowed is { } mask && (mask >> (int)values[at]).IsEven) continue;
            if (of.Constraints.All(c => LastOf(c) != at || Holds(c, values)) && Any(of, values, at + 1, isSo))
                return true;
        }
        return false;
    }

    private static Int128? Made(Constraint constraint, int at, Int128[] values) => constraint switch
    {
        MovedConstraint m when m.Result == at && m.Day < at && m.Amount < at && IsDay(values[m.Day]) =>
            Move(values[m.Day], values[m.Amount], m.Months),
        ElapsedConstraint e when e.Result == at && e.From < at && e.To < at && IsDay(values[e.From])
            && IsDay(values[e.To]) => Calendar.Elapsed(e.Unit, Day(values[e.From]), Day(values[e.To])),
        _ => null,
    };

    /// <summary>Whether values fulfil one constraint.</summary>
    public static bool Holds(Constraint constraint, IReadOnlyList<Int128> values) => constraint switch
    {
        LinearConstraint { Relation: ToNought.AtMost } l => Sum(l, values) <= 0,
        LinearConstraint { Relation: ToNought.Equal } l => Sum(l, values) == 0,
        LinearConstraint l => Sum(l, values) != 0,
        MovedConstraint m => IsDay(values[m.Day]) && Move(values[m.Day], values[m.Amount], m.Months) == values[m.Result],
        ElapsedConstraint e => IsDay(values[e.From]) && IsDay(values[e.To])
            && Calendar.Elapsed(e.Unit, Day(values[e.From]), Day(values[e.To])) == values[e.Result],
        ApartConstraint a => a.Pairs.Any(p => values[p.One] != values[p.Other]),
        _ => throw new NotSupportedException(),
    };

    private static Int128 Sum(LinearConstraint linear, IReadOnlyList<Int128> values) =>
        linear.Terms.Aggregate(linear.Constant, (sum, t) => sum + (t.Factor * values[t.Variable]));

    private static Int128 Move(Int128 day, Int128 amount, bool months)
    {
        try
        {
            return Calendar.Add(Day(day), (int)amount, months).DayNumber;
        }
        catch (Exception fault) when (fault is ArgumentOutOfRangeException or OverflowException)
        {
            return -1;
        }
    }

    private static int LastOf(Constraint constraint) => constraint switch
    {
        LinearConstraint l => l.Terms.Select(t => t.Variable).DefaultIfEmpty(0).Max(),
        MovedConstraint m => Math.Max(m.Result, Math.Max(m.Day, m.Amount)),
        ElapsedConstraint e => Math.Max(e.Result, Math.Max(e.From, e.To)),
        ApartConstraint a => a.Pairs.Max(p => Math.Max(p.One, p.Other)),
        _ => throw new NotSupportedException(),
    };

    private static bool IsDay(Int128 value) => value >= 0 && value <= DateOnly.MaxValue.DayNumber;

    private static DateOnly Day(Int128 value) => DateOnly.FromDayNumber((int)value);
}
