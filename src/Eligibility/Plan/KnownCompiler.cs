using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Plan;

/// <summary>
/// Makes of each condition and value what works it out where nothing is unknown. What stands inside <c>where</c> or in
/// the row of a table is worked out where it stands; of the policy's own conditions the parts came before in the pass.
/// </summary>
internal sealed class KnownCompiler
{
    private readonly Policy _policy;
    private readonly FactTests _facts;
    private readonly KnownTest?[] _ownTests;
    private readonly Tests _own;
    private readonly Tests _apart;
    private readonly Values _values;
    private readonly Sets _sets;
    private readonly Dictionary<Condition, KnownTest> _known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Definition, KnownValue> _named = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Table, KnownValue> _tables = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Score, KnownValue.OfScore> _scores = new(ReferenceEqualityComparer.Instance);

    public KnownCompiler(Policy policy, FactTests facts)
    {
        (_policy, _facts, _ownTests) = (policy, facts, new KnownTest?[policy.Conditions.Length]);
        (_own, _apart) = (new Tests(this, own: true), new Tests(this, own: false));
        (_values, _sets) = (new Values(this), new Sets(this));
    }

    /// <summary>
    /// Whether something was met that the plan is not told of: free to come out either way, so that whatever reads it
    /// is left to the evaluator that goes from condition to condition.
    /// </summary>
    public bool HasFree { get; private set; }

    /// <summary>One of the policy's own conditions.</summary>
    public KnownTest Own(Condition condition) =>
        _ownTests[condition.Index] ??= condition.Accept(_own, default(Nothing));

    /// <summary>A condition that stands inside <c>where</c> or in a table.</summary>
    public KnownTest Apart(Condition condition)
    {
        if (_known.TryGetValue(condition, out var known)) return known;
        return _known[condition] = StackGuard.Run((By: this, condition),
            static on => on.condition.Accept(on.By._apart, default(Nothing)));
    }

    public KnownValue Value(Term term) =>
        StackGuard.Run((By: this, term), static on => on.term.Accept(on.By._values, default(Nothing)));

    public KnownSet Set(Term term) => term.Accept(_sets, default(Nothing));

    private SlotForm FormOf(Fact fact) => _policy.SlotForms[fact.Slot];

    /// <summary>
    /// A condition that something else is made of: one of the policy's own, or one of the item at hand.
    /// </summary>
    private KnownTest Part(Condition condition) =>
        _policy.Owns(condition) ? new KnownTest.Own(condition.Index) : Apart(condition);

    /// <summary>
    /// Whether two items were met that are held against each other: what is asked of one item by itself, as cases with
    /// unknowns ask, does not say how such a condition comes out.
    /// </summary>
    public bool HoldsTwo { get; private set; }

    private bool Others(Node node)
    {
        HoldsTwo |= node.Reach.IsOfOthers;
        return node.Reach.IsOfOthers;
    }

    private KnownTest? Where(WhereClause? where) => where is null ? null : Apart(where.Root);

    private sealed class Tests(KnownCompiler by, bool own) : IConditionVisitor<Nothing, KnownTest>
    {
        public KnownTest VisitFlag(FlagCondition flag, in Nothing context) =>
            OfOneFact(flag) ?? new KnownTest.Flag(by.Value(flag.Term));

        public KnownTest VisitComparison(Comparison comparison, in Nothing context) =>
            OfOneFact(comparison) ?? Compare(comparison);

        public KnownTest VisitJoint(JointComparison joint, in Nothing context) =>
            OfOneFact(joint) ?? new KnownTest.Group(joint.All ? GroupKind.All : GroupKind.Any, 0,
                [.. joint.Comparisons.Select(Compare)]);

        public KnownTest VisitMember(MemberCondition member, in Nothing context) =>
            OfOneFact(member) ?? new KnownTest.Member(by.Value(member.Term), member.Values);

        public KnownTest VisitIncludes(IncludesCondition includes, in Nothing context) =>
            includes.Set.Opened is FactTerm { Fact: var fact } && by.FormOf(fact) is { Kind: SlotKind.Set } form
            ? new KnownTest.SlotMeets(form, (long)includes.Values)
            : new KnownTest.Includes(by.Set(includes.Set), includes.Values);

        public KnownTest VisitEmpty(EmptyCondition empty, in Nothing context) => new KnownTest.Empty(by.Set(empty.Set));

        public KnownTest VisitList(ListCondition list, in Nothing context) =>
            new KnownTest.AnyItem(list.List.Slot, by.Others(list), list.Any, by.Apart(list.Where.Root));

        public KnownTest VisitNot(NotCondition not, in Nothing context) => new KnownTest.Not(Part(not.Operand));

        public KnownTest VisitGroup(GroupCondition group, in Nothing context) =>
            new KnownTest.Group(group.Kind, group.Count, [.. group.Operands.Select(Part)]);

        public KnownTest VisitDefinition(DefinitionCondition named, in Nothing context) =>
            by.Says(named.Definition);

        // No policy holds one: the plan is not told of it, and so decides nothing where one stands.
        public KnownTest VisitItem(ItemCondition item, in Nothing context)
        {
            by.HasFree = true;
            return new KnownTest.Free();
        }

        private KnownTest Part(Condition part) => own ? new KnownTest.Own(part.Index) : by.Apart(part);

        private KnownTest? OfOneFact(Condition condition) => by._facts.Of(condition) is { } test
            ? new KnownTest.InSlot(by._policy.SlotForms[test.Slot], test.Holds)
            : null;

        private KnownTest Compare(Comparison comparison) => new KnownTest.Compared(
            by.Value(comparison.Left), comparison.Tested, by.Value(comparison.Right));
    }

    private sealed class Values(KnownCompiler by) : ITermVisitor<Nothing, KnownValue>
    {
        public KnownValue VisitConstant(ConstantTerm constant, in Nothing context) =>
            new KnownValue.Constant(((Scalar)constant.Value).Value);

        public KnownValue VisitFact(FactTerm fact, in Nothing context) =>
            new KnownValue.OfFact(by.FormOf(fact.Fact));

        public KnownValue VisitField(FieldTerm field, in Nothing context) => new KnownValue.OfField(field.Field.Index);

        public KnownValue VisitSum(SumTerm sum, in Nothing context) =>
            new KnownValue.Sum([.. sum.Terms.Select(t => (by.Value(t.Term), t.Minus))]);

        public KnownValue VisitProduct(ProductTerm product, in Nothing context) =>
            new KnownValue.Product([.. product.Factors.Select(by.Value)]);

        public KnownValue VisitRounded(RoundedTerm rounded, in Nothing context) => new KnownValue.Rounded(
            by.Value(rounded.Of), rounded.By is { } divisor ? by.Value(divisor) : null, rounded.Rounding, rounded.To);

        public KnownValue VisitShift(ShiftTerm shift, in Nothing context) => new KnownValue.Shift(by.Value(shift.Date),
            [.. shift.Shifts.Select(s => (by.Value(s.Amount), s.Minus, s.Months))]);

        public KnownValue VisitElapsed(ElapsedTerm elapsed, in Nothing context) =>
            new KnownValue.Since(elapsed.Unit, by.Value(elapsed.From), by.Value(elapsed.To));

        public KnownValue VisitTable(TableTerm table, in Nothing context) => by.OfTable(table.Table);

        public KnownValue VisitScore(ScoreTerm score, in Nothing context) => by.OfScore(score.Score);

        public KnownValue VisitDefinition(DefinitionTerm named, in Nothing context) => by.OfNamed(named.Definition);

        public KnownValue VisitCondition(ConditionTerm named, in Nothing context) =>
            new KnownValue.Truth(by.Says(named.Definition));

        public KnownValue VisitThis(ThisTerm mine, in Nothing context)
        {
            by.HoldsTwo = true;
            return new KnownValue.OfThisOne(by.Value(mine.Of));
        }

        public KnownValue VisitCount(CountTerm count, in Nothing context) =>
            new KnownValue.Count(count.List.Slot, by.Others(count), by.Where(count.Where));

        public KnownValue VisitDifferent(DifferentTerm different, in Nothing context) =>
            new KnownValue.Different(different.List.Slot, by.Others(different), by.Value(different.Of),
                by.Where(different.Where));

        public KnownValue VisitTotal(TotalTerm total, in Nothing context) =>
            new KnownValue.Total(total.List.Slot, by.Others(total), by.Value(total.Of), by.Where(total.Where));

        public KnownValue VisitSize(SizeTerm size, in Nothing context) => new KnownValue.Size(by.Set(size.Set));

        public KnownValue VisitGroup(ValueGroupTerm group, in Nothing context) =>
            new KnownValue.Group(group.IsGreatest, [.. group.Lines.Select(line => line.Value is { } value
                ? new KnownLine(by.Value(value), line.When is { } when ? by.Part(when) : null, -1, false, null, null)
                : new KnownLine(null, null, line.List!.Slot, by.Others(line), by.Value(line.Each!),
                    by.Where(line.Where)))]);

        public KnownValue VisitLine(ValueLineTerm line, in Nothing context) =>
            throw new InvalidOperationException("a line has no value but in its group");
    }

    private KnownValue OfNamed(Definition definition)
    {
        if (_named.TryGetValue(definition, out var known)) return known;
        var value = Value(definition.Value!);
        return _named[definition] = definition.List is null
            ? new KnownValue.Named(definition.Slot, value)
            : new KnownValue.OfRecord(definition.Slot, value);
    }

    /// <summary>What a score would come to without its range.</summary>
    public KnownValue Added(Score score) => new KnownValue.AddedUp(OfScore(score));

    private KnownValue.OfScore OfScore(Score score)
    {
        if (_scores.TryGetValue(score, out var known)) return known;
        return _scores[score] = new KnownValue.OfScore(score, Value(score.Start), [.. score.Steps.Select(s =>
            (s.When is { } when ? Part(when) : null, s.Each is { } each ? Value(each) : null, s.Points.Units))]);
    }

    /// <summary>What a named condition says.</summary>
    private KnownTest Says(Definition definition) => definition.List is null
        ? new KnownTest.Own(definition.Condition!.Index)
        : new KnownTest.OfRecord(definition.Slot, Apart(definition.Condition!));

    private KnownValue OfTable(Table table)
    {
        if (_tables.TryGetValue(table, out var known)) return known;
        var rows = table.Rows.Select(row =>
            (row.Keys.OfType<Condition>().Select(Apart).ToArray(), ((Scalar)row.Value).Value));
        // Where the rows cover every case, the last of them is what is left.
        var otherwise = (Scalar)(table.Otherwise ?? table.Rows[^1].Value);
        return _tables[table] = new KnownValue.OfTable(table.Slot, [.. rows], otherwise.Value);
    }

    /// <summary>Sets. Only facts and fields hold any, and what is named after them.</summary>
    private sealed class Sets(KnownCompiler by) : ITermVisitor<Nothing, KnownSet>
    {
        public KnownSet VisitFact(FactTerm fact, in Nothing context) =>
            by.FormOf(fact.Fact) is { Kind: SlotKind.Set } form
                ? new KnownSet.InSlot(form)
                : new KnownSet.Apart(fact.Fact.Slot);

        public KnownSet VisitField(FieldTerm field, in Nothing context) => new KnownSet.OfField(field.Field.Index);

        public KnownSet VisitDefinition(DefinitionTerm named, in Nothing context) => by.Set(named.Definition.Value!);

        public KnownSet VisitCondition(ConditionTerm named, in Nothing context) => throw None(named);

        public KnownSet VisitConstant(ConstantTerm constant, in Nothing context) => throw None(constant);

        public KnownSet VisitSum(SumTerm sum, in Nothing context) => throw None(sum);

        public KnownSet VisitProduct(ProductTerm product, in Nothing context) => throw None(product);

        public KnownSet VisitRounded(RoundedTerm rounded, in Nothing context) => throw None(rounded);

        public KnownSet VisitShift(ShiftTerm shift, in Nothing context) => throw None(shift);

        public KnownSet VisitElapsed(ElapsedTerm elapsed, in Nothing context) => throw None(elapsed);

        public KnownSet VisitTable(TableTerm table, in Nothing context) => throw None(table);

        public KnownSet VisitScore(ScoreTerm score, in Nothing context) => throw None(score);

        public KnownSet VisitThis(ThisTerm mine, in Nothing context)
        {
            by.HoldsTwo = true;
            return new KnownSet.OfThisOne(by.Set(mine.Of));
        }

        public KnownSet VisitCount(CountTerm count, in Nothing context) => throw None(count);

        public KnownSet VisitDifferent(DifferentTerm different, in Nothing context) => throw None(different);

        public KnownSet VisitTotal(TotalTerm total, in Nothing context) => throw None(total);

        public KnownSet VisitSize(SizeTerm size, in Nothing context) => throw None(size);

        public KnownSet VisitGroup(ValueGroupTerm group, in Nothing context) => throw None(group);

        public KnownSet VisitLine(ValueLineTerm line, in Nothing context) => throw None(line);

        private static InvalidOperationException None(Term term) => new($"no set in {term.GetType().Name}");
    }
}
