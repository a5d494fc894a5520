using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Oracle;
using Eligibility.Tests.Support;
using Xunit.Abstractions;

namespace Eligibility.Tests.Differential;

/// <summary>
/// A guarantee that is said to hold is broken by no case: random policies with random guarantees, and for each that the
/// checker passes random cases by the second evaluator. The ordinary run takes fixed seeds; ELIGIBILITY_LONG=1 takes
/// fifty times as many, and others.
/// </summary>
public class GuaranteeTests(ITestOutputHelper output)
{
    private const int CasesOfAGuarantee = 200;
    private static readonly PolicyOptions Options = new() { Small = true, Guarantees = true };

    private long _proved;
    private long _others;
    private long _cases;

    [Fact]
    public void What_is_guaranteed_is_broken_by_no_case()
    {
        var first = LongTier.Number("ELIGIBILITY_SEED", LongTier.IsOn ? Random.Shared.Next(1_000_000_000) : 1);
        output.WriteLine(FormattableString.Invariant($"first seed {first}"));
        Parallel.For(first, first + (LongTier.IsOn ? 5_000 : 100), Try);
        output.WriteLine(FormattableString.Invariant(
            $"{_proved:N0} guarantees proved of {_proved + _others:N0}, {_cases:N0} cases"));
        // Were hardly any proved, that none was broken would say little.
        Assert.True(_proved * 5 > _others, $"{_proved} of {_proved + _others}");
    }

    private void Try(int seed)
    {
        var all = PolicyGenerator.Policy(seed, Options);
        var guarantees = all.Statements.Where(s => s.Words.StartsWith("guarantee ", StringComparison.Ordinal)).ToList();
        foreach (var guarantee in guarantees)
        {
            var policy = guarantees.Where(g => g != guarantee).Aggregate(all, (rest, other) => rest.Replace(other));
            if (policy.Compilation.Evaluator is null || policy.Compilation.HasErrors)
            {
                Interlocked.Increment(ref _others);
                continue;
            }
            Interlocked.Increment(ref _proved);
            var asked = policy.Policy.Guarantees.Single();
            // The second evaluator is told the conditions that only the guarantee asks as if the policy asked them.
            var oracle = new OracleEvaluator(policy.Policy with
            {
                Conditions = policy.Policy.Conditions.AddRange(asked.Conditions)
            });
            var (cases, dice) = (new CaseGenerator(policy.Policy), new Dice(seed));
            for (var i = 0; i < CasesOfAGuarantee; i++)
                if (Broken(asked, policy.Policy, oracle, cases, dice) is { } how)
                    Assert.Fail($"seed {seed}, {asked.Name}: {how}\n{policy.Text}");
        }
    }

    /// <summary>How one random case, or two alike but for a fact, break a guarantee; null where they do not.</summary>
    private string? Broken(Guarantee guarantee, Policy policy, OracleEvaluator oracle, CaseGenerator cases, Dice dice)
    {
        var one = cases.Complete(dice).Values;
        if (Outcome(policy, oracle, one) is not { } decided) return null;
        switch (guarantee)
        {
            case OutcomeGuarantee outcome:
                return decided.Pass!.Holds(outcome.When, -1)
                    && decided.Outcome!.Index == outcome.Outcome.Index == outcome.Never
                        ? Say(policy, one, decided)
                        : null;
            case IndependenceGuarantee independence:
                foreach (var fact in independence.Facts)
                    if (Changed(fact) is ({ } values, { } other) && other.Outcome!.Index != decided.Outcome!.Index)
                        return Say(policy, one, decided) + Say(policy, values, other);
                return null;
            case MonotoneGuarantee monotone:
                if (Changed(monotone.Fact) is not ({ } moved, { } changed)) return null;
                var (before, after) = (((Scalar)one[monotone.Fact.Slot]!).Value,
                    ((Scalar)moved[monotone.Fact.Slot]!).Value);
                // What is lower, or higher, is not worse.
                var (better, worse) = after < before == monotone.Lower ? (changed, decided) : (decided, changed);
                return before != after && IsWorse(policy, better.Outcome!, worse.Outcome!)
                    ? Say(policy, one, decided) + Say(policy, moved, changed)
                    : null;
            default:
                throw new InvalidOperationException(guarantee.GetType().Name);
        }

        (ImmutableArray<Datum?>? Values, OracleDecision? Decision) Changed(Input input)
        {
            var values = one.SetItem(input.Slot, cases.Complete(dice).Values[input.Slot]);
            return (values, Outcome(policy, oracle, values));
        }
    }

    /// <summary>
    /// What a case comes to; null where it is none, or lies outside the days that the guarantee covers.
    /// </summary>
    private OracleDecision? Outcome(Policy policy, OracleEvaluator oracle, ImmutableArray<Datum?> values)
    {
        if (policy.Period is { } period)
        {
            var day = ((Scalar)values[policy.DatedBy.Slot]!).Value;
            if (day < OracleWay.DayOf(period.From) || period.Until is { } until && day > OracleWay.DayOf(until))
                return null;
        }
        Interlocked.Increment(ref _cases);
        return oracle.Decide(values) is { Fault: null } decision ? decision : null;
    }

    /// <summary>
    /// Whether an outcome is worse than another, as <c>worst to best</c> says; one that it does not name is neither.
    /// </summary>
    private static bool IsWorse(Policy policy, Outcome outcome, Outcome than)
    {
        var names = policy.WorstToBest.Select(o => o.Name).ToList();
        var (at, other) = (names.IndexOf(outcome.Name), names.IndexOf(than.Name));
        return at >= 0 && other >= 0 && at < other;
    }

    private static string Say(Policy policy, ImmutableArray<Datum?> values, OracleDecision decision) =>
        $"{decision.Outcome!.Name} with {string.Join(", ", policy.Inputs.Select(i => $"{i.Name} {i.Say(values[i.Slot]!)}"))}\n";
}
