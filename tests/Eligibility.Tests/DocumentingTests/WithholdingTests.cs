using Eligibility.Model;
using Eligibility.Tests.Generators;

namespace Eligibility.Tests.DocumentingTests;

/// <summary>What the public is not told: nothing that is confidential, in any policy.</summary>
public class WithholdingTests
{
    /// <summary>A word that every page has gives nothing away.</summary>
    private static readonly Lazy<string> OnEveryPage = new(() => Printed.InRow(Printed.Editions(("p.rules", """
        policy "Small"

        fact seen: yes or no
        fact told: yes or no
        fact hidden: yes or no
            confidential

        define covered as hidden

        outcome prosecute "To court"
        outcome refer "Referred"
            refers
        outcome caution "A caution"

        rule first
            caution when seen and not told
            because "So."

        rule second
            prosecute when covered
            because "So."

        otherwise prosecute

        guarantee third
            always prosecute when covered

        end
        """)).Last(), forPublic: true));

    [Fact]
    public void No_printed_policy_for_the_public_holds_a_confidential_name_a_value_or_a_rule_that_reads_one()
    {
        var withheld = 0;
        foreach (var editions in Printed.Shipped)
            foreach (var policy in editions.All.Select(e => e.Policy))
                withheld += Withheld(policy, editions, isWordOfEveryPage: word => Printed.Names(OnEveryPage.Value, word));
        Assert.True(withheld > 20, $"only {withheld} rules were withheld");
    }

    [Fact]
    public void Nor_does_a_generated_one()
    {
        var withheld = 0;
        for (var seed = 0; seed < 300; seed++)
        {
            // With names that no language has, so that no word of a page is one by chance.
            var policy = PolicyGenerator.Policy(seed, new PolicyOptions { OtherNames = true, Ranges = true }).Policy;
            withheld += Withheld(policy, null, isWordOfEveryPage: _ => false);
        }
        Assert.True(withheld > 50, $"only {withheld} rules were withheld");
    }

    private static int Withheld(Policy policy, Editions? among, Func<string, bool> isWordOfEveryPage)
    {
        var page = Printed.InRow(policy, among, forPublic: true) + " " + TransparencyRecord.Text(policy);
        var facts = policy.Inputs.SelectMany(Values).ToList();
        var open = facts.Where(f => !f.Confidential).SelectMany(f => f.Values.Prepend(f.Name))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var read = policy.AsksFor.Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        // The name of something else may begin alike: that is told.
        var rest = open.Concat(policy.Outcomes.Select(o => o.Name)).OrderByDescending(n => n.Length)
            .Where(name => facts.Exists(f => f.Confidential && name.Length > f.Name.Length && Printed.Names(name, f.Name)))
            .Aggregate(page, (text, name) => text.Replace(name, ".", StringComparison.OrdinalIgnoreCase));
        foreach (var fact in facts.Where(f => f.Confidential && !open.Contains(f.Name)))
        {
            Assert.False(Printed.Names(rest, fact.Name), $"{policy.File}: {fact.Name} is named in\n{page}");
            foreach (var value in fact.Values.Where(v => read.Contains(fact.Owner) && !open.Contains(v) && !isWordOfEveryPage(v)))
                Assert.False(Printed.Names(rest, value), $"{policy.File}: {value}, of {fact.Name}, is named in\n{page}");
        }
        var entries = Printed.Entries(Printed.Page(policy, among, forPublic: true)).ToList();
        var secret = policy.Rules
            .Where(r => Reads.Of(((Condition?[])[r.When, r.Unless]).OfType<Condition>()).Any(f => f.Confidential)).ToList();
        foreach (var rule in secret)
            Assert.DoesNotContain(entries,
                e => e.StartsWith(FormattableString.Invariant($"Rule {rule.Index + 1}. "), StringComparison.Ordinal));
        var left = FormattableString.Invariant($"{secret.Count} rule{(secret.Count == 1 ? " is" : "s are")} left out here");
        Assert.Equal(secret.Count > 0, entries.Exists(e => e.StartsWith(left, StringComparison.Ordinal)));
        return secret.Count;
    }

    private static IEnumerable<(string Owner, string Name, bool Confidential, IEnumerable<string> Values)> Values(Input input)
    {
        yield return (input.Name, input.Name, input.Confidential, input is Fact fact ? Of(fact.Type) : []);
        foreach (var field in input is ListInput list ? list.Fields : [])
            yield return (input.Name, field.Name, input.Confidential || field.Confidential, Of(field.Type));

        static IEnumerable<string> Of(FactType type) => type switch
        {
            ChoiceType choice => choice.Values.Names,
            SetType set => set.Values.Names,
            _ => [],
        };
    }

    [Fact]
    public void What_a_confidential_fact_is_called_and_what_it_can_be_changes_nothing_on_the_page_for_the_public()
    {
        var other = Printed.Editions([.. Printed.ShopTheft.All.Select(e => e.Policy.Source).Select(s => (s.Path, s.Text
            .Replace("named in intelligence", "known to the desk", StringComparison.Ordinal)
            .Replace("suspected ringleader", "second man", StringComparison.Ordinal)
            .Replace("proven ringleader", "first man", StringComparison.Ordinal)
            .Replace("informant used", "heard from somebody", StringComparison.Ordinal)
            .Replace("forecast band", "machine's guess", StringComparison.Ordinal)))]);
        Assert.NotEqual(Page(Printed.ShopTheft, forPublic: false), Page(other, forPublic: false));
        Assert.Equal(Page(Printed.ShopTheft, forPublic: true), Page(other, forPublic: true));

        static string Page(Editions editions, bool forPublic) =>
            PolicyDocument.Markdown(editions.Last(), editions, forPublic).Replace(editions.Last().Hash, "", StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_confidential_in_the_edition_before_is_not_told_of_that_one()
    {
        var editions = Printed.Editions(("1.rules", Edition("2020 until 2020", "confidential", "seen")),
            ("2.rules", Edition("2021", "ask \"Was it seen?\"", "not seen")));
        var told = Printed.InRow(editions.Last(), editions);
        Assert.Contains("Reworded: seen before (rule 1) - Its conditions were: - Applies when: seen is yes", told, StringComparison.Ordinal);
        var page = Printed.InRow(editions.Last(), editions, forPublic: true);
        Assert.Contains("Rule 1. Seen. (seen before) - Applies when: seen is no", page, StringComparison.Ordinal);
        Assert.Contains("1 more change left out here.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Its conditions were", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_confidential_now_is_not_told_of_the_edition_before()
    {
        var editions = Printed.Editions(("1.rules", Edition("2020 until 2020", "ask \"Was it seen?\"", "seen")),
            ("2.rules", Edition("2021", "confidential", "not seen")));
        var page = Printed.InRow(editions.Last(), editions, forPublic: true);
        Assert.Contains("1 more change left out here.", page, StringComparison.Ordinal);
        Assert.False(Printed.Names(page, "seen"), page);
    }

    private static string Edition(string from, string line, string when) => $"""
        policy "Small"
            in force from {from}

        fact seen: yes or no
            {line}

        outcome prosecute "To court"
        outcome caution "A caution"

        rule seen before
            caution when {when}
            because "Seen."

        otherwise prosecute

        end
        """;
}
