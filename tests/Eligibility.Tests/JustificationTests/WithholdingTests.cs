using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Justification;
using Eligibility.Model;
using Eligibility.Tests.EvaluationTests;
using FsCheck;
using FsCheck.Fluent;

namespace Eligibility.Tests.JustificationTests;

/// <summary>
/// What the person decided about is told does not give a confidential fact away (language, section 5).
/// </summary>
public class WithholdingTests
{
    private static Config Config => Environment.GetEnvironmentVariable("ELIGIBILITY_LONG") == "1"
        ? Config.QuickThrowOnFailure.WithMaxTest(5_000)
        : Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(new Replay(new Rnd(2018), null));

    private static Arbitrary<int> Seeds => Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    [Fact]
    public void Two_cases_with_the_same_outcome_alike_but_for_confidential_facts_read_the_same_to_the_person()
    {
        var compared = 0;
        Check.One(Config, Prop.ForAll(Seeds, seed =>
        {
            var random = new RandomPolicy(seed, confidential: true);
            var policy = random.Evaluator.Policy;
            var partial = random.PartialCase(200);
            var told = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var values in Alike(policy, partial).Take(60))
            {
                var decision = random.Evaluator.Decide(Case.Of(policy, values), DecisionDetail.ForPerson);
                var text = LetterText.Render(LetterMaker.Written(decision));
                var outcome = decision.Outcome?.Name ?? "undecided";
                if (told.TryGetValue(outcome, out var other))
                {
                    compared++;
                    Assert.True(other == text, $"seed {seed}\n{random.Text}\n{other}\n-- and\n{text}");
                }
                told[outcome] = text;
                foreach (var rule in policy.Rules.Where(r => !Withholding.MayTell(r)))
                    Assert.DoesNotContain(rule.Name, text, StringComparison.Ordinal);
            }
            return true;
        }));
        Assert.True(compared > 1_000, $"only {compared} pairs were compared");
    }

    /// <summary>The case with its confidential facts filled in in every way, not known among them.</summary>
    private static IEnumerable<ImmutableArray<Datum?>> Alike(Policy policy, ImmutableArray<Datum?> values, int from = 0)
    {
        var secret = policy.Inputs.FirstOrDefault(i => i.Slot >= from && i.Confidential);
        return secret is null ? [values]
            : RandomPolicy.Ways(secret).Cast<Datum?>().Append(null)
                .SelectMany(way => Alike(policy, values.SetItem(secret.Slot, way), secret.Slot + 1));
    }
}
