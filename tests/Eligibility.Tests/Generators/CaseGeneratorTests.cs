using System.Text;
using Eligibility.Evaluation;

namespace Eligibility.Tests.Generators;

/// <summary>What generated cases are: never invalid, and the same once written as JSON and read.</summary>
public class CaseGeneratorTests
{
    [Fact]
    public void Every_generated_case_could_be_stated_and_reads_back_as_it_was_written()
    {
        for (var seed = 0; seed < (GeneratorTests.Long ? 10_000 : 120); seed++)
        {
            var policy = PolicyGenerator.Policy(seed);
            var (dice, cases) = (new Dice(seed), new CaseGenerator(policy.Policy));
            for (var i = 0; i < 8; i++)
            {
                var @case = i < 4 ? cases.Complete(dice) : cases.Partial(dice);
                Assert.True(i >= 4 || @case.IsComplete);
                var read = CaseReader.Read(policy.Policy, Encoding.UTF8.GetBytes(@case.Json(dice)));
                Assert.True(read.IsValid, $"{policy}\n{@case}\n{string.Join('\n', read.Faults)}");
                Assert.True(@case.Values.SequenceEqual(read.Case.Values), $"{policy}\n{@case}");
                Assert.True(@case.Provenances.SequenceEqual(read.Case.Provenances),
                    $"{policy}\n{@case}\n{string.Join(' ', @case.Provenances)}\n{string.Join(' ', read.Case.Provenances)}");
                Assert.Equal(@case.Case.Judgements.OrderBy(j => j.Key), read.Case.Judgements.OrderBy(j => j.Key));
                Assert.Equal(@case.Case.JudgedItems, read.Case.JudgedItems);
            }
        }
    }

    [Fact]
    public void Every_partial_case_is_completed_to_one_that_keeps_what_it_states()
    {
        var (tried, failed) = (0, 0);
        for (var seed = 0; seed < 150; seed++)
        {
            var policy = PolicyGenerator.Policy(seed);
            var (dice, cases) = (new Dice(seed), new CaseGenerator(policy.Policy));
            for (var i = 0; i < 10; i++)
            {
                var partial = cases.Partial(dice);
                tried++;
                if (cases.Completed(partial, dice) is not { } whole) { failed++; continue; }
                Assert.True(whole.IsComplete);
                Assert.True(Validity.Fault(policy.Policy, whole.Values) is null, $"{policy}\n{partial}\n{whole}");
                Assert.All(policy.Policy.Inputs, input => Assert.True(partial.Values[input.Slot] is null or Model.Items
                    || partial.Values[input.Slot]! == whole.Values[input.Slot]));
            }
        }
        Assert.True(failed < tried / 50, $"{failed} of {tried} were not completed");
    }

    [Fact]
    public void Every_invalid_case_is_refused_with_the_fault_that_it_has()
    {
        var seen = new HashSet<string>();
        var faults = new List<string>();
        for (var seed = 0; seed < (GeneratorTests.Long ? 3_000 : 60); seed++)
        {
            var policy = PolicyGenerator.Policy(seed);
            var dice = new Dice(seed);
            foreach (var invalid in InvalidCaseGenerator.All(new CaseGenerator(policy.Policy).Complete(dice), dice))
            {
                seen.Add(invalid.What);
                var read = CaseReader.Read(policy.Policy, Encoding.UTF8.GetBytes(invalid.Json));
                if (!read.Faults.Any(f => f.Path == invalid.Path))
                    faults.Add(
                        $"seed {Digits.Of(seed)}, {invalid.What}: `{invalid.Path}` is not "
                            + $"told\n{invalid.Json}\n{string.Join('\n', read.Faults)}");
            }
        }
        Assert.True(faults.Count == 0, $"{faults.Count}\n{string.Join("\n\n", faults.Take(10))}");
        Assert.True(seen.Count > 35, $"{seen.Count} kinds of fault only");
    }
}
