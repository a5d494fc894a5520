using Eligibility.Model;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Shelf;

/// <summary>What every policy that comes with the engine keeps to, so that a panel can check it.</summary>
public class ShelfTests
{
    public static TheoryData<string> Files => ShelfPolicies.Files;

    [Theory, MemberData(nameof(Files))]
    public void Every_rule_has_a_source(string file) =>
        Assert.Empty(ShelfPolicies.Of(file).Policy.Rules.Where(r => r.Citations.IsEmpty).Select(r => r.Name));

    /// <summary>A case with a further offence that no rule looks at would pass for a case of one.</summary>
    [Theory, MemberData(nameof(Files))]
    public void A_policy_that_asks_for_the_offence_asks_for_the_further_ones(string file)
    {
        var read = ShelfPolicies.Of(file).Policy.AsksFor.Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        Assert.True(!read.Contains("offence") || read.Contains("further offences"), file);
    }

    [Fact]
    public void Check_finds_no_error_and_no_warning()
    {
        var library = Library.Open(Repository.Rules);
        var found = LibraryChecker.Check(library, [.. library.Files()], closely: true);
        Assert.True(found.Diagnostics.IsEmpty, Compiling.Render(found.Diagnostics));
    }

    [Fact]
    public void Every_folder_says_in_a_README_what_it_encodes() =>
        Assert.Empty(Directory.EnumerateDirectories(Repository.Rules)
            .Where(d => !File.Exists(Path.Combine(d, "README.md"))).Select(Path.GetFileName));

    /// <summary>A position, a claim or a plan is somebody's word. It is told as one, and no date ever chooses it.</summary>
    [Theory, MemberData(nameof(Files))]
    public void What_somebody_called_for_claimed_or_planned_says_that_it_is_never_in_force(string file)
    {
        var policy = ShelfPolicies.Of(file).Policy;
        var kind = Kinds.FirstOrDefault(k => policy.Title.StartsWith(k.Title, StringComparison.Ordinal));
        var says = policy.NeverInForce ?? "";
        Assert.True(kind.Title is null || says.StartsWith(kind.Says, StringComparison.Ordinal),
            $"{policy.Title}: {says}");
        Assert.True(policy.NeverInForce is null || policy.Period is null, policy.Title);
    }

    /// <summary>What is told as a position is titled as one, so that a list of titles shows it.</summary>
    [Theory, MemberData(nameof(Files))]
    public void Only_a_title_that_says_position_has_the_banner_of_one(string file)
    {
        var policy = ShelfPolicies.Of(file).Policy;
        Assert.Equal(policy.Title.StartsWith("A position", StringComparison.Ordinal),
            policy.NeverInForce?.StartsWith("This is a position", StringComparison.Ordinal) == true);
    }

    // How a title begins, and how the line that says that it is never in force.
    private static readonly (string Title, string Says)[] Kinds =
    [
        ("A position", "This is a position"), ("A claim", "This is a claim"), ("A proposal", "This is a proposal"),
        ("A plan announced", "This is an announcement"), ("A plan", "This is a plan"),
        ("Principles of a report", "These are principles of a report"),
    ];

    /// <summary>
    /// What a source calls a fact of one kind has one fact: a name that two files declare with two
    /// meanings could not be compared.
    /// </summary>
    [Fact]
    public void Facts_of_one_name_are_alike_in_every_policy()
    {
        var kinds = ShelfPolicies.All.SelectMany(p => p.Evaluator.Policy.Facts)
            .GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Select(f => (f.Type, f.JudgedBy, f.Confidential, f.Protected)).Distinct().Count() > 1);
        Assert.Empty(kinds.Select(g => g.Key));
    }
}
