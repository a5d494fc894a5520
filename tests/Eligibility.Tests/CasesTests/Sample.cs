using System.Text;
using Eligibility.Cases;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.CasesTests;

/// <summary>A policy with facts of every type, and its cases.</summary>
internal static class Sample
{
    public const string Text = """
        policy "Sample: £5 \"test\""
            edition "first"
            may read ethnicity because "The panel asked for it."

        fact violent: yes or no
            ask "Was anyone hurt?"
            help "A push counts."
            changeable
        fact low-level supply: yes or no
            ask "Is this supply low level?"
            judged by custody sergeant
        fact view: one of sad, bad
            judged by officer
        fact age: whole number
            from 10 to 120
        fact reading: number
            from 0 to 500
        fact tablets found: whole number of tablets
            from 0 to 1000
        fact weight: amount in mg
            from 0 mg to 1 kg
        fact haul: amount in kg
        fact spirits: amount in ml
        fact damage: money in GBP
            from GBP 0 to GBP 10000
        fact sentence: whole number of years
            from 0 to 40
        fact stay: number of weeks
        fact date of birth: date
            from 1 January 1920 to decision date
        fact date of offence: date
            from 1 January 2000 to 31 December 2030
        fact drug: one of heroin, crack cocaine, cannabis
            confidential
        fact harm: one of low, medium, high
            in order
        fact weapons: any of pocket knife, bat, bottle
        fact on licence: yes or no
            assumed no
        fact bail date: date
            from 1 January 1920 to decision date
            assumed 1 January 2015
        fact ethnicity: one of first group, second group
            protected

        list previous offences
            kind: one of theft, assault, robbery
                ask "What was it?"
            date of conviction: date
                from 1 January 1950 to decision date
            months given: whole number of months
                from 0 to 600
            aggravating: any of weapon, victim
        list drugs found
            substance: one of heroin, cocaine
            form: yes or no
            weight found: amount in mg
            found on: date
                from 1 January 1950 to decision date
            one per substance
        list cautions
            given on: date
            assumed empty

        outcome prosecute "Prosecution"
        outcome caution "A caution"

        rule nobody hurt
            caution unless violent
            because "Nobody was hurt."
        rule group
            caution when ethnicity is first group
            because "Shows that it may be read."

        otherwise prosecute

        end
        """;

    public static Policy Policy { get; } = Compile(Text);

    public static Policy Compile(string text)
    {
        var compilation = Compiling.Text(text);
        return compilation.Policy ?? throw new InvalidOperationException(Compiling.Render(compilation));
    }

    public static CaseResult Read(string json, CaseOptions? options = null) =>
        CaseReader.Read(Policy, Encoding.UTF8.GetBytes(json), options ?? CaseOptions.None);

    /// <summary>The one fault of a case: its line after the code, which docs/diagnostics.md is tested for.</summary>
    public static string Fault(string json, CaseOptions? options = null) => Only(Read(json, options));

    public static string Only(CaseResult result) => Line(Assert.Single(result.Faults));

    public static string Line(CaseFault fault)
    {
        Assert.StartsWith($"error {fault.Code} ", fault.ToString(), StringComparison.Ordinal);
        return fault.ToString()[$"error {fault.Code} ".Length..];
    }

    /// <summary>A case that has no fault.</summary>
    public static Case Valid(string json, CaseOptions? options = null) => Valid(Read(json, options));

    public static Case Valid(CaseResult result)
    {
        Assert.Empty(result.Faults);
        Assert.True(result.IsValid);
        return result.Case;
    }

    /// <summary>A value of a case in words; null where it is unknown.</summary>
    public static string? Value(Case @case, string name) =>
        @case.Values[Slot(name)] is { } value ? Policy.Inputs[Slot(name)].Say(value) : null;

    public static Provenance ProvenanceOf(Case @case, string name) => @case.Provenances[Slot(name)];

    public static int Slot(string name) => Policy.Inputs.Single(i => i.Name == name).Slot;
}
