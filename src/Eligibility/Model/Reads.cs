namespace Eligibility.Model;

/// <summary>What a condition reads, through its definitions, tables and scores.</summary>
/// <param name="Input">The fact or list.</param>
/// <param name="Field">The field of the list, or null for the list or fact itself.</param>
internal sealed record Read(Input Input, Field? Field)
{
    public string Name => Field?.Name ?? Input.Name;

    public bool Confidential => Input.Confidential || Field is { Confidential: true };

    public bool Protected => Input.Protected || Field is { Protected: true };
}

/// <summary>Walks the model for what is read. Iterative, since definitions may open deep.</summary>
internal static class Reads
{
    private static readonly OwnRead Own = new();

    public static IReadOnlyList<Read> Of(Condition condition) => Walk([condition]);

    public static IReadOnlyList<Read> Of(IEnumerable<Condition> conditions) => Walk(conditions);

    public static IReadOnlyList<Read> Of(Term term) => Walk([term]);

    public static IReadOnlyList<Read> Of(IEnumerable<Node> nodes) => Walk(nodes);

    /// <summary>What a part reads itself, without opening definitions, tables and scores.</summary>
    public static IReadOnlyList<Read> Directly(Node part) => Walk([part], open: false);

    private static List<Read> Walk(IEnumerable<Node> roots, bool open = true)
    {
        var reads = new List<Read>();
        var seen = new HashSet<Read>();
        var met = new HashSet<Node>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<Node>(roots.Reverse());
        while (waiting.TryPop(out var at))
        {
            if (!met.Add(at)) continue;
            var (own, declared) = at.Accept(Own, default(Nothing));
            if (own is not null && seen.Add(own)) reads.Add(own);
            if (!open && declared) continue;
            var parts = at.Parts;
            for (var i = parts.Length - 1; i >= 0; i--) waiting.Push(parts[i]);
        }
        return reads;
    }

    /// <summary>Whether something holds the items of a list against the record in hand, or leaves that out.</summary>
    public static bool LooksAtHand(Node node)
    {
        if (node.Reach.IsOfOthers) return true;
        var waiting = new Stack<Node>(node.Reach.List is null ? [node] : node.Parts);
        while (waiting.TryPop(out var at))
        {
            if (at.Reach.IsInHand) return true;
            // What has a name, and what looks at a list, has no record in hand but its own.
            if (!at.Reach.IsSame || at.Reach.Item is not null) continue;
            foreach (var part in at.Parts) waiting.Push(part);
        }
        return false;
    }

    /// <summary>Whether anything of which it is made holds two items against each other.</summary>
    public static bool HoldsTwo(Node node) => Everything([node]).Any(n => n.Reach.IsOfOthers || n.Reach.IsInHand);

    /// <summary>Some parts of the model with all that they are made of, each once.</summary>
    public static IEnumerable<Node> Everything(IEnumerable<Node> roots)
    {
        var met = new HashSet<Node>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<Node>(roots);
        while (waiting.TryPop(out var at))
        {
            if (!met.Add(at)) continue;
            yield return at;
            foreach (var part in at.Parts) waiting.Push(part);
        }
    }

    /// <summary>
    /// What a node reads itself, and whether it stands for something declared elsewhere, which reads by itself.
    /// </summary>
    private sealed class OwnRead : INodeVisitor<Nothing, (Read? Own, bool Declared)>
    {
        private static readonly (Read?, bool) None = (null, false);
        private static readonly (Read?, bool) Declaration = (null, true);

        private static (Read?, bool) Of(Input input, Field? field = null) => (new Read(input, field), false);

        public (Read? Own, bool Declared) VisitFlag(FlagCondition flag, in Nothing context) => None;

        public (Read? Own, bool Declared) VisitComparison(Comparison comparison, in Nothing context) => None;

        public (Read? Own, bool Declared) VisitJoint(JointComparison joint, in Nothing context) => None;

        public (Read? Own, bool Declared) VisitMember(MemberCondition member, in Nothing context) => None;

        public (Read? Own, bool Declared) VisitIncludes(IncludesCondition includes, in Nothing context) => None;

        public (Read? Own, bool Declared) VisitEmpty(EmptyCondition empty, in Nothing context) => None;

        public (Read? Own, bool Declared) VisitList(ListCondition list, in Nothing context) => Of(list.List);

        public (Read? Own, bool Declared) VisitNot(NotCondition not, in Nothing context) => None;

        public (Read? Own, bool Declared) VisitGroup(GroupCondition group, in Nothing context) => None;

        public (Read? Own, bool Declared) VisitDefinition(DefinitionCondition named, in Nothing context) => Declaration;

        public (Read? Own, bool Declared) VisitItem(ItemCondition item, in Nothing context) => None;

        public (Read? Own, bool Declared) VisitConstant(ConstantTerm constant, in Nothing context) => None;

        public (Read? Own, bool Declared) VisitFact(FactTerm fact, in Nothing context) => Of(fact.Fact);

        public (Read? Own, bool Declared) VisitField(FieldTerm field, in Nothing context) =>
            Of(field.List, field.Field);

        public (Read? Own, bool Declared) VisitSum(SumTerm sum, in Nothing context) => None;

        public (Read? Own, bool Declared) VisitProduct(ProductTerm product, in Nothing context) => None;

        public (Read? Own, bool Declared) VisitRounded(RoundedTerm rounded, in Nothing context) => None;

        public (Read? Own, bool Declared) VisitShift(ShiftTerm shift, in Nothing context) => None;

        public (Read? Own, bool Declared) VisitElapsed(ElapsedTerm elapsed, in Nothing context) => None;

        public (Read? Own, bool Declared) VisitTable(TableTerm table, in Nothing context) => Declaration;

        public (Read? Own, bool Declared) VisitScore(ScoreTerm score, in Nothing context) => Declaration;

        public (Read? Own, bool Declared) VisitDefinition(DefinitionTerm named, in Nothing context) => Declaration;

        public (Read? Own, bool Declared) VisitCondition(ConditionTerm named, in Nothing context) => Declaration;

        public (Read? Own, bool Declared) VisitThis(ThisTerm mine, in Nothing context) => None;

        public (Read? Own, bool Declared) VisitCount(CountTerm count, in Nothing context) => Of(count.List);

        public (Read? Own, bool Declared) VisitDifferent(DifferentTerm different, in Nothing context) =>
            Of(different.List, different.Field);

        public (Read? Own, bool Declared) VisitTotal(TotalTerm total, in Nothing context) =>
            Of(total.List, total.Field);

        public (Read? Own, bool Declared) VisitSize(SizeTerm size, in Nothing context) => None;

        public (Read? Own, bool Declared) VisitGroup(ValueGroupTerm group, in Nothing context) => None;

        public (Read? Own, bool Declared) VisitLine(ValueLineTerm line, in Nothing context) =>
            line.List is { } list ? Of(list, line.Field) : None;
    }
}
