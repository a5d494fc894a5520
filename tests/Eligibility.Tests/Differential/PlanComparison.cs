using Eligibility.Tests.Generators;

namespace Eligibility.Tests.Differential;

/// <summary>How many cases were decided, and how.</summary>
internal sealed class PlanCounts
{
    public int All;
    public int Proved;
    public int Open;
    public int Undecided;
}

/// <summary>Holds what the plan tells of cases against what the proof tells of them.</summary>
internal static class PlanComparison
{
    /// <summary>Policies of which cases with unknowns can be searched.</summary>
    public static readonly PolicyOptions Small = new() { Small = true };

    public static GeneratedCase Complete(CaseGenerator cases, Dice dice) => cases.Complete(dice);

    public static GeneratedCase Open(CaseGenerator cases, Dice dice) =>
        cases.Partial(cases.Complete(dice), dice, dice.Pick(10, 20, 35));

    /// <summary>Compares some cases of one policy.</summary>
    public static void Compare(int seed, PolicyOptions options, int count,
        Func<CaseGenerator, Dice, GeneratedCase> make, PlanCounts counts)
    {
        var policy = PolicyGenerator.Policy(seed, options);
        if (policy.Compilation.Evaluator is not { } evaluator) return;
        var (cases, dice) = (new CaseGenerator(evaluator.Policy), new Dice(seed));
        for (var i = 0; i < count; i++)
        {
            var @case = make(cases, dice);
            var decision = evaluator.Decide(@case.Case, DecisionDetail.None);
            Interlocked.Increment(ref counts.All);
            if (decision.IsProved) Interlocked.Increment(ref counts.Proved);
            else if (!decision.IsKnown) Interlocked.Increment(ref counts.Open);
            if (!decision.IsProved && !decision.IsDecided) Interlocked.Increment(ref counts.Undecided);
            var difference = Difference(decision, evaluator.DecideByProof(@case.Case, DecisionDetail.None));
            Assert.True(difference.Length == 0, $"seed {seed}: {difference}\n{policy.Text}\n{@case}");
        }
    }

    /// <summary>What one tells and the other does not; where one of them stopped at its limit nothing is held.</summary>
    public static string Difference(Decision plan, Decision search)
    {
        if (!search.AllIsSettled || !plan.AllIsSettled) return "";
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

    public static string Told(Reason reason) => reason.Name + (reason.Open ? " (open)" : "");

    private static string Listed<T>(IEnumerable<T> values) => string.Join(", ", values);

    private static string Compared(string what, string plan, string search) =>
        plan == search ? "" : $"{what}: the plan tells {plan}; the proof {search}\n";
}
