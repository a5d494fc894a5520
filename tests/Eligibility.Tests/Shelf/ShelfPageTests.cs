using System.Text.RegularExpressions;
using Eligibility.Model;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Shelf;

/// <summary>
/// <c>rules/README.md</c>: the table of every policy agrees with the policies, and each statement of the press reports
/// is encoded where the page says.
/// </summary>
public partial class ShelfPageTests
{
    private static readonly string[] Page = File.ReadAllLines(Path.Combine(Repository.Rules, "README.md"));

    public static TheoryData<string> Statements => [.. Rows("Statement").Select(r => r[0])];

    [Fact]
    public void Each_policy_has_a_row_that_says_what_the_policy_says()
    {
        var told = Rows("Policy").ToDictionary(r => r[0], r => r, StringComparer.Ordinal);
        var wanted = ShelfPolicies.All.Select(p => Row(p.File, p.Evaluator.Policy)).ToList();
        var wrong = wanted.Where(w => !told.TryGetValue(w[0], out var row) || !row[..^1].SequenceEqual(w)
            || row[^1].Length == 0).Select(w => $"| {string.Join(" | ", w)} | what could not be verified |");
        Assert.True(!wrong.Any(), string.Join('\n', wrong));
        Assert.Equal(wanted.Select(w => w[0]), told.Keys);
    }

    [Fact]
    public void Statements_are_numbered_once() =>
        Assert.Equal(Rows("Statement").Select(r => r[0]).Distinct(StringComparer.Ordinal),
            Rows("Statement").Select(r => r[0]));

    [Theory, MemberData(nameof(Statements))]
    public void A_statement_is_encoded_where_the_page_says(string number)
    {
        var row = Rows("Statement").First(r => r[0] == number);
        Assert.All(row, cell => Assert.NotEqual("", cell));
        var places = Place().Matches(row[^1]).ToList();
        Assert.NotEmpty(places);
        foreach (var place in places)
        {
            var policy = ShelfPolicies.Of(place.Groups["file"].Value).Policy;
            var things = Thing().Matches(place.Groups["things"].Value).ToList();
            Assert.NotEmpty(things);
            foreach (var thing in things)
                Assert.True(Named(policy, thing.Groups["kind"].Value)
                        .Contains(thing.Groups["name"].Value, StringComparer.Ordinal),
                    $"{place.Groups["file"].Value} has no {thing.Value}");
        }
        // Nothing but places: a slip in one may not pass for words about it.
        Assert.Equal("", Place().Replace(row[^1], "").Replace("; ", "", StringComparison.Ordinal).Trim());
    }

    private static IEnumerable<string> Named(Policy policy, string kind) => kind switch
    {
        "rule" => policy.Rules.Select(r => r.Name),
        "outcome" => policy.Outcomes.Select(o => o.Name),
        "fact" => policy.Inputs.Select(i => i.Name),
        "guarantee" => policy.Guarantees.Select(g => g.Name),
        _ => throw new InvalidOperationException(kind),
    };

    private static string[] Row(string file, Policy policy) =>
    [
        $"[`{file}`]({file})",
        policy.Edition is { } edition ? $"{policy.Title}: {edition}" : policy.Title,
        policy.Period?.Words ?? "never chosen by date",
        policy.Force ?? "none",
        string.Join(", ", policy.Outcomes.Select(o => o.Name)),
        string.Join(", ", policy.Rules.SelectMany(r => r.Citations).GroupBy(c => c.Evidence).OrderBy(g => g.Key)
            .Select(g => FormattableString.Invariant($"{g.Count()} {g.Key.ToString().ToLowerInvariant()}"))),
    ];

    /// <summary>The rows of the tables whose first heading is a word, as trimmed cells.</summary>
    private static IEnumerable<string[]> Rows(string heading)
    {
        var inside = false;
        foreach (var line in Page)
        {
            if (line.Length == 0 || line[0] != '|') { inside = false; continue; }
            var cells = line.Trim('|').Split('|').Select(c => c.Trim()).ToArray();
            if (cells[0] == heading) inside = true;
            else if (inside && !cells[0].StartsWith("---", StringComparison.Ordinal)) yield return cells;
        }
    }

    [GeneratedRegex(@"`(?<file>[a-z0-9/.-]+\.rules)`: (?<things>(?:(?:, )?(?:rule|outcome|fact|guarantee) `[^`]+`)+)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Place();

    [GeneratedRegex("(?<kind>rule|outcome|fact|guarantee) `(?<name>[^`]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Thing();
}
