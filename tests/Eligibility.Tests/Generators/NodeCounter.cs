using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Tests.Generators;

/// <summary>
/// How often each kind of node of the model is worked out, and how conditions of each kind come out. What stands inside
/// <c>where</c> counts once an item; what a table of fields reads, with the <c>where</c> that it stands in.
/// </summary>
internal sealed class NodeCounter(PolicyEvaluator evaluator)
{
    private readonly ImmutableArray<(Type Type, int Count, int Slot)> _nodes = Gather(evaluator.Policy);

    /// <summary>
    /// The sealed records below a root of the model: a kind that is added to it is asked for by itself.
    /// </summary>
    public static IReadOnlyList<Type> Kinds(Type root) =>
        // No policy holds a condition of one item by itself.
        [.. root.Assembly.GetTypes()
            .Where(t => t is { IsSealed: true } && t.IsSubclassOf(root) && t != typeof(ItemCondition))
            .OrderBy(t => t.Name, StringComparer.Ordinal)];

    public void Count(Decision decision, Dictionary<Type, long> evaluated, Dictionary<(Type, Truth), long> truths)
    {
        foreach (var (type, count, slot) in _nodes)
        {
            var times = slot < 0 ? 1 : decision.Case.Values[slot] is Items items ? items.Rows.Length : 0;
            evaluated[type] = evaluated.GetValueOrDefault(type) + count * times;
        }
        foreach (var condition in evaluator.Policy.Conditions)
        {
            var key = (condition.GetType(), decision.Truths[condition.Index]);
            truths[key] = truths.GetValueOrDefault(key) + 1;
        }
    }

    private static ImmutableArray<(Type, int, int)> Gather(Policy policy)
    {
        var counts = new Dictionary<(Type, int), int>();
        var own = new HashSet<Node>(policy.Conditions, ReferenceEqualityComparer.Instance);
        var met = new HashSet<Node>(ReferenceEqualityComparer.Instance);
        foreach (var condition in policy.Conditions) Walk(condition, -1, root: true);
        return [.. counts.Select(c => (c.Key.Item1, c.Value, c.Key.Item2))];

        void Walk(Node node, int slot, bool root = false)
        {
            // A condition of the policy is worked out once, wherever it is used; so is what a
            // definition or a table comes to.
            if (!root && own.Contains(node) || !met.Add(node)) return;
            counts[(node.GetType(), slot)] = counts.GetValueOrDefault((node.GetType(), slot)) + 1;
            var within = node.Reach is { List: { } list, Where: not null } ? list.Slot : slot;
            foreach (var part in node.Parts) Walk(part, within);
        }
    }
}
