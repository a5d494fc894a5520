using Eligibility.Model;
using Eligibility.Tests.Oracle;
using Eligibility.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Eligibility.Tests.Generators;

/// <summary>What the generated policies are: the language says that they are sound, and so must the engine.</summary>
public class GeneratorTests
{
    internal static readonly bool Long = Environment.GetEnvironmentVariable("ELIGIBILITY_LONG") == "1";

    private static Config Tests(int ordinary) => Long
        ? Config.QuickThrowOnFailure.WithMaxTest(ordinary * 30)
        : Config.QuickThrowOnFailure.WithMaxTest(ordinary).WithReplay(new Replay(new Rnd(2018), null));

    [Fact]
    public void Every_generated_policy_is_well_typed() =>
        Check.One(Tests(700), Prop.ForAll(PolicyGenerator.Policies(new PolicyOptions { Ranges = true }),
            policy => (policy.Compilation.Evaluator is not null).Label(policy.Errors)));

    [Fact]
    public void Every_generated_policy_that_decides_each_record_is_well_typed() =>
        Check.One(Tests(300), Prop.ForAll(PolicyGenerator.Policies(new PolicyOptions { Ranges = true, Each = true }),
            policy => (policy.Compilation.Evaluator is { Policy.Each: not null }).Label(policy.Errors)));

    [Fact]
    public void Policies_that_decide_each_record_read_it_the_others_and_what_is_worked_out_of_it()
    {
        var texts = Enumerable.Range(0, 200)
            .Select(seed => PolicyGenerator.Policy(seed, new PolicyOptions { Ranges = true, Each = true }).Text).ToList();
        foreach (var form in (string[])["where [^\n]*this one's", "(any|no) other [a-z ]+ where", "number of (different [a-z -]+ of )?other ",
            "total [a-z -]+ of other ", "define [a-z -]+ for each of previous offences", "dated by"])
            Assert.True(texts.Count(t => System.Text.RegularExpressions.Regex.IsMatch(t, form,
                System.Text.RegularExpressions.RegexOptions.CultureInvariant)) >= 20, form);
    }

    [Fact]
    public void Guarantees_of_generated_policies_are_well_typed_whether_or_not_they_are_kept() =>
        Check.One(Tests(25), Prop.ForAll(
            PolicyGenerator.Policies(new PolicyOptions { Small = true, Guarantees = true, Examples = true }), policy =>
            {
                // A guarantee that is refuted, or not settled, was read and understood.
                var others = policy.Compilation.Diagnostics.Where(d => d.IsError
                    && d.Code is not ("ELG508" or "ELG509")).ToList();
                return (others.Count == 0).Label(Compiling.Render(others));
            }));

    [Fact]
    public void Ranges_that_begin_or_end_at_other_facts_and_fields_are_written_often_and_kept_by_every_case()
    {
        var (facts, fields) = (0, 0);
        for (var seed = 0; seed < 200; seed++)
        {
            var policy = PolicyGenerator.Policy(seed, new PolicyOptions { Ranges = true }).Policy;
            facts += policy.Facts.Count(f => (f.LowEnd ?? f.HighEnd) is not null);
            fields += policy.Inputs.OfType<ListInput>().SelectMany(l => l.Fields).Count(f => (f.LowEnd ?? f.HighEnd) is not null);
            var (cases, dice) = (new CaseGenerator(policy), new Dice(seed));
            for (var i = 0; i < 5; i++) Assert.Null(OracleValidity.Fault(policy, [.. cases.Complete(dice).Values]));
        }
        Assert.True(facts > 15 && fields > 8, $"{facts} facts, {fields} fields");
    }

    [Fact]
    public void A_seed_makes_the_same_text_every_time()
    {
        foreach (var seed in Enumerable.Range(0, 50))
            Assert.Equal(PolicyGenerator.Policy(seed).Text, PolicyGenerator.Policy(seed).Text);
    }
}
