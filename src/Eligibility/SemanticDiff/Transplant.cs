using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.SemanticDiff;

/// <summary>
/// What a policy says, said of the joint facts of two policies: each condition and value made again, once, so that what was
/// one is one still.
/// </summary>
/// <param name="policy">The policy.</param>
/// <param name="inputs">The joint facts and lists.</param>
/// <param name="isNew">Whether it is the new one of the two.</param>
/// <param name="before">The conditions, values and values for each item that stand before its own.</param>
internal sealed partial class Transplant(Policy policy, JointInputs inputs, bool isNew, (int Conditions, int Values, int OfItems) before)
    : INodeVisitor<Nothing, Node>
{
    private readonly Dictionary<Node, Node> _nodes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Definition, Definition> _definitions = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Table, Table> _tables = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Score, Score> _scores = new(ReferenceEqualityComparer.Instance);

    /// <summary>A condition, said of the joint facts.</summary>
    public Condition Of(Condition condition) => (Condition)Once(condition);

    /// <summary>A value, said of the joint facts.</summary>
    public Term Of(Term term) => (Term)Once(term);

    private Node Once(Node node)
    {
        if (_nodes.TryGetValue(node, out var known)) return known;
        return _nodes[node] = StackGuard.Run((By: this, Node: node), static at => at.Node.Accept(at.By, default(Nothing)));
    }

    private Condition? Maybe(Condition? condition) => condition is null ? null : Of(condition);

    private Term? Maybe(Term? term) => term is null ? null : Of(term);

    /// <summary>Its place: of one of the policy's own behind those that stand before them.</summary>
    private int Place(Condition condition) => policy.Owns(condition) ? condition.Index + before.Conditions : condition.Index;

    private ListInput List(ListInput list) => (ListInput)inputs.Of(isNew, list);

    private WhereClause Where(WhereClause where) => new(List(where.List), Of(where.Root));

    private WhereClause? Maybe(WhereClause? where) => where is null ? null : Where(where);

    private FactType Type(FactType type) => inputs.Values.Of(type);

    private Field FieldOf(ListInput list, Field field) =>
        List(list).Fields.First(f => Name.KeyOf(f.Name) == Name.KeyOf(field.Name));

    public Node VisitFlag(FlagCondition flag, in Nothing context) => new FlagCondition(Place(flag), Of(flag.Term), flag.Span);

    public Node VisitComparison(Comparison comparison, in Nothing context) => new Comparison(Place(comparison),
        Of(comparison.Left), comparison.Relation, Of(comparison.Right), comparison.Span);

    public Node VisitJoint(JointComparison joint, in Nothing context) => new JointComparison(Place(joint), joint.All,
        [.. joint.Comparisons.Select(c => (Comparison)Of(c))], joint.Span);

    public Node VisitMember(MemberCondition member, in Nothing context) => new MemberCondition(Place(member), Of(member.Term),
        inputs.Values.Of(member.Term.Type, member.Values), member.Span);

    public Node VisitIncludes(IncludesCondition includes, in Nothing context) => new IncludesCondition(Place(includes),
        Of(includes.Set), inputs.Values.Of(includes.Set.Type, includes.Values), includes.Span);

    public Node VisitEmpty(EmptyCondition empty, in Nothing context) => new EmptyCondition(Place(empty), Of(empty.Set), empty.Span);

    public Node VisitList(ListCondition list, in Nothing context) => new ListCondition(Place(list), list.Any, List(list.List),
        Where(list.Where), list.Span) { IsOfOthers = list.IsOfOthers };

    public Node VisitNot(NotCondition not, in Nothing context) => new NotCondition(Place(not), Of(not.Operand), not.Span);

    public Node VisitGroup(GroupCondition group, in Nothing context) => new GroupCondition(Place(group), group.Kind, group.Count,
        [.. group.Operands.Select(Of)], group.Span);

    public Node VisitDefinition(DefinitionCondition named, in Nothing context) =>
        new DefinitionCondition(Place(named), Definition(named.Definition), named.Span);

    public Node VisitItem(ItemCondition item, in Nothing context) => throw new InvalidOperationException("no policy holds one");

    private Definition Definition(Definition definition)
    {
        if (_definitions.TryGetValue(definition, out var known)) return known;
        var slot = definition.Slot < 0 ? -1 : definition.Slot + (definition.List is null ? before.Values : before.OfItems);
        return _definitions[definition] = new Definition(definition.Name, Maybe(definition.Condition),
            Maybe(definition.Value), definition.Span)
        {
            Slot = slot, List = definition.List is { } list ? List(list) : null, Bounds = definition.Bounds,
        };
    }
}
