using System.Globalization;
using System.Text.RegularExpressions;
using Eligibility.Justification;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Shelf;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.JustificationTests.Officer;

/// <summary>What holds of the officer's page in every form, for every example of every shipped policy.</summary>
public partial class OfficerFormTests
{
    private const int Screen = 24;
    private const int Width = 80;

    public static TheoryData<string> Policies => ShelfPolicies.Files;

    [Theory, MemberData(nameof(Policies))]
    public void The_first_screen_holds_the_decision(string file)
    {
        foreach (var (name, told) in Examples(file))
        {
            var lines = OfficerText.Render(OfficerContent.Of(told), extent: Extent.Brief).TrimEnd('\n').Split('\n');
            Assert.True(lines.Length <= Screen, $"{name}: {lines.Length}\n{string.Join('\n', lines)}");
            // A word that is longer than a line, such as an address, is not broken.
            Assert.All(lines, l => Assert.True(l.Length <= Width || !l.Trim().Contains(' ', StringComparison.Ordinal), l));
            Assert.Contains(lines, l => l.StartsWith("You decide.", StringComparison.Ordinal));
        }
    }

    [Theory, MemberData(nameof(Policies))]
    public void No_form_speaks_of_tests_that_were_passed(string file)
    {
        foreach (var (name, told) in Examples(file))
            foreach (var form in Forms(told))
                foreach (var word in (string[])["held", "failed", "prospective", "told above"])
                    if (!Own(told).Contains(word, StringComparison.OrdinalIgnoreCase))
                        Assert.False(Regex.IsMatch(form, $@"\b{word}\b", RegexOptions.IgnoreCase), $"{name}: {word}\n{form}");
    }

    [Theory, MemberData(nameof(Policies))]
    public void Every_line_that_decides_stands_in_each_form_with_what_it_does(string file)
    {
        foreach (var (name, told) in Examples(file))
        {
            var page = OfficerContent.Of(told);
            var (text, markdown, html) = (Flat(OfficerText.Render(page)), Flat(OfficerMarkdown.Render(page)), Flat(OfficerHtml.Render(page)));
            foreach (var line in page.Grounds.SelectMany(g => g.Lines).SelectMany(l => l.Leaves))
            {
                var word = Effects.Word(line.Effect);
                Assert.True(text.Contains(Flat($"{Effects.Column(line.Effect)}{line.Words}"), StringComparison.Ordinal), $"{name}: {line.Words}\n{text}");
                Assert.True(markdown.Contains(Flat(line.Effect == Effect.Neutral ? $"{word}:{line.Words}" : $"**{word}:**{line.Words}"),
                    StringComparison.Ordinal), $"{name}: {line.Words}\n{markdown}");
                Assert.True(html.Contains(Flat(InHtml(line.Words)), StringComparison.Ordinal), $"{name}: {line.Words}\n{html}");
            }
        }
    }

    [Theory, MemberData(nameof(Policies))]
    public void What_decides_against_the_person_reads_against(string file)
    {
        foreach (var (name, told) in Examples(file))
            foreach (var ground in told.Grounds.Where(g => !g.Part.Open && g.Direction == Model.Side.Against))
                Assert.All(ground.Lines.SelectMany(l => l.Leaves), l => Assert.True(l.Effect == Effect.Against, $"{name}: {l.Words}"));
    }

    [Fact]
    public void A_page_of_a_generated_policy_is_no_longer_than_a_screen_and_tells_every_line_that_decides()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var policy = PolicyGenerator.Policy(seed, new PolicyOptions { Small = seed % 3 == 0 });
            var (cases, dice) = (new CaseGenerator(policy.Policy), new Dice(seed));
            var told = Explanation.Of(policy.Evaluator.Decide((seed % 2 == 0 ? cases.Partial(dice) : cases.Complete(dice)).Case));
            var page = OfficerContent.Of(told);
            var lines = OfficerText.Render(page, extent: Extent.Brief).TrimEnd('\n').Split('\n');
            Assert.True(lines.Length <= Screen, string.Create(CultureInfo.InvariantCulture, $"{seed}: {lines.Length}\n{string.Join('\n', lines)}"));
            var text = Flat(OfficerText.Render(page));
            Assert.All(page.Grounds.SelectMany(g => g.Lines).SelectMany(l => l.Leaves),
                l => Assert.Contains(Flat(l.Words), text, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<(string Name, Explanation Told)> Examples(string file)
    {
        var evaluator = ShelfPolicies.Of(file);
        if (evaluator.Policy.Each is not null) yield break;
        foreach (var example in evaluator.Policy.Examples)
            yield return ($"{file}: {example.Name}", Explanation.Of(evaluator.Decide(Case.OfExample(evaluator.Policy, example))));
    }

    private static string[] Forms(Explanation told)
    {
        var page = OfficerContent.Of(told);
        return [OfficerText.Render(page, extent: Extent.Full), OfficerMarkdown.Render(page), OfficerHtml.Render(page), OfficerHtml.Render(page, true)];
    }

    /// <summary>The policy's own words, which are told as they are.</summary>
    private static string Own(Explanation told)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Rules, told.Decision.Policy.Source.Path))!;
        return string.Concat(Directory.EnumerateFiles(folder, "*.rules").Concat(Directory.EnumerateFiles(Repository.Rules, "*.rules"))
            .Order(StringComparer.Ordinal).Select(File.ReadAllText));
    }

    private static string InHtml(string words) => words.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Words without what lays them out.</summary>
    private static string Flat(string text) => Blank().Replace(text, "").Replace("\\", "", StringComparison.Ordinal)
        .Replace("<b>", "", StringComparison.Ordinal).Replace("</b>", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\s")]
    private static partial Regex Blank();
}
