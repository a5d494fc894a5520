using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;

namespace Eligibility.Tests.Oracle;

/// <summary>What a policy reads and compares, found once: everything that can tell two cases apart.</summary>
internal sealed class OracleModel
{
    private readonly Dictionary<object, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<object> _met = new(ReferenceEqualityComparer.Instance);

    public OracleModel(Policy policy)
    {
        Policy = policy;
        Conditions = [.. policy.Conditions];
        Rules = [.. policy.Rules];
        Overriders = new int[Rules.Length][];
        for (var i = 0; i < Rules.Length; i++) Overriders[i] = [.. Enumerable.Range(0, Rules.Length).Where(o => Rules[o].Overrides.Contains(Rules[i].Index))];
        foreach (var condition in Conditions) Walk(condition, null);
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
        condition.Index >= 0 && condition.Index < Conditions.Length && ReferenceEquals(Conditions[condition.Index], condition);

    public int NumberOf(object part) => _numbers[part];

    private void Walk(object part, ListInput? list)
    {
        if (!_met.Add(part)) return;
        switch (part)
        {
            case FactTerm fact: ReadFields.Add((fact.Fact.Slot, -1)); break;
            case FieldTerm field: ReadFields.Add((field.List.Slot, field.Field.Index)); break;
            case Comparison comparison: Note(comparison, list); break;
            case MemberCondition member: Note(member.Term, member.Values); break;
            case IncludesCondition includes: Note(includes.Set, includes.Values); break;
            case ListCondition { List: var any } condition: Count(any, condition, 1); Look(any, condition.Where); break;
            case CountTerm count: ReadLists.Add(count.List.Slot); Number(count); Look(count.List, count.Where); break;
            case DifferentTerm different:
                ReadLists.Add(different.List.Slot);
                ReadFields.Add((different.List.Slot, different.Field.Index));
                Whole.Add((different.List.Slot, different.Field.Index));
                Differents.Add(different);
                Number(different);
                Look(different.List, different.Where);
                break;
            case TotalTerm total:
                ReadLists.Add(total.List.Slot);
                ReadFields.Add((total.List.Slot, total.Field.Index));
                Unbounded.Add(total.List.Slot);
                Number(total);
                Look(total.List, total.Where);
                break;
        }
        if (part is TableTerm { Table.List: null } table) Number(table.Table);
        if (part is ScoreTerm score) Number(score.Score);
        if (part is DefinitionTerm named) Number(named.Definition);
        var inner = part switch { ListCondition l => l.List, CountTerm c => c.List, DifferentTerm d => d.List, TotalTerm t => t.List, DefinitionCondition or DefinitionTerm => null, TableTerm t => t.Table.List, _ => list };
        foreach (var each in Parts(part)) Walk(each, inner);
    }

    private void Number(object part) => _numbers.TryAdd(part, _numbers.Count);

    private void Note(Comparison comparison, ListInput? list)
    {
        foreach (var side in (Term[])[comparison.Left, comparison.Right])
            if (side.Type is ChoiceType && Place(side) is { } place) Whole.Add(place);
        if (comparison.Left.Type is NumberType or DateType) Comparisons.Add((comparison, list));
        // A count against a literal tells lists apart up to that many items; anywhere else, without bound.
        foreach (var (side, other) in ((Term, Term)[])[(comparison.Left, comparison.Right), (comparison.Right, comparison.Left)])
            if (Opened(side) is CountTerm or DifferentTerm && other is ConstantTerm { Value: Scalar most })
                Count(Opened(side) is CountTerm c ? c.List : ((DifferentTerm)Opened(side)).List, Opened(side), Math.Max(0, (int)(most.Value / OracleTerms.One)) + 1);
            else foreach (var list2 in Counted(side)) Unbounded.Add(list2.Slot);
    }

    private void Count(ListInput list, object by, int most)
    {
        ReadLists.Add(list.Slot);
        if (!Thresholds.TryGetValue(list.Slot, out var thresholds)) Thresholds[list.Slot] = thresholds = new(ReferenceEqualityComparer.Instance);
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
        if (where is not null && Everything(where.Root).Any(p => p is FactTerm or CountTerm or DifferentTerm or TotalTerm or ListCondition)) LooksOutside.Add(list.Slot);
    }

    private static IEnumerable<ListInput> Counted(Term term) =>
        Everything(term, into: p => p is not (TableTerm or ScoreTerm)).Select(p => p switch { CountTerm c => c.List, DifferentTerm d => d.List, TotalTerm t => t.List, _ => null }).OfType<ListInput>();

    public static Term Opened(Term term) => term is DefinitionTerm named ? Opened(named.Definition.Value!) : term;

    private static (int Slot, int Field)? Place(Term term) => Opened(term) switch
    {
        FactTerm fact => (fact.Fact.Slot, -1),
        FieldTerm field => (field.List.Slot, field.Field.Index),
        _ => null,
    };

    private static IEnumerable<object> Everything(object root, Func<object, bool>? into = null)
    {
        var (met, waiting) = (new HashSet<object>(ReferenceEqualityComparer.Instance), new Stack<object>([root]));
        while (waiting.TryPop(out var part))
        {
            if (!met.Add(part)) continue;
            yield return part;
            if (into?.Invoke(part) == false) continue;
            foreach (var each in Parts(part)) waiting.Push(each);
        }
    }

    /// <summary>What a condition or value is made of.</summary>
    public static ImmutableArray<object> Parts(object part) => part switch
    {
        FlagCondition flag => [flag.Term],
        Comparison comparison => [comparison.Left, comparison.Right],
        JointComparison joint => [.. joint.Parts],
        MemberCondition member => [member.Term],
        IncludesCondition includes => [includes.Set],
        EmptyCondition empty => [empty.Set],
        ListCondition list => [list.Where.Root],
        NotCondition not => [not.Operand],
        GroupCondition group => [.. group.Operands],
        DefinitionCondition named => [named.Definition.Condition!],
        DefinitionTerm named => [named.Definition.Value!],
        SumTerm sum => [.. sum.Terms.Select(t => t.Term)],
        ProductTerm product => [.. product.Factors],
        ShiftTerm shift => [shift.Date, .. shift.Shifts.Select(s => s.Amount)],
        ElapsedTerm elapsed => [elapsed.From, elapsed.To],
        TableTerm { Table: var table } => [.. table.Keys, .. table.Rows.SelectMany(r => r.Keys).OfType<Condition>()],
        ScoreTerm { Score: var score } => [.. score.Steps.Select(s => s.When)],
        CountTerm { Where: { } where } => [where.Root],
        DifferentTerm { Where: { } where } => [where.Root],
        TotalTerm { Where: { } where } => [where.Root],
        _ => [],
    };
}
