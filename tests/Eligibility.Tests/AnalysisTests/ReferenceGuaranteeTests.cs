using Eligibility.Tests.EvaluationTests;
using Eligibility.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace Eligibility.Tests.AnalysisTests;

/// <summary>
/// Guarantees of reference policies against every case there is (language, section 2, <c>guarantee</c>): what some case
/// breaks is refuted, what none does is not; what is not settled is said to be so. The same policies every time;
/// ELIGIBILITY_LONG=1 tries fifty times as many, and others.
/// </summary>
public class ReferenceGuaranteeTests(ITestOutputHelper output)
{
    private const int MostCases = 3_000;

    private static readonly Config Config = Environment.GetEnvironmentVariable("ELIGIBILITY_LONG") == "1"
        ? Config.QuickThrowOnFailure.WithMaxTest(50_000)
        : Config.QuickThrowOnFailure.WithMaxTest(1_000).WithReplay(new Replay(new Rnd(2018), null));

    [Fact]
    public void A_guarantee_is_refuted_exactly_where_some_case_breaks_it()
    {
        var (tried, refuted, unsettled) = (0, 0, 0);
        Check.One(Config, Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var maker = new ReferenceMaker(seed, hangTogether: false);
            var all = AllCases(maker.Policy);
            if (all is null) return true.Label("");
            var (words, broken) = Guarantee(maker, seed, all);
            var text = maker.Policy.Text.Replace("\nend\n", $"\nguarantee promise\n    {words}\nend\n",
                StringComparison.Ordinal);
            var found = Compiling.Text(text).Diagnostics.Where(d => d.IsError || d.Code == "ELG508").ToList();
            tried++;
            if (found is [{ Code: "ELG509" }]) refuted++;
            if (found is [{ Code: "ELG508" }]) unsettled++;
            var right = found is [{ Code: "ELG508" }] || (broken ? found is [{ Code: "ELG509" }] : found.Count == 0);
            return right.Label(
                $"seed {seed}, {(broken ? "broken by a case" : "broken by no case")}\n{text}\n{Compiling.Render(found)}");
        }));
        output.WriteLine($"{tried} guarantees, {refuted} refuted, {unsettled} not settled");
        // Were nearly all refuted, or many not settled, agreement would show little.
        Assert.InRange(refuted, tried / 5, tried * 4 / 5);
        Assert.InRange(unsettled, 0, tried / 20);
    }

    /// <summary>
    /// Every case of a policy without unknowns and what it comes to, or null where there are too many to try.
    /// </summary>
    private static List<(ReferenceCase Case, int Outcome)>? AllCases(ReferencePolicy policy)
    {
        if (policy.Fields is not null || policy.Facts.Any(f => f.Name == ReferenceFact.DecisionDate)) return null;
        var cases = policy.Completions(new ReferenceCase([.. policy.Facts.Select(_ => (int?)null)], null))
            .Take(MostCases + 1).ToList();
        return cases.Count > MostCases ? null : [.. cases.Select(c => (c, policy.Decide(c).Outcome))];
    }

    private static (string Words, bool Broken) Guarantee(ReferenceMaker maker, int seed,
        List<(ReferenceCase Case, int Outcome)> all)
    {
        var outcome = seed % 3;
        var fact = maker.Policy.Facts[seed / 5 % maker.Policy.Facts.Count];
        var alike = all.GroupBy(c => string.Join(',', c.Case.With(fact.Slot, null).Facts), StringComparer.Ordinal);
        switch (seed / 3 % 4)
        {
            case 0:
                var never = maker.FurtherCondition();
                return ($"never {ReferencePolicy.Outcomes[outcome]} when {never.Text}",
                    all.Any(c => c.Outcome == outcome && never.Holds(c.Case, null)));
            case 1:
                var always = maker.FurtherCondition();
                return ($"always {ReferencePolicy.Outcomes[outcome]} when {always.Text}",
                    all.Any(c => c.Outcome != outcome && always.Holds(c.Case, null)));
            case 2 when fact.Kind is ReferenceKind.Size:
                // An outcome declared earlier is worse.
                var lower = seed % 2 == 0;
                return ($"never worse when {fact.Name} is {(lower ? "lower" : "higher")}",
                    alike.Any(same => same.Any(a => same.Any(b =>
                        a.Outcome < b.Outcome && (lower
                            ? a.Case.Facts[fact.Slot] < b.Case.Facts[fact.Slot]
                            : a.Case.Facts[fact.Slot] > b.Case.Facts[fact.Slot])))));
            default:
                return ($"never depends on {fact.Name}",
                    alike.Any(same => same.Select(c => c.Outcome).Distinct().Count() > 1));
        }
    }
}
