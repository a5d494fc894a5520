using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;
using FsCheck;
using FsCheck.Fluent;

namespace Eligibility.Tests.EvaluationTests;

/// <summary>
/// A decision on a partial case against every way of filling in what is unknown (language, section 4.4).
/// ELIGIBILITY_LONG=1 tries many more; FsCheck prints the seed of a failure.
/// </summary>
public class CompletionTests
{
    private const int MostCompletions = 2_500;

    private static Config Config => Environment.GetEnvironmentVariable("ELIGIBILITY_LONG") == "1"
        ? Config.QuickThrowOnFailure.WithMaxTest(20_000)
        : Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(new Replay(new Rnd(2018), null));

    private static Arbitrary<int> Seeds => Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    [Fact]
    public void A_decision_on_a_partial_case_holds_for_every_completion()
    {
        var (exact, tried) = (0, 0);
        Check.One(Config, Prop.ForAll(Seeds, seed =>
        {
            tried++;
            if (Compare(seed)) exact++;
            return true;
        }));
        // Past the limit of steps a decision may say that it is not exact; small policies must hardly ever get there.
        Assert.True(exact >= tried * 0.99, $"{exact} of {tried} are exact");
    }

    /// <summary>Compares one decision with every completion; true where it says that it is exact.</summary>
    internal static bool Compare(int seed)
    {
        var random = new RandomPolicy(seed);
        var (policy, rules) = (random.Evaluator.Policy, random.Evaluator.Rules);
        var partial = random.PartialCase(MostCompletions);
        var decision = random.Evaluator.Decide(Case.Of(policy, partial), DecisionDetail.None);
        var all = random.Completions(partial).Select(values => (Values: values, Pass: rules.Work(values))).ToList();
        var told =
            $"seed {seed}\n{random.Text}\n{string.Join(", ",
                policy.Inputs.Select(i => $"{i.Name} {(partial[i.Slot] is { } v ? i.Say(v) : "unknown")}"))}\n";

        var outcomes = all.Select(c => rules.PossibleOutcomes(c.Pass).Single()).Distinct().Order().ToList();
        if (!decision.AllIsSettled)
        {
            Assert.Subset(decision.Possible.Select(o => o.Index).ToHashSet(), outcomes.ToHashSet());
            return false;
        }
        Agree("possible outcomes", outcomes, decision.Possible.Select(o => o.Index).ToList());
        Assert.True(decision.IsDecided == (outcomes.Count == 1), told);
        foreach (var rule in policy.Rules)
        {
            var statuses = all.Select(c => (RuleStatus)rules.PossibleStatuses(c.Pass, rule).Single())
                .Distinct().ToList();
            Agree(rule.Name, statuses.Count == 1 ? statuses[0] : RuleStatus.Open, decision.Statuses[rule.Index]);
        }
        foreach (var condition in policy.Conditions)
        {
            var truths = all.Select(c => c.Pass.Truths[condition.Index]).Distinct().ToList();
            Agree($"condition `{condition.Span.Words}`", truths.Count == 1 ? truths[0] : Truth.Open,
                decision.Truths[condition.Index]);
        }
        if (!decision.IsDecided)
            Agree("needed", Needed(policy, partial, all, rules),
                decision.Needed.Select(n => n.Name).Order(StringComparer.Ordinal).ToList());
        if (!decision.IsDecided)
            Agree("needed alone", Alone(policy, partial, all, rules),
                decision.Needed.Where(n => n.Alone).Select(n => n.Name).Order(StringComparer.Ordinal).ToList());
        return true;

        void Agree<T>(string what, T expected, T found) =>
            Assert.True(Equals(expected, found) || expected is System.Collections.IEnumerable e
                && found is System.Collections.IEnumerable f && e.Cast<object>().SequenceEqual(f.Cast<object>()),
                $"{told}{what}: expected {Say(expected)}, found {Say(found)}");
    }

    private static string Say<T>(T value) =>
        value is System.Collections.IEnumerable all and not string ? string.Join(", ", all.Cast<object>()) : $"{value}";

    /// <summary>The facts for which two completions that differ in nothing else have different outcomes.</summary>
    private static List<string> Needed(Policy policy, ImmutableArray<Datum?> partial,
        List<(ImmutableArray<Datum?> Values, Pass Pass)> all, RuleEvaluator rules) =>
        [.. Open(policy, partial).Where(input => all.GroupBy(c => Key(policy, c.Values, except: input))
            .Any(g => g.Select(c => rules.PossibleOutcomes(c.Pass).Single()).Distinct().Count() > 1))
            .Select(i => i.Name).Order(StringComparer.Ordinal)];

    /// <summary>Of those, the ones one of whose answers alone leaves a single outcome.</summary>
    private static List<string> Alone(Policy policy, ImmutableArray<Datum?> partial,
        List<(ImmutableArray<Datum?> Values, Pass Pass)> all, RuleEvaluator rules) =>
        [.. Needed(policy, partial, all, rules)
            .Where(name => all.GroupBy(c => c.Values[policy.Inputs.First(i => i.Name == name).Slot])
                .Any(g => g.Select(c => rules.PossibleOutcomes(c.Pass).Single()).Distinct().Count() == 1))];

    private static IEnumerable<Input> Open(Policy policy, ImmutableArray<Datum?> partial) =>
        policy.Inputs.Where(i => partial[i.Slot] is null);

    private static string Key(Policy policy, ImmutableArray<Datum?> values, Input except) =>
        string.Join('|', policy.Inputs.Where(i => i != except).Select(i =>
            values[i.Slot] is Items items ? string.Concat(items.Rows.Select(r => r[0])) : $"{values[i.Slot]}"));
}
