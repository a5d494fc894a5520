using System.Globalization;
using System.Text;
using System.Text.Json;
using Eligibility.Justification;
using Eligibility.Rendering;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Checking;

/// <summary>What justifications say is so.</summary>
public class JustificationCheckTests
{
    public static TheoryData<string> Folders => [Repository.Rules, Repository.Language("Accepted")];

    [Theory, MemberData(nameof(Folders))]
    public void Every_statement_of_every_justification_of_an_example_is_so(string folder)
    {
        var told = new StringBuilder();
        var (examples, verified, skipped) = (0, 0, 0);
        foreach (var (name, compilation, @case) in Examples(folder))
        {
            var json = JustificationJson.Render(JustificationBuilder.Build(compilation.Evaluator!.Decide(@case)));
            var found = JustificationCheck.Faults(compilation, @case, json);
            (examples, verified, skipped) = (examples + 1, verified + found.Verified, skipped + found.Skipped);
            foreach (var fault in found.Faults) told.Append(CultureInfo.InvariantCulture, $"{name}: {fault}\n");
        }
        Assert.True(told.Length == 0, FormattableString.Invariant(
            $"{examples} examples, {verified} statements verified, {skipped} skipped\n{told}"));
        Assert.True(skipped * 50 < verified,
            FormattableString.Invariant($"{examples} examples, {verified} statements verified, {skipped} skipped"));
    }

    [Fact]
    public void What_can_never_come_about_together_is_not_told_of_two_rules_or_lines()
    {
        var compilation = Compiling.Text("""
            policy "Together"
            fact agrees: yes or no
            fact dependent: yes or no
            fact first time: yes or no
            outcome programme "A programme"
            outcome prosecute "Prosecution"
            score signs
                starts at zero
                plus one when dependent or first time
            rule agreed
                programme when agrees
                because "An agreement is enough."
            rule disagreed
                applies when not agrees
                because "Never together with the rule that it overrides."
                overrides agreed
            rule signs of both
                applies when signs is at least 1
                because "The first sign is enough, and the other is not needed."
                overrides agreed
            rule impossible
                programme when all of
                    agrees
                    not agrees
                because "It fails on the one line or on the other."
            otherwise prosecute
            end
            """);
        var @case = CaseOf(compilation, """{"dependent": true, "first time": true}""");
        var json = JustificationJson.Render(JustificationBuilder.Build(compilation.Evaluator!.Decide(@case)));
        Assert.Empty(JustificationCheck.Faults(compilation, @case, json).Faults);

        var root = JsonDocument.Parse(json).RootElement;
        Assert.Equal(["signs of both"], root.GetProperty("rules")[0].GetProperty("defeatedBy").EnumerateArray()
            .Select(d => d.GetProperty("rule").GetString()));
        Assert.Equal(["agrees", "not agrees"],
            root.GetProperty("rules")[3].GetProperty("failedOn").EnumerateArray().Select(l => l.GetString()));
        Assert.False(root.GetProperty("facts")[2].GetProperty("used").GetBoolean());
    }

    [Fact]
    public void A_line_about_one_item_that_is_certain_in_every_way_is_told_as_certain()
    {
        var compilation = Compiling.Text("""
            policy "Items"
            fact agrees: yes or no
            list offence
                grave: yes or no
                counts: number
            outcome programme "A programme"
            outcome prosecute "Prosecution"
            rule whatever was agreed
                programme when any offence where ((agrees and grave) or not agrees or not grave)
                because "Certain, although nothing in it is known."
            rule neither
                programme when no offence where ((agrees and grave and not agrees) or (counts is at least 5 and counts is less than 5))
                because "The other way round."
            rule the grave one
                programme when any offence where ((agrees and grave) or (not agrees and grave))
                because "Certain of the one that is grave, and of no other."
            otherwise prosecute
            end
            """);
        var @case = CaseOf(compilation, """{"offence": [{}, {"grave": true}]}""");
        var record = JustificationBuilder.Build(compilation.Evaluator!.Decide(@case));
        Assert.True(record.Exact);
        Assert.Equal([NodeState.Held, NodeState.Held], record.Reasons[0].When!.Parts.Select(p => p.State));
        Assert.Equal([NodeState.Failed, NodeState.Failed], record.Reasons[1].When!.Parts.Select(p => p.State));
        Assert.Equal([NodeState.Open, NodeState.Held], record.Reasons[2].When!.Parts.Select(p => p.State));
        Assert.Empty(JustificationCheck.Faults(compilation, @case, JustificationJson.Render(record)).Faults);
    }

    private static Case CaseOf(Compilation compilation, string json) =>
        CaseReader.Read(compilation.Policy!, Encoding.UTF8.GetBytes(json)).Case
            ?? throw new InvalidOperationException(json);

    /// <summary>The examples of the policies in a folder, as cases.</summary>
    internal static IEnumerable<(string Name, Compilation Compilation, Case Case)> Examples(string folder) =>
        from file in Repository.RuleFiles(folder)
        let compilation = Compiling.File(Path.Combine(folder, file))
        where compilation.Policy is not null
        from example in compilation.Policy!.Examples
        select ($"{file}: {example.Name}", compilation, Case.OfExample(compilation.Policy!, example));
}
