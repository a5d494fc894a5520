

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
    public static IReadOnlyList<Read> Of(Condition condition) => Walk([condition]);

    public static IReadOnlyList<Read> Of(IEnumerable<Condition> conditions) => Walk(conditions);

    public static IReadOnlyList<Read> Of(Term term) => Walk([term]);

    /// <summary>What a part reads itself, without opening definitions, tables and scores.</summary>
    public static IReadOnlyList<Read> Directly(object part) => Walk([part], open: false);

    private static List<Read> Walk(IEnumerable<object> roots, bool open = true)
    {
        var reads = new List<Read>();
        var seen = new HashSet<Read>();
        var met = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<object>(roots.Reverse());
        while (waiting.TryPop(out var at))
        {
            if (!met.Add(at)) continue;
            if (At(at) is { } read && seen.Add(read)) reads.Add(read);
            if (!open && at is (DefinitionCondition or DefinitionTerm or TableTerm or ScoreTerm)) continue;
            foreach (var part in Parts(at).Reverse()) waiting.Push(part);
        }
        return reads;
    }

    private static Read? At(object part) => part switch
    {
        FactTerm fact => new Read(fact.Fact, null),
        FieldTerm field => new Read(field.List, field.Field),
        CountTerm count => new Read(count.List, null),
        DifferentTerm different => new Read(different.List, different.Field),
        TotalTerm total => new Read(total.List, total.Field),
        ListCondition list => new Read(list.List, null),
        _ => null,
    };

    /// <summary>Some parts of the model with all that they are made of, each once.</summary>
    public static IEnumerable<object> Everything(IEnumerable<object> roots)
    {
        var met = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<object>(roots);
        while (waiting.TryPop(out var at))
        {
            if (!met.Add(at)) continue;
            yield return at;
            foreach (var part in Parts(at)) waiting.Push(part);
        }
    }

    /// <summary>What a part of the model is made of, in the order written.</summary>
    public static IEnumerable<object> Parts(object part) => part switch
    {
        FlagCondition flag => [flag.Term],
        Comparison comparison => [comparison.Left, comparison.Right],
        JointComparison joint => joint.Parts,
        MemberCondition member => [member.Term],
        IncludesCondition includes => [includes.Set],
        EmptyCondition empty => [empty.Set],
        ListCondition list => [list.Where.Root],
        ItemCondition item => [item.OfItem],
        NotCondition not => [not.Operand],
        GroupCondition group => group.Operands,
        DefinitionCondition named => [named.Definition.Condition!],
        SumTerm sum => sum.Terms.Select(t => (object)t.Term),
        ProductTerm product => product.Factors,
        ShiftTerm shift => shift.Shifts.Select(s => (object)s.Amount).Prepend(shift.Date),
        ElapsedTerm elapsed => [elapsed.From, elapsed.To],
        DefinitionTerm named => [named.Definition.Value!],
        TableTerm table => table.Table.Keys.Concat(table.Table.Rows.SelectMany(r => r.Keys).OfType<Condition>().Cast<object>()),
        ScoreTerm score => score.Score.Steps.Select(s => (object)s.When),
        CountTerm { Where: { } where } => [where.Root],
        DifferentTerm { Where: { } where } => [where.Root],
        TotalTerm { Where: { } where } => [where.Root],
        _ => [],
    };
}
