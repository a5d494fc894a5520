using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>One thing that a case leaves unknown: a fact, a list, or a field of an item of a stated list.</summary>
/// <param name="Input">The fact or list.</param>
/// <param name="Row">The item, from 0, or -1.</param>
/// <param name="Field">The field of the item, or null.</param>
internal readonly record struct Unknown(Input Input, int Row, Field? Field)
{
    // By place, not by all that the declarations say.
    public bool Equals(Unknown other) =>
        Input?.Slot == other.Input?.Slot && Row == other.Row && Field?.Index == other.Field?.Index;

    public override int GetHashCode() => HashCode.Combine(Input?.Slot, Row, Field?.Index);

    public FactType? Type => Field?.Type ?? (Input as Fact)?.Type;

    public (Int128 Low, Int128 High)? Range => Field is not null ? Field.Range : (Input as Fact)?.Range;

    public bool EndsAtDecisionDate => Field?.EndsAtDecisionDate ?? (Input as Fact)?.EndsAtDecisionDate ?? false;

    /// <summary>Whether it is a field in which no two items may agree.</summary>
    public bool IsKey => Field is not null && ((ListInput)Input).OnePer.Contains(Field.Index);

    /// <summary>As a reader is told it: <c>previous offences 2: kind</c>, items counted from 1.</summary>
    public string Name =>
        Field is null ? Input.Name : FormattableString.Invariant($"{Input.Name} {Row + 1}: {Field.Name}");

    public string? Ask => Field?.Ask ?? Input.Ask;

    public Datum? In(ImmutableArray<Datum?> values) =>
        Field is null ? values[Input.Slot] : ((Items)values[Input.Slot]!).Rows[Row][Field.Index];

    /// <summary>The values with this one filled in.</summary>
    public ImmutableArray<Datum?> Fill(ImmutableArray<Datum?> values, Datum? value)
    {
        if (Field is null) return values.SetItem(Input.Slot, value);
        var items = (Items)values[Input.Slot]!;
        return values.SetItem(Input.Slot,
            new Items(items.Rows.SetItem(Row, items.Rows[Row].SetItem(Field.Index, value))));
    }
}

/// <summary>Finds what is unknown and read by a condition that is still open.</summary>
internal sealed class Unknowns(Policy policy, ImmutableArray<Condition> asked)
{
    /// <summary>
    /// Everything unknown that the open conditions under some roots read, in order of declaration, items in theirs.
    /// </summary>
    public List<Unknown> Under(ImmutableArray<Condition> roots, Truth[] truths, ImmutableArray<Datum?> values)
    {
        var read = new Reading(policy, values);
        if (roots is [var only] && truths[only.Index] == Truth.Open && PartsOfTest(only) is { } all)
        {
            foreach (var part in all) part.Accept(read, default(Nothing));
            return read.Found();
        }
        var met = new HashSet<Node>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<Node>(roots.Where(r => truths[r.Index] == Truth.Open));
        while (waiting.TryPop(out var at))
        {
            if (!met.Add(at)) continue;
            at.Accept(read, default(Nothing));
            foreach (var part in at.Parts)
                // A condition of the policy that is settled needs nothing; one inside `where` or a
                // table has no truth of its own.
                if (part is not Condition condition || !IsOwn(condition) || truths[condition.Index] == Truth.Open)
                    waiting.Push(part);
        }
        return read.Found();
    }

    /// <summary>Gathers what is read, as it is met.</summary>
    private sealed class Reading(Policy policy, ImmutableArray<Datum?> values) : INodeVisitor<Nothing, Nothing>
    {
        private readonly Dictionary<FieldTerm, int> _ofOneItem = new(ReferenceEqualityComparer.Instance);

        /// <summary>Facts and lists, by slot.</summary>
        public SortedSet<int> Inputs { get; } = [];

        /// <summary>Fields of every item.</summary>
        public HashSet<(int Slot, int Field)> Fields { get; } = [];

        /// <summary>Fields of one item.</summary>
        public List<Unknown> Rows { get; } = [];

        /// <summary>What of it is unknown.</summary>
        public List<Unknown> Found()
        {
            var found = new List<Unknown>();
            foreach (var slot in Inputs) found.AddRange(Of(policy.Inputs[slot], Fields, values));
            foreach (var one in Rows)
                if (values[one.Input.Slot] is not null && one.In(values) is null) found.Add(one);
            return found;
        }

        public Nothing VisitFlag(FlagCondition flag, in Nothing context) => default;

        public Nothing VisitComparison(Comparison comparison, in Nothing context) => default;

        public Nothing VisitJoint(JointComparison joint, in Nothing context) => default;

        public Nothing VisitMember(MemberCondition member, in Nothing context) => default;

        public Nothing VisitIncludes(IncludesCondition includes, in Nothing context) => default;

        public Nothing VisitEmpty(EmptyCondition empty, in Nothing context) => default;

        public Nothing VisitList(ListCondition list, in Nothing context) => Look(list.List);

        public Nothing VisitNot(NotCondition not, in Nothing context) => default;

        public Nothing VisitGroup(GroupCondition group, in Nothing context) => default;

        public Nothing VisitDefinition(DefinitionCondition named, in Nothing context) => default;

        public Nothing VisitItem(ItemCondition item, in Nothing context)
        {
            foreach (var own in ReadOfItem(item)) _ofOneItem[own] = item.Row;
            return Look(item.List);
        }

        public Nothing VisitConstant(ConstantTerm constant, in Nothing context) => default;

        public Nothing VisitFact(FactTerm fact, in Nothing context)
        {
            Inputs.Add(fact.Fact.Slot);
            if (fact.EndsAtDecisionDate && values[fact.Fact.Slot] is null) Inputs.Add(policy.DecisionDate.Slot);
            return default;
        }

        public Nothing VisitField(FieldTerm field, in Nothing context)
        {
            if (_ofOneItem.TryGetValue(field, out var row)) Rows.Add(new Unknown(field.List, row, field.Field));
            else Fields.Add((field.List.Slot, field.Field.Index));
            if (field.Field.EndsAtDecisionDate) Inputs.Add(policy.DecisionDate.Slot);
            return default;
        }

        public Nothing VisitSum(SumTerm sum, in Nothing context) => default;

        public Nothing VisitProduct(ProductTerm product, in Nothing context) => default;

        public Nothing VisitShift(ShiftTerm shift, in Nothing context) => default;

        public Nothing VisitElapsed(ElapsedTerm elapsed, in Nothing context) => default;

        public Nothing VisitTable(TableTerm table, in Nothing context) => default;

        public Nothing VisitScore(ScoreTerm score, in Nothing context) => default;

        public Nothing VisitDefinition(DefinitionTerm named, in Nothing context) => default;

        public Nothing VisitCount(CountTerm count, in Nothing context) => Look(count.List);

        public Nothing VisitDifferent(DifferentTerm different, in Nothing context)
        {
            Fields.Add((different.List.Slot, different.Field.Index));
            return Look(different.List);
        }

        public Nothing VisitTotal(TotalTerm total, in Nothing context)
        {
            Fields.Add((total.List.Slot, total.Field.Index));
            return Look(total.List);
        }

        private Nothing Look(ListInput list)
        {
            Inputs.Add(list.Slot);
            return default;
        }
    }

    /// <summary>
    /// The fields that a condition reads of the one item it is asked of: none inside a definition, a score or a
    /// count, which look at every item.
    /// </summary>
    private static IEnumerable<FieldTerm> ReadOfItem(ItemCondition item)
    {
        var waiting = new Stack<Node>([item.OfItem]);
        while (waiting.TryPop(out var at))
        {
            if (at is FieldTerm field) yield return field;
            if (!at.Reach.IsSame) continue;
            foreach (var part in at.Parts) waiting.Push(part);
        }
    }

    /// <summary>
    /// The conditions under some roots that are open and made of no others, in the order of the roots:
    /// comparisons, and those about lists.
    /// </summary>
    public IEnumerable<Condition> OpenComparisons(ImmutableArray<Condition> roots, Truth[] truths)
    {
        var met = new bool[truths.Length];
        HashSet<Node>? others = null;
        var waiting = new Stack<Node>();
        for (var i = roots.Length - 1; i >= 0; i--) waiting.Push(roots[i]);
        while (waiting.TryPop(out var at))
        {
            if (at is Condition own && IsOwn(own))
            {
                if (met[own.Index] || truths[own.Index] != Truth.Open) continue;
                met[own.Index] = true;
                if (own.IsTest) yield return own;
                if (own.IsTest && PartsOfTest(own) is not null) continue;
            }
            else if (!(others ??= new(ReferenceEqualityComparer.Instance)).Add(at)) continue;
            var parts = at.Parts;
            for (var i = parts.Length - 1; i >= 0; i--) waiting.Push(parts[i]);
        }
    }

    private readonly Dictionary<Condition, Node[]?> _ofTests = new(ReferenceEqualityComparer.Instance);

    /// <summary>
    /// All that a test is made of, in the order in which <see cref="Under"/> meets it; null where that hangs on the
    /// truths of other conditions, as with a score.
    /// </summary>
    private Node[]? PartsOfTest(Condition test)
    {
        if (_ofTests.TryGetValue(test, out var known)) return known;
        Node[] all = [.. Reads.Everything([test])];
        return _ofTests[test] = all.Skip(1).Any(p => p is Condition part && IsOwn(part)) ? null : all;
    }

    /// <summary>
    /// Whether a condition has a truth of its own in a pass: it is none of a table's keys, nor inside <c>where</c>.
    /// </summary>
    private bool IsOwn(Condition condition)
    {
        var after = condition.Index - policy.Conditions.Length;
        if (after < 0) return policy.Owns(condition);
        return !asked.IsDefault && after < asked.Length && ReferenceEquals(asked[after], condition);
    }

    /// <summary>What a case leaves unknown of a fact or a list.</summary>
    public static IEnumerable<Unknown> Of(Input input, ImmutableArray<Datum?> values) =>
        Of(input, [.. ((input as ListInput)?.Fields ?? []).Select(f => (input.Slot, f.Index))], values);

    private static IEnumerable<Unknown> Of(Input input, HashSet<(int Slot, int Field)> fields,
        ImmutableArray<Datum?> values)
    {
        if (values[input.Slot] is null) return [new Unknown(input, -1, null)];
        if (input is not ListInput list || values[input.Slot] is not Items items) return [];
        return from row in Enumerable.Range(0, items.Rows.Length)
               from field in list.Fields
               where items.Rows[row][field.Index] is null && fields.Contains((list.Slot, field.Index))
               select new Unknown(list, row, field);
    }
}
