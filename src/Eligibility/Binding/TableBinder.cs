using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <summary>Binds a table: its columns, its rows, and whether every row can count and every case has one.</summary>
internal sealed class TableBinder(Scope scope, Declarations declarations, ExpressionBinder expressions,
    TableCoverage coverage, DiagnosticBag found)
{
    /// <summary>
    /// The table; keyed by a field, one for each list that has it. Null after reporting what is wrong.
    /// </summary>
    public ImmutableArray<Table>? Bind(TableStatement statement)
    {
        var fields = statement.Keys.Where(k => Scope.IsOfItems(scope.Find(k.Key)) || scope.IsOfRecord(scope.Find(k.Key)))
            .ToList();
        if (fields.Count == 0) return Bind(statement, null) is { } table ? [table] : null;
        var lists = scope.InOrder.OfType<InputSymbol>().Select(s => s.Input).OfType<ListInput>()
            .Where(l => fields.TrueForAll(f => scope.IsColumnOf(f, l)
                // Of another record there is none that reads a list itself.
                && scope.Find(f.Key) is not LateSymbol { ReadsOthers: true }))
            .ToList();
        // Of the record in hand a field is a fact: the table has a value for it, and for each of the others.
        var isOfRecord = fields.TrueForAll(f => scope.IsOfRecord(scope.Find(f.Key)));
        if (lists.Count == 0 && !isOfRecord)
        {
            found.Add(Messages.FieldsOfTwoLists(fields[^1]));
            return null;
        }
        var tables = lists.Select(l => (ListInput?)l).Concat(isOfRecord ? [null] : []).Select(l => Bind(statement, l)).ToList();
        return tables.Any(t => t is null) ? null : [.. tables.Select(t => t!)];
    }

    private Table? Bind(TableStatement statement, ListInput? list)
    {
        var outer = expressions.Item;
        expressions.Item = list;
        var keys = statement.Keys.Select(BindKey).ToList();
        var heading = statement.Keys.Select(k => k.Key).ToList();
        var type = BindType(statement);
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        var whole = type is not null && keys.All(k => k is not null);
        foreach (var clause in statement.Clauses.OfType<RowClause>())
        {
            if (clause.Keys.Length != keys.Count)
            {
                found.Add(Messages.WrongColumns(clause.Span, clause.Keys.Length, keys.Count));
                whole = false;
                continue;
            }
            if (Repeats(clause, heading)) { found.Add(Messages.HeadingRow(clause.Span)); whole = false; continue; }
            if (!whole) continue;
            if (BindRow(clause, keys!, type!, statement.Name.Words) is { } row) rows.Add(row);
            else whole = false;
        }
        expressions.Item = outer;
        var otherwise = new Properties(statement.Clauses, found).Single<TableOtherwiseClause>();
        if (otherwise is not null && otherwise != statement.Clauses[^1])
        {
            found.Add(Messages.OtherwiseNotLast(otherwise.Span));
            whole = false;
        }
        if (!statement.Clauses.OfType<RowClause>().Any())
        {
            found.Add(Messages.TableWithoutRows(statement.Span));
            whole = false;
        }
        if (!whole) return null;
        var rest = otherwise is null ? null : declarations.ReadConstant(otherwise.Value, type!, statement.Name.Words);
        if (otherwise is not null && rest is null) return null;
        var table = new Table(statement.Name.Words, [.. keys.Select(k => k!)], rows.ToImmutable(), rest, list,
            Settle(type!, rows, rest), statement.Name.Span) { OtherwiseSpan = otherwise?.Span ?? default };
        if (!coverage.Check(table, otherwise?.Span, statement.Line.LastLine, found)) return null;
        coverage.WarnOfAlternatives(table, [.. statement.Clauses.OfType<RowClause>()], found);
        return table;
    }

    /// <summary>Whether a row is the heading once more.</summary>
    private static bool Repeats(RowClause row, List<string> heading)
    {
        for (var i = 0; i < heading.Count; i++)
            if (row.Keys[i].AsValue is not { } key || key.Key != heading[i]) return false;
        return true;
    }

    private Term? BindKey(Phrase phrase)
    {
        if (expressions.BindColumn(phrase) is not { } term) return null;
        if (term.Name is not null) return term;
        found.Add(Messages.TableByNoFact(phrase));
        return null;
    }

    private FactType? BindType(TableStatement statement)
    {
        if (statement.Giving is { } giving)
        {
            if (scope.Find(giving.Key) is ValuesSymbol set)
            {
                scope.Use(set);
                return new ChoiceType(set.Values, false);
            }
            found.Add(Messages.UnknownValuesName(giving,
                found.Near(giving.Words, scope.InOrder.OfType<ValuesSymbol>().Select(s => s.Name))));
            return null;
        }
        if (statement.Unit is null) return new NumberType(UnitOfRows(statement), false, false);
        var unit = Unit.Currency(statement.Unit.Text) is { } currency
            && Unit.Of(statement.Unit.Text).Kind == UnitKind.Other && statement.Unit.Text.All(char.IsAsciiLetterUpper)
                ? currency
                : Unit.Of(statement.Unit.Text);
        // In a table the heading writes the unit for every row.
        return new NumberType(unit, false, false);
    }

    /// <summary>Where the heading names no unit, that of the first row which writes one.</summary>
    private static Unit? UnitOfRows(TableStatement statement) =>
        statement.Clauses.OfType<RowClause>().Where(r => r.Value.Tokens.Length > 1)
            .Select(r => LiteralBinder.TryRead(r.Value, new DiagnosticBag(), out var value)
                ? (value?.Type as NumberType)?.Unit
                : null)
            .FirstOrDefault(u => u is not null);

    private TableRow? BindRow(RowClause clause, List<Term?> keys, FactType type, string name)
    {
        var conditions = ImmutableArray.CreateBuilder<Condition?>(keys.Count);
        for (var i = 0; i < keys.Count; i++)
        {
            if (clause.Keys[i] is AnySyntax) { conditions.Add(null); continue; }
            if (expressions.BindApart(keys[i]!, clause.Keys[i]) is not { } condition) return null;
            conditions.Add(condition);
        }
        var value = declarations.ReadConstant(clause.Value, type, name);
        return value is null ? null : new TableRow(conditions.MoveToImmutable(), value, clause.Span);
    }

    /// <summary>
    /// The type as its users see it: whole when every value is; weights, volumes and money are written with their unit.
    /// </summary>
    private static FactType Settle(FactType type, IEnumerable<TableRow> rows, Datum? otherwise)
    {
        if (type is not NumberType number) return type;
        var values = rows.Select(r => r.Value).Concat(otherwise is null ? [] : [otherwise]).Cast<Scalar>();
        var whole = values.All(v => Number.OfUnits(v.Value).IsWhole);
        return number with
        {
            Whole = whole, Written = number.Unit?.Kind is UnitKind.Weight or UnitKind.Volume or UnitKind.Money
        };
    }
}
