using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Eligibility.Justification;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Checking;

/// <summary>
/// The check of justifications notices what is not so: each kind of lie, planted in true
/// justifications, is caught every time.
/// </summary>
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
            var wanted = Enumerable.Range(0, tried.Length).Where(k => tried[k] < Most)
                .OrderBy(k => tried[k] + random.Next(20)).Take(12).ToList();
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
                if (!Lies.Kinds[kind].Tell(told, random)
                    || JsonNode.DeepEquals(told, truth) && told.ToJsonString() == truth.ToJsonString())
                    continue;
                tried[kind]++;
                // Where the oracle cannot settle a line the checker skips it, and says how many: a lie may stand there.
                if (before.Skipped == 0 && JustificationCheck.Faults(subject,
                    Encoding.UTF8.GetBytes(told.ToJsonString())) is { Faults.Count: 0 })
                    missed.Append(CultureInfo.InvariantCulture, $"{name}: {Lies.Kinds[kind].Name}\n{Apart(truth, told)}\n");
            }
        }
        Assert.True(missed.Length == 0, missed.ToString());
        var few = Enumerable.Range(0, tried.Length).Where(k => tried[k] < Least)
            .Select(k => FormattableString.Invariant($"{Lies.Kinds[k].Name}: {tried[k]}"));
        Assert.True(!few.Any(), "tried too seldom: " + string.Join("; ", few));
    }

    /// <summary>The first lines in which a lie differs from the truth, with what stands above.</summary>
    private static string Apart(JsonNode truth, JsonNode told)
    {
        var indented = new System.Text.Json.JsonSerializerOptions { WriteIndented = true };
        var (one, other) = (truth.ToJsonString(indented).Split('\n'), told.ToJsonString(indented).Split('\n'));
        var at = Enumerable.Range(0, Math.Min(one.Length, other.Length)).FirstOrDefault(i => one[i] != other[i]);
        return string.Join('\n', one[Math.Max(0, at - 12)..Math.Min(one.Length, at + 3)]) + "\ntold: " + other[at];
    }

    /// <summary>Examples, and cases that state what no example can.</summary>
    private static IEnumerable<(string Name, Compilation Compilation, Case Case)> Records()
    {
        foreach (var record in JustificationCheckTests.Examples(Repository.Rules)
            .Concat(JustificationCheckTests.Examples(Repository.Language("Accepted"))))
            yield return record;
        foreach (var sex in (string[])["female", "male"])
            foreach (var supply in (string[])["true", "false"])
                foreach (var violent in (string[])["true", "false", "null"])
                    foreach (var born in (string[])["2000-02-29", "2000-02-28", "2001-08-31"])
                        foreach (var day in (string[])["2018-02-28", "2016-09-30", "2017-05-31"])
                        {
                            var stated =
                                $$"""{"id": "{{sex}}-1", "decision date": "{{day}}", "elsewhere": 1, """
                                + $$""" "low-level supply": {"value": {{supply}}, "by": "Sergeant 1", "because": "two deals"}, """
                                + $$""" "sex": "{{sex}}", "violent": {{violent}}, "date of birth": "{{born}}", "weight": "1500 mg", """
                                + """ "previous offences": [{"kind": "theft", "on": "2016-02-29"}, """
                                + """ {"kind": "assault", "sent to prison": false}]}""";
                            yield return (stated, EveryStatement.Compilation, EveryStatement.Case(stated));
                        }
    }
}
