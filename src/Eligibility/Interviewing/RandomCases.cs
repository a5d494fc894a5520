using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Interviewing;

/// <summary>
/// Cases of a policy in which nothing is unknown, at random and the same each time. Every answer of a question is as likely as
/// another; of a number every stretch that no test tells apart, where those are known. What is assumed stays assumed.
/// </summary>
/// <param name="evaluator">The policy.</param>
/// <param name="seed">Where the random numbers begin.</param>
internal sealed class RandomCases(PolicyEvaluator evaluator, ulong seed)
{
    private const int MostTries = 500;
    private const int MostItems = 3;
    private const int Years = 40;
    private const int LongestYear = 366;

    private readonly Policy _policy = evaluator.Policy;
    private readonly Dictionary<int, long[]> _stretches = [];
    private ulong _state = seed;

    /// <summary>The next case; null where none that could be stated was met.</summary>
    public Case? Next()
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var stated = Filled();
            if (Validity.Fault(_policy, stated) is null) return Case.Of(_policy, stated);
        }
        return null;
    }

    private ImmutableArray<Datum?> Filled()
    {
        var stated = new Datum?[_policy.Inputs.Length];
        var decided = Day(_policy.Period?.From ?? new DateOnly(2015, 1, 1), _policy.Period?.Until);
        stated[_policy.DecisionDate.Slot] = new Scalar(decided);
        foreach (var input in _policy.Inputs)
            if (input.Assumed is null && stated[input.Slot] is null)
                stated[input.Slot] = input is ListInput list ? Items(list, decided) : Value((Fact)input, decided);
        return [.. stated];
    }

    private Items Items(ListInput list, Int128 decided)
    {
        var count = list.Least + (int)Below((ulong)(Math.Min(list.Most, list.Least + MostItems) - list.Least + 1));
        return new Items([.. Enumerable.Range(0, count).Select(_ =>
            list.Fields.Select(field => (Datum?)Value(field.Type, field.Range, decided)).ToImmutableArray())]);
    }

    private Datum Value(Fact fact, Int128 decided)
    {
        if (fact.Type is not NumberType) return Value(fact.Type, fact.Range, decided);
        if (!_stretches.TryGetValue(fact.Slot, out var least))
            _stretches[fact.Slot] = least = evaluator.Plan.AnswersTo(fact.Slot, Case.Of(_policy, _policy.Unstated).Row);
        return least.Length == 0 ? Value(fact.Type, fact.Range, decided)
            : _policy.SlotForms[fact.Slot].Read(least[Below((ulong)least.Length)]);
    }

    private Datum Value(FactType type, (Int128 Low, Int128 High)? range, Int128 decided) => type switch
    {
        YesNoType => Datum.Of(Below(2) == 1),
        ChoiceType choice => new Scalar(Below((ulong)choice.Values.Names.Length)),
        SetType set => new Choices(Mask(set.Values.Names.Length)),
        // What is read of dates is mostly how long ago they were.
        DateType => new Scalar(Int128.Clamp(decided - Below((ulong)(Below(Years) + 1) * LongestYear), range!.Value.Low, range.Value.High)),
        _ => new Scalar(range!.Value.Low + Steps((range.Value.High - range.Value.Low) / type.Step) * type.Step),
    };

    /// <summary>So many steps above the least: a small number is as likely as a large one.</summary>
    private Int128 Steps(Int128 most)
    {
        var digits = 0;
        for (var rest = most; rest > 0; rest >>= 1) digits++;
        var of = (int)Below((ulong)digits + 1);
        return Int128.Min(most, of == 0 ? 0 : (Int128)Below(1UL << Math.Min(of, 62)));
    }

    private BigInteger Mask(int count)
    {
        var mask = BigInteger.Zero;
        for (var at = 0; at < count; at++) mask |= (BigInteger)Below(2) << at;
        return mask;
    }

    private Int128 Day(DateOnly from, DateOnly? until)
    {
        var last = Math.Min(until?.DayNumber ?? int.MaxValue, from.DayNumber + 4 * LongestYear);
        return from.DayNumber + (Int128)Below((ulong)(last - from.DayNumber + 1));
    }

    private ulong Below(ulong count)
    {
        // SplitMix64, which is the same on every machine.
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return (mixed ^ (mixed >> 31)) % count;
        }
    }
}
