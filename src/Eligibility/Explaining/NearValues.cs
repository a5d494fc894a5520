using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Explaining;

/// <summary>The values of a fact that may lead to an outcome, the nearest to what the case states first.</summary>
/// <param name="cases">What the policy says of other cases.</param>
internal sealed class NearValues(OtherCases cases)
{
    /// <summary>Of larger sets only one value at a time is put in or taken out before any set that serves is told.</summary>
    private const int MostForPairs = 12;

    /// <summary>Whether the first that was given of each fact was the nearest.</summary>
    public bool AreNearest { get; private set; } = true;

    /// <summary>Whether all others than those given lead elsewhere, or do as one of them.</summary>
    public bool AreAll { get; private set; } = true;

    /// <summary>The values that may lead there.</summary>
    /// <param name="input">The fact or list.</param>
    /// <param name="values">What else is known; nothing of the fact itself.</param>
    /// <param name="outcome">The outcome.</param>
    public IEnumerable<Datum> Of(Input input, ImmutableArray<Datum?> values, int outcome)
    {
        var from = cases.Values[input.Slot]!;
        AreAll &= input is Fact { Type: not SetType };
        var near = input switch
        {
            ListInput list => new NearItems(cases, values, outcome).Of(list, (Items)from),
            Fact { Type: SetType type } fact => Sets(fact, type, ((Choices)from).Mask, values, outcome),
            Fact fact => Scalars(fact, (Scalar)from, values, outcome),
            _ => throw new ArgumentOutOfRangeException(nameof(input)),
        };
        return near.Where(value => cases.MayComeTo(values.SetItem(input.Slot, value), outcome));
    }

    private IEnumerable<Datum> Scalars(Fact fact, Scalar from, ImmutableArray<Datum?> values, int outcome)
    {
        var form = cases.Policy.SlotForms[fact.Slot];
        // Of what stands in no particular order none is nearer than another.
        if (fact.Type is YesNoType or ChoiceType { Ranked: false })
            return Enumerable.Range(0, fact.Type is ChoiceType of ? of.Values.Names.Length
                : 2).Where(v => v != from.Value).Select(v => (Datum)new Scalar(v));
        // What ranges tie to it may need another value of it where no test does.
        var answers = fact.IsTied && cases.Policy.Orders.Any ? [] : cases.AnswersTo(fact, values);
        if (answers.Length == 0) return Searched(fact, from, values, outcome);
        form.TryWrite(from, out var at);
        return answers.Select((least, i) => (Least: least, Greatest: i + 1 < answers.Length ? answers[i + 1] - 1 : long.MaxValue))
            .Where(c => at < c.Least || at > c.Greatest)
            .Select(c => at < c.Least ? c.Least : c.Greatest)
            .OrderBy(v => Int128.Abs((Int128)v - at)).ThenBy(v => v).Select(form.Read);
    }

    /// <summary>The nearest value below or above that was not refuted, by halving; others are not looked for.</summary>
    private IEnumerable<Datum> Searched(Fact fact, Scalar from, ImmutableArray<Datum?> values, int outcome)
    {
        AreAll = false;
        var left = cases.Left(values);
        var variable = left.Parts.Unstated.Of(new Unknown(fact, -1, null), 0);
        var question = left.Outcome();
        var state = State.Of(left.Parts.Formula);
        var at = variable.NumberOf(from);
        var (below, above) = (Last(variable.Domain.Low, at - 1), First(at + 1, variable.Domain.High));
        foreach (var number in ((Int128?[])[below, above]).OfType<Int128>().OrderBy(n => Int128.Abs(n - at)).ThenBy(n => n))
            yield return variable.At(number);

        Int128? First(Int128 low, Int128 high)
        {
            Int128? best = null;
            while (low <= high)
            {
                var middle = best is null ? high : low + (high - low) / 2;
                if (Within(low, middle) is { } found) (best, high) = (found, found - 1);
                else low = middle + 1;
            }
            return best;
        }

        Int128? Last(Int128 low, Int128 high)
        {
            Int128? best = null;
            while (low <= high)
            {
                var middle = best is null ? low : high - (high - low) / 2;
                if (Within(middle, high) is { } found) (best, low) = (found, found + 1);
                else high = middle - 1;
            }
            return best;
        }

        Int128? Within(Int128 low, Int128 high)
        {
            var mark = state.Enter();
            var settled = state.Take(variable, low, high)
                ? left.Ask(question, a => a == outcome, stopAt: 1, from: state)
                : new Settled([], []);
            state.Leave(mark);
            if (settled.Found.Count > 0) return variable.NumberOf(settled.Found.Values[0][0][fact.Slot]!);
            AreNearest &= settled.IsExact;
            return null;
        }
    }

    /// <summary>Sets that differ in one value, then in two, then any.</summary>
    private IEnumerable<Datum> Sets(Fact fact, SetType type, BigInteger from, ImmutableArray<Datum?> values, int outcome)
    {
        var count = type.Values.Names.Length;
        for (var one = 0; one < count; one++) yield return new Choices(from ^ (BigInteger.One << one));
        for (var one = 0; one < count && count <= MostForPairs; one++)
            for (var other = one + 1; other < count; other++)
                yield return new Choices(from ^ (BigInteger.One << one) ^ (BigInteger.One << other));
        if (Any(fact, values, outcome) is not Choices { Mask: var any }) yield break;
        // Each value in which it differs is given back where that serves as well.
        for (var differs = any ^ from; !differs.IsZero; differs &= differs - 1)
            if (cases.MayComeTo(values.SetItem(fact.Slot, new Choices(any ^ (differs & -differs))), outcome))
                any ^= differs & -differs;
        if (count > MostForPairs || BitOperations.PopCount((ulong)(any ^ from)) > 3) AreNearest = false;
        yield return new Choices(any);
    }

    private Datum? Any(Input input, ImmutableArray<Datum?> values, int outcome)
    {
        var left = cases.Left(values);
        var settled = left.Ask(left.Outcome(), a => a == outcome, stopAt: 1);
        return settled.Found.Count > 0 ? settled.Found.Values[0][0][input.Slot] : null;
    }
}
