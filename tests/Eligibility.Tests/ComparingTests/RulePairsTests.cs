using Eligibility.Comparing;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.ComparingTests;

/// <summary>How a rule of one edition is found again in another.</summary>
public class RulePairsTests
{
    [Theory]
    [InlineData("court when hate crime", "one", "court when agrees", "one", "Name")]
    [InlineData("court when hate crime", "one", "course when agrees", "ONE", "Name")]
    [InlineData("court when hate crime", "one", "court when hate crime", "other", "Conditions")]
    [InlineData("court when hate crime", "one", "course when hate crime", "other", "Conditions")]
    [InlineData("court when hate crime unless agrees", "one", "court when hate crime unless agrees", "other", "Conditions")]
    [InlineData("court when hate crime unless agrees", "one", "court when agrees unless hate crime", "other", "Leaves")]
    [InlineData("court when hate crime", "one", "court when hate crime and agrees", "other", "Leaves")]
    [InlineData("court when hate crime", "one", "court when hate crime or adult", "other", "Leaves")]
    [InlineData("court when hate crime", "one", "course when hate crime and agrees", "other", null)]
    [InlineData("court when hate crime", "one", "court when hate crime and agrees and adult", "other", null)]
    [InlineData("court when hate crime and agrees", "one", "court when hate crime and adult", "other", null)]
    [InlineData("court when hate crime", "one", "court when not hate crime", "other", null)]
    [InlineData("court always", "one", "court always", "other", "Conditions")]
    [InlineData("court always", "one", "course always", "other", null)]
    public void Two_rules_are_one_by_name_by_conditions_or_by_most_of_their_tests(string before, string name, string after,
        string now, string? by)
    {
        var pairs = RulePairs.Of(Shapes((name, before)), Shapes((now, after)));
        Assert.Equal(by, pairs.Paired.SingleOrDefault()?.By.ToString());
        Assert.Equal(by is null ? [0] : [], pairs.Gone);
        Assert.Equal(by is null ? [0] : [], pairs.Added);
    }

    [Fact]
    public void A_name_goes_before_conditions_and_these_before_tests_and_no_rule_is_paired_twice()
    {
        var before = Shapes(("one", "court when hate crime"), ("two", "court when adult"), ("three", "court when agrees"));
        var after = Shapes(("four", "court when agrees and adult"), ("five", "court when adult"), ("one", "court when agrees"),
            ("six", "court when hate crime"));
        var pairs = RulePairs.Of(before, after);
        Assert.Equal([new(2, 0, PairedBy.Leaves), new(1, 1, PairedBy.Conditions), new(0, 2, PairedBy.Name)], pairs.Paired);
        Assert.Empty(pairs.Gone);
        Assert.Equal([3], pairs.Added);
    }

    [Fact]
    public void The_rules_of_every_edition_are_each_paired_with_themselves()
    {
        var library = Library.Open(Repository.Rules);
        foreach (var policy in library.Files().Select(f => PolicyCompiler.Compile(library, f).Policy).OfType<Policy>())
        {
            var shapes = RuleShape.Of(policy);
            Assert.All(RulePairs.Of(shapes, shapes).Paired, p => Assert.Equal((p.After, PairedBy.Name), (p.Before, p.By)));
            // Names taken away, a rule is still told by its conditions from those that ask something else.
            var unnamed = RulePairs.Of(shapes,
                [.. shapes.Select((s, i) => s with { Name = FormattableString.Invariant($"{i} no name") })]);
            Assert.All(unnamed.Paired, p => Assert.Equal(shapes[p.Before].Conditions, shapes[p.After].Conditions));
            Assert.Empty(unnamed.Gone);
        }
    }

    private static System.Collections.Immutable.ImmutableArray<RuleShape> Shapes(params (string Name, string Verdict)[] rules)
    {
        var text = string.Concat(rules.Select(r => $"rule {r.Name}\n    {r.Verdict}\n    because \"So.\"\n\n"));
        var compilation = Compiling.Text($"""
            policy "Pairs"

            fact hate crime: yes or no
            fact agrees: yes or no
            fact age: whole number

            define adult as age is at least 18

            outcome court "To court"
            outcome course "A course"

            {text}
            otherwise course

            end
            """);
        return RuleShape.Of(compilation.Policy ?? throw new InvalidOperationException(Compiling.Render(compilation)));
    }
}
