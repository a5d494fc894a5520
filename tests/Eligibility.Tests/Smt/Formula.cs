using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Text;

namespace Eligibility.Tests.Smt;

internal enum FormulaKind { True, False, Variable, Not, All, Any, AtMostZero, Zero }

/// <summary>
/// What holds or does not. Made by the methods here, which work out at once whatever is known: of a complete case
/// nothing is left for a solver.
/// </summary>
internal sealed class Formula
{
    public static readonly Formula True = new(FormulaKind.True);
    public static readonly Formula False = new(FormulaKind.False);

    private Formula(FormulaKind kind) => Kind = kind;

    public FormulaKind Kind { get; }

    public ImmutableArray<Formula> Parts { get; private init; } = [];

    public Linear? Number { get; private init; }

    public string? Name { get; private init; }

    public bool IsTrue => Kind == FormulaKind.True;

    public bool IsFalse => Kind == FormulaKind.False;

    public static Formula Of(bool value) => value ? True : False;

    public static Formula Variable(string name) => new(FormulaKind.Variable) { Name = name };

    public static Formula operator !(Formula formula) => formula.Kind switch
    {
        FormulaKind.True => False,
        FormulaKind.False => True,
        FormulaKind.Not => formula.Parts[0],
        _ => new Formula(FormulaKind.Not) { Parts = [formula] },
    };

    public static Formula operator &(Formula one, Formula other) => All(one, other);

    public static Formula operator |(Formula one, Formula other) => Any(one, other);

    public static Formula Same(Formula one, Formula other) => (one & other) | (!one & !other);

    public static Formula All(params IEnumerable<Formula> parts) => Joined(FormulaKind.All, True, False, parts);

    public static Formula Any(params IEnumerable<Formula> parts) => Joined(FormulaKind.Any, False, True, parts);

    private static Formula Joined(FormulaKind kind, Formula neutral, Formula ends, IEnumerable<Formula> parts)
    {
        var kept = parts.Where(p => p != neutral).Distinct().ToImmutableArray();
        return kept.Contains(ends) ? ends
            : kept.Length == 0 ? neutral
            : kept.Length == 1 ? kept[0]
            : new Formula(kind) { Parts = kept };
    }

    /// <summary>How two numbers stand to each other.</summary>
    public static Formula Compare(Linear left, Relation relation, Linear right) => relation switch
    {
        Relation.Equal => Zero(left - right),
        Relation.NotEqual => !Zero(left - right),
        Relation.Less => AtMostZero(left - right + 1),
        Relation.AtMost => AtMostZero(left - right),
        Relation.More => AtMostZero(right - left + 1),
        Relation.AtLeast => AtMostZero(right - left),
        _ => throw new ArgumentOutOfRangeException(nameof(relation)),
    };

    /// <summary>Whether a number is at most zero.</summary>
    public static Formula AtMostZero(Linear number)
    {
        if (number.High.Sign <= 0) return True;
        if (number.Low.Sign > 0) return False;
        if (Threshold.Of(number) is { } threshold) return threshold;
        if (Opened(number, AtMostZero) is { } opened) return opened;
        number = CalendarNumbers.Expanded(number);
        if (number.IsConstant) return Of(number.Constant.Sign <= 0);
        // All of it but the constant is a multiple of this, so that the constant may be rounded up.
        var times = number.Times;
        var up = -(BigInteger.Divide(-number.Constant - Rest(-number.Constant, times), times));
        var least = (number + -number.Constant).DividedBy(times) + up;
        return new Formula(FormulaKind.AtMostZero) { Number = least };
    }

    /// <summary>Whether a number is zero.</summary>
    public static Formula Zero(Linear number)
    {
        if (number.IsConstant) return Of(number.Constant.IsZero);
        if (number.Low.Sign > 0 || number.High.Sign < 0) return False;
        if (Threshold.Of(number) is not null) return AtMostZero(number) & AtMostZero(number * -1);
        if (Opened(number, Zero) is { } opened) return opened;
        number = CalendarNumbers.Expanded(number);
        if (number.IsConstant) return Of(number.Constant.IsZero);
        var times = number.Times;
        return (number.Constant % times).IsZero
            ? new Formula(FormulaKind.Zero) { Number = number.DividedBy(times) }
            : False;
    }

    /// <summary>What a choice between two numbers comes to, where there is nothing else in the number.</summary>
    private static Formula? Opened(Linear number, Func<Linear, Formula> test)
    {
        if (number.Parts is not [(Either either, var times)]) return null;
        var (then, otherwise) = (test(either.Then * times + number.Constant),
            test(either.Otherwise * times + number.Constant));
        return (either.When & then) | (!either.When & otherwise);
    }

    /// <summary>What is left of a division, never negative.</summary>
    private static BigInteger Rest(BigInteger number, BigInteger by)
    {
        var rest = number % by;
        return rest.Sign < 0 ? rest + by : rest;
    }
}
