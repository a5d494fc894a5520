using System.Globalization;
using System.Text;
using Eligibility.Justification;
using Eligibility.Model;
using Eligibility.Tests.EvaluationTests;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Support;
using Xunit.Abstractions;

namespace Eligibility.Tests.Checking;

/// <summary>
/// What the justifications of random policies say is so. ELIGIBILITY_LONG=1 takes many more, and
/// generated ones each time others.
/// </summary>
public class RandomJustificationTests(ITestOutputHelper output)
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("ELIGIBILITY_LONG") == "1";

    private readonly StringBuilder _told = new();
    private long _verified;
    private long _skipped;
    private int _inexact;
    private int _toldInexact;
    private int _notPromised;
    private int _records;

    [Fact]
    public void Every_statement_on_a_case_of_a_random_policy_with_exceptions_is_so()
    {
        for (var seed = 1; seed <= (Long ? 5_000 : 100); seed++)
        {
            var policy = new RandomPolicy(seed);
            var compilation = Compiling.Text(policy.Text);
            for (var i = 0; i < 3; i++)
                Check($"policy {seed}, case {i}", compilation, Case.Of(compilation.Policy!, policy.PartialCase(64)));
        }
        End();
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Every_statement_on_a_case_of_a_generated_policy_is_so(bool partial)
    {
        var first = Long ? Random.Shared.Next(1_000_000_000) : 1;
        for (var seed = first; seed < first + (Long ? 1_000 : 100); seed++)
        {
            var policy = PolicyGenerator.Policy(seed, new PolicyOptions { Small = partial });
            if (policy.Compilation.Evaluator is null) continue;
            var (generator, dice) = (new CaseGenerator(policy.Policy), new Dice(seed));
            for (var i = 0; i < 5; i++)
                Check(FormattableString.Invariant($"seed {seed}, case {i}"), policy.Compilation,
                    (partial ? generator.Partial(dice) : generator.Complete(dice)).Case);
        }
        End();
    }

    private void Check(string name, Compilation compilation, Case @case)
    {
        var decision = compilation.Evaluator!.Decide(@case);
        // What is not exact may tell as open what is certain; the differential tests look into that.
        if (!decision.Exact) return;
        var record = JustificationBuilder.Build(decision);
        if (!decision.AllIsSettled || !decision.Trace!.IsSettled)
        {
            // What is told with an outcome may be made of anything: items of lists, products of what is unknown.
            if (decision.Trace!.Brought.Any(l => l.Of.Value is not null)) _toldInexact++;
            else if (IsNotPromised(compilation.Policy!)) _notPromised++;
            else _inexact++;
            return;
        }
        var subject = new JustificationCheck.Subject(compilation, @case, budget: 3_000);
        var found = JustificationCheck.Faults(subject, JustificationJson.Render(record));
        (_verified, _skipped, _records) = (_verified + found.Verified, _skipped + found.Skipped, _records + 1);
        // Of what is tied together the oracle may miss an answer that decides alone: see its
        // own account of what it tries.
        foreach (var fault in found.Faults.Where(f => subject.Known.Decision is not { Linked: true }
            || !f.StartsWith("needed", StringComparison.Ordinal)))
            _told.Append(CultureInfo.InvariantCulture, $"{name}: {fault}\n");
    }

    /// <summary>Different values of unknown items are not promised to be exact; the latest of theirs is open as yet.</summary>
    private static bool IsNotPromised(Policy policy) =>
        Reads.Everything(policy.LookedAt).Any(n => n is DifferentTerm or ValueLineTerm { List: not null });

    private void End()
    {
        output.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{_verified:N0} statements verified, {_skipped:N0} skipped, in {_records:N0} records; {_inexact:N0} "
                + $"more are not exact for a line about one item alone"));
        Assert.True(_told.Length == 0, _told.ToString());
        // Lines about one item are looked into up to a limit of their own, which records must hardly ever meet.
        Assert.True(_inexact * 100 <= _records, FormattableString.Invariant($"{_inexact} of {_records}"));
        Assert.True(_notPromised * 33 <= _records, FormattableString.Invariant($"{_notPromised} of {_records} not promised"));
        Assert.True(_toldInexact * 33 <= _records, FormattableString.Invariant($"{_toldInexact} of {_records} of what is told"));
    }
}
