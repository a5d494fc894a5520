using System.Text;
using Eligibility.Evaluation;
using Eligibility.Tests.Differential;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Support;
using Eligibility.World;
using Xunit.Abstractions;

namespace Eligibility.Tests.EvaluationTests;

/// <summary>
/// What is left of a policy once everything known is filled in: what follows from it is told as certain, and what can
/// differ as open.
/// </summary>
public class ResidualTests(ITestOutputHelper output)
{
    internal static readonly string Folder =
        Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "EvaluationTests", "Unknown");

    public static TheoryData<string> Files => Repository.EachRuleFile(Folder);

    /// <summary>
    /// Beside each policy a case a line, and for each what comes of it: the outcome, or <c>undecided OUTCOMES need
    /// FACTS</c>, with <c>*</c> where one answer alone decides.
    /// </summary>
    [Theory, MemberData(nameof(Files))]
    public void What_follows_with_unknown_facts_is_told_exactly(string file) => Look(file);

    /// <summary>Holds that of the cases beside one policy.</summary>
    internal static void Look(string file)
    {
        var path = Path.Combine(Folder, file);
        var evaluator = Compiling.Text(File.ReadAllText(path)).Evaluator!;
        var told = File.ReadAllLines(Path.ChangeExtension(path, ".ndjson")).Select(line =>
        {
            var @case = CaseReader.Read(evaluator.Policy, Encoding.UTF8.GetBytes(line)).Case!;
            var decision = evaluator.Decide(@case);
            Assert.True(decision.Exact, line);
            var proof = evaluator.DecideByProof(@case, DecisionDetail.None);
            Assert.True(PlanComparison.Difference(decision, proof) is var difference && difference.Length == 0, difference);
            return Told(decision);
        });
        Assert.Equal(File.ReadAllLines(Path.ChangeExtension(path, ".expected")), told);
    }

    [Fact]
    public void That_two_days_held_against_each_other_leave_the_outcome_open_takes_no_proof()
    {
        var evaluator = Compiling.Text(File.ReadAllText(
            Path.Combine(Folder, "a-birth-an-offence-and-a-decision.rules"))).Evaluator!;
        var wide = Compiling.Text(File.ReadAllText(Path.Combine(Folder, "a-birth-an-offence-and-a-decision.rules"))
            .Replace("is 17", "is at least 17", StringComparison.Ordinal)
            .Replace("is 18", "is at least 18", StringComparison.Ordinal)).Evaluator!;
        Assert.True(Deciding.NothingKnown(evaluator, DecisionDetail.None).IsProved);
        Assert.False(Deciding.NothingKnown(wide, DecisionDetail.None).IsProved);
    }

    /// <summary>Nearly all that random policies leave unknown is settled.</summary>
    [Fact]
    public void Random_policies_are_settled()
    {
        const int Policies = 60, Cases = 15;
        var (all, settled) = (0, 0);
        for (var seed = 0; seed < Policies; seed++)
        {
            var policy = PolicyGenerator.Policy(seed, new PolicyOptions { Small = true });
            if (policy.Compilation.Evaluator is not { } evaluator) continue;
            var (cases, dice) = (new CaseGenerator(evaluator.Policy), new Dice(seed));
            for (var i = 0; i < Cases; i++)
            {
                var @case = cases.Partial(cases.Complete(dice), dice, dice.Pick(10, 20, 35));
                all++;
                if (evaluator.DecideByProof(@case.Case, DecisionDetail.None).Exact) settled++;
            }
        }
        output.WriteLine(FormattableString.Invariant($"{settled} of {all} settled"));
        Assert.True(settled > all * 19 / 20, $"{settled} of {all} settled");
    }

    /// <summary>
    /// A test of which nothing is said, in the place of a condition: the answer is found where a case gives it, is never
    /// told as impossible, and what the condition reads is known to be read.
    /// </summary>
    [Fact]
    public void What_nothing_is_said_of_leaves_an_answer_open_and_never_wrong()
    {
        var evaluator = Compiling.Text("""
            policy "Planted"
            fact x: yes or no
            fact y: yes or no
            outcome p "P"
            outcome c "C"
            rule a
                p when x
                because "A."
            rule b
                p when y
                because "B."
            otherwise c
            end
            """).Evaluator!;
        var policy = evaluator.Policy;
        var rules = new RuleEvaluator(policy);
        var parts = new PartBuilder(rules, policy.Unstated, null, policy.Conditions, new Effort(1_000));
        var (x, y) = (policy.Rules[0].When!, policy.Rules[1].When!);
        var both = parts.Formula.All(parts.Of(x, Scope.Outside(0)), parts.Free(y));
        var search = new ResidualSearch(parts, [evaluator.Rules], 1);

        var open = search.Ask(new TruthQuestion(both, p => Truths.And(p.Truths[x.Index], p.Truths[y.Index])), 100);
        Assert.Contains(0, open.Found.Keys);
        Assert.Contains(1, open.Possible);
        var never = search.Ask(new TruthQuestion(both, _ => Truth.Failed), 100);
        Assert.Equal([0], never.Found.Keys);
        Assert.False(never.IsExact);

        var read = new HashSet<object>();
        both.Gather(read);
        Assert.Contains(new Unknown(policy.Inputs.Single(i => i.Name == "y"), -1, null), read);
    }

    private static string Told(Decision decision) => decision.Outcome?.Name
        ?? $"undecided {string.Join(",", decision.Possible.Select(o => o.Name))} need {string.Join(",",
            decision.Needed.Select(n => n.Name + (n.Alone ? "*" : "")))}";
}
