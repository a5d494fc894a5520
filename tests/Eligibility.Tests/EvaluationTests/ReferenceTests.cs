using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace Eligibility.Tests.EvaluationTests;

/// <summary>
/// The engine against reference policies that say themselves what they come to, in every way in which a case with
/// unknowns can turn out (language, section 4.4). FsCheck prints the seed of a failure and the least policy that shows
/// it. The same policies every time; ELIGIBILITY_LONG=1 tries fifty times as many, and others.
/// </summary>
public class ReferenceTests(ITestOutputHelper output)
{
    private const int MostWays = 1_000;
    private static readonly bool Long = Environment.GetEnvironmentVariable("ELIGIBILITY_LONG") == "1";

    private sealed record Sample(int Seed, ReferencePolicy Policy, ReferenceCase Case)
    {
        public override string ToString() =>
            $"seed {Seed}\n{Policy.Text}\ncase: {string.Join(", ", Policy.Facts.Select(f => $"{f.Name} {Say(f, Case.Facts[f.Slot])}"))}"
                + (Policy.Fields is null ? ""
                    : Case.Items is null ? ", items unknown"
                    : $", items [{string.Join("; ",
                        Case.Items.Select(i => string.Join(" ", Policy.Fields.Select(f => Say(f, i[f.Slot])))))}]");

        private static string Say(ReferenceFact fact, int? value) => value is { } known ? fact.Say(known) : "?";
    }

    private static Arbitrary<Sample> Samples(int mostWays, bool hangTogether) =>
        Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(seed => Make(seed, mostWays, hangTogether)), Smaller);

    private static Sample Make(int seed, int mostWays, bool hangTogether)
    {
        var maker = new ReferenceMaker(seed, hangTogether);
        return new Sample(seed, maker.Policy, maker.Case(mostWays));
    }

    private static IEnumerable<Sample> Smaller(Sample sample) =>
        sample.Policy.Smaller.Select(p => sample with { Policy = p })
            .Concat(sample.Policy.Facts.Where(f => sample.Case.Facts[f.Slot] is null)
                .SelectMany(f => f.Stated.Select(v => sample with { Case = sample.Case.With(f.Slot, v) })))
            .Where(s => s.Policy.Completions(s.Case).Any());

    [Fact]
    public void A_case_without_unknowns_comes_to_what_the_reference_says()
    {
        var seen = Try(500, mostWays: 1, hangTogether: false);
        Assert.All(seen, d => Assert.True(d.IsDecided && d.Exact));
        foreach (var status in Enum.GetValues<RuleStatus>().Where(s => s != RuleStatus.Open))
            Assert.True(seen.SelectMany(d => d.Statuses).Count(s => s == status) > 10,
                $"too few rules come to {status} for this to show anything");
    }

    [Fact]
    public void A_case_with_unknowns_comes_to_what_all_its_completions_have_in_common()
    {
        var seen = Try(400, MostWays, hangTogether: false);
        // Were nearly all decided, or nearly none told exactly, agreement would show little.
        Assert.InRange(seen.Count(d => d.IsDecided), seen.Count / 5, seen.Count * 4 / 5);
        Assert.InRange(seen.Count(d => d.Exact), seen.Count * 9 / 10, seen.Count);
        Assert.InRange(seen.Count(d => d.Needed.Length > 1), seen.Count / 10, seen.Count);
        output.WriteLine(
            $"{seen.Count} cases, {seen.Count(d => d.IsDecided)} decided, {seen.Count(d => !d.Exact)} not told exactly");
    }

    [Fact]
    public void Dates_that_end_at_the_decision_date_are_told_in_every_way_in_which_they_hang_together() =>
        Try(Environment.GetEnvironmentVariable("ELIGIBILITY_LONG") == "1" ? 15_000 : 40, MostWays, hangTogether: true);

    private static List<Decision> Try(int times, int mostWays, bool hangTogether)
    {
        var seen = new List<Decision>();
        var config = Long
            ? Config.QuickThrowOnFailure.WithMaxTest(times * 50)
            : Config.QuickThrowOnFailure.WithMaxTest(times).WithReplay(new Replay(new Rnd(2018), null));
        Check.One(config, Prop.ForAll(Samples(mostWays, hangTogether), sample =>
        {
            var fault = Fault(sample, seen);
            return (fault is null).Label(fault ?? "");
        }));
        return seen;
    }

    /// <summary>What the engine gets wrong, or null.</summary>
    private static string? Fault(Sample sample, List<Decision> seen)
    {
        var compilation = Compiling.Text(sample.Policy.Text);
        if (compilation.Evaluator is not { } evaluator)
            return Compiling.Render(compilation.Diagnostics.Where(d => d.IsError));
        var decision = evaluator.Decide(ReferenceCases.Of(evaluator.Policy, sample.Policy, sample.Case),
            DecisionDetail.None);
        seen.Add(decision);
        return new ReferenceComparison(sample.Policy, sample.Case, decision).Fault();
    }
}
