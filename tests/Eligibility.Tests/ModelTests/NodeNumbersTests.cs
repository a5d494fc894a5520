using Eligibility.Model;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.ModelTests;

/// <summary>The numbers of a policy's conditions and values, by which it is written down what they came to.</summary>
public class NodeNumbersTests
{
    public static TheoryData<string> Shipped => Repository.EachRuleFile(Repository.Rules);

    public static TheoryData<string> Accepted => Repository.EachRuleFile(Repository.Language("Accepted"));

    [Theory, MemberData(nameof(Shipped))]
    public void No_two_lines_of_a_shipped_policy_share_a_number_or_a_place(string file) =>
        AssertNumbered(Compiling.File(Path.Combine(Repository.Rules, file)).Policy);

    [Theory, MemberData(nameof(Accepted))]
    public void No_two_lines_of_an_accepted_policy_share_a_number_or_a_place(string file) =>
        AssertNumbered(Compiling.File(Path.Combine(Repository.Language("Accepted"), file)).Policy);

    [Fact]
    public void No_two_lines_of_a_generated_policy_share_a_number_or_a_place()
    {
        for (var seed = 0; seed < 300; seed++) AssertNumbered(PolicyGenerator.Policy(seed).Policy);
    }

    private static void AssertNumbered(Policy? policy)
    {
        if (policy is null) return;
        var numbers = NodeNumbers.Of(policy);
        Assert.All(policy.Conditions, c => Assert.Equal((c.Index, NodeNumbers.Outside, c.Index), PlaceOf(numbers[c])));
        var places = Numbered(policy).Select(n => numbers[n]).ToList();
        Assert.Equal(Enumerable.Range(0, numbers.Count), places.Select(p => p.Number).Order());
        Assert.Equal(Enumerable.Range(0, numbers.Width), PlacesIn(NodeNumbers.Outside));
        Assert.All(numbers.Lists, list => Assert.Equal(Enumerable.Range(0, list.Width), PlacesIn(list.Slot)));
        Assert.Equal(numbers.Count, numbers.Width + numbers.Lists.Sum(l => l.Width));

        IEnumerable<int> PlacesIn(int list) => places.Where(p => p.List == list).Select(p => p.Place).Order();
    }

    private static (int Number, int List, int Place) PlaceOf(NumberedNode node) => (node.Number, node.List, node.Place);

    /// <summary>
    /// Every condition and every value that is worked out, as they stand below each other; what the rows of
    /// tables say is told with the table.
    /// </summary>
    private static HashSet<Node> Numbered(Policy policy)
    {
        var found = new HashSet<Node>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<Node>([.. policy.Conditions, .. policy.ToldValues]);
        while (waiting.TryPop(out var node))
        {
            var isStated = node is FactTerm or FieldTerm or ConstantTerm;
            if (!isStated && !found.Add(node)) continue;
            foreach (var part in node is TableTerm table ? [.. table.Table.Keys] : node.Parts) waiting.Push(part);
        }
        return found;
    }
}
