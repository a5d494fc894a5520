using System.Text;
using Eligibility.Cases;
using Eligibility.Comparing;
using Eligibility.Justification;
using Eligibility.Tests.Command;
using Eligibility.Tests.Shelf;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.ComparingTests;

/// <summary>Two recorded decisions in the form that people read, recorded in either form.</summary>
public class DifferenceFormTests
{
    private const string Cannabis = """
        {"id": "cannabis-1", "offence": "drug possession", "drug": "cannabis", "purpose": "own use", "dependent on drugs": false,
            "date of birth": "1990-03-02", "agrees to take part": true, "previous convictions": 1}
        """;

    private static readonly PolicyEvaluator Launch = ShelfPolicies.Of("durham-checkpoint/2015-launch.rules");
    private static readonly PolicyEvaluator Extension = ShelfPolicies.Of("durham-checkpoint/2017-drugs-extension.rules");

    [Theory, InlineData(false), InlineData(true)]
    public void The_same_case_of_cannabis_before_and_after_Checkpoint_was_extended(bool second)
    {
        var (before, after) = (Decide(Launch, Cannabis, "2017-11-20"), Decide(Extension, Cannabis, "2018-01-10"));
        Snapshot.Match(Named(second ? "diff-editions-second-form" : "diff-editions"),
            DifferenceForms.Text(Recorded(before, second), Recorded(after, second)));
    }

    [Fact]
    public void A_record_of_each_form_is_compared_and_only_what_both_tell()
    {
        var (before, after) = (Decide(Launch, Cannabis, "2017-11-20"), Decide(Extension, Cannabis, "2018-01-10"));
        Assert.Equal("The same decision, recorded in two forms\n", DifferenceForms.Text(Recorded(after, false), Recorded(after, true)));
        foreach (var (first, second) in new[] { (false, true), (true, false) })
            Assert.StartsWith("Undecided before, a Checkpoint contract now\n",
                DifferenceForms.Text(Recorded(before, first), Recorded(after, second)), StringComparison.Ordinal);
    }

    /// <summary>So nothing is lost on the way from the second form to what is compared.</summary>
    [Fact]
    public void Every_example_recorded_in_both_forms_is_one_decision()
    {
        foreach (var (file, evaluator) in ShelfPolicies.All.Where(p => p.Evaluator.Policy.Each is null))
            foreach (var example in evaluator.Policy.Examples)
            {
                var decision = evaluator.Decide(Case.OfExample(evaluator.Policy, example), DecisionDetail.Lines);
                var differences = DecisionDifference.Between(Recorded(decision, false), Recorded(decision, true));
                Assert.True(differences.IsEmpty, $"{file}, {example.Name}: {string.Join("\n", differences)}");
                Assert.True(DecisionDifference.Between(Recorded(decision, true), Recorded(decision, true)).IsEmpty);
            }
    }

    [Fact]
    public void No_text_of_a_second_form_changes_without_a_difference()
    {
        var record = Encoding.UTF8.GetString(ExplanationJson.Render(Decide(Extension, Cannabis, "2018-01-10")));
        var first = RecordedDecision.Read(Encoding.UTF8.GetBytes(record));
        foreach (var changed in DiffDecisionsTests.Changed(record))
        {
            RecordedDecision second;
            try { second = RecordedDecision.Read(Encoding.UTF8.GetBytes(changed)); }
            catch (FormatException) { continue; }
            Assert.False(DecisionDifference.Between(first, second).IsEmpty, changed);
            Assert.DoesNotContain("The same decision", DifferenceForms.Text(first, second), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("rule other", "when admits", "Renamed: admitted (rule 1), a ground; now other (rule 1), not applying.")]
    [InlineData("rule other", "when admits and adult", "Reworded: admitted (rule 1), a ground; now other (rule 1), not applying.")]
    [InlineData("rule admitted", "when adult", "admitted (rule 1): a ground before, not applying now.")]
    [InlineData("rule other", "when not admits", "1 only now: does not apply.")]
    [InlineData("rule third", "when not admits", "Gone: admitted (rule 1): It was admitted.")]
    public void A_rule_is_found_again_by_name_by_conditions_or_by_most_of_its_tests(string rule, string when, string told)
    {
        var policy = VerdictTests.Policy("A");
        var other = policy.Replace("rule admitted", rule, StringComparison.Ordinal).Replace("when admits", when, StringComparison.Ordinal);
        foreach (var second in (bool[])[false, true])
        {
            var text = DifferenceForms.Text(Recorded(Decide(Compiling.Text(policy).Evaluator!, """{"admits": true, "adult": false}""", "2024-01-01"), second),
                Recorded(Decide(Compiling.Text(other).Evaluator!, when == "when admits" ? """{"admits": false, "adult": false}"""
                    : """{"admits": true, "adult": false}""", "2024-01-01"), second));
            Assert.Contains(told.Replace("a ground", second ? "a ground for the person" : "a ground", StringComparison.Ordinal),
                string.Join(' ', text.Split(['\n', ' '], StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Rules_of_two_policies_are_not_paired_and_that_is_said()
    {
        var text = DifferenceForms.Text(Recorded(Decide(Compiling.Text(VerdictTests.Policy("A")).Evaluator!, "{}", "2024-01-01"), false),
            Recorded(Decide(Compiling.Text(VerdictTests.Policy("B")).Evaluator!, """{"admits": true}""", "2024-01-01"), false));
        Assert.StartsWith("Undecided in the first, a course in the second\n", text, StringComparison.Ordinal);
        Assert.Contains("Two policies: their rules are not paired.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("no change of standing", text, StringComparison.Ordinal);
    }

    internal static Decision Decide(PolicyEvaluator evaluator, string json, string on) => evaluator.Decide(CaseReader.Read(evaluator.Policy,
        Encoding.UTF8.GetBytes(json), new CaseOptions { DecidedOn = DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture) }).Case!,
        DecisionDetail.Lines);

    internal static RecordedDecision Recorded(Decision decision, bool second) =>
        RecordedDecision.Read(second ? ExplanationJson.Render(decision) : decision.ToJson());

    private static string Named(string name) =>
        Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "ComparingTests", name + ".txt");
}
