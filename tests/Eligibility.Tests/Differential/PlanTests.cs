using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Support;
using Xunit.Abstractions;

namespace Eligibility.Tests.Differential;

/// <summary>
/// The plan against the evaluator that goes from condition to condition and searches: whatever the plan tells, the
/// search tells too, of complete cases and of those with unknowns for which two runs are enough.
/// </summary>
public class PlanTests(ITestOutputHelper output)
{
    private const int CasesOfAPolicy = 50;

    [Fact]
    public void The_plan_tells_of_complete_cases_what_the_search_tells()
    {
        var counts = Run(LongTier.Number("ELIGIBILITY_PAIRS", LongTier.IsOn ? 2_000_000 : 10_000), new PolicyOptions(),
            (cases, dice) => cases.Complete(dice));
        // Whatever is complete is decided by the plan.
        Assert.Equal(0, counts.Searched);
    }

    [Fact]
    public void The_plan_tells_of_open_cases_what_the_search_tells()
    {
        var counts = Run(LongTier.Number("ELIGIBILITY_PARTIAL", LongTier.IsOn ? 400_000 : 4_000),
            new PolicyOptions { Small = true }, (cases, dice) => cases.Partial(cases.Complete(dice), dice, dice.Pick(10, 20, 35)));
        Assert.True(counts.Open > counts.All / 20, $"two runs were enough for {counts.Open} of {counts.All}");
        Assert.True(counts.Undecided > counts.Open / 20, $"{counts.Undecided} of {counts.Open} were undecided");
    }

    /// <summary>What a reader found who had not seen the plan; each was told wrongly once.</summary>
    [Theory]
    [InlineData("a fact of few values, with more tests beside its range than a byte counts", """
        fact n: whole number
            from 300 to 400
        outcome x "X"
        outcome z "Z"
        rule big
            x when n is one of EVENS
            because "b"
        rule old
            z when n is at least 290
            because "q"
        otherwise x
        """, "{\"n\": 300}", "z", "old")]
    [InlineData("a period that the range of the date settles, and another that it rules out", """
            dated by arrested
        fact arrested: date
            from 1 January 2018 to 31 December 2018
        fact k: yes or no
        outcome x "X"
        outcome y "Y"
        rule a
            x when k
            because "a"
            in force from 1 January 2019
        rule b
            y always
            because "b"
            in force from 2017-01-01 until 2019-12-31
        otherwise x
        """, "{\"k\": true}", "y", "b")]
    [InlineData("a rule that is defeated either way, by one or by the other", """
        fact d: yes or no
        fact k: yes or no
        outcome x "X"
        outcome y "Y"
        rule dr
            applies when d
            because "d"
            overrides ar
        rule ar
            applies when k
            because "a"
            overrides br, cr
        rule br
            applies when k
            because "b"
            overrides cr
        rule cr
            x when k
            because "c"
        otherwise x
        """, "{\"k\": true}", "x", "otherwise")]
    public void The_plan_tells_what_was_once_told_wrongly(string what, string rules, string stated, string outcome,
        string reason)
    {
        var evens = string.Join(", ", Enumerable.Range(0, 128).Select(i => FormattableString.Invariant($"{2 * i}")));
        var evaluator = Compiling.Text($"policy \"Found\"\n{rules.Replace("EVENS", evens, StringComparison.Ordinal)}\nend\n")
            .Evaluator!;
        var @case = CaseReader.Read(evaluator.Policy, System.Text.Encoding.UTF8.GetBytes(stated)).Case!;
        var decision = evaluator.Decide(@case, DecisionDetail.None);
        Assert.True(decision.Outcome?.Name == outcome, what);
        Assert.Equal([reason], decision.Reasons.Select(Told));
        Assert.Equal("", Difference(decision, evaluator.Search(@case, DecisionDetail.None)));
    }

    /// <summary>
    /// A condition of a kind that the plan is not told of: it is planted in the middle of a rule, and the case is
    /// decided as its condition says, by the evaluator that goes from condition to condition.
    /// </summary>
    [Theory, InlineData(15, "refuse"), InlineData(40, "sell")]
    public void A_kind_that_the_plan_is_not_told_of_is_left_to_the_search(int age, string outcome)
    {
        var policy = Compiling.Text("""
            policy "Sale"
            fact age: whole number
                from 0 to 120
            list buyers
                age of buyer: whole number
                    from 0 to 120
            outcome refuse "Not sold"
            outcome sell "Sold"
            rule minors
                refuse when all of
                    age is under 18
                    any buyers where age of buyer is under 18
                because "Not to minors."
            otherwise sell
            end
            """).Evaluator!.Policy;
        var planted = Planted(policy);
        var @case = CaseReader.FromValues(planted, new Dictionary<string, object?>
        {
            ["age"] = 15, ["buyers"] = new[] { new Dictionary<string, object?> { ["age of buyer"] = age } },
        }).Case!;
        var decision = new PolicyEvaluator(planted).Decide(@case, DecisionDetail.None);
        Assert.True(decision.IsSearched);
        Assert.Equal(outcome, decision.Outcome!.Name);
        Assert.False(new PolicyEvaluator(policy).Decide(@case, DecisionDetail.None).IsSearched);
    }

    /// <summary>The policy with the test of any item replaced by one of the first item alone.</summary>
    private static Policy Planted(Policy policy)
    {
        var list = policy.Conditions.OfType<ListCondition>().Single();
        var item = new ItemCondition(list.Index, list.List, 0, list.Where.Root);
        var group = policy.Conditions.OfType<GroupCondition>().Single();
        var holding = group with { Operands = group.Operands.Replace(list, item) };
        return policy with
        {
            Conditions = policy.Conditions.Replace(list, item).Replace(group, holding),
            Rules = [policy.Rules[0] with { When = holding }],
        };
    }

    private sealed class Counts
    {
        public int All;
        public int Searched;
        public int Open;
        public int Undecided;
    }

    private Counts Run(int pairs, PolicyOptions options, Func<CaseGenerator, Dice, GeneratedCase> make)
    {
        var counts = new Counts();
        var first = LongTier.Number("ELIGIBILITY_SEED", LongTier.IsOn ? Random.Shared.Next(1_000_000_000) : 3_000);
        output.WriteLine(FormattableString.Invariant($"first seed {first}"));
        Parallel.For(0, pairs / CasesOfAPolicy, i => Compare(first + i, options, make, counts));
        output.WriteLine($"{counts.All} cases, {counts.Searched} searched, {counts.Open} open by two runs");
        return counts;
    }

    private static void Compare(int seed, PolicyOptions options, Func<CaseGenerator, Dice, GeneratedCase> make,
        Counts counts)
    {
        var policy = PolicyGenerator.Policy(seed, options);
        if (policy.Compilation.Evaluator is not { } evaluator) return;
        var (cases, dice) = (new CaseGenerator(evaluator.Policy), new Dice(seed));
        for (var i = 0; i < CasesOfAPolicy; i++)
        {
            var @case = make(cases, dice);
            var decision = evaluator.Decide(@case.Case, DecisionDetail.None);
            Interlocked.Increment(ref counts.All);
            if (decision.IsSearched) Interlocked.Increment(ref counts.Searched);
            else if (!decision.IsKnown) Interlocked.Increment(ref counts.Open);
            if (!decision.IsSearched && !decision.IsDecided) Interlocked.Increment(ref counts.Undecided);
            var difference = Difference(decision, evaluator.Search(@case.Case, DecisionDetail.None));
            Assert.True(difference.Length == 0, $"seed {seed}: {difference}\n{policy.Text}\n{@case}");
        }
    }

    /// <summary>What one tells and the other does not; where one of them stopped at its limit nothing is held.</summary>
    internal static string Difference(Decision plan, Decision search)
    {
        if (!search.Exact || !plan.Exact) return "";
        return Compared("outcome", Listed([plan.Outcome?.Name]), Listed([search.Outcome?.Name]))
            + Compared("possible", Listed(plan.Possible.Select(o => o.Name)), Listed(search.Possible.Select(o => o.Name)))
            + Compared("reasons", Listed(plan.Reasons.Select(Told)), Listed(search.Reasons.Select(Told)))
            + Compared("needed", Listed(plan.Needed.Select(n => n.ToString())), Listed(search.Needed.Select(n => n.ToString())))
            + Compared("statuses", Listed(plan.Statuses), Listed(search.Statuses))
            + Compared("truths", Listed(plan.Truths), Listed(search.Truths))
            + Compared("undefeated", Listed(plan.Undefeated), Listed(search.Undefeated))
            + Compared("defeaters", Listed(plan.Policy.Rules.Select(r => Listed(plan.DefeatersOf(r)))),
                Listed(search.Policy.Rules.Select(r => Listed(search.DefeatersOf(r)))));
    }

    private static string Told(Reason reason) => reason.Name + (reason.Open ? " (open)" : "");

    private static string Listed<T>(IEnumerable<T> values) => string.Join(", ", values);

    private static string Compared(string what, string plan, string search) =>
        plan == search ? "" : $"{what}: the plan tells {plan}; the search {search}\n";
}
