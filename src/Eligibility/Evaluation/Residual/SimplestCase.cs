using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>
/// Takes out of whole cases that give an answer whatever they can spare: what is left gives it whatever the rest is. A
/// number that stays is as round as it can be in its unit.
/// </summary>
/// <param name="rules">The policy.</param>
/// <param name="given">What was known before: it stays.</param>
/// <param name="along">What two cases differ in, which stays in both; null where there is one.</param>
internal sealed class SimplestCase(RuleEvaluator rules, ImmutableArray<Datum?> given, Unknown? along = null)
{
    private const int MostSteps = 20_000;

    private int _steps;

    /// <summary>Whether each item keeps a field: an example has to say something of it.</summary>
    public bool KeepsSomethingOfItems { get; init; }

    /// <summary>What is left of the cases.</summary>
    /// <param name="cases">Whole cases: one, or both that are compared.</param>
    /// <param name="isSame">Whether the answer is certain still, and the same.</param>
    public ImmutableArray<ImmutableArray<Datum?>> Of(ImmutableArray<ImmutableArray<Datum?>> cases,
        Func<IReadOnlyList<Pass>, bool> isSame)
    {
        foreach (var input in rules.Policy.Inputs.Reverse())
        {
            if (given[input.Slot] is not null) continue;
            if (input == along?.Input)
            {
                for (var copy = 0; copy < cases.Length; copy++)
                {
                    Thin(input, copy, copy);
                    RoundFact(input, copy, copy, beside: cases.Length > 1 ? cases[1 - copy][input.Slot] : null);
                }
                continue;
            }
            if (Try([.. cases.Select(c => c.SetItem(input.Slot, null))])) continue;
            Thin(input, 0, cases.Length - 1);
            RoundFact(input, 0, cases.Length - 1);
            if (cases[0][input.Slot] is not Choices held) continue;
            // Of a set the values that it can spare.
            for (var value = held.Mask; !value.IsZero; value &= value - 1)
            {
                var left = ((Choices)cases[0][input.Slot]!).Mask & ~(value & -value);
                Try([.. cases.Select(c => c.SetItem(input.Slot, new Choices(left)))]);
            }
        }
        return cases;

        bool Try(ImmutableArray<ImmutableArray<Datum?>> without)
        {
            // Past the limit a case is told with more in it than it needs.
            if (_steps > MostSteps) return false;
            _steps += without.Sum(rules.StepsOf);
            if (without.Any(c => Validity.Fault(rules.Policy, c) is not null)) return false;
            if (!isSame([.. without.Select(c => rules.Work(c))])) return false;
            cases = without;
            return true;
        }

        // Of a list the items that it can spare, and of the others the fields.
        void Thin(Input input, int from, int to)
        {
            if (cases[from][input.Slot] is not Items first) return;
            for (var row = first.Rows.Length - 1; row >= 0; row--)
            {
                if (Try(With(items => new Items(items.Rows.RemoveAt(row))))) continue;
                for (var field = first.Rows[row].Length - 1; field >= 0; field--)
                {
                    if (KeepsSomethingOfItems
                        && ((Items)cases[from][input.Slot]!).Rows[row].Count(f => f is not null) < 2) break;
                    if (!Try(With(items => Changed(items, row, field, null)))) RoundField(row, field);
                }
            }

            void RoundField(int row, int field)
            {
                var of = ((ListInput)input).Fields[field];
                Round(((Items)cases[from][input.Slot]!).Rows[row][field], of.Type, of.Range,
                    number => Try(With(items => Changed(items, row, field, number))));
            }

            ImmutableArray<ImmutableArray<Datum?>> With(Func<Items, Items> change) =>
                Set(input, from, to, c => change((Items)c[input.Slot]!));
        }

        // Of two cases the one that has more of it keeps more.
        void RoundFact(Input input, int from, int to, Datum? beside = null)
        {
            if (input is not Fact { Range: var (low, high) } fact || cases[from][fact.Slot] is not Scalar number) return;
            if (beside is Scalar other) (low, high) = other.Value > number.Value ? (low, other.Value - 1) : (other.Value + 1, high);
            Round(number, fact.Type, (low, high), rounded => Try(Set(fact, from, to, _ => rounded)));
        }

        ImmutableArray<ImmutableArray<Datum?>> Set(Input input, int from, int to, Func<ImmutableArray<Datum?>, Datum?> value) =>
            [.. cases.Select((c, i) => i >= from && i <= to ? c.SetItem(input.Slot, value(c)) : c)];
    }

    private static Items Changed(Items items, int row, int field, Datum? value) =>
        new(items.Rows.SetItem(row, items.Rows[row].SetItem(field, value)));

    /// <summary>Offers the numbers beside one, whole ones of its unit first, until one is taken.</summary>
    private static void Round(Datum? value, FactType type, (Int128 Low, Int128 High)? range, Func<Scalar, bool> isTaken)
    {
        if (value is not Scalar number || type is not NumberType { Whole: false } of || range is not var (low, high)) return;
        for (var step = Number.One.Units * (of.Unit?.Factor ?? 1); step > of.Step && number.Value % step != 0; step /= 10)
        {
            var below = number.Value - (((number.Value % step) + step) % step);
            foreach (var round in (Int128[])[below + step, below])
                if (round >= low && round <= high && round % of.Step == 0 && isTaken(new Scalar(round))) return;
        }
    }
}
