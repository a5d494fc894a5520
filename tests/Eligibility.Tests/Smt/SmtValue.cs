using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Tests.Smt;

/// <summary>A value of a fact or a field, known or chosen by the solver.</summary>
/// <param name="Number">What it comes to on the scale of <see cref="Scalar"/>; null for a set.</param>
/// <param name="Held">For each value of a set whether it holds it; empty for any other.</param>
/// <param name="Each">For each of its values, where they are few, whether it is that one; else empty.</param>
internal sealed record SmtValue(Linear? Number, ImmutableArray<Formula> Held, ImmutableArray<Formula> Each)
{
    /// <summary>The most values of which each is asked about.</summary>
    private const int Few = 12;

    /// <summary>A known one.</summary>
    public static SmtValue Of(Datum value, FactType type) => value is Choices set
        ? new SmtValue(null, [.. Enumerable.Range(0, ((SetType)type).Values.Names.Length)
            .Select(i => Formula.Of(!((set.Mask >> i) & 1).IsZero))], [])
        : new SmtValue(Linear.Of((BigInteger)((Scalar)value).Value), [], []);

    /// <summary>One that the solver chooses within its range, of the values that a case may state.</summary>
    public static SmtValue Unknown(SmtScript script, FactType type, (Int128 Low, Int128 High)? range)
    {
        switch (type)
        {
            case YesNoType:
                var yes = script.Bool("b");
                return new SmtValue(Linear.OfTruth(yes), [], [!yes, yes]);
            case ChoiceType choice:
                return Stepped(script, 0, choice.Values.Names.Length - 1, 1);
            case SetType set:
                ImmutableArray<Formula> held = [.. set.Values.Names.Select(_ => script.Bool("s"))];
                return new SmtValue(null, held, held.Length > 3
                    ? []
                    : [.. Enumerable.Range(0, 1 << held.Length).Select(mask =>
                        Formula.All(held.Select((h, i) => (mask >> i & 1) == 1 ? h : !h)))]);
            default:
                var (low, high) = range!.Value;
                return Stepped(script, (BigInteger)low, (BigInteger)high, (BigInteger)type.Step);
        }
    }

    private static SmtValue Stepped(SmtScript script, BigInteger low, BigInteger high, BigInteger step)
    {
        var (first, last) = (-Floor(-low, step), Floor(high, step));
        var variable = Linear.Of(script.Int("x", first, last));
        return new SmtValue(variable * step, [], last - first >= Few
            ? []
            : [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => Formula.Zero(variable + -(first + i)))]);
    }

    private static BigInteger Floor(BigInteger number, BigInteger by) =>
        BigInteger.DivRem(number, by, out var rest) - (rest.Sign < 0 ? 1 : 0);

    /// <summary>Whether two are the same.</summary>
    public static Formula Same(SmtValue one, SmtValue other) => one.Number is { } number
        ? Formula.Compare(number, Relation.Equal, other.Number!)
        : Formula.All(one.Held.Zip(other.Held, Formula.Same));

    /// <summary>The variables of one that the solver chooses.</summary>
    public ImmutableArray<string> Variables => !Held.IsEmpty ? [.. Held.Select(h => h.Name!)]
        : Number!.Parts[0].Atom is IntVariable variable ? [variable.Name]
        : [Each[1].Name!];

    /// <summary>The value that its variables stand for.</summary>
    public Datum Read(IReadOnlyDictionary<string, BigInteger> model) => Held.IsEmpty
        ? new Scalar((Int128)(model[Variables[0]] * Number!.Parts[0].Times))
        : new Choices(Held.Select((h, i) => model[h.Name!] << i).Aggregate(BigInteger.Zero, (a, b) => a + b));
}
