using System.Text.RegularExpressions;
using Eligibility.Documenting;
using Eligibility.Model;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Support;
using Eligibility.Text;

namespace Eligibility.Tests.DocumentingTests;

/// <summary>What a policy says is on the page for the force, all of it.</summary>
public partial class NothingDroppedTests
{
    [Fact]
    public void Every_policy_that_comes_with_the_engine_is_printed_whole()
    {
        foreach (var editions in Printed.Shipped)
            foreach (var policy in editions.All.Select(e => e.Policy))
            {
                AssertWhole(policy);
                // What its own file defines, found by another way than through the rules.
                var page = Printed.InRow(policy);
                foreach (Match defined in Defined().Matches(policy.Source.Text))
                    AssertNamed(policy, page, defined.Groups["name"].Value.Trim());
            }
    }

    [Fact]
    public void So_is_a_generated_one()
    {
        for (var seed = 0; seed < 200; seed++)
            AssertWhole(PolicyGenerator.Policy(seed, new PolicyOptions { OtherNames = true }).Policy);
    }

    private static void AssertWhole(Policy policy)
    {
        var page = Printed.InRow(policy);
        string?[] texts =
        [
            policy.Title, policy.Edition, policy.Force, policy.Summary, policy.Owner, policy.NeverInForce, policy.Hash,
            policy.Otherwise.Because, .. policy.Caveats,
        ];
        foreach (var text in texts.OfType<string>()) AssertNamed(policy, page, text);
        foreach (var input in policy.AsStated.Inputs)
        {
            string?[] said = [input.Name, input.Ask, input.Help];
            var fields = input is ListInput list ? list.Fields.SelectMany(f => (string?[])[f.Name, f.Ask, f.Help]) : [];
            foreach (var text in said.Concat(fields).OfType<string>())
                if (text == input.Name || policy.AsStated.AsksFor.Contains(input)) AssertNamed(policy, page, text);
        }
        foreach (var outcome in policy.Outcomes)
            foreach (var text in outcome.Consequences.Select(c => c.Text).Prepend(outcome.Text).Prepend(outcome.Name))
                AssertNamed(policy, page, text);
        foreach (var guarantee in policy.Guarantees) AssertNamed(policy, page, guarantee.Name);
        foreach (var citation in policy.Rules.SelectMany(r => r.Citations).Concat(policy.Otherwise.Grounds.Citations))
            foreach (var text in (string?[])[citation.Source.Key, citation.Source.Title, citation.Source.At, citation.Place])
                if (text is not null) AssertNamed(policy, page, text);
        var entries = Printed.Entries(Printed.Page(policy)).ToList();
        foreach (var rule in policy.Rules)
        {
            var entry = Assert.Single(entries,
                e => e.StartsWith(FormattableString.Invariant($"Rule {rule.Index + 1}. "), StringComparison.Ordinal));
            var (first, rest) = FirstSentence.Of(rule.Because);
            foreach (var text in (string[])[rule.Name, first, rest]) AssertNamed(policy, entry, text);
            // What its conditions look at themselves is named with it, and what stands behind a name where that is explained.
            foreach (var condition in ((Condition?[])[rule.When, rule.Unless]).OfType<Condition>())
                foreach (var read in Reads.Directly(condition)) AssertNamed(policy, entry, read.Name);
        }
    }

    private static void AssertNamed(Policy policy, string page, string text) =>
        Assert.True(page.Contains(OneSpaced(text), StringComparison.OrdinalIgnoreCase), $"{policy.File}: `{text}` is not in\n{page}");

    private static string OneSpaced(string text) => string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"^(?:define (?<name>.+?)(?: for each of .+?)? as\b|table (?<name>.+?) by\b"
            + @"|score (?<name>[^\n]+?)(?: for each of .*)?$)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Defined();
}
