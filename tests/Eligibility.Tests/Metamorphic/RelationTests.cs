using Eligibility.Evaluation;
using Eligibility.Formatting;
using Eligibility.Model;
using Eligibility.Tests.Generators;

namespace Eligibility.Tests.Metamorphic;

/// <summary>
/// What must not change a decision, or only in one direction, whatever the policy: no second opinion on the
/// outcome is needed to see it.
/// </summary>
public class RelationTests
{
    private static readonly PolicyOptions Small = new() { Small = true };

    private static IEnumerable<GeneratedPolicy> Policies(int ordinary, bool large = true) =>
        Telling.Seeds(ordinary).Select(seed => PolicyGenerator.Policy(seed, seed % 2 == 0 && large ? null : Small));

    private static IEnumerable<GeneratedCase> Cases(GeneratedPolicy policy) =>
        Telling.Cases(policy, 8, policy.Policy.Conditions.Length < 12 ? 1 : 0);

    [Fact]
    public void The_order_of_statements_matters_only_among_outcomes()
    {
        foreach (var policy in Policies(50))
        {
            var dice = new Dice(policy.Seed);
            var shuffled = policy with
            {
                Files = [.. policy.Files.Select(f => f with { Statements = [.. Shuffled(f.Statements, dice)] })]
            };
            foreach (var @case in Cases(policy)) Telling.Same(policy, shuffled, @case);
        }
    }

    /// <summary>The head stays first and the end last; outcomes keep their order among the rest.</summary>
    private static IEnumerable<TextLine> Shuffled(IReadOnlyList<TextLine> statements, Dice dice)
    {
        var outcomes = new Queue<TextLine>(statements.Where(IsOutcome));
        return [statements[0],
            .. dice.Shuffled(statements.Skip(1).SkipLast(1)).Select(s => IsOutcome(s) ? outcomes.Dequeue() : s),
            statements[^1]];

        static bool IsOutcome(TextLine statement) => statement.Keyword == "outcome";
    }

    [Fact]
    public void Other_names_change_nothing_but_the_names()
    {
        foreach (var policy in Policies(50))
        {
            var renamed = PolicyGenerator.Policy(policy.Seed,
                (policy.Seed % 2 == 0 ? new PolicyOptions() : Small) with { OtherNames = true });
            Assert.True(renamed.Compilation.Evaluator is not null, $"{renamed.Errors}\n{renamed}\nof\n{policy}");
            var names = Pairs(policy.Policy, renamed.Policy);
            foreach (var @case in Cases(policy))
            {
                var (one, other) = (policy.Evaluator.Decide(@case.Case, DecisionDetail.None), renamed.Evaluator.Decide(
                    new GeneratedCase(renamed.Policy, @case.Values, @case.Provenances).Case, DecisionDetail.None));
                Assert.True(Telling.Of(one, n => names.GetValueOrDefault(n, n)) == Telling.Of(other),
                    $"{policy}\n{renamed}\n{@case}");
                Assert.True(one.Truths.SequenceEqual(other.Truths), $"{policy}\n{@case}");
            }
        }
    }

    private static Dictionary<string, string> Pairs(Policy one, Policy other)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (a, b) in one.Rules.Zip(other.Rules)) names[a.Name] = b.Name;
        foreach (var (a, b) in one.Outcomes.Zip(other.Outcomes)) names[a.Name] = b.Name;
        foreach (var (a, b) in one.Inputs.Zip(other.Inputs))
        {
            names[a.Name] = b.Name;
            if (a is not ListInput list) continue;
            foreach (var (field, also) in list.Fields.Zip(((ListInput)b).Fields))
                for (var row = 1; row <= ListInput.MostItems; row++)
                    names[FormattableString.Invariant($"{a.Name} {row}: {field.Name}")] =
                        FormattableString.Invariant($"{b.Name} {row}: {also.Name}");
        }
        return names;
    }

    [Fact]
    public void Layout_changes_no_decision_and_loses_no_comment()
    {
        foreach (var policy in Policies(80))
        {
            var laid = policy.Files.Select(f => (f.Path, Text: PolicyFormatter.Format(policy.Library, f.Path).Text))
                .ToList();
            Assert.True(laid.All(f => f.Text is not null), policy.ToString());
            foreach (var (file, (_, text)) in policy.Files.Zip(laid))
            {
                Assert.Equal(Comments(file.Text), Comments(text!));
                Assert.Equal(text,
                    PolicyFormatter.Format(Library.Of(laid.Select(f => (f.Path, f.Text!))), file.Path).Text);
            }
            var again = PolicyCompiler.Compile(Library.Of(laid.Select(f => (f.Path, f.Text!))), GeneratedPolicy.Path);
            Assert.True(again.Evaluator is not null, policy.ToString());
            Assert.Equal(policy.Policy.Conditions.Select(c => c.GetType()),
                again.Policy!.Conditions.Select(c => c.GetType()));
            foreach (var @case in Cases(policy))
            {
                var (one, other) = (policy.Evaluator.Decide(@case.Case, DecisionDetail.None),
                    again.Evaluator!.Decide(@case.MovedTo(again.Policy!)!.Case, DecisionDetail.None));
                Assert.True(Telling.Of(one) == Telling.Of(other), $"{policy}\n{@case}");
                Assert.True(one.Truths.SequenceEqual(other.Truths), $"{policy}\n{@case}");
            }
        }

        static IEnumerable<string> Comments(string text) =>
            text.Split('\n').Where(l => l.Contains('#', StringComparison.Ordinal))
                .Select(l => l[l.IndexOf('#', StringComparison.Ordinal)..].TrimEnd()).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void A_condition_that_is_given_a_name_decides_as_before()
    {
        var named = 0;
        foreach (var policy in Policies(60))
        {
            if (Named(policy, new Dice(policy.Seed)) is not { } other) continue;
            named++;
            foreach (var @case in Cases(policy)) Telling.Same(policy, other, @case);
        }
        Assert.True(named > 25);
    }

    /// <summary>The policy with a line of a rule's group, or a rule's whole condition, made a definition.</summary>
    private static GeneratedPolicy? Named(GeneratedPolicy policy, Dice dice)
    {
        foreach (var rule in dice.Shuffled(policy.Statements.Where(s => s.Keyword == "rule")))
            foreach (var verdict in rule.Lines.Where(l => l.Words.EndsWith(" of", StringComparison.Ordinal)
                && !l.Words.Contains(" where ", StringComparison.Ordinal) && !l.Lines.IsEmpty))
            {
                var line = dice.Pick(verdict.Lines);
                return policy.Replace(line, new TextLine("quite newly named"))
                    .Add(line.With("define quite newly named as " + line.Words));
            }
        return null;
    }

    [Fact]
    public void Declarations_moved_to_a_vocabulary_decide_as_before()
    {
        foreach (var policy in Policies(50).Where(p => p.Files.Length == 1))
        {
            var statements = policy.Files[0].Statements;
            var split = policy with
            {
                Files = Vocabularies.Split(statements[0], [.. statements.Skip(1).SkipLast(1)], 2, new Dice(policy.Seed))
            };
            foreach (var @case in Cases(policy)) Telling.Same(policy, split, @case);
        }
    }

    [Fact]
    public void A_rule_more_for_what_prevails_never_leads_elsewhere_than_there()
    {
        foreach (var policy in Policies(60))
        {
            // The last of its rules once more, for the outcome declared first, and overriding nothing.
            var first = policy.Policy.Outcomes[0];
            var donor = policy.Statements.Last(s => s.Keyword == "rule");
            var verdict = donor.Lines.FirstOrDefault(l => l.Words.Contains(" when ", StringComparison.Ordinal));
            if (verdict is null) continue;
            var words = first.Name + verdict.Words[verdict.Words.IndexOf(" when ", StringComparison.Ordinal)..];
            var more = policy.Add(new TextLine("rule quite newly added",
                [verdict.With(words), new TextLine("because \"More of it.\"")]));
            Assert.True(more.Compilation.Evaluator is not null, $"{more.Errors}\n{more}");
            foreach (var @case in Cases(policy))
            {
                var (before, after) = (policy.Evaluator.Decide(@case.Case, DecisionDetail.None),
                    more.Evaluator.Decide(@case.MovedTo(more.Policy)!.Case, DecisionDetail.None));
                var possible = before.Possible.Select(o => o.Index).Append(0);
                Assert.True(after.Possible.All(o => possible.Contains(o.Index)), $"{more}\n{@case}");
                if (after.Statuses[^1] == RuleStatus.Reason) Assert.True(after.Outcome?.Index == 0, $"{more}\n{@case}");
                if (after.Statuses[^1] == RuleStatus.DoesNotApply && before.Exact && after.Exact)
                    Assert.True(before.Outcome?.Index == after.Outcome?.Index, $"{more}\n{@case}");
            }
        }
    }

    [Fact]
    public void What_is_certain_of_a_partial_case_is_so_however_it_is_completed()
    {
        foreach (var policy in Policies(20, large: false))
        {
            var (dice, cases) = (new Dice(policy.Seed), new CaseGenerator(policy.Policy));
            for (var i = 0; i < 2; i++)
            {
                var partial = cases.Partial(dice);
                var decision = policy.Evaluator.Decide(partial.Case, DecisionDetail.None);
                for (var n = 0; n < 8; n++)
                {
                    if (cases.Completed(partial, dice) is not { } whole) continue;
                    Telling.BorneOut(policy.ToString(), partial, decision, whole,
                        policy.Evaluator.Decide(whole.Case, DecisionDetail.None));
                }
            }
        }
    }
}
