using System.Text;
using Eligibility.Justification;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Checking.Explanations;

/// <summary>
/// A small policy with two cases of it, one with grounds and one by <c>otherwise</c>, whose records hold what lies
/// are told of.
/// </summary>
internal static class LiesPolicy
{
    private const string Text = """
        policy "Cautions"
            in force from 1 January 2018
            worst to best prosecute, caution, warning
        fact hate crime: yes or no
        fact previous convictions: whole number
            from 0 to 99
        fact drug: one of cannabis, khat, heroin
        fact damage: money in GBP
            from GBP 0 to GBP 9999
        fact agrees: yes or no
        fact sorry: yes or no
        list court orders
            kind: one of bail, curfew
        outcome prosecute "Prosecution"
            obliges "to pay for the damage" when damage is over GBP 0
        outcome caution "A caution"
        outcome warning "A warning"
        rule hate crimes
            prosecute when hate crime
            because "Hate crime is excluded."
        rule repeat offenders
            prosecute when all of
                previous convictions is at least 3
                any court orders where kind is bail
            because "Who offends again on bail goes to court."
        rule small damage
            caution when damage is at most GBP 100 and agrees
            because "Small damage is cautioned."
        rule khat
            warning when all of
                drug is khat
                agrees
                any of
                    sorry
                    hate crime
            because "Khat is a matter for a warning."
        otherwise prosecute
        end
        """;

    /// <summary>The policy, compiled once.</summary>
    public static Compilation Compilation { get; } = Compiling.Text(Text);

    /// <summary>Two grounds, and what stands without them.</summary>
    public static ExplanationCheck.Subject WithGrounds() => Subject("""
        {"decision date": "2018-06-01", "hate crime": true, "previous convictions": 3, "drug": "cannabis", "damage": "GBP 50",
         "agrees": true, "sorry": false, "court orders": [{"kind": "bail"}, {"kind": "curfew"}]}
        """);

    /// <summary>No rule applies, two are near, and three facts could change that.</summary>
    public static ExplanationCheck.Subject ByOtherwise() => Subject("""
        {"decision date": "2018-06-01", "hate crime": false, "previous convictions": 1, "drug": "khat", "damage": "GBP 500",
         "agrees": true, "sorry": false, "court orders": []}
        """);

    /// <summary>Two grounds, and what stands without them although one fact is not known.</summary>
    public static ExplanationCheck.Subject WithSomethingUnknown() => Subject("""
        {"decision date": "2018-06-01", "hate crime": true, "previous convictions": 3, "damage": "GBP 50",
         "agrees": true, "sorry": false, "court orders": [{"kind": "bail"}, {"kind": "curfew"}]}
        """);

    public static byte[] Record(ExplanationCheck.Subject subject) =>
        ExplanationJson.Render(Compilation.Evaluator!.Decide(subject.Case));

    private static ExplanationCheck.Subject Subject(string json)
    {
        Assert.False(Compilation.HasErrors, Compiling.Render(Compilation));
        var read = CaseReader.Read(Compilation.Policy!, Encoding.UTF8.GetBytes(json));
        Assert.True(read.IsValid, string.Join('\n', read.Faults));
        return new(Compilation.Policy!, read.Case, 20_000, 20_000);
    }
}
