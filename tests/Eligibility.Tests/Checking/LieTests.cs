using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Eligibility.Cases;
using Eligibility.Evaluation;
using Eligibility.Justification;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Checking;

/// <summary>The check of justifications notices what is not so: each kind of lie, planted in true justifications, is caught every time.</summary>
public class LieTests
{
    private const int Most = 100;
    private const int Least = 40;

    [Fact]
    public void Every_lie_planted_in_a_justification_is_caught()
    {
        var random = new Random(20180110);
        var (tried, missed) = (new int[Lies.Kinds.Count], new StringBuilder());
        // Now one and now another, so that every kind meets policies of every sort.
        foreach (var (name, compilation, @case) in Records().OrderBy(_ => random.Next()))
        {
            var wanted = Enumerable.Range(0, tried.Length).Where(k => tried[k] < Most).OrderBy(k => tried[k] + random.Next(20)).Take(12).ToList();
            if (wanted.Count == 0) break;
            var subject = new JustificationCheck.Subject(compilation, @case);
            if (subject.Known.Decision is null) continue;
            var json = JustificationJson.Render(JustificationBuilder.Build(compilation.Evaluator!.Decide(@case)));
            var before = JustificationCheck.Faults(subject, json);
            var faults = before.Faults;
            Assert.True(faults.Count == 0, $"{name}:\n{string.Join('\n', faults)}");
            var truth = JsonNode.Parse(json)!;
            foreach (var kind in wanted)
            {
                var told = truth.DeepClone().AsObject();
                if (!Lies.Kinds[kind].Tell(told, random) || JsonNode.DeepEquals(told, truth) && told.ToJsonString() == truth.ToJsonString()) continue;
                tried[kind]++;
                if (JustificationCheck.Faults(subject, Encoding.UTF8.GetBytes(told.ToJsonString())) is { Faults.Count: 0 }) missed.Append(CultureInfo.InvariantCulture, $"{name}: {Lies.Kinds[kind].Name}\n");
            }
        }
        Assert.True(missed.Length == 0, missed.ToString());
        var few = Enumerable.Range(0, tried.Length).Where(k => tried[k] < Least).Select(k => FormattableString.Invariant($"{Lies.Kinds[k].Name}: {tried[k]}"));
        Assert.True(!few.Any(), "tried too seldom: " + string.Join("; ", few));
    }

    /// <summary>Examples, and cases that state what no example can.</summary>
    private static IEnumerable<(string Name, Compilation Compilation, Case Case)> Records()
    {
        foreach (var record in JustificationCheckTests.Examples(Repository.Rules).Concat(JustificationCheckTests.Examples(Repository.Language("Accepted")))) yield return record;
        var compilation = Compiling.Text(EveryStatement);
        Assert.False(compilation.HasErrors, Compiling.Render(compilation));
        foreach (var sex in (string[])["female", "male"])
            foreach (var supply in (string[])["true", "false"])
                foreach (var violent in (string[])["true", "false", "null"])
                    foreach (var born in (string[])["2000-02-29", "2000-02-28", "2001-08-31"])
                        foreach (var day in (string[])["2018-02-28", "2016-09-30", "2017-05-31"])
                        {
                            var stated = $$"""{"id": "{{sex}}-1", "decision date": "{{day}}", "elsewhere": 1, "low-level supply": {"value": {{supply}}, "by": "Sergeant 1", "because": "two deals"}, "sex": "{{sex}}", "violent": {{violent}}, "date of birth": "{{born}}", "weight": "1500 mg", "previous offences": [{"kind": "theft", "on": "2016-02-29"}, {"kind": "assault", "sent to prison": false}]}""";
                            var read = CaseReader.Read(compilation.Policy!, Encoding.UTF8.GetBytes(stated), new CaseOptions { KnownElsewhere = ["elsewhere"] });
                            Assert.True(read.IsValid, string.Join('\n', read.Faults));
                            yield return (stated, compilation, read.Case);
                        }
    }

    private const string EveryStatement = """
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
            lasts up to 4 months
            obliges "to attend" when violent
            obliges "to agree"
            needs authority of inspector when not violent
            discretionary when low-level supply
            refers to "Another policy"
        outcome prosecute "Prosecution"
        define adult as years from date of birth to decision date is at least 18
        define old offences as number of previous offences where on is before decision date minus 6 months
        table allowance by sex, weight in g
            female, under 3 g, 5 g
            otherwise 1
        score risk
            from 0 to 10
            starts at three
            plus one when violent or low-level supply
            minus 2 when old offences is at least 1
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
                any of
                    interpreter needed
                    low-level supply
                    not violent
            because "The programme has interpreters."
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
}
