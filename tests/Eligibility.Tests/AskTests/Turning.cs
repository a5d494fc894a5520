using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Explaining;
using Eligibility.Interviewing;
using Eligibility.Model;

namespace Eligibility.Tests.AskTests;

/// <summary>Whether the answer to a question can change the outcome, found by trying.</summary>
internal static class Turning
{
    /// <summary>Whether two whole cases that differ in it alone come to two outcomes.</summary>
    public static bool CanMatter(PolicyEvaluator evaluator, Decision decision, Unknown asked)
    {
        var cases = new OtherCases(decision);
        var possible = Answers(asked).Select(answer => asked.Fill(decision.Case.Values, answer))
            .Where(values => Validity.Fault(decision.Policy, values) is null)
            .Select(values => cases.Outcomes(values)).ToList();
        // Where one answer leaves other outcomes possible than the next, some case turns on it.
        if (possible.Select(p => string.Join(',', p.Possible)).Distinct().Skip(1).Any()) return true;
        // Where so few cases turn on it that none was met, the proof must find some, which knows nothing of what the plan told.
        return TurnsSome(evaluator, decision, asked) || evaluator.DecideByProof(decision.Case, DecisionDetail.None)
            is { NeedsAreExact: true } proved && proved.Needed.Any(need => need.Name == asked.Name);
    }

    /// <summary>Whether it turns one of many ways of filling in the rest.</summary>
    private static bool TurnsSome(PolicyEvaluator evaluator, Decision decision, Unknown asked)
    {
        var random = new RandomCases(evaluator, seed: 5);
        for (var tries = 0; tries < 4_000; tries++)
        {
            if (Filled(decision.Case.Values, random.Next()!.Values) is not { } values) continue;
            var others = Answers(asked).Append(asked.In(values)!);
            if (asked.Type is DateType) others = others.Concat(Near(decision.Policy, values));
            // Of numbers and dates another case has values that are told apart.
            if (Filled(decision.Case.Values, random.Next()!.Values) is { } other) others = others.Append(asked.In(other)!);
            var outcomes = others.Select(answer => asked.Fill(values, answer)).Where(v => Validity.Fault(decision.Policy, v) is null)
                .Select(v => decision.Evaluator.Decide(decision.Case with { Values = v }, DecisionDetail.None).Outcome)
                .OfType<Outcome>().Select(outcome => outcome.Index);
            if (outcomes.Distinct().Skip(1).Any()) return true;
        }
        return false;
    }

    /// <summary>Days on which what is read of two dates turns: that of another date, and some months before and after it.</summary>
    private static IEnumerable<Datum> Near(Policy policy, ImmutableArray<Datum?> values) =>
        from input in policy.Inputs
        where input is Fact { Type: DateType } && values[input.Slot] is Scalar
        let day = DateOnly.FromDayNumber((int)((Scalar)values[input.Slot]!).Value)
        from months in new[] { 0, -4, 4, -12, 12 }
        from days in new[] { -1, 0, 1 }
        select Datum.Of(day.AddMonths(months).AddDays(days));

    private static ImmutableArray<Datum?>? Filled(ImmutableArray<Datum?> known, ImmutableArray<Datum?> whole)
    {
        var values = known.ToBuilder();
        for (var slot = 0; slot < known.Length; slot++)
        {
            if (known[slot] is Items items)
            {
                if (whole[slot] is not Items { Rows: var rows } || rows.Length < items.Rows.Length) return null;
                values[slot] = new Items([.. items.Rows.Select((row, r) => row.Select((v, f) => v ?? rows[r][f]).ToImmutableArray())]);
            }
            else values[slot] = known[slot] ?? whole[slot];
        }
        return values.MoveToImmutable();
    }

    private static IEnumerable<Datum> Answers(Unknown asked) => asked.Type switch
    {
        YesNoType => [Datum.Yes, Datum.No],
        ChoiceType choice => Enumerable.Range(0, choice.Values.Names.Length).Select(v => (Datum)new Scalar(v)),
        SetType set => Enumerable.Range(0, set.Values.Names.Length).Select(v => (Datum)new Choices(System.Numerics.BigInteger.One << v))
            .Append(new Choices(0)),
        null => Enumerable.Range(0, 3).Select(n => (Datum)new Items([.. Enumerable.Repeat(((ListInput)asked.Input).UnstatedItem, n)])),
        _ => Enumerable.Range(0, 21).Select(n => (Datum)new Scalar(asked.Range!.Value.Low
            + (asked.Range.Value.High - asked.Range.Value.Low) / asked.Type.Step * n / 20 * asked.Type.Step)),
    };
}
