using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Tests.Oracle;

/// <content>The comparisons that there are, and how what is unknown in each pulls at it.</content>
internal sealed partial class OracleCuts
{
    private void Gather()
    {
        foreach (var (comparison, list) in _model.Comparisons)
            foreach (var row in list is null ? [-1] : Enumerable.Range(0, RowsOf(list)))
                Add(new Side(comparison.Left, row, 0), new Side(comparison.Right, row, 0));
        var policy = _model.Policy;
        var datedBy = new Side(new FactTerm(policy.DatedBy, default!), -1, 0);
        foreach (var period in _model.Rules.Select(r => r.Period).OfType<Period>())
        {
            Add(datedBy, new Side(null, -1, OracleWay.DayOf(period.From)));
            if (period.Until is { } until) Add(datedBy, new Side(null, -1, OracleWay.DayOf(until)));
        }
        var decided = new Side(new FactTerm(policy.DecisionDate, default!), -1, 0);
        foreach (var input in policy.Inputs)
        {
            if (input is Fact { EndsAtDecisionDate: true } fact) Add(new Side(new FactTerm(fact, default!), -1, 0), decided);
            if (input is not ListInput list) continue;
            for (var row = 0; row < RowsOf(list); row++)
                foreach (var field in list.Fields.Where(f => f.EndsAtDecisionDate)) Add(new Side(new FieldTerm(list, field, default!), row, 0), decided);
            foreach (var field in list.OnePer) AddPairs(list, list.Fields[field]);
        }
        foreach (var different in _model.Differents) AddPairs(different.List, different.Field);
    }

    private void AddPairs(ListInput list, Field field)
    {
        if (field.Type is not (NumberType or DateType)) return;
        var term = new FieldTerm(list, field, default!);
        for (var i = 0; i < RowsOf(list); i++)
            for (var j = 0; j < i; j++) Add(new Side(term, i, 0), new Side(term, j, 0));
    }

    private int RowsOf(ListInput list) => _values[list.Slot] is Items items ? items.Rows.Length : 0;

    private void Add(Side left, Side right)
    {
        var atom = new Atom(left, right, [], []);
        if (left.Term is not null) Spread(atom, left.Term, left.Row, 1);
        if (right.Term is not null) Spread(atom, right.Term, right.Row, -1);
        if (atom.Signs.Count > 0) _atoms.Add(atom);
    }

    /// <summary>Notes how what is unknown in a value pulls at it.</summary>
    private void Spread(Atom atom, Term term, int row, int sign)
    {
        if (IsKnown(term, row)) return;
        switch (term)
        {
            case FactTerm fact: Touch(_places[(fact.Fact.Slot, -1, -1)]); break;
            case FieldTerm field: Touch(_places[(field.List.Slot, row, field.Field.Index)]); break;
            case DefinitionTerm named: Spread(atom, named.Definition.Value!, -1, sign); break;
            case SumTerm sum:
                foreach (var (each, minus) in sum.Terms) Spread(atom, each, row, minus ? -sign : sign);
                break;
            case ShiftTerm shift:
                Spread(atom, shift.Date, row, sign);
                foreach (var (amount, minus, _) in shift.Shifts) Spread(atom, amount, row, minus ? -sign : sign);
                break;
            case ElapsedTerm elapsed:
                Spread(atom, elapsed.From, row, -sign);
                Spread(atom, elapsed.To, row, sign);
                break;
            case ProductTerm product:
                for (var i = 0; i < product.Factors.Length; i++) Spread(atom, product.Factors[i], row, sign * SignBeside(product, i, row));
                break;
            case TotalTerm total:
                AddPart(atom, total, -1, Included(total));
                for (var each = 0; each < RowsOf(total.List); each++) Spread(atom, new FieldTerm(total.List, total.Field, total.Span), each, sign);
                break;
            default: AddPart(atom, term, row, Alternatives(term)); break;
        }

        void Touch(int unknown) => atom.Signs[unknown] = atom.Signs.TryGetValue(unknown, out var before) && before != sign ? 0 : sign;
    }

    private static void AddPart(Atom atom, Term term, int row, Int128[] values)
    {
        if (!atom.Parts.Any(p => ReferenceEquals(p.Term, term) && p.Row == row)) atom.Parts.Add(new Part(term, row, values));
    }

    /// <summary>The sign of the other factors of a product, whatever they come to; 0 where it may be either.</summary>
    private int SignBeside(ProductTerm product, int factor, int row)
    {
        var sign = 1;
        for (var i = 0; i < product.Factors.Length; i++)
        {
            if (i == factor) continue;
            var other = product.Factors[i];
            if (!IsKnown(other, row) && other is not (TableTerm or ScoreTerm)) return 0;
            Int128[] values = IsKnown(other, row) ? [_known.Value(other, row)] : Alternatives(other);
            if (values.Any(v => v < 0) && values.Any(v => v > 0)) return 0;
            if (values.Any(v => v < 0)) sign = -sign;
        }
        return sign;
    }

    private Int128[] Alternatives(Term term)
    {
        switch (term)
        {
            case TableTerm { Table: var table }:
                return [.. table.Rows.Select(r => r.Value).Append(table.Otherwise).OfType<Scalar>().Select(s => s.Value).Distinct()];
            case ScoreTerm { Score: var score }:
                var sums = new HashSet<Int128> { score.Start.Units };
                foreach (var step in score.Steps)
                    foreach (var sum in sums.ToArray()) sums.Add(sum + step.Points.Units);
                return [.. sums.Select(s => score.Low is { } low && s < low.Units ? low.Units : score.High is { } high && s > high.Units ? high.Units : s).Distinct()];
            case CountTerm or DifferentTerm:
                return [.. Enumerable.Range(0, RowsOf(term is CountTerm c ? c.List : ((DifferentTerm)term).List) + 1).Select(n => n * One)];
            default: throw new OracleException($"no alternatives of {term.GetType().Name}");
        }
    }

    /// <summary>The sets of rows, one bit each, that a total may take in.</summary>
    private Int128[] Included(TotalTerm total)
    {
        var sets = new List<Int128> { 0 };
        for (var row = 0; row < RowsOf(total.List) && !_tooMuch; row++)
        {
            var open = total.Where is not null && !IsKnown(total.Where.Root, row);
            if (!open && total.Where is not null && !_known.Holds(total.Where.Root, row)) continue;
            var bit = (Int128)1 << row;
            sets = open ? [.. sets, .. sets.Select(s => s | bit)] : [.. sets.Select(s => s | bit)];
            _tooMuch |= sets.Count > 256;
        }
        return [.. sets];
    }

    private bool IsKnown(object part, int row)
    {
        switch (part)
        {
            case FactTerm fact: return _values[fact.Fact.Slot] is not null;
            case FieldTerm field: return ((Items)_values[field.List.Slot]!).Rows[row][field.Field.Index] is not null;
            case DefinitionCondition { Definition: var named }: return Remember(named, named.Condition!);
            case DefinitionTerm { Definition: var named }: return Remember(named, named.Value!);
            case ListCondition list: return InAll(list.List, list.Where, null);
            case CountTerm count: return InAll(count.List, count.Where, null);
            case DifferentTerm different: return InAll(different.List, different.Where, different.Field);
            case TotalTerm total: return InAll(total.List, total.Where, total.Field);
            default:
                foreach (var each in OracleModel.Parts(part))
                    if (!IsKnown(each, row)) return false;
                return true;
        }

        bool Remember(Definition definition, object body)
        {
            if (!_definitionsKnown.TryGetValue(definition, out var known)) _definitionsKnown[definition] = known = IsKnown(body, -1);
            return known;
        }

        bool InAll(ListInput list, WhereClause? where, Field? field)
        {
            if (_values[list.Slot] is not Items items || _open.Contains(list.Slot)) return false;
            for (var each = 0; each < items.Rows.Length; each++)
                if ((field is not null && items.Rows[each][field.Index] is null) || (where is not null && !IsKnown(where.Root, each))) return false;
            return true;
        }
    }
}
