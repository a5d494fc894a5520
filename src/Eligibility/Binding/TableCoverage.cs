using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <summary>
/// Whether a table's rows cover every case and each of them can count (language, section 2). Exact: its keys cut each
/// column into classes, and one value of each class stands for all of it. Past a limit of steps <c>otherwise</c> is
/// required, and rows are not compared.
/// </summary>
/// <param name="tables">
/// How many tables share the limit, each a like part of it, so that the order in which they stand does not matter.
/// </param>
internal sealed partial class TableCoverage(int tables)
{
    private const int MostSteps = 10_000_000;

    private readonly int _most = MostSteps / Math.Max(1, tables);

    /// <summary>
    /// Reports rows that can never count, a missing <c>otherwise</c> and a needless one; false on an error.
    /// </summary>
    public bool Check(Table table, TextSpan? otherwise, TextSpan lastLine, DiagnosticBag found)
    {
        if (Columns(table) is not { } columns)
        {
            if (otherwise is null) found.Add(Messages.TableMayNotCover(lastLine, table.Name, null));
            return otherwise is not null;
        }
        var counts = CountsOf(table, columns, out var uncovered);
        var whole = true;
        for (var i = 0; i < counts.Length; i++)
            if (!counts[i]) { found.Add(Messages.RowNeverCounts(table.Rows[i].Span)); whole = false; }
        if (uncovered is not null && otherwise is null)
        {
            // A set that no row fits is not told by its values.
            var example = table.Keys.Zip(uncovered).Where(c => c.First.Type is not SetType)
                .Select(c => $"{c.First.Span.Words} {c.First.Type.Say(new Scalar(c.Second))}").ToList();
            found.Add(Messages.TableMayNotCover(lastLine, table.Name,
                example.Count == 0 ? null : string.Join(", ", example)));
            return false;
        }
        if (uncovered is null && otherwise is { } needless) found.Add(Messages.NeedlessOtherwise(needless));
        return whole;
    }

    /// <summary>Which rows may count, and the values of a case that none is certain to fit, or null.</summary>
    private static bool[] CountsOf(Table table, List<ImmutableArray<Int128>> columns, out Int128[]? uncovered)
    {
        var counts = new bool[table.Rows.Length];
        uncovered = null;
        var cell = new int[columns.Count];
        var values = new Int128[columns.Count];
        do
        {
            // There may be millions of cells: one array serves them all.
            for (var column = 0; column < cell.Length; column++) values[column] = columns[column][cell[column]];
            if (!FirstRow(table, values, counts)) uncovered ??= [.. values];
        }
        while (Next(cell, columns));
        return counts;
    }

    /// <summary>
    /// The classes of every column, or null where to look at each of their cells, for each column and each row,
    /// takes more steps than may be.
    /// </summary>
    private List<ImmutableArray<Int128>>? Columns(Table table)
    {
        var columns = new List<ImmutableArray<Int128>>();
        var most = _most / (table.Rows.Length + table.Keys.Length);
        for (var i = 0; i < table.Keys.Length; i++)
        {
            if (Classes(table, i, most) is not { } classes) return null;
            columns.Add(classes);
            most /= classes.Length;
        }
        return columns;
    }

    /// <summary>Marks the rows that may count in a cell; true when one is certain to.</summary>
    private static bool FirstRow(Table table, Int128[] values, bool[] counts)
    {
        for (var r = 0; r < table.Rows.Length; r++)
        {
            var fits = true;
            var certain = true;
            for (var c = 0; c < values.Length && fits; c++)
            {
                if (table.Rows[r].Keys[c] is not { } key) continue;
                var holds = Holds(key, table.Keys[c], values[c]);
                fits = holds != false;
                certain &= holds == true;
            }
            if (!fits) continue;
            counts[r] = true;
            if (certain) return true;
        }
        return false;
    }

    private static bool Next(int[] cell, List<ImmutableArray<Int128>> columns)
    {
        for (var i = cell.Length - 1; i >= 0; i--)
        {
            if (++cell[i] < columns[i].Length) return true;
            cell[i] = 0;
        }
        return false;
    }

    /// <summary>
    /// One value of each class into which the keys cut a column, or null where they are more
    /// than <paramref name="most"/>.
    /// </summary>
    private static ImmutableArray<Int128>? Classes(Table table, int column, int most)
    {
        var type = table.Keys[column].Type;
        // A column in which every row has `any` parts nothing.
        if (table.Rows.All(r => r.Keys[column] is null))
            return most < 1
                ? null
                : [type is YesNoType or ChoiceType or SetType ? 0 : (Int128)Bounds.Of(table.Keys[column]).Low];
        switch (type)
        {
            case YesNoType: return most < 2 ? null : [0, 1];
            case ChoiceType choice:
                return most < choice.Values.Names.Length
                    ? null
                    : [.. Enumerable.Range(0, choice.Values.Names.Length).Select(i => (Int128)i)];
            case SetType: return most < 1 ? null : [0];
        }
        var bounds = Bounds.Of(table.Keys[column]);
        var step = table.Keys[column].Step;
        var (low, high) = (Above((Int128)bounds.Low), Below((Int128)bounds.High));
        var cuts = new HashSet<Int128> { low, high };
        foreach (var row in table.Rows)
        {
            row.Keys[column]?.Accept(Limits, new Column(table.Keys[column], Cut));
            if (cuts.Count > most) return null;
        }
        return [.. cuts.Order()];

        void Cut(Int128 limit)
        {
            // A limit that no case can state lies between two that it can.
            foreach (var beside in (Int128[])[Below(limit) - step, Below(limit), Above(limit), Above(limit) + step])
                Add(beside);
        }

        void Add(Int128 value)
        {
            if (value >= low && value <= high) cuts.Add(value);
        }

        Int128 Below(Int128 value) => value - (value % step + step) % step;

        Int128 Above(Int128 value) => -Below(-value);
    }

    /// <summary>
    /// Whether a comparison is about the column itself, and not about the day some months after it, as
    /// one part of <c>within</c> is.
    /// </summary>
    private static bool IsOf(Comparison comparison, Term column) => comparison.Left.Opened == column.Opened;

    private static readonly LimitKinds Limits = new();

    /// <summary>A column, and what to do at a limit by which a key cuts it.</summary>
    private readonly record struct Column(Term Key, Action<Int128> Cut);

    /// <summary>
    /// By which limits each kind of key cuts a column of numbers or dates; one that depends on
    /// something else cuts nothing.
    /// </summary>
    private sealed class LimitKinds : IConditionVisitor<Column, Nothing>
    {
        // A column of yes and no, choices or sets is not cut: every value of it is looked at.
        public Nothing VisitFlag(FlagCondition flag, in Column column) => default;

        public Nothing VisitComparison(Comparison comparison, in Column column)
        {
            if (comparison.Right is ConstantTerm { Value: Scalar limit } && IsOf(comparison, column.Key))
                column.Cut(limit.Value);
            return default;
        }

        public Nothing VisitJoint(JointComparison joint, in Column column)
        {
            foreach (var part in joint.Comparisons) VisitComparison(part, column);
            return default;
        }

        public Nothing VisitMember(MemberCondition member, in Column column) => default;

        public Nothing VisitIncludes(IncludesCondition includes, in Column column) => default;

        public Nothing VisitEmpty(EmptyCondition empty, in Column column) => default;

        // None of these can be the key of a row.
        public Nothing VisitList(ListCondition list, in Column column) => default;

        public Nothing VisitNot(NotCondition not, in Column column) => not.Operand.Accept(this, column);

        // A cell with alternatives.
        public Nothing VisitGroup(GroupCondition group, in Column column)
        {
            foreach (var operand in group.Operands) operand.Accept(this, column);
            return default;
        }

        public Nothing VisitDefinition(DefinitionCondition named, in Column column) => default;

        public Nothing VisitItem(ItemCondition item, in Column column) => default;
    }

    private static bool? Holds(Condition key, Term column, Int128 value) => key.Accept(Fits, new Cell(column, value));

    private static readonly FitKinds Fits = new();

    /// <summary>A value of a column.</summary>
    private readonly record struct Cell(Term Column, Int128 Value);

    /// <summary>Whether a key fits a value of its column; null where that depends on something else.</summary>
    private sealed class FitKinds : IConditionVisitor<Cell, bool?>
    {
        public bool? VisitFlag(FlagCondition flag, in Cell cell) => cell.Value != 0;

        public bool? VisitComparison(Comparison comparison, in Cell cell) =>
            comparison.Right is ConstantTerm { Value: Scalar limit } && IsOf(comparison, cell.Column)
                ? Relations.Holds(cell.Value, comparison.Relation, limit.Value)
                : null;

        public bool? VisitJoint(JointComparison joint, in Cell cell) => HoldsTogether(joint, cell);

        public bool? VisitMember(MemberCondition member, in Cell cell) => IsAmong(member.Values, (int)cell.Value);

        // A set has too many values to look at each.
        public bool? VisitIncludes(IncludesCondition includes, in Cell cell) => null;

        public bool? VisitEmpty(EmptyCondition empty, in Cell cell) => null;

        // None of these can be the key of a row.
        public bool? VisitList(ListCondition list, in Cell cell) => null;

        public bool? VisitNot(NotCondition not, in Cell cell) => !not.Operand.Accept(this, cell);

        // A cell with alternatives.
        public bool? VisitGroup(GroupCondition group, in Cell cell)
        {
            bool? any = false;
            foreach (var operand in group.Operands)
            {
                var fits = operand.Accept(this, cell);
                if (fits == true) return true;
                if (fits is null) any = null;
            }
            return any;
        }

        public bool? VisitDefinition(DefinitionCondition named, in Cell cell) => null;

        public bool? VisitItem(ItemCondition item, in Cell cell) => null;

        private bool? HoldsTogether(JointComparison joint, in Cell cell)
        {
            bool? together = joint.All;
            foreach (var part in joint.Comparisons)
            {
                var holds = VisitComparison(part, cell);
                if (holds == !joint.All) return holds;
                if (holds is null) together = null;
            }
            return together;
        }
    }

    /// <summary>
    /// Whether a mask has a bit. Asked for every cell: a mask of a word is looked at without making another.
    /// </summary>
    private static bool IsAmong(BigInteger mask, int bit) =>
        mask.GetBitLength() <= 64 ? bit < 64 && ((ulong)mask >> bit & 1) == 1 : !((mask >> bit) & 1).IsZero;
}
