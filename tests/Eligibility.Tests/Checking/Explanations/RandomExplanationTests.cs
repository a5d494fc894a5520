using System.Globalization;
using System.Text;
using Eligibility.Justification;
using Eligibility.Tests.EvaluationTests;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Support;
using Xunit.Abstractions;

namespace Eligibility.Tests.Checking.Explanations;

/// <summary>
/// What records of form 2 say of random policies is so. ELIGIBILITY_LONG=1 takes many more, and generated ones each time others.
/// </summary>
public class RandomExplanationTests(ITestOutputHelper output)
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("ELIGIBILITY_LONG") == "1";

    private readonly StringBuilder _told = new();
    private long _verified;
    private long _skipped;
    private int _records;
    private int _notExact;

    [Fact]
    public void Every_statement_on_a_case_of_a_random_policy_with_exceptions_is_so()
    {
        for (var seed = 1; seed <= (Long ? 5_000 : 150); seed++)
        {
            var policy = new RandomPolicy(seed);
            var compilation = Compiling.Text(policy.Text);
            for (var i = 0; i < 3; i++)
                Check($"policy {seed}, case {i}", compilation, Case.Of(compilation.Policy!, policy.PartialCase(64)), 300);
        }
        End();
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Every_statement_on_a_case_of_a_generated_policy_is_so(bool partial)
    {
        var first = Long ? Random.Shared.Next(1_000_000_000) : 1;
        for (var seed = first; seed < first + (Long ? 2_000 : 120); seed++)
        {
            var policy = PolicyGenerator.Policy(seed, new PolicyOptions { Small = partial });
            if (policy.Compilation.Evaluator is null) continue;
            var (generator, dice) = (new CaseGenerator(policy.Policy), new Dice(seed));
            // What would change a large case has more ways than the budget mostly: it is looked into of small ones.
            for (var i = 0; i < 5; i++)
                Check(FormattableString.Invariant($"seed {seed}, case {i}"), policy.Compilation,
                    (partial ? generator.Partial(dice) : generator.Complete(dice)).Case, Long || partial || i == 0 ? 300 : 0);
        }
        End();
    }

    private void Check(string name, Compilation compilation, Case @case, int perFact)
    {
        var decision = compilation.Evaluator!.Decide(@case);
        var json = ExplanationJson.Render(decision);
        // What is not exact may tell as open what is certain; the differential tests look into that.
        if (!decision.Exact || !decision.AllIsSettled || !decision.Trace!.IsSettled)
        {
            _notExact++;
            return;
        }
        var found = ExplanationCheck.Faults(new ExplanationCheck.Subject(compilation.Policy!, @case, 3_000, perFact), json);
        (_verified, _skipped, _records) = (_verified + found.Verified, _skipped + found.Skipped, _records + 1);
        foreach (var fault in found.Faults) _told.Append(CultureInfo.InvariantCulture, $"{name}: {fault}\n");
    }

    private void End()
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{_verified:N0} statements verified, {_skipped:N0} skipped, in {_records:N0} records; {_notExact:N0} not exact"));
        Assert.True(_told.Length == 0, _told.ToString());
        Assert.True(_skipped * 20 <= _verified, FormattableString.Invariant($"{_skipped} skipped, {_verified} verified"));
        Assert.True(_notExact * 12 <= _records, FormattableString.Invariant($"{_notExact} of {_records} not exact"));
    }
}
