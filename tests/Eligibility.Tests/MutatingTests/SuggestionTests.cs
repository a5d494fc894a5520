using System.Collections.Immutable;
using Eligibility.Analysis;
using Eligibility.Evaluation;
using Eligibility.Formatting;
using Eligibility.Mutating;
using Eligibility.Tests.Support;
using Eligibility.Text;

namespace Eligibility.Tests.MutatingTests;

/// <summary>Suggested examples, on a policy with one example of its own.</summary>
public class SuggestionTests
{
    private const string Policy = """
        policy "Shop theft"

        fact age: whole number
            from 10 to 120

        fact sorry: yes or no

        list previous offences
            kind: one of theft, robbery

        outcome prosecute "Prosecution"

        outcome caution "A caution"
            obliges "to pay" when age is at least 16

        rule robbers
            prosecute when any previous offences where kind is robbery
            because "They go to court."

        rule the young
            caution when all of
                age is between 14 and 17
                sorry
            because "They are cautioned."

        otherwise prosecute

        example of one
            age is 16
            sorry
            no previous offences
            expect caution

        end

        """;

    [Fact]
    public void A_policy_with_what_is_suggested_for_it_is_laid_out_checked_and_passes()
    {
        var with = SuggestedExample.With(Policy, Suggested(Policy));
        var result = PolicyFormatter.Format(new SourceText("policy.rules", with));
        Assert.Equal(with, result.Text);
        var compilation = Compiling.Text(with);
        Assert.Empty(compilation.Diagnostics);
        Assert.Equal("", Compiling.Failures(compilation));
    }

    [Fact]
    public void After_what_is_suggested_all_is_exercised_and_no_limit_can_move_unnoticed()
    {
        var with = SuggestedExample.With(Policy, Suggested(Policy));
        Assert.Empty(Suggested(with));
        var evaluator = Compiling.Text(with).Evaluator!;
        var coverage = Coverage.Of([(evaluator, ExampleRunner.Run(evaluator, DecisionDetail.None))]);
        Assert.All(coverage.Files, f => Assert.Empty(f.Gaps));
    }

    [Fact]
    public void Each_suggestion_asks_to_be_confirmed_and_has_a_name_of_its_own()
    {
        var suggested = Suggested(Policy);
        Assert.All(suggested, s => Assert.Contains(s, l => l.Contains("# Confirm", StringComparison.Ordinal)));
        Assert.Distinct(suggested.Select(s => s[0]));
    }

    [Fact]
    public void On_both_sides_of_each_limit_there_is_a_case()
    {
        var stated = Suggested(Policy).SelectMany(s => s).Select(l => l.Trim()).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string>(["age is 13", "age is 17", "age is 18"], StringComparer.Ordinal), stated);
    }

    [Fact]
    public void What_no_example_can_expect_is_told_apart_and_what_an_example_names_is_noticed()
    {
        var mutated = new EditTrial(Compiling.Text(Policy).Evaluator!, Compiled).All();
        Assert.Contains(mutated.Results, r => r is { Fate: EditFate.NotSayable, Edit.Statement: "caution" });
        Assert.Contains(mutated.Results, r => r is { Fate: EditFate.Noticed, Edit: { Statement: "the young", Kind: EditKind.Removed } });
        Assert.False(mutated.IsAllNoticed);
        var twice = Policy.Replace("otherwise",
            "rule the young again\n    caution when all of\n        age is between 14 and 17\n        sorry\n    "
                + "because \"Again.\"\n\notherwise", StringComparison.Ordinal);
        Assert.Contains(new EditTrial(Compiling.Text(twice).Evaluator!, Compiled).All().Results,
            r => r is { Fate: EditFate.Equivalent, Edit: { Statement: "the young", Kind: EditKind.Removed } });
    }

    private static List<ImmutableArray<string>> Suggested(string text) =>
        [.. Suggestions.Of(Compiling.Text(text).Evaluator!, Compiled).Select(s => s.Example)];

    private static CompiledText Compiled(string text)
    {
        var made = Compiling.Text(text);
        return new CompiledText(made.Evaluator, made.Diagnostics);
    }
}
