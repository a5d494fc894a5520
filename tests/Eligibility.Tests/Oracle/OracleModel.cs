using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;

namespace Eligibility.Tests.Oracle;

/// <summary>What a policy reads and compares, found once: everything that can tell two cases apart.</summary>
internal sealed class OracleModel : INodeVisitor<ListInput?, ListInput?>
{
    private readonly Dictionary<object, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<object> _met = new(ReferenceEqualityComparer.Instance);

    public OracleModel(Policy policy)
    {
        Policy = policy;
        Conditions = [.. policy.Conditions];
        Rules = [.. policy.Rules];
        Overriders = new int[Rules.Length][];
        for (var i = 0; i < Rules.Length; i++)
            Overriders[i] = [.. Enumerable.Range(0, Rules.Length)
                .Where(o => Rules[o].Overrides.Contains(Rules[i].Index))];
        foreach (var condition in Conditions) Walk(condition, null);
        foreach (var value in policy.ToldValues) Walk(value, null);
        if (Rules.Any(r => r.Period is not null)) ReadFields.Add((policy.DatedBy.Slot, -1));
    }

    public Policy Policy { get; }

    public Condition[] Conditions { get; }

    public Rule[] Rules { get; }

    /// <summary>For each rule, the rules that override it.</summary>
    public int[][] Overriders { get; }

    /// <summary>How many values are remembered within a pass.</summary>
    public int Numbered => _numbers.Count;

    /// <summary>Facts (field -1) and fields that something reads.</summary>
    public HashSet<(int Slot, int Field)> ReadFields { get; } = [];

    public HashSet<int> ReadLists { get; } = [];

    /// <summary>Whether items are held against each other.</summary>
    public bool HoldsTwo { get; private set; }

    /// <summary>Every comparison of numbers or dates, with the list whose item it looks at.</summary>
    public List<(Comparison Comparison, ListInput? List)> Comparisons { get; } = [];

    /// <summary>The values that tests of choices and sets tell apart.</summary>
    public Dictionary<(int Slot, int Field), List<BigInteger>> Masks { get; } = [];

    /// <summary>Choices of which every value may matter by itself.</summary>
    public HashSet<(int Slot, int Field)> Whole { get; } = [];

    public List<DifferentTerm> Differents { get; } = [];

    /// <summary>For each list up to how many items something counts: each count's largest threshold.</summary>
    public Dictionary<int, Dictionary<object, int>> Thresholds { get; } = [];

    /// <summary>Lists of which a count or total is used otherwise than against a literal.</summary>
    public HashSet<int> Unbounded { get; } = [];

    /// <summary>Lists with a <c>where</c> that reads more than the item's own fields.</summary>
    public HashSet<int> LooksOutside { get; } = [];

    public bool IsShared(Condition condition) =>
        condition.Index >= 0 && condition.Index < Conditions.Length
            && ReferenceEquals(Conditions[condition.Index], condition);

    public int NumberOf(object part) => _numbers[part];

    private void Walk(Node part, ListInput? list)
    {
        if (!_met.Add(part)) return;
        HoldsTwo |= part.Reach.IsOfOthers;
        var inner = part.Accept(this, list);
        foreach (var each in Parts(part)) Walk(each, inner);
    }

    // What each kind reads and compares, and of which list's item its own parts are asked.

    public ListInput? VisitFlag(FlagCondition flag, in ListInput? list) => list;

    public ListInput? VisitComparison(Comparison comparison, in ListInput? list)
    {
        Note(comparison, list);
        return list;
    }

    public ListInput? VisitJoint(JointComparison joint, in ListInput? list) => list;

    public ListInput? VisitMember(MemberCondition member, in ListInput? list)
    {
        Note(member.Term, member.Values);
        return list;
    }

    public ListInput? VisitIncludes(IncludesCondition includes, in ListInput? list)
    {
        Note(includes.Set, includes.Values);
        return list;
    }

    public ListInput? VisitEmpty(EmptyCondition empty, in ListInput? list) => list;

    public ListInput? VisitList(ListCondition condition, in ListInput? list)
    {
        Count(condition.List, condition, 1);
        Look(condition.List, condition.Where);
        return condition.List;
    }

    public ListInput? VisitNot(NotCondition not, in ListInput? list) => list;

    public ListInput? VisitGroup(GroupCondition group, in ListInput? list) => list;

    public ListInput? VisitDefinition(DefinitionCondition named, in ListInput? list) => named.Definition.List;

    public ListInput? VisitItem(ItemCondition item, in ListInput? list) =>
        throw new OracleException("no policy holds a condition of one item");

    public ListInput? VisitConstant(ConstantTerm constant, in ListInput? list) => list;

    public ListInput? VisitFact(FactTerm fact, in ListInput? list)
    {
        ReadFields.Add((fact.Fact.Slot, -1));
        return list;
    }

    public ListInput? VisitField(FieldTerm field, in ListInput? list)
    {
        ReadFields.Add((field.List.Slot, field.Field.Index));
        return list;
    }

    public ListInput? VisitSum(SumTerm sum, in ListInput? list) => list;

    public ListInput? VisitProduct(ProductTerm product, in ListInput? list) => list;

    public ListInput? VisitRounded(RoundedTerm rounded, in ListInput? list) => list;

    public ListInput? VisitShift(ShiftTerm shift, in ListInput? list) => list;

    public ListInput? VisitElapsed(ElapsedTerm elapsed, in ListInput? list) => list;

    public ListInput? VisitTable(TableTerm table, in ListInput? list)
    {
        if (table.Table.List is null) Number(table.Table);
        return table.Table.List;
    }

    public ListInput? VisitScore(ScoreTerm score, in ListInput? list)
    {
        Number(score.Score);
        foreach (var counted in Counted(score.Score.Start)) Unbounded.Add(counted.Slot);
        foreach (var step in score.Score.Steps)
            if (step.Each is CountTerm count)
                if (MostThatMatter(score.Score, step) is { } most) Count(count.List, count, most);
                else Unbounded.Add(count.List.Slot);
        return score.Score.List;
    }

    /// <summary>
    /// How many records can move a score: past these it is at an end of its range, whatever its other steps give; null where
    /// it has no such end.
    /// </summary>
    private static int? MostThatMatter(Score score, ScoreStep step)
    {
        var start = Bounds.Of(score.Start);
        var (least, most) = (start.Low, start.High);
        foreach (var other in score.Steps.Where(s => s != step))
        {
            var points = (BigInteger)other.Points.Units * (other.Each is null ? 1 : ListInput.MostItems);
            if (points < 0) least += points;
            else most += points;
        }
        var room = step.Points.Units < 0 ? most - score.Low?.Units : score.High?.Units - least;
        return room is not { } left ? null
            : (int)BigInteger.Min(ListInput.MostItems, BigInteger.Max(0, left) / BigInteger.Abs(step.Points.Units) + 1);
    }

    public ListInput? VisitDefinition(DefinitionTerm named, in ListInput? list)
    {
        Number(named.Definition);
        return named.Definition.List;
    }

    public ListInput? VisitCondition(ConditionTerm named, in ListInput? list) => named.Definition.List;

    // Its part is asked of the item in hand: of which list is said where that is declared.
    public ListInput? VisitThis(ThisTerm mine, in ListInput? list)
    {
        HoldsTwo = true;
        return list;
    }

    public ListInput? VisitCount(CountTerm count, in ListInput? list)
    {
        ReadLists.Add(count.List.Slot);
        Number(count);
        Look(count.List, count.Where);
        return count.List;
    }

    public ListInput? VisitDifferent(DifferentTerm different, in ListInput? list)
    {
        ReadLists.Add(different.List.Slot);
        if (different.Field is { } field) Whole.Add((different.List.Slot, field.Index));
        Differents.Add(different);
        Number(different);
        Look(different.List, different.Where);
        return different.List;
    }

    public ListInput? VisitTotal(TotalTerm total, in ListInput? list)
    {
        ReadLists.Add(total.List.Slot);
        Unbounded.Add(total.List.Slot);
        Number(total);
        Look(total.List, total.Where);
        return total.List;
    }

    public ListInput? VisitSize(SizeTerm size, in ListInput? list)
    {
        if (Place(size.Set) is { } place) Whole.Add(place);
        return list;
    }

    public ListInput? VisitGroup(ValueGroupTerm group, in ListInput? list) => list;

    public ListInput? VisitLine(ValueLineTerm line, in ListInput? list)
    {
        if (line.List is null) return list;
        ReadLists.Add(line.List.Slot);
        Unbounded.Add(line.List.Slot);
        Look(line.List, line.Where);
        return line.List;
    }

    private void Number(object part) => _numbers.TryAdd(part, _numbers.Count);

    private void Note(Comparison comparison, ListInput? list)
    {
        foreach (var side in (Term[])[comparison.Left, comparison.Right])
            if (side.Type is ChoiceType && Place(side) is { } place) Whole.Add(place);
        if (comparison.Left.Type is NumberType or DateType) Comparisons.Add((comparison, list));
        // A count against a literal tells lists apart up to that many items; anywhere else, without bound.
        foreach (var (side, other) in ((Term, Term)[])[(comparison.Left, comparison.Right),
            (comparison.Right, comparison.Left)])
            if (Opened(side) is CountTerm or DifferentTerm && other is ConstantTerm { Value: Scalar most })
                Count(Opened(side) is CountTerm c ? c.List : ((DifferentTerm)Opened(side)).List, Opened(side),
                    Math.Max(0, (int)(most.Value / OracleTerms.One)) + 1);
            else foreach (var list2 in Counted(side)) Unbounded.Add(list2.Slot);
    }

    private void Count(ListInput list, object by, int most)
    {
        ReadLists.Add(list.Slot);
        if (!Thresholds.TryGetValue(list.Slot, out var thresholds))
            Thresholds[list.Slot] = thresholds = new(ReferenceEqualityComparer.Instance);
        thresholds[by] = Math.Max(most, thresholds.GetValueOrDefault(by));
    }

    private void Note(Term term, BigInteger values)
    {
        if (Place(term) is not { } place) return;
        if (!Masks.TryGetValue(place, out var masks)) Masks[place] = masks = [];
        masks.Add(values);
    }

    private void Look(ListInput list, WhereClause? where)
    {
        if (where is not null && Everything(where.Root).Any(p => LookOf(p).Outside)) LooksOutside.Add(list.Slot);
    }

    private static IEnumerable<ListInput> Counted(Term term) =>
        Everything(term, into: p => !LookOf(p).Chooses).Select(p => LookOf(p).Counted).OfType<ListInput>();

    public static Term Opened(Term term) => term is DefinitionTerm named ? Opened(named.Definition.Value!) : term;

    private static (int Slot, int Field)? Place(Term term) => Opened(term) switch
    {
        FactTerm fact => (fact.Fact.Slot, -1),
        FieldTerm field => (field.List.Slot, field.Field.Index),
        // Only these two have a place of their own.
        _ => null,
    };

    private static IEnumerable<Node> Everything(Node root, Func<Node, bool>? into = null)
    {
        var (met, waiting) = (new HashSet<Node>(ReferenceEqualityComparer.Instance), new Stack<Node>([root]));
        while (waiting.TryPop(out var part))
        {
            if (!met.Add(part)) continue;
            yield return part;
            if (into?.Invoke(part) == false) continue;
            foreach (var each in Parts(part)) waiting.Push(each);
        }
    }

    private static readonly OracleLooks Looking = new();
    private static readonly OracleParts Made = new();

    /// <summary>At what a condition or value looks by itself.</summary>
    public static OracleLook LookOf(Node node) => node.Accept(Looking, default(Nothing));

    /// <summary>What a condition or value is made of, told apart from what the engine says of it.</summary>
    public static ImmutableArray<Node> Parts(Node part) => part.Accept(Made, default(Nothing));
}

/// <summary>At what a node looks by itself.</summary>
/// <param name="Outside">Whether at more than the item at hand.</param>
/// <param name="Counted">The list whose items it counts or adds up.</param>
/// <param name="Chooses">Whether it only chooses among what is written.</param>
internal readonly record struct OracleLook(bool Outside = false, ListInput? Counted = null, bool Chooses = false);

/// <summary>At what each kind of node looks.</summary>
internal sealed class OracleLooks : INodeVisitor<Nothing, OracleLook>
{
    public OracleLook VisitFlag(FlagCondition flag, in Nothing context) => default;

    public OracleLook VisitComparison(Comparison comparison, in Nothing context) => default;

    public OracleLook VisitJoint(JointComparison joint, in Nothing context) => default;

    public OracleLook VisitMember(MemberCondition member, in Nothing context) => default;

    public OracleLook VisitIncludes(IncludesCondition includes, in Nothing context) => default;

    public OracleLook VisitEmpty(EmptyCondition empty, in Nothing context) => default;

    public OracleLook VisitList(ListCondition list, in Nothing context) => new(Outside: true);

    public OracleLook VisitNot(NotCondition not, in Nothing context) => default;

    public OracleLook VisitGroup(GroupCondition group, in Nothing context) => default;

    public OracleLook VisitDefinition(DefinitionCondition named, in Nothing context) => default;

    public OracleLook VisitItem(ItemCondition item, in Nothing context) => default;

    public OracleLook VisitConstant(ConstantTerm constant, in Nothing context) => default;

    public OracleLook VisitFact(FactTerm fact, in Nothing context) => new(Outside: true);

    public OracleLook VisitField(FieldTerm field, in Nothing context) => default;

    public OracleLook VisitSum(SumTerm sum, in Nothing context) => default;

    public OracleLook VisitProduct(ProductTerm product, in Nothing context) => default;

    public OracleLook VisitRounded(RoundedTerm rounded, in Nothing context) => default;

    public OracleLook VisitShift(ShiftTerm shift, in Nothing context) => default;

    public OracleLook VisitElapsed(ElapsedTerm elapsed, in Nothing context) => default;

    public OracleLook VisitTable(TableTerm table, in Nothing context) => new(Chooses: true);

    public OracleLook VisitScore(ScoreTerm score, in Nothing context) => new(Chooses: true);

    public OracleLook VisitDefinition(DefinitionTerm named, in Nothing context) => default;

    public OracleLook VisitCondition(ConditionTerm named, in Nothing context) => new(Chooses: true);

    public OracleLook VisitThis(ThisTerm mine, in Nothing context) => new(Outside: true);

    public OracleLook VisitCount(CountTerm count, in Nothing context) => new(Outside: true, count.List);

    public OracleLook VisitDifferent(DifferentTerm different, in Nothing context) => new(Outside: true, different.List);

    public OracleLook VisitTotal(TotalTerm total, in Nothing context) => new(Outside: true, total.List);

    public OracleLook VisitSize(SizeTerm size, in Nothing context) => new(Chooses: true);

    public OracleLook VisitGroup(ValueGroupTerm group, in Nothing context) => default;

    public OracleLook VisitLine(ValueLineTerm line, in Nothing context) =>
        line.List is null ? default : new(Outside: true, line.List);
}

/// <summary>What each kind of node is made of.</summary>
internal sealed class OracleParts : INodeVisitor<Nothing, ImmutableArray<Node>>
{
    public ImmutableArray<Node> VisitFlag(FlagCondition flag, in Nothing context) => [flag.Term];

    public ImmutableArray<Node> VisitComparison(Comparison comparison, in Nothing context) =>
        [comparison.Left, comparison.Right];

    public ImmutableArray<Node> VisitJoint(JointComparison joint, in Nothing context) => [.. joint.Comparisons];

    public ImmutableArray<Node> VisitMember(MemberCondition member, in Nothing context) => [member.Term];

    public ImmutableArray<Node> VisitIncludes(IncludesCondition includes, in Nothing context) => [includes.Set];

    public ImmutableArray<Node> VisitEmpty(EmptyCondition empty, in Nothing context) => [empty.Set];

    public ImmutableArray<Node> VisitList(ListCondition list, in Nothing context) => [list.Where.Root];

    public ImmutableArray<Node> VisitNot(NotCondition not, in Nothing context) => [not.Operand];

    public ImmutableArray<Node> VisitGroup(GroupCondition group, in Nothing context) => [.. group.Operands];

    public ImmutableArray<Node> VisitDefinition(DefinitionCondition named, in Nothing context) =>
        [named.Definition.Condition!];

    public ImmutableArray<Node> VisitItem(ItemCondition item, in Nothing context) => [item.OfItem];

    public ImmutableArray<Node> VisitConstant(ConstantTerm constant, in Nothing context) => [];

    public ImmutableArray<Node> VisitFact(FactTerm fact, in Nothing context) => [];

    public ImmutableArray<Node> VisitField(FieldTerm field, in Nothing context) => [];

    public ImmutableArray<Node> VisitSum(SumTerm sum, in Nothing context) => [.. sum.Terms.Select(t => t.Term)];

    public ImmutableArray<Node> VisitProduct(ProductTerm product, in Nothing context) => [.. product.Factors];

    public ImmutableArray<Node> VisitRounded(RoundedTerm rounded, in Nothing context) =>
        rounded.By is null ? [rounded.Of] : [rounded.Of, rounded.By];

    public ImmutableArray<Node> VisitShift(ShiftTerm shift, in Nothing context) =>
        [shift.Date, .. shift.Shifts.Select(s => s.Amount)];

    public ImmutableArray<Node> VisitElapsed(ElapsedTerm elapsed, in Nothing context) => [elapsed.From, elapsed.To];

    public ImmutableArray<Node> VisitTable(TableTerm table, in Nothing context) =>
        [.. table.Table.Keys, .. table.Table.Rows.SelectMany(r => r.Keys).OfType<Condition>()];

    public ImmutableArray<Node> VisitScore(ScoreTerm score, in Nothing context) =>
        [score.Score.Start, .. score.Score.Steps.Select(s => (Node?)s.When ?? s.Each!)];

    public ImmutableArray<Node> VisitDefinition(DefinitionTerm named, in Nothing context) => [named.Definition.Value!];

    public ImmutableArray<Node> VisitCondition(ConditionTerm named, in Nothing context) => [named.Definition.Condition!];

    public ImmutableArray<Node> VisitThis(ThisTerm mine, in Nothing context) => [mine.Of];

    public ImmutableArray<Node> VisitCount(CountTerm count, in Nothing context) => Of(count.Where);

    public ImmutableArray<Node> VisitDifferent(DifferentTerm different, in Nothing context) =>
        [different.Of, .. Of(different.Where)];

    public ImmutableArray<Node> VisitTotal(TotalTerm total, in Nothing context) => [total.Of, .. Of(total.Where)];

    public ImmutableArray<Node> VisitSize(SizeTerm size, in Nothing context) => [size.Set];

    public ImmutableArray<Node> VisitGroup(ValueGroupTerm group, in Nothing context) => [.. group.Lines];

    public ImmutableArray<Node> VisitLine(ValueLineTerm line, in Nothing context) =>
        line.List is not null ? [line.Each!, .. Of(line.Where)] : line.When is null ? [line.Value!] : [line.Value!, line.When];

    private static ImmutableArray<Node> Of(WhereClause? where) => where is null ? [] : [where.Root];
}
