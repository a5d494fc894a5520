using System.Globalization;
using System.Text;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Differential;

/// <summary>
/// The plan against the search where a policy is larger than the random ones: more facts than are classed at once or have
/// room in a word, more clauses than a row of one or four words, more classes than rows are kept of, many overrides.
/// </summary>
public class PlanSizeTests
{
    [Fact]
    public void Forty_facts_stand_in_two_blocks_of_one_word() => Compare(Flags(40, 40), partial: 60);

    [Fact]
    public void Seventy_facts_have_no_room_in_a_word() => Compare(Flags(70, 50), partial: 60, isOpen: false);

    [Fact]
    public void Two_hundred_rules_take_a_row_of_four_words() => Compare(Flags(20, 200), partial: 0);

    [Fact]
    public void Four_hundred_rules_are_found_block_by_block() => Compare(Flags(20, 400), partial: 0);

    [Fact]
    public void Thousands_of_thresholds_keep_a_row_for_every_few_of_them() => Compare(Thresholds(2_000, "x", "y"), partial: 0);

    [Fact]
    public void A_fact_of_few_values_is_cut_between_all_of_them() => Compare(Thresholds(120, "x", "y"), partial: 30);

    [Fact]
    public void Rules_in_a_chain_of_overrides_are_defeated_one_by_the_next() => Compare(Chain(90), partial: 0);

    [Fact]
    public void Rules_in_a_long_chain_of_overrides_are_too() => Compare(Chain(400), partial: 0);

    [Fact]
    public void A_case_without_what_an_obligation_alone_looks_at_is_no_known_one()
    {
        var text = Flags(20, 400).Replace(
            "outcome x \"Outcome x\"",
            "fact extra: yes or no\noutcome x \"Outcome x\"\n    obliges \"to turn up\" when extra",
            StringComparison.Ordinal);
        var evaluator = Compiling.Text(text).Evaluator!;
        var (cases, dice) = (new CaseGenerator(evaluator.Policy), new Dice(1));
        var slot = evaluator.Policy.Inputs.Single(i => i.Name == "extra").Slot;
        for (var i = 0; i < 20; i++)
        {
            var whole = cases.Complete(dice).Case;
            var decision = evaluator.Decide(whole with { Values = whole.Values.SetItem(slot, null) });
            Assert.True(evaluator.Decide(whole).IsKnown);
            Assert.False(decision.IsKnown);
            var obligation = evaluator.Policy.Outcomes[0].Obligations[0].When!;
            Assert.Equal(Evaluation.Truth.Open, decision.Truths[obligation.Index]);
        }
    }

    /// <summary>Compares complete cases, and some with unknowns.</summary>
    /// <param name="text">The policy.</param>
    /// <param name="partial">How many with unknowns.</param>
    /// <param name="isOpen">Whether two runs are to be enough for some of the partial cases.</param>
    private static void Compare(string text, int partial, bool isOpen = true)
    {
        var compilation = Compiling.Text(text);
        Assert.Empty(compilation.Diagnostics.Where(d => d.IsError).Select(d => d.Message));
        var evaluator = compilation.Evaluator!;
        var (cases, dice) = (new CaseGenerator(evaluator.Policy), new Dice(1));
        HashSet<string> outcomes = [];
        var open = 0;
        for (var i = 0; i < 60 + partial; i++)
        {
            var whole = cases.Complete(dice);
            var @case = (i < 60 ? whole : cases.Partial(whole, dice, 10)).Case;
            var decision = evaluator.Decide(@case, DecisionDetail.None);
            Assert.True(i >= 60 || decision.IsKnown);
            if (decision.IsProved) continue;
            Assert.Equal("", PlanComparison.Difference(decision, evaluator.DecideByProof(@case, DecisionDetail.None)));
            if (i < 60) outcomes.Add(decision.Reasons[0].Name);
            else open++;
        }
        Assert.True(open > 0 == (isOpen && partial > 0), $"two runs are enough for {open} of {partial} cases");
        Assert.True(outcomes.Count > 5, $"few rules decide anything: {string.Join(", ", outcomes)}");
    }

    /// <summary>Rules each about three of so many yes-or-no facts, in no order that their outcomes have.</summary>
    private static string Flags(int facts, int rules) => Policy(
        Enumerable.Range(0, facts).Select(f => $"fact {Word(f)}: yes or no"),
        Enumerable.Range(0, rules).Select(r => (
            $"{"xyz"[r % 3]} when all of\n        {Word(r * 7 % facts)}\n        {Word((r * 11 + 1) % facts)}\n"
                + $"        not {Word((r * 13 + 2) % facts)}",
            "")));

    /// <summary>Rules for one value each, and for a stretch of them that they share with others.</summary>
    private static string Thresholds(int count, string one, string other) => Policy(
        [$"fact n: whole number\n    from 0 to {count}", "fact flag: yes or no"],
        Enumerable.Range(0, count).Select(r => (
            r % 5 == 4
                ? $"{other} when n is between {r} and {r + 3} and flag"
                : $"{(r % 2 == 0 ? one : other)} when n is {r}",
            "")));

    /// <summary>Each rule overrides the next but one, and every fifth gives no outcome of its own.</summary>
    private static string Chain(int rules) => Policy(
        [$"fact n: whole number\n    from 0 to {rules + 9}", "fact flag: yes or no"],
        Enumerable.Range(0, rules).Select(r => (
            $"{(r % 5 == 3 && r + 2 < rules ? "applies" : "xyz"[r % 3].ToString())} when n is between {r} and {r + 9}"
                + (r % 4 == 0 ? " and flag" : ""),
            r + 2 < rules ? $"    overrides {Rule(r + 2)}\n" : "")));

    private static string Policy(IEnumerable<string> facts, IEnumerable<(string Verdict, string More)> rules)
    {
        var text = new StringBuilder("policy \"Large\"\n");
        foreach (var fact in facts) text.Append(fact).Append('\n');
        foreach (var outcome in "xyz")
            text.Append(CultureInfo.InvariantCulture, $"outcome {outcome} \"Outcome {outcome}\"\n");
        var count = 0;
        foreach (var (verdict, more) in rules)
            text.Append(CultureInfo.InvariantCulture,
                $"rule {Rule(count++)}\n    {verdict}\n    because \"It is so.\"\n{more}");
        return text.Append("otherwise z\nend\n").ToString();
    }

    private static string Word(int fact) => FormattableString.Invariant($"fact{fact}");

    private static string Rule(int rule) => FormattableString.Invariant($"rule{rule}");
}
