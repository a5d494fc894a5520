using System.Runtime.CompilerServices;
using System.Text;
using Eligibility.Justification;
using Eligibility.Model;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.JustificationTests;

/// <summary>A decision stands alone: it is told from itself, wherever and whenever that is asked for.</summary>
public class StandsAloneTests
{
    private const string Checkpoint = "durham-checkpoint";

    [Fact]
    public void A_decision_reads_the_same_in_another_thread_when_the_evaluator_that_made_it_is_gone()
    {
        var (told, decisions, evaluators) = DecideAndForget();
        for (var tries = 0; tries < 10 && evaluators.Any(e => e.IsAlive); tries++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.All(evaluators, e => Assert.False(e.IsAlive, "a decision holds the evaluator that made it"));
        // The policies are compiled anew meanwhile.
        Assert.NotEmpty(Evaluators());
        List<string> again = [];
        var elsewhere = new Thread(() => again = [.. decisions.Select(InEveryForm)]);
        elsewhere.Start();
        elsewhere.Join();
        Assert.Equal(told, again);
    }

    [Fact]
    public void A_decision_told_twice_and_by_many_threads_at_once_reads_the_same()
    {
        var decisions = Decisions(Evaluators()).ToList();
        var told = decisions.Select(InEveryForm).ToList();
        Assert.Equal(told, decisions.Select(InEveryForm));
        var together = new string[told.Count];
        Parallel.For(0, told.Count * 2, i => together[i % told.Count] = InEveryForm(decisions[i % told.Count]));
        Assert.Equal(told, together);
    }

    [Fact]
    public void What_is_decided_does_not_depend_on_what_the_decision_is_to_hold()
    {
        foreach (var (evaluator, @case) in Cases(Evaluators()))
            Assert.Equal(Said(evaluator.Decide(@case, DecisionDetail.None)),
                Said(evaluator.Decide(@case, DecisionDetail.All)));
    }

    [Fact]
    public void A_decision_without_its_lines_is_justified_to_nobody()
    {
        var (evaluator, @case) = Cases(Evaluators()).First();
        var bare = evaluator.Decide(@case, DecisionDetail.None);
        Assert.Contains("DecisionDetail.Lines", Fault(() => JustificationBuilder.Build(bare)),
            StringComparison.Ordinal);
        Assert.Contains("DecisionDetail.ForPerson", Fault(() => LetterMaker.Of(bare)), StringComparison.Ordinal);
        // What is told to officers is told to nobody else.
        var whole = evaluator.Decide(@case);
        Assert.Contains("DecisionDetail.ForPerson", Fault(() => LetterMaker.Of(whole)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_editions_could_come_to_is_told_to_the_person_only_where_that_was_asked_for()
    {
        var editions = Editions.Of(Evaluators()).First(e => e.All.Length > 1);
        var result = editions.Decide("{}"u8);
        Assert.True(result.NeedsDate);
        Assert.Contains("DecisionDetail.ForPerson", Fault(() => UndatedForms.Text(editions, result, forPerson: true)),
            StringComparison.Ordinal);
        var forPerson = editions.Decide("{}"u8, detail: DecisionDetail.ForPerson);
        Assert.NotEmpty(UndatedForms.Text(editions, forPerson, forPerson: true));
    }

    [Fact]
    public void Every_line_of_a_decision_of_a_generated_policy_is_told_from_what_the_decision_holds()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var policy = PolicyGenerator.Policy(seed, new PolicyOptions { Small = seed % 2 == 0 });
            var (cases, dice) = (new CaseGenerator(policy.Policy), new Dice(seed));
            var decision = policy.Evaluator.Decide((seed % 2 == 0 ? cases.Partial(dice) : cases.Complete(dice)).Case,
                DecisionDetail.All);
            Assert.Equal(InEveryForm(decision), InEveryForm(decision));
        }
    }

    // Not inlined, so that nothing of it is left on the stack.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (List<string> Told, List<Decision> Decisions, List<WeakReference> Evaluators) DecideAndForget()
    {
        var evaluators = Evaluators().ToList();
        var decisions = Decisions(evaluators).ToList();
        return ([.. decisions.Select(InEveryForm)], decisions, [.. evaluators.Select(e => new WeakReference(e))]);
    }

    private static IEnumerable<PolicyEvaluator> Evaluators() =>
        Repository.RuleFiles(Path.Combine(Repository.Rules, Checkpoint))
            .Select(file => Compiling.File(Path.Combine(Repository.Rules, Checkpoint, file)).Evaluator)
            .OfType<PolicyEvaluator>();

    /// <summary>
    /// The examples of policies that have confidential facts, lists and several editions; and
    /// each policy's case of nothing.
    /// </summary>
    private static IEnumerable<(PolicyEvaluator Evaluator, Case Case)> Cases(IEnumerable<PolicyEvaluator> evaluators) =>
        from evaluator in evaluators
        from example in evaluator.Policy.Examples
        select (evaluator, Case.OfExample(evaluator.Policy, example));

    private static IEnumerable<Decision> Decisions(IEnumerable<PolicyEvaluator> evaluators) =>
        Cases(evaluators).Select(c => c.Evaluator.Decide(c.Case, DecisionDetail.All));

    private static string InEveryForm(Decision decision)
    {
        var record = JustificationBuilder.Build(decision);
        return JustificationForms.Text(record) + JustificationForms.Markdown(record) + JustificationForms.Html(record)
            + Encoding.UTF8.GetString(JustificationJson.Render(record))
            + decision.ToText(Audience.Person) + decision.ToMarkdown(Audience.Person) + decision.ToHtml(Audience.Person)
            + Encoding.UTF8.GetString(LetterJson.Render(LetterMaker.Written(decision)));
    }

    private static string Said(Decision decision) => string.Join("; ",
        decision.Outcome?.Name, string.Join(", ", decision.Possible.Select(o => o.Name)), decision.Exact,
        string.Join(", ", decision.Reasons.Select(r => $"{r.Rule?.Name} {r.Open}")),
        string.Join(", ", decision.Statuses),
        string.Join(", ", decision.Needed), string.Join(", ", decision.Truths));

    private static string Fault(Func<object> tell) => Assert.Throws<InvalidOperationException>(tell).Message;
}
