using Eligibility.Tests.Generators;
using Eligibility.Tests.Support;
using Xunit.Abstractions;

namespace Eligibility.Tests.Metamorphic;

/// <summary>
/// Random policies whose conditions hold items against facts, and against totals of their own list. What is unknown
/// then hangs on what else is, mostly in more ways than can be tried one by one: so what is certain is held against
/// random completions. ELIGIBILITY_LONG=1 tries twenty-five times as many, from another seed each time;
/// ELIGIBILITY_SEED chooses it.
/// </summary>
public class TiedPolicyTests(ITestOutputHelper output)
{
    private const int CasesOfAPolicy = 4;
    private const int CompletionsOfACase = 40;
    private static readonly PolicyOptions Options = new() { Small = true, Tied = true };

    private long _decided;
    private long _tried;
    private long _completed;

    [Fact]
    public void What_is_certain_of_a_case_whose_unknowns_are_tied_is_so_however_it_is_completed()
    {
        var first = LongTier.Number("ELIGIBILITY_SEED", LongTier.IsOn ? Random.Shared.Next(1_000_000_000) : 1);
        output.WriteLine(FormattableString.Invariant($"first seed {first}"));
        // What is deep goes on in threads of its own, while others wait: no more at once than there are processors.
        Parallel.For(first, first + (LongTier.IsOn ? 1_000 : 40),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, Try);
        output.WriteLine(FormattableString.Invariant(
            $"{_tried:N0} partial cases, {_decided:N0} decided, {_completed:N0} completions"));
        // What is hardly ever decided, or nearly always, says little.
        Assert.InRange(_decided, _tried / 10, _tried * 9 / 10);
    }

    private void Try(int seed)
    {
        var policy = PolicyGenerator.Policy(seed, Options);
        if (policy.Compilation.Evaluator is not { } evaluator) return;
        var (dice, cases) = (new Dice(seed), new CaseGenerator(policy.Policy));
        for (var i = 0; i < CasesOfAPolicy; i++)
        {
            var partial = cases.Partial(cases.Complete(dice), dice, i == 0 ? 100 : dice.Between(40, 80));
            var decision = evaluator.Decide(partial.Case, DecisionDetail.None);
            Interlocked.Increment(ref _tried);
            if (decision.IsDecided) Interlocked.Increment(ref _decided);
            for (var n = 0; n < CompletionsOfACase; n++)
            {
                if (cases.Completed(partial, dice) is not { } whole) continue;
                Interlocked.Increment(ref _completed);
                Telling.BorneOut(policy.ToString(), partial, decision, whole,
                    evaluator.Decide(whole.Case, DecisionDetail.None));
            }
        }
    }
}
