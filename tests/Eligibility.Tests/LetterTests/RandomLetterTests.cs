using System.Collections.Immutable;
using System.Text;
using Eligibility.Evaluation;
using Eligibility.Justification;
using Eligibility.Model;
using Eligibility.Tests.EvaluationTests;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Support;
using Eligibility.Text;

namespace Eligibility.Tests.LetterTests;

/// <summary>What every letter promises, tried on policies that no author wrote.</summary>
public class RandomLetterTests
{
    private static int Tries => Environment.GetEnvironmentVariable("ELIGIBILITY_LONG") == "1" ? 20_000 : 1_000;

    [Fact]
    public void Two_cases_with_the_same_outcome_alike_but_for_confidential_facts_give_the_same_letter()
    {
        var compared = 0;
        for (var seed = 0; seed < Tries / 3; seed++)
        {
            var random = new RandomPolicy(seed, confidential: true);
            var told = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var values in Alike(random.Evaluator.Policy, random.PartialCase(200)).Take(40))
            {
                var decision = random.Evaluator.Decide(Case.Of(random.Evaluator.Policy, values), DecisionDetail.ForPerson);
                var letters = InEveryForm(LetterMaker.Written(decision))
                    + InEveryForm(LetterMaker.Written(decision, LetterPromises.All(decision)));
                var outcome = decision.Outcome?.Name ?? "undecided";
                if (told.TryGetValue(outcome, out var other))
                {
                    compared++;
                    Assert.True(other == letters, $"seed {Digits.Of(seed)}\n{random.Text}\n{other}\n-- and\n{letters}");
                }
                told[outcome] = letters;
            }
        }
        Assert.True(compared > Tries, $"only {Digits.Of(compared)} pairs were compared");
    }

    [Fact]
    public void No_letter_tells_a_confidential_fact_its_value_or_a_rule()
    {
        for (var seed = 0; seed < Tries; seed++)
        {
            var random = new RandomPolicy(seed, confidential: true);
            var policy = random.Evaluator.Policy;
            var decision = random.Evaluator.Decide(Case.Of(policy, random.PartialCase(200)), DecisionDetail.ForPerson);
            var letter = LetterMaker.Written(decision, seed % 2 == 0 ? null : LetterPromises.All(decision));
            LetterPromises.AssertKept(letter, decision, $"seed {Digits.Of(seed)}");
            var told = LetterSamples.Told(letter);
            foreach (var rule in policy.Rules) Assert.DoesNotContain(rule.Name, told, StringComparison.Ordinal);
            var said = string.Join("; ", letter.Sentences.Where(s => s.Voice != Voice.Fixed).Select(s => s.Words));
            foreach (var secret in policy.Inputs.Where(i => i.Confidential).SelectMany(ValuesOf))
                Assert.False(PlainWords.Names(said, secret), $"seed {Digits.Of(seed)}: {secret}\n{random.Text}\n{told}");
        }
    }

    [Fact]
    public void The_letter_of_any_policy_keeps_its_promises_and_every_form_of_it_holds_the_same()
    {
        for (var seed = 0; seed < Tries; seed++)
        {
            var policy = PolicyGenerator.Policy(seed, new PolicyOptions { Small = seed % 2 == 0 });
            var (cases, dice) = (new CaseGenerator(policy.Policy), new Dice(seed));
            var decision = policy.Evaluator.Decide((seed % 4 == 0 ? cases.Partial(dice) : cases.Complete(dice)).Case,
                DecisionDetail.ForPerson);
            var letter = LetterMaker.Written(decision, seed % 3 == 0 ? LetterPromises.All(decision) : null);
            LetterPromises.AssertKept(letter, decision, $"seed {Digits.Of(seed)}\n{policy.Text}");
            if (seed % 5 == 0) LetterForms.AssertSame(letter);
        }
    }

    [Fact]
    public void The_letter_about_records_that_any_policy_decides_by_themselves_keeps_its_promises()
    {
        var several = 0;
        for (var seed = 0; seed < Tries / 4; seed++)
        {
            var made = PolicyGenerator.Policy(seed, new PolicyOptions { Each = true });
            var (cases, dice) = (new CaseGenerator(made.Policy), new Dice(seed));
            if (made.Policy.Each is null) continue;
            var json = RecordCase.Whole(seed % 3 == 0 ? cases.Partial(dice) : cases.Complete(dice), dice).Json(dice);
            var read = CaseReader.Read(made.Policy, Encoding.UTF8.GetBytes(json));
            if (!read.IsValid) continue;
            var decision = made.Evaluator.DecideEach(read.Case, DecisionDetail.ForPerson);
            var letter = EachLetter.Written(decision);
            foreach (var record in decision.Records ?? [])
                LetterPromises.AssertKept(letter, record.Decision!, $"seed {Digits.Of(seed)}\n{made.Text}\n{json}");
            several += decision.Records is { Length: > 1 } ? 1 : 0;
            if (seed % 5 == 0) LetterForms.AssertSame(letter);
        }
        Assert.True(several > Tries / 40, Digits.Of(several));
    }

    private static IEnumerable<string> ValuesOf(Input input) => input switch
    {
        Fact { Type: ChoiceType choice } => choice.Values.Names,
        Fact { Type: SetType set } => set.Values.Names,
        ListInput list => list.Fields.SelectMany(f => ((ChoiceType)f.Type).Values.Names),
        _ => [],
    };

    private static string InEveryForm(Letter letter) => LetterText.Render(letter) + LetterMarkdown.Render(letter)
        + LetterHtml.Render(letter) + Encoding.UTF8.GetString(LetterJson.Render(letter));

    /// <summary>The case with its confidential facts filled in in every way, not known among them.</summary>
    private static IEnumerable<ImmutableArray<Datum?>> Alike(Policy policy, ImmutableArray<Datum?> values, int from = 0)
    {
        var secret = policy.Inputs.FirstOrDefault(i => i.Slot >= from && i.Confidential);
        return secret is null ? [values]
            : RandomPolicy.Ways(secret).Cast<Datum?>().Append(null)
                .SelectMany(way => Alike(policy, values.SetItem(secret.Slot, way), secret.Slot + 1));
    }
}
