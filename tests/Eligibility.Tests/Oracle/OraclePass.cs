using System.Numerics;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Tests.Oracle;

/// <summary>
/// One case with no relevant unknowns, worked out in plain two-valued logic. What is asked twice is looked up the
/// second time: chains of definitions would otherwise double.
/// </summary>
internal sealed class OraclePass(OracleModel model, Datum?[] values) : OracleTerms, IConditionVisitor<int, bool>
{
    private readonly sbyte[] _truths = new sbyte[model.Conditions.Length];
    private readonly Int128?[] _values = new Int128?[model.Numbered];
    private readonly int[] _rows = new int[model.Numbered];
    private readonly Dictionary<(object Part, int Row), Int128> _ofItems = new(new ByReference());

    /// <summary>The value of a definition, table, score, count or total outside <c>where</c>, or of any term.</summary>
    public Int128 ValueOf(object part) => part switch
    {
        Definition definition => Named(definition, -1),
        Table table => Look(table),
        Score score => Add(score, -1),
        Term term => Value(term, -1),
        _ => throw new ArgumentException("has no value", nameof(part)),
    };

    /// <summary>Which row of a table counted, or its number of rows where its <c>otherwise</c> did.</summary>
    public int RowOf(Table table)
    {
        Look(table);
        return _rows[model.NumberOf(table)];
    }

    public bool Holds(Condition condition, int row)
    {
        if (!model.IsShared(condition)) return Work(condition, row);
        if (_truths[condition.Index] == 0) _truths[condition.Index] = (sbyte)(Work(condition, -1) ? 1 : -1);
        return _truths[condition.Index] > 0;
    }

    private bool Work(Condition condition, int row) => condition.Accept(this, row);

    public bool VisitFlag(FlagCondition flag, in int row) => Value(flag.Term, row) == 1;

    public bool VisitComparison(Comparison comparison, in int row) =>
        Compare(Value(comparison.Left, row), comparison.Relation, Value(comparison.Right, row));

    public bool VisitJoint(JointComparison joint, in int row)
    {
        foreach (var part in joint.Comparisons)
            if (Work(part, row) != joint.All) return !joint.All;
        return joint.All;
    }

    public bool VisitMember(MemberCondition member, in int row) =>
        !((member.Values >> (int)Value(member.Term, row)) & 1).IsZero;

    public bool VisitIncludes(IncludesCondition includes, in int row) =>
        !(Set(includes.Set, row) & includes.Values).IsZero;

    public bool VisitEmpty(EmptyCondition empty, in int row) => Set(empty.Set, row).IsZero;

    public bool VisitList(ListCondition list, in int row) => Fitting(list, row).Any() == list.Any;

    public bool VisitNot(NotCondition not, in int row) => !Holds(not.Operand, row);

    public bool VisitGroup(GroupCondition group, in int row)
    {
        var held = 0;
        foreach (var operand in group.Operands)
            if (Holds(operand, row)) held++;
        return group.Kind switch
        {
            GroupKind.All => held == group.Operands.Length,
            GroupKind.Any => held > 0,
            GroupKind.None => held == 0,
            GroupKind.AtLeast => held >= group.Count,
            GroupKind.AtMost => held <= group.Count,
            GroupKind.Exactly => held == group.Count,
            _ => throw new OracleException("a group has one of six kinds"),
        };
    }

    public bool VisitDefinition(DefinitionCondition named, in int row) => Says(named.Definition, row);

    public bool VisitItem(ItemCondition item, in int row) =>
        throw new OracleException("no policy holds a condition of one item");

    protected override Int128 Named(Definition definition, int row)
    {
        if (definition.List is not null)
            return OfItem(definition, Looked(row), () => Value(definition.Value!, Looked(row)));
        ref var known = ref _values[model.NumberOf(definition)];
        return known ??= Value(definition.Value!, -1);
    }

    private bool Says(Definition definition, int row) => definition.List is null
        ? Holds(definition.Condition!, -1)
        : OfItem(definition, Looked(row), () => Holds(definition.Condition!, Looked(row)) ? 1 : 0) == 1;

    private Int128 OfItem(object part, int row, Func<Int128> work)
    {
        if (!_ofItems.TryGetValue((part, row), out var known)) _ofItems[(part, row)] = known = work();
        return known;
    }

    public override Int128 VisitCondition(ConditionTerm named, in int row) => Says(named.Definition, row) ? 1 : 0;

    public override Int128 VisitFact(FactTerm fact, in int row) => Known(values[fact.Fact.Slot], fact.Fact.Name).Value;

    public override Int128 VisitField(FieldTerm field, in int row) =>
        Known(Rows(field.List)[Looked(row)][field.Field.Index], field.Field.Name).Value;

    public override Int128 VisitTable(TableTerm table, in int row) =>
        table.Table.List is null ? Look(table.Table) : Look(table.Table, row, out _);

    public override Int128 VisitScore(ScoreTerm score, in int row) => Add(score.Score, RowFor(score.Score.List, row));

    public override Int128 VisitGroup(ValueGroupTerm group, in int row)
    {
        var at = row;
        return Best(group.Of, group.Lines.Select(line => OfLine(line, at)).OfType<Int128>());
    }

    public override Int128 VisitLine(ValueLineTerm line, in int row) =>
        OfLine(line, row) ?? throw new OracleException("a line that does not count has no value");

    /// <summary>The value of a line of a group, or null where it is left out.</summary>
    public Int128? OfLine(ValueLineTerm line, int at)
    {
        if (line.List is null) return line.When is null || Holds(line.When, at) ? Value(line.Value!, at) : null;
        var fitting = Fitting(line, at).Select(row => Value(line.Each!, row)).ToList();
        return fitting.Count == 0 ? null : Best(line.Of, fitting);
    }

    public override Int128 VisitCount(CountTerm count, in int row) =>
        Remember(count, row, (c, at) => Fitting(c, at).Count() * One);

    public override Int128 VisitDifferent(DifferentTerm different, in int row) =>
        Remember(different, row, (d, at) => Fitting(d, at).Select(each => Value(d.Of, each)).Distinct().Count() * One);

    public override Int128 VisitTotal(TotalTerm total, in int row) => Remember(total, row, (t, at) =>
        Bounded(Fitting(t, at).Select(each => Value(t.Of, each)).Aggregate((Int128)0, (all, one) => all + one)));

    public override Int128 VisitSize(SizeTerm size, in int row)
    {
        var (count, held) = (0, Set(size.Set, row));
        for (; !held.IsZero; held >>= 1) if (!held.IsEven) count++;
        return count * One;
    }

    private Int128 Remember<T>(T term, int row, Func<T, int, Int128> work) where T : Term
    {
        if (row >= 0) return OfItem(term, row, () => work(term, row));
        ref var known = ref _values[model.NumberOf(term)];
        return known ??= work(term, row);
    }

    /// <summary>The items of which a where holds; the one in hand is none of the others.</summary>
    private IEnumerable<int> Fitting(Node node, int row)
    {
        var reach = node.Reach;
        return Enumerable.Range(0, Rows(reach.List!).Length).Where(each => !reach.IsOfOthers || each != Looked(row))
            .Select(each => From(row, each)).Where(each => reach.Where is null || Holds(reach.Where.Root, each));
    }

    private Int128 Look(Table table)
    {
        var number = model.NumberOf(table);
        return _values[number] ??= Look(table, -1, out _rows[number]);
    }

    /// <summary>"The first row that fits counts; otherwise V last."</summary>
    private Int128 Look(Table table, int row, out int which)
    {
        for (which = 0; which < table.Rows.Length; which++)
            if (Fits(table.Rows[which], row)) return ((Scalar)table.Rows[which].Value).Value;
        return table.Otherwise is Scalar rest
            ? rest.Value
            : throw new OracleException($"no row of the table {table.Name} fits");
    }

    private bool Fits(TableRow tableRow, int row)
    {
        foreach (var key in tableRow.Keys)
            if (key is not null && !Holds(key, row)) return false;
        return true;
    }

    /// <summary>"Whole numbers; clamped once, at the end."</summary>
    private Int128 Add(Score score, int row)
    {
        if (score.List is not null) return OfItem(score, row, () => Sum(score, row));
        ref var known = ref _values[model.NumberOf(score)];
        return known ??= Sum(score, -1);
    }

    private Int128 Sum(Score score, int row)
    {
        var total = Value(score.Start, row);
        foreach (var step in score.Steps)
            if (step.Each is { } each) total += Whole(Value(each, row)) * step.Points.Units;
            else if (Holds(step.When!, row)) total += step.Points.Units;
        total = Clamp(score, Bounded(total));
        return total;
    }

    private BigInteger Set(Term term, int row) => OracleModel.Opened(term) switch
    {
        ThisTerm mine => Set(mine.Of, InHand(row)),
        ConstantTerm { Value: Choices choices } => choices.Mask,
        FactTerm fact => ((Choices)(values[fact.Fact.Slot] ?? throw Unknown(fact.Fact.Name))).Mask,
        FieldTerm field =>
            ((Choices)(Rows(field.List)[Looked(row)][field.Field.Index] ?? throw Unknown(field.Field.Name))).Mask,
        _ => throw new OracleException("no such set"),
    };

    private System.Collections.Immutable.ImmutableArray<System.Collections.Immutable.ImmutableArray<Datum?>> Rows(
        ListInput list) =>
        ((Items)(values[list.Slot] ?? throw Unknown(list.Name))).Rows;

    private static Scalar Known(Datum? value, string name) => (Scalar)(value ?? throw Unknown(name));

    private static OracleException Unknown(string name) => new($"{name} is unknown, and read");

    private sealed class ByReference : IEqualityComparer<(object Part, int Row)>
    {
        public bool Equals((object Part, int Row) one, (object Part, int Row) other) =>
            ReferenceEquals(one.Part, other.Part) && one.Row == other.Row;

        public int GetHashCode((object Part, int Row) at) =>
            HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(at.Part), at.Row);
    }
}
