using System.Text.RegularExpressions;
using Eligibility.Cases;
using Eligibility.Comparing;
using Eligibility.Justification;
using Eligibility.Tests.Shelf;
using Eligibility.Tests.Support;
using Xunit.Abstractions;

namespace Eligibility.Tests.ComparingTests;

/// <summary>
/// No form of a comparison or a difference tells what is so as a test that held or failed, nor points to what was told above:
/// over all examples of the policies that come with the engine, each policy beside the next.
/// </summary>
public partial class PlainWordTests(ITestOutputHelper output)
{
    [GeneratedRegex(@"(\S+) (held|failed|prospective|told above)\b(?: (\S+))?", RegexOptions.IgnoreCase)]
    private static partial Regex Words();

    [GeneratedRegex(@"<[^>]*>|\|")]
    private static partial Regex Borders();

    [GeneratedRegex(@"[^\w': -]|\s+")]
    private static partial Regex Marks();

    [Fact]
    public void No_form_says_that_a_line_held_or_failed()
    {
        // What is called so by a policy is called so in its forms.
        var policies = ShelfPolicies.All.Select(p => p.Evaluator).Where(e => e.Policy.Each is null && !e.Policy.Examples.IsEmpty
            && !e.Policy.Outcomes.Select(o => o.Name).Concat(e.Policy.Rules.Select(r => r.Name)).Any(n => n is "failed" or "held")).ToList();
        var own = Plain(string.Join('\n', Repository.RuleFiles(Repository.Rules)
            .Select(f => File.ReadAllText(Path.Combine(Repository.Rules, f)))));
        var (count, found) = (0, new SortedSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < policies.Count; i++)
        {
            var (one, other) = (policies[i], policies[(i + 1) % policies.Count]);
            for (var e = 0; e < one.Policy.Examples.Length; e += 3)
            {
                var pair = new PolicyComparison([Decide(one, e), Decide(other, e % other.Policy.Examples.Length)]);
                var page = ComparisonContent.Of(pair);
                foreach (var text in new[] { ComparisonText.Render(page, width: 90), ComparisonMarkdown.Render(page),
                    ComparisonHtml.Render(page),
                    Difference(pair) })
                    found.UnionWith(Words().Matches(Plain(text)).Where(m => !IsOfPolicy(m)).Select(m => m.Value));
                count++;
            }
        }
        output.WriteLine($"{count} comparisons");
        Assert.True(count > 500, $"{count}");
        Assert.Equal("", string.Join('\n', found));

        // Words of a policy may be any, and stand in a form as they stand there; so may values of facts, behind a colon.
        bool IsOfPolicy(Match match) => match.Groups[1].Value.EndsWith(':')
            || own.Contains($"{match.Groups[1]} {match.Groups[2]}", StringComparison.OrdinalIgnoreCase)
            || own.Contains($"{match.Groups[1]} is {match.Groups[2]}", StringComparison.OrdinalIgnoreCase)
            || match.Groups[3].Success && own.Contains($"{match.Groups[2]} {match.Groups[3]}", StringComparison.OrdinalIgnoreCase);
    }

    private static string Difference(PolicyComparison pair) => DifferenceForms.Text(Recorded(pair.Decisions[0]),
        Recorded(pair.Decisions[1]));

    private static RecordedDecision Recorded(ComparedDecision compared) => RecordedDecision.Read(compared.Result.Decision!.ToJson());

    private static ComparedDecision Decide(PolicyEvaluator evaluator, int example)
    {
        var decision = evaluator.Decide(Case.OfExample(evaluator.Policy, evaluator.Policy.Examples[example]), DecisionDetail.Lines);
        return new ComparedDecision(new ComparedPolicy("shelf", Editions.Of([evaluator])[0], true, null),
            new EditionDecision { Decision = decision }, JustificationBuilder.Build(decision));
    }

    private static string Plain(string text) => string.Join(' ',
        Marks().Replace(Borders().Replace(text, " : "), " ").Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
