using System.Text;
using Eligibility.Cases;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Checking;

/// <summary>
/// A policy with every statement of the language, whose justifications together hold whatever one can hold.
/// </summary>
internal static class EveryStatement
{
    private const string Text = """
        policy "Every statement"
            edition "First"
            force "Northshire Police"
            may read sex because "The programme is for women."
            review by 1 January 2018
            in force from 2015 until 2017
        source Manual "A manual"
            published by "Northshire Police"
            published on 1 May 2014
            at "https://www.example.org/manual.html"
        source Notice "A notice"
            published on June 2015
        fact low-level supply: yes or no
            ask "Is the supply low level?"
            judged by officer
        fact sex: one of female, male
            protected
        fact violent: yes or no
            ask "Is the person violent?"
        fact interpreter needed: yes or no
            assumed no
        fact date of birth: date
            from 1 January 1900 to decision date
        fact weight: amount in g
        list previous offences
            kind: one of theft, assault
            sent to prison: yes or no
            on: date
        outcome programme "A programme"
            lasts up to duration
                because "The violent take longer to learn."
                source Manual "section 9", inferred
            obliges "to attend" when violent
                because "It helps the violent."
                source Notice, illustrative
            obliges "to agree"
            needs authority of inspector when not violent
                because "An inspector knows."
            discretionary when low-level supply
                because "An officer knows the person."
                source Manual, disputed
            refers to "Another policy"
                because "It says the rest."
                source Manual, explicit
            tells "Until" decision date plus duration
            tells "Risk" risk when violent
                because "The violent are told."
                source Manual "section 2", explicit
            tells "Weight" weight
            tells "Sex" sex
            tells "The programme is for women."
            tells "It can be put off." when interpreter needed or low-level supply
        outcome prosecute "Prosecution"
        define adult as years from date of birth to decision date is at least 18
        define old offences as number of previous offences where on is before decision date minus 6 months
        table duration by violent in months
            yes, 6
            no,  4
        table allowance by sex, weight in g
            female, under 3 g, 5 g
            otherwise 1
        score risk
            from 0 to 10
            starts at three
            plus one when violent or low-level supply
            minus 2 when old offences is at least 1
        score burden
            from 2 to 4
            starts at zero
            plus 3 for each of previous offences
            plus one when violent
        rule women
            programme when sex is female and adult unless interpreter needed
            because "The programme is for women."
            source Manual "section 4", explicit
            source Manual, inferred
        rule the rest
            programme when all of
                adult
                not any previous offences where (sent to prison or kind is theft)
                weight is over allowance
                risk is between 2 and 3
                burden is at least 2
                any of
                    interpreter needed
                    low-level supply
                    not violent
            because "The programme has interpreters."
        rule calm with an interpreter
            programme when interpreter needed and not violent
            because "The programme has interpreters."
        rule violent with an interpreter
            programme when interpreter needed and violent
            because "The programme has interpreters for the violent too."
        rule adults
            prosecute when adult
            because "Adults go to court."
        rule in prison
            prosecute when any previous offences where sent to prison
            because "Prison before means court."
            in force from 2016 until May 2017
        rule not here
            applies when low-level supply
            because "An exception."
            overrides adults, in prison
        rule everyone
            prosecute always
            because "Everyone else goes to court."
        otherwise prosecute
        end
        """;

    /// <summary>The policy, compiled once.</summary>
    public static Compilation Compilation { get; } = Compiling.Text(Text);

    /// <summary>A case of it; what other policies would declare may be stated as <c>elsewhere</c>.</summary>
    public static Case Case(string json)
    {
        Assert.False(Compilation.HasErrors, Compiling.Render(Compilation));
        var read = CaseReader.Read(Compilation.Policy!, Encoding.UTF8.GetBytes(json),
            new CaseOptions { KnownElsewhere = ["elsewhere"] });
        Assert.True(read.IsValid, string.Join('\n', read.Faults));
        return read.Case;
    }
}
