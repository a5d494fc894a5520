using System.Text.Json;
using Eligibility.Justification;
using Eligibility.Tests.Shelf;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.JustificationTests.Officer;

/// <summary>What the lines of a rule do for the person: of one that does not apply the opposite of what it would do.</summary>
public class EffectTests
{
    private const string Mark = "#> ";

    private static readonly string Data = Path.Combine(
        Repository.Root, "tests", "Eligibility.Tests", "JustificationTests", "Officer", "effects.rules");

    public static TheoryData<string> Policies => ShelfPolicies.Files;

    [Fact]
    public void Each_line_that_bears_does_what_the_data_file_says()
    {
        var compilation = Compiling.Text(File.ReadAllText(Data));
        Assert.False(compilation.HasErrors, Compiling.Render(compilation));
        foreach (var (example, expected) in Expected())
        {
            var told = Explanation.Of(Decide(compilation, example));
            var lines = Rules(told).SelectMany(r => r.Lines.SelectMany(l => l.Leaves)
                .Select(l => $"{r.Part.Name}: {Effects.Code(l.Effect)}, {l.Words}"));
            Assert.Equal(expected, lines);
        }
    }

    [Fact]
    public void The_record_says_the_same_of_each_line()
    {
        var compilation = Compiling.Text(File.ReadAllText(Data));
        foreach (var (example, expected) in Expected())
        {
            using var json = JsonDocument.Parse(ExplanationJson.Render(Decide(compilation, example)));
            Assert.Equal(expected, json.RootElement.GetProperty("rules").EnumerateArray().SelectMany(r =>
                r.GetProperty("conditions").EnumerateObject().SelectMany(c => Bearing(c.Value))
                    .Select(l => $"{r.GetProperty("rule").GetString()}: {l}")));
        }
    }

    [Theory, MemberData(nameof(Policies))]
    public void What_stops_a_rule_does_the_opposite_of_the_rule(string file)
    {
        var evaluator = ShelfPolicies.Of(file);
        if (evaluator.Policy.Each is not null) return;
        foreach (var example in evaluator.Policy.Examples)
        {
            var told = Explanation.Of(evaluator.Decide(Case.OfExample(evaluator.Policy, example)));
            foreach (var rule in told.Others.Where(r => r.Part.Status == Evaluation.RuleStatus.DoesNotApply))
            {
                var opposite = rule.Direction switch
                {
                    Model.Side.Against => "for", Model.Side.For => "against", _ => "neutral",
                };
                // What fails in every way, now on one line and now on another, does so by none of them alone.
                Assert.All(rule.Lines.SelectMany(l => l.Leaves), l => Assert.True(Effects.Code(l.Effect) == opposite
                    || l.Of.State == Rendering.NodeState.Open, $"{file}: {example.Name}: {rule.Part.Name}: {l.Words}"));
            }
        }
    }

    private static Decision Decide(Compilation compilation, string example) => compilation.Evaluator!.Decide(
        Case.OfExample(compilation.Policy!, compilation.Policy!.Examples.Single(e => e.Name == example)));

    private static IEnumerable<ExplainedRule> Rules(Explanation told) =>
        told.Grounds.Concat(told.Others).Where(r => r.Number > 0).OrderBy(r => r.Number);

    /// <summary>The lines with an effect below which there are none.</summary>
    private static IEnumerable<string> Bearing(JsonElement line)
    {
        var effect = line.GetProperty("effect").GetString()!;
        if (effect == "none") return [];
        var below = line.TryGetProperty("parts", out var parts) ? parts.EnumerateArray().SelectMany(Bearing).ToList() : [];
        return below.Count > 0 ? below : [$"{effect}, {line.GetProperty("statement").GetString()}"];
    }

    private static IEnumerable<(string Example, List<string> Lines)> Expected()
    {
        List<(string Example, List<string> Lines)> all = [];
        foreach (var line in File.ReadLines(Data))
            if (line.StartsWith("example ", StringComparison.Ordinal)) all.Add((line["example ".Length..], []));
            else if (line.StartsWith(Mark, StringComparison.Ordinal)) all[^1].Lines.Add(line[Mark.Length..]);
        return all;
    }
}
