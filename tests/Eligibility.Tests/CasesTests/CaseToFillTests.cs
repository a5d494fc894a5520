using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Eligibility.Cases;
using Eligibility.Model;
using Eligibility.Tests.Command;
using Eligibility.Tests.Docs;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.CasesTests;

/// <summary>
/// The empty case with what may be written beside each null: whatever it offers is taken as it is written.
/// </summary>
public partial class CaseToFillTests
{
    public static TheoryData<string> Policies =>
        [.. Repository.RuleFiles(Repository.Rules)
            .Where(f => Compiling.File(Path.Combine(Repository.Rules, f)).Policy is not null)];

    [Fact]
    public void The_case_of_every_type_of_fact_reads_like_this() =>
        Snapshot.Match(Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "CasesTests", "case-to-fill.txt"),
            FactsListing.CaseToFill(Shown));

    [Theory, MemberData(nameof(Policies))]
    public void Without_its_comments_it_is_the_empty_case(string file)
    {
        var policy = Compiling.File(Path.Combine(Repository.Rules, file)).Policy!;
        var written = FactsListing.CaseToFill(policy);
        var empty = JsonNode.Parse(FactsListing.EmptyCase(policy));
        Assert.True(JsonNode.DeepEquals(empty, WithoutComments(written)), written);
        Assert.All(written.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
    }

    [Theory, MemberData(nameof(Policies))]
    public void As_it_is_and_filled_in_the_command_decides_it(string file)
    {
        var path = CommandRun.Rules(file);
        var policy = Compiling.File(path).Policy!;
        var written = CommandRun.Of("facts", path, "--format", "case").Output;
        Decides(written);
        foreach (var (name, values) in Offers(policy, written))
            written = written.Replace($"\n  \"{name}\": null", $"\n  \"{name}\": {values[0].ToJsonString()}",
                StringComparison.Ordinal);
        Assert.Single(written.Split('\n'), line => line.Contains(": null", StringComparison.Ordinal));
        Decides(written);

        void Decides(string text)
        {
            var run = CommandRun.WithInput(text, "decide", path, "--case", "-");
            Assert.Equal("", run.Error);
            Assert.Contains(run.ExitCode, (int[])[0, 3]);
        }
    }

    [Theory, MemberData(nameof(Policies))]
    public void Each_value_that_a_comment_offers_is_taken_as_it_is_written(string file) =>
        Takes(Compiling.File(Path.Combine(Repository.Rules, file)).Policy!);

    [Fact]
    public void Each_value_that_is_offered_for_a_fact_of_any_type_is_taken()
    {
        Takes(Shown);
        Takes(Compiling.File(Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "EvaluationTests", "Records",
            "judged-offences.rules")).Policy!);
    }

    [Fact]
    public void The_reference_shows_parts_of_what_is_written()
    {
        var parts = Page.Open("docs/language.md").Tagged("text case-to-fill").Single().Text.Split("...\n");
        Assert.Equal(4, parts.Length);
        var written = FactsListing.CaseToFill(Shown);
        var at = 0;
        foreach (var part in parts)
        {
            var found = written.IndexOf(part, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"not written there: {part}");
            at = found + part.Length;
        }
        Assert.Equal(written.Length, at);
    }

    /// <summary>The policy of the reference whose cases it shows.</summary>
    private static Policy Shown { get; } = Compiling.Text(Page.Open("docs/language.md").Tagged("rules")
        .Single(b => b.Text.StartsWith("policy \"Every type of fact\"", StringComparison.Ordinal)).Text).Policy!;

    [Theory]
    [InlineData("fact stay: whole number of weeks\n    from 14 days to 28 days", "stay is at least 1 week")]
    [InlineData("fact stay: number of years\n    from 5 months to 10 years", "stay is at least 1 year")]
    [InlineData("fact stay: amount in kg\n    from 0.5 mg to 20 mg", "stay is at least 1 mg")]
    [InlineData("fact stay: money in GBP\n    from GBP 1000 to GBP 1000", "stay is at least GBP 1")]
    [InlineData("fact stay: one of \"class B or C\", \"ORS 163.165\"", "stay is \"class B or C\"")]
    [InlineData("fact stay: any of knife, \"3 mm // drill\"", "stay is not empty")]
    [InlineData("list stay\n    holds at least 2\n    holds at most 3\n    kind: one of theft, assault\n    day: date\n"
        + "    worth: money in GBP\n    one per kind", "number of stay is at least 3")]
    public void A_value_is_offered_within_any_range(string fact, string condition) => Takes(Sample.Compile($"""
        policy "Small"
        {fact}
        outcome a "A"
        rule r
            a when {condition}
            because "x"
        otherwise a
        end
        """));

    private static void Takes(Policy policy)
    {
        foreach (var (name, values) in Offers(policy, FactsListing.CaseToFill(policy)))
        {
            Assert.NotEmpty(values);
            foreach (var value in values)
            {
                var stated = new JsonObject { [name] = value.DeepClone() }.ToJsonString();
                Sample.Valid(CaseReader.Read(policy, Encoding.UTF8.GetBytes(stated)));
            }
        }
    }

    /// <summary>The values that stand above each null, by the name of its fact: those to fill in first.</summary>
    private static Dictionary<string, List<JsonNode>> Offers(Policy policy, string written)
    {
        var offers = new Dictionary<string, List<JsonNode>>(StringComparer.Ordinal);
        var blocks = Block().Matches(written).ToDictionary(m => m.Groups["name"].Value,
            m => m.Groups["above"].Value, StringComparer.Ordinal);
        foreach (var input in policy.AsStated.AsksFor)
            offers[input.Name] = input is ListInput list ? OfList(list, blocks[input.Name])
                : OfFact(Notes(blocks[input.Name], "  "), input.Ask is not null, ((Fact)input).JudgedBy is not null);
        return offers;
    }

    private static List<JsonNode> OfFact(List<string> notes, bool isAsked, bool isJudged)
    {
        var words = notes[isAsked ? 1 : 0];
        if (!isJudged) return Values(words);
        var judged = JsonNode.Parse(words[..(words.IndexOf('}', StringComparison.Ordinal) + 1)])!;
        return [judged, .. Judged(words, judged)];
    }

    private static IEnumerable<JsonNode> Judged(string words, JsonNode judged) =>
        Values(words[words.IndexOf("the value is ", StringComparison.Ordinal)..]).Select(value =>
        {
            var other = judged.DeepClone();
            other["value"] = value;
            return other;
        });

    /// <summary>The records as they are shown, and one for each value that is offered for each field.</summary>
    private static List<JsonNode> OfList(ListInput list, string above)
    {
        var lines = above.Split('\n').Where(l => l.Length > 0).Select(l => l[5..]).ToList();
        var shown = string.Join('\n', lines.SkipWhile(l => l != "["));
        var records = WithoutComments(shown).AsArray();
        List<JsonNode> offered = [records];
        if (list.Least == 0) offered.Add(new JsonArray());
        foreach (Match block in Block().Matches(shown))
        {
            var field = list.Fields.Single(f => f.Name == block.Groups["name"].Value);
            if (block.Groups["above"].Value.Length == 0) continue;
            var words = Notes(block.Groups["above"].Value, "    ")[field.Ask is null ? 0 : 1];
            var values = field.JudgedBy is null ? Values(words) : Judged(words, records[0]![field.Name]!);
            // Alone in its record: another field may range to it. What must differ, or be several, is shown above.
            if (list.Least <= 1)
                offered.AddRange(values.Select(value => new JsonArray(new JsonObject { [field.Name] = value })));
        }
        return offered;
    }

    /// <summary>Comments, each on one line.</summary>
    private static List<string> Notes(string above, string indent) =>
        [.. above.Replace($"\n{indent}//     ", " ", StringComparison.Ordinal).Split('\n')
            .Where(l => l.Length > 0).Select(l => l[(indent.Length + 3)..])];

    private static List<JsonNode> Values(string words)
    {
        words = More().Replace(words, "");
        var values = Json().Matches(words).Select(m => JsonNode.Parse(m.Value)!).ToList();
        var ofSets = values.OfType<JsonArray>().SelectMany(set => set.Select(v => new JsonArray(v!.DeepClone())));
        return [.. values, .. ofSets];
    }

    private static JsonNode WithoutComments(string text) =>
        JsonNode.Parse(CaseComments.Blank(Encoding.UTF8.GetBytes(text)))!;

    [GeneratedRegex("""(?<above>(^ *//.*\n)*)^ *"(?<name>[^"]*)": .*$""",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();

    [GeneratedRegex("""\[[^\]]*\]|"(\\.|[^"\\])*"|\b\d+(\.\d+)?\b|\btrue\b|\bfalse\b""", RegexOptions.ExplicitCapture)]
    private static partial Regex Json();

    [GeneratedRegex(", or of [0-9]+ more, which.*|`[^`]*`", RegexOptions.ExplicitCapture)]
    private static partial Regex More();
}
