using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Eligibility.Model;

/// <summary>
/// A number for each condition of a policy, and for each of its values that is worked out, so that what they came to
/// stands in arrays. Worked out once for each policy. What is asked of each item of a list is numbered apart, list by
/// list: it has a place for each item.
/// </summary>
internal sealed class NodeNumbers
{
    private static readonly ConditionalWeakTable<Policy, NodeNumbers> Known = [];

    private readonly Dictionary<Node, NumberedNode> _nodes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Table, ImmutableArray<int>> _reads = new(ReferenceEqualityComparer.Instance);

    private readonly int _inputs;

    private NodeNumbers(Policy policy)
    {
        var widths = new SortedDictionary<int, int>();
        _inputs = policy.Inputs.Length;
        // The policy's own first, so that they keep the numbers which they have.
        foreach (var condition in policy.Conditions) Add(condition, Outside);
        // What is told beside the decision comes last.
        var waiting = new Stack<(Node Node, int List)>(policy.ToldValues.Reverse().Select(t => ((Node)t, Outside))
            .Concat(policy.Conditions.Reverse().SelectMany(c => Below(c, Outside))));
        while (waiting.TryPop(out var at))
        {
            if (_nodes.TryGetValue(at.Node, out var met))
            {
                if (met.List == at.List) continue;
                throw new InvalidOperationException("a condition or value is asked of the items of two lists");
            }
            if (IsWorkedOut(at.Node)) Add(at.Node, at.List);
            foreach (var part in Below(at.Node, at.List)) waiting.Push(part);
        }
        Lists = [.. widths.Select(w => (w.Key, w.Value))];

        void Add(Node node, int list)
        {
            var place = list == Outside ? Width++ : widths.GetValueOrDefault(list);
            if (list != Outside) widths[list] = place + 1;
            _nodes.Add(node, new NumberedNode(_nodes.Count, list, place, TermsOf(node)));
        }
    }

    /// <summary>The list of what is asked of no item.</summary>
    public const int Outside = -1;

    /// <summary>How many there are.</summary>
    public int Count => _nodes.Count;

    /// <summary>How many of them are asked of no item.</summary>
    public int Width { get; private set; }

    /// <summary>
    /// The lists of whose items something is asked, by slot, and how much it is; of what is asked of one item while another
    /// is in hand, by the number of the pair (<see cref="PairOf"/>).
    /// </summary>
    public ImmutableArray<(int Slot, int Width)> Lists { get; }

    /// <summary>The number of a pair of lists: of one a record is in hand, of the other one is looked at.</summary>
    public int PairOf(int hand, int each) => _inputs + (hand * _inputs) + each;

    /// <summary>The list of which a record is in hand, and the one that is looked at; null of a list alone.</summary>
    public (int Hand, int Each)? Pair(int list) =>
        list < _inputs ? null : ((list - _inputs) / _inputs, (list - _inputs) % _inputs);

    /// <summary>The number of a condition, or of a value that is worked out, of this policy.</summary>
    public NumberedNode this[Node node] => _nodes[node];

    public static NodeNumbers Of(Policy policy) => Known.GetValue(policy, static p => new NodeNumbers(p));

    /// <summary>The facts and lists that a table reads, in its rows too, by slot.</summary>
    public ImmutableArray<int> Reads(Table table) => _reads[table];

    /// <summary>What a case states or the policy writes is worked out by nobody.</summary>
    private static bool IsWorkedOut(Node node) => node is not Term { Parts.IsEmpty: true, TurnsOnConditions: false };

    /// <summary>
    /// The parts that are told, and of which items: of a table its keys, and not what each row says of them.
    /// </summary>
    private IEnumerable<(Node Node, int List)> Below(Node node, int list)
    {
        var reach = node.Reach;
        var below = reach.Item is { } item ? item.Slot
            : reach.List is { } each ? list == Outside ? each.Slot : PairOf(list, each.Slot)
            : reach.IsInHand ? Pair(list)!.Value.Hand
            : reach.IsOutside ? Outside : list;
        if (node is not TableTerm { Table: var table }) return node.Parts.Select(part => (part, below));
        if (!_reads.ContainsKey(table))
            _reads.Add(table, [.. Model.Reads.Of((Term)node).Select(r => r.Input.Slot).Distinct()]);
        return table.Keys.Select(key => ((Node)key, below));
    }

    /// <summary>
    /// The halves of a test such as <c>between</c> are none of their own: what they compare is what it compares.
    /// </summary>
    private static ImmutableArray<Term> TermsOf(Node node) => node switch
    {
        TableTerm table => table.Table.Keys,
        JointComparison joint => [.. joint.Comparisons.SelectMany(c => (Term[])[c.Left, c.Right])],
        _ => [.. node.Parts.OfType<Term>()],
    };
}

/// <summary>The place of a condition, or of a value that is worked out, among those of its policy.</summary>
/// <param name="Number">Its number, from 0; that of a condition of the policy is the one that it has there.</param>
/// <param name="List">The slot of the list of whose items it is asked, or <see cref="NodeNumbers.Outside"/>.</param>
/// <param name="Place">Its place among what is asked of the items of that list, or of none, from 0.</param>
/// <param name="Terms">The values that it compares or is made of.</param>
internal sealed record NumberedNode(int Number, int List, int Place, ImmutableArray<Term> Terms);
