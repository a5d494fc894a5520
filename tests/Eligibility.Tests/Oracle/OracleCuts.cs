using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Tests.Oracle;

/// <summary>
/// Finds for each unknown number and date the values that the policy can tell apart. Every comparison is brought to the form
/// <c>left minus right</c>, which rises or falls with each unknown in it. For one unknown the cut is found by halving its
/// range. For two that pull in opposite directions (a date against a shifted date, a difference of numbers) the conjunctions of
/// such comparisons have a least solution, each value of which is reached from a literal or the end of a range by cuts
/// through other unknowns, at most as many as there are unknowns: so cuts are taken through the candidates found so
/// far, as often. Whatever fits neither form is filled in with all its values or, where those are too many, is not feasible.
/// </summary>
internal sealed class OracleCuts : OracleTerms
{
    private const int MostValues = 1_500;
    private const int MostWork = 400_000;

    private readonly OracleModel _model;
    private readonly Datum?[] _values;
    private readonly OraclePass _known;
    private readonly List<OracleUnknown> _unknowns;
    private readonly Dictionary<(int, int, int), int> _places = [];
    private readonly IReadOnlySet<int> _open;
    private readonly Int128[] _at;
    private readonly SortedSet<Int128>[] _cuts;
    private readonly List<Atom> _atoms = [];
    private readonly Dictionary<Definition, bool> _definitionsKnown = new(ReferenceEqualityComparer.Instance as IEqualityComparer<Definition>);
    private int _work;
    private bool _tooMuch;
    private Atom? _now;

    /// <summary>A part whose value hangs on tests, and which may come to several values.</summary>
    private sealed class Part(object term, int row, Int128[] values)
    {
        public object Term => term;

        public int Row => row;

        public Int128[] Values => values;

        public Int128 Now { get; set; }
    }

    private sealed record Side(Term? Term, int Row, Int128 Constant);

    /// <param name="Left">Left minus right is what is cut at zero.</param>
    /// <param name="Right">The other side.</param>
    /// <param name="Signs">For each unknown number or date in it, whether it rises (1) or falls (-1) with it, or neither (0).</param>
    /// <param name="Parts">What else it may hang on.</param>
    private sealed record Atom(Side Left, Side Right, SortedDictionary<int, int> Signs, List<Part> Parts);

    private OracleCuts(OracleModel model, Datum?[] values, List<OracleUnknown> unknowns, IReadOnlySet<int> open)
    {
        (_model, _values, _unknowns, _open, _known) = (model, values, unknowns, open, new OraclePass(model, values));
        for (var i = 0; i < unknowns.Count; i++) _places[(unknowns[i].Slot, unknowns[i].Row, unknowns[i].Field)] = i;
        _at = new Int128[unknowns.Count];
        _cuts = [.. unknowns.Select(_ => new SortedSet<Int128>())];
    }

    /// <summary>Gives every unknown its candidates.</summary>
    /// <param name="model">The policy.</param>
    /// <param name="values">The case; lists that are unknown as a whole hold as many items without values as can matter.</param>
    /// <param name="unknowns">Its unknown facts and fields that matter.</param>
    /// <param name="open">The slots of the lists that are unknown as a whole.</param>
    /// <param name="everyValue">Fills in all values of numbers and dates too, or none: a check of the candidates.</param>
    /// <returns>False where it is not feasible; otherwise whether two unknowns hang together.</returns>
    public static (bool Feasible, bool Linked) Find(OracleModel model, Datum?[] values, List<OracleUnknown> unknowns, IReadOnlySet<int> open, bool everyValue)
    {
        foreach (var unknown in unknowns.Where(u => !u.Numeric && !u.Given))
        {
            if (unknown.Distinct(model, MostValues) is not { } distinct) return (false, false);
            unknown.Candidates = distinct;
        }
        var cuts = new OracleCuts(model, values, unknowns, open);
        cuts.Gather();
        if (cuts._tooMuch || !cuts.Choose(everyValue)) return (false, false);
        cuts.Close();
        if (cuts._tooMuch) return (false, false);
        for (var i = 0; i < unknowns.Count; i++)
            if (cuts.IsCut(i)) unknowns[i].Candidates = [.. cuts._cuts[i].Select(v => (Datum)new Scalar(v))];
        return (true, cuts._atoms.Any(a => a.Signs.Count > 1));
    }

    private bool IsCut(int unknown) => _unknowns[unknown].Numeric && !_unknowns[unknown].Given;

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

    /// <summary>Settles which unknowns are cut and which take all their values, so that every comparison has one of the two forms.</summary>
    private bool Choose(bool everyValue)
    {
        for (var i = 0; i < _unknowns.Count; i++)
            if (IsCut(i) && (everyValue || _unknowns[i].Size <= 4) && !TakeAll(i)) return false;
        foreach (var atom in _atoms)
            foreach (var (unknown, sign) in atom.Signs)
                if (sign == 0 && IsCut(unknown) && !TakeAll(unknown)) return false;
        // Turning some unknowns round must make every pair pull in opposite directions.
        for (var again = true; again;)
        {
            again = false;
            var turned = new Dictionary<int, (int Root, bool Turned)>();
            foreach (var atom in _atoms)
            {
                var cut = atom.Signs.Keys.Where(IsCut).ToList();
                if (cut.Count < 2) continue;
                if (cut.Count == 2 && Agree(turned, cut[0], cut[1], turn: atom.Signs[cut[0]] == atom.Signs[cut[1]])) continue;
                if (!TakeAll(cut.MinBy(c => _unknowns[c].Size))) return false;
                again = true;
                break;
            }
        }
        return true;
    }

    private static bool Agree(Dictionary<int, (int Root, bool Turned)> turned, int one, int other, bool turn)
    {
        var (rootOne, turnedOne) = Root(one);
        var (rootOther, turnedOther) = Root(other);
        if (rootOne == rootOther) return (turnedOne != turnedOther) == turn;
        turned[rootOne] = (rootOther, turnedOne ^ turnedOther ^ turn);
        return true;

        (int, bool) Root(int at)
        {
            var round = false;
            while (turned.TryGetValue(at, out var up)) (at, round) = (up.Root, round ^ up.Turned);
            return (at, round);
        }
    }

    private bool TakeAll(int unknown)
    {
        if (_unknowns[unknown].Size > MostValues) return false;
        _unknowns[unknown].Candidates = _unknowns[unknown].FirstValues(MostValues);
        return _unknowns[unknown].Given = true;
    }

    private void Close()
    {
        var free = Enumerable.Range(0, _unknowns.Count).Where(IsCut).ToList();
        foreach (var unknown in free)
        {
            if (_unknowns[unknown].Size == 0) continue;
            _cuts[unknown].UnionWith([_unknowns[unknown].At(0), _unknowns[unknown].At(_unknowns[unknown].Size - 1)]);
        }
        // A chain goes through each unknown once; one more is for two ways that differ in one unknown.
        var most = MostTied(free);
        for (var round = 0; round <= most && !_tooMuch; round++)
        {
            var before = _cuts.Sum(c => c.Count);
            Int128[][] sofar = [.. _cuts.Select(c => c.ToArray())];
            foreach (var atom in _atoms)
            {
                var cut = atom.Signs.Keys.Where(IsCut).ToList();
                if (cut.Count == 1 && round > 0) continue;
                foreach (var unknown in cut)
                {
                    var others = atom.Signs.Keys.Where(u => u != unknown).Select(u => (u, (Int128[])[.. IsCut(u) ? sofar[u] : _unknowns[u].Candidates.Select(c => ((Scalar)c).Value)])).ToList();
                    Vary(atom, unknown, others, 0);
                }
            }
            if (round <= 1)
                foreach (var unknown in free) _unknowns[unknown].Early = [.. _cuts[unknown]];
            if (_cuts.Sum(c => c.Count) == before) return;
        }
    }

    /// <summary>How many unknowns hang together at most.</summary>
    private int MostTied(List<int> free)
    {
        var group = free.ToDictionary(u => u);
        foreach (var cut in _atoms.Select(a => a.Signs.Keys.Where(IsCut).ToList()).Where(c => c.Count == 2))
        {
            var (from, to) = (group[cut[0]], group[cut[1]]);
            foreach (var unknown in free)
                if (group[unknown] == from) group[unknown] = to;
        }
        return free.GroupBy(u => group[u]).Select(g => g.Count()).DefaultIfEmpty(0).Max();
    }

    /// <summary>Cuts one unknown for every way in which all else in a comparison can stand.</summary>
    private void Vary(Atom atom, int unknown, List<(int Unknown, Int128[] Values)> others, int depth)
    {
        if (_tooMuch) return;
        if (depth < others.Count)
            foreach (var value in others[depth].Values) { _at[others[depth].Unknown] = value; Vary(atom, unknown, others, depth + 1); }
        else if (depth < others.Count + atom.Parts.Count)
            foreach (var value in atom.Parts[depth - others.Count].Values) { atom.Parts[depth - others.Count].Now = value; Vary(atom, unknown, others, depth + 1); }
        else
        {
            Cut(atom, unknown, strictly: false);
            Cut(atom, unknown, strictly: true);
        }
    }

    private void Cut(Atom atom, int unknown, bool strictly)
    {
        var size = _unknowns[unknown].Size;
        if (size < 2 || Above(0) == Above(size - 1)) return;
        Int128 low = 0, high = size - 1;
        var atLow = Above(low);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (Above(middle) == atLow) low = middle;
            else high = middle;
        }
        _cuts[unknown].Add(_unknowns[unknown].At(low));
        _cuts[unknown].Add(_unknowns[unknown].At(high));

        bool Above(Int128 place)
        {
            _tooMuch |= ++_work > MostWork;
            _at[unknown] = _unknowns[unknown].At(place);
            _now = atom;
            var (left, right) = (Of(atom.Left), Of(atom.Right));
            return strictly ? left > right : left >= right;
        }

        Int128 Of(Side side) => side.Term is null ? side.Constant : Value(side.Term, side.Row);
    }

    protected override Int128 Leaf(Term term, int row)
    {
        if (IsKnown(term, row)) return _known.Value(term, row);
        switch (term)
        {
            case FactTerm fact: return _at[_places[(fact.Fact.Slot, -1, -1)]];
            case FieldTerm field: return _at[_places[(field.List.Slot, row, field.Field.Index)]];
            case TotalTerm total:
                var (rows, sum) = (PartOf(total, -1).Now, (Int128)0);
                for (var each = 0; each < RowsOf(total.List); each++)
                    if ((rows >> each & 1) == 1) sum += Leaf(new FieldTerm(total.List, total.Field, total.Span), each);
                return sum;
            default: return PartOf(term, row).Now;
        }
    }

    private Part PartOf(Term term, int row) => _now!.Parts.First(p => ReferenceEquals(p.Term, term) && p.Row == row);
}
