using Eligibility.Model;

namespace Eligibility.Tests.Oracle;

/// <summary>
/// Finds for each unknown number and date the values that the policy can tell apart. Every comparison is brought to
/// the form <c>left minus right</c>, which rises or falls with each unknown in it. For one unknown the cut is found
/// by halving its range. For two that pull in opposite directions (a date against a shifted date, a difference of
/// numbers) the conjunctions of such comparisons have a least solution, each value of which is reached from a literal
/// or the end of a range by cuts through other unknowns, at most as many as there are unknowns: so cuts are taken
/// through the candidates found so far, as often. Whatever fits neither form is filled in with all its values or,
/// where those are too many, is not feasible.
/// </summary>
internal sealed partial class OracleCuts : OracleTerms
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
    private readonly Dictionary<(Definition, int Row), bool> _definitionsKnown = [];
    private readonly Pulls _pulls;
    private readonly Choosing _alternatives;
    private readonly Knowing _isKnown;
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
    /// <param name="Signs">
    /// For each unknown number or date in it, whether it rises (1) or falls (-1) with it, or neither (0).
    /// </param>
    /// <param name="Parts">What else it may hang on.</param>
    private sealed record Atom(Side Left, Side Right, SortedDictionary<int, int> Signs, List<Part> Parts);

    private OracleCuts(OracleModel model, Datum?[] values, List<OracleUnknown> unknowns, IReadOnlySet<int> open)
    {
        (_model, _values, _unknowns, _open, _known) = (model, values, unknowns, open, new OraclePass(model, values));
        (_pulls, _alternatives, _isKnown) = (new Pulls(this), new Choosing(this), new Knowing(this));
        for (var i = 0; i < unknowns.Count; i++) _places[(unknowns[i].Slot, unknowns[i].Row, unknowns[i].Field)] = i;
        _at = new Int128[unknowns.Count];
        _cuts = [.. unknowns.Select(_ => new SortedSet<Int128>())];
    }

    /// <summary>Gives every unknown its candidates.</summary>
    /// <param name="model">The policy.</param>
    /// <param name="values">
    /// The case; lists that are unknown as a whole hold as many items without values as can matter.
    /// </param>
    /// <param name="unknowns">Its unknown facts and fields that matter.</param>
    /// <param name="open">The slots of the lists that are unknown as a whole.</param>
    /// <param name="everyValue">
    /// Fills in all values of numbers and dates too, or none: a check of the candidates.
    /// </param>
    /// <returns>False where it is not feasible; otherwise whether two unknowns hang together.</returns>
    public static (bool Feasible, bool Linked) Find(OracleModel model, Datum?[] values, List<OracleUnknown> unknowns,
        IReadOnlySet<int> open, bool everyValue)
    {
        // How two items that are held against each other turn is not cut.
        if (model.HoldsTwo && unknowns.Count > 0) return (false, false);
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

    /// <summary>
    /// Settles which unknowns are cut and which take all their values, so that every
    /// comparison has one of the two forms.
    /// </summary>
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
                if (cut.Count == 2 && Agree(turned, cut[0], cut[1], turn: atom.Signs[cut[0]] == atom.Signs[cut[1]]))
                    continue;
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
                    var others = atom.Signs.Keys.Where(u => u != unknown).Select(u => (u, (Int128[])[.. IsCut(u)
                        ? sofar[u]
                        : _unknowns[u].Candidates.Select(c => ((Scalar)c).Value)])).ToList();
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
            foreach (var value in others[depth].Values)
            {
                _at[others[depth].Unknown] = value;
                Vary(atom, unknown, others, depth + 1);
            }
        else if (depth < others.Count + atom.Parts.Count)
            foreach (var value in atom.Parts[depth - others.Count].Values)
            {
                atom.Parts[depth - others.Count].Now = value;
                Vary(atom, unknown, others, depth + 1);
            }
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

    public override Int128 VisitFact(FactTerm fact, in int row) =>
        IsKnown(fact, row) ? _known.Value(fact, row) : _at[_places[(fact.Fact.Slot, -1, -1)]];

    public override Int128 VisitField(FieldTerm field, in int row) =>
        IsKnown(field, row) ? _known.Value(field, row) : _at[_places[(field.List.Slot, row, field.Field.Index)]];

    public override Int128 VisitTable(TableTerm table, in int row) => Chosen(table, row);

    public override Int128 VisitScore(ScoreTerm term, in int row)
    {
        var score = term.Score;
        var at = RowFor(score.List, row);
        if (IsChosen(score) || IsKnown(term, at)) return Chosen(term, at);
        var sum = Value(score.Start, at);
        foreach (var step in score.Steps)
            sum += step.Points.Units * (step.Each is { } each ? Whole(Value(each, at)) : PartOf(step, at).Now);
        return Clamp(score, sum);
    }

    public override Int128 VisitSize(SizeTerm size, in int row) => Chosen(size, row);

    public override Int128 VisitCondition(ConditionTerm named, in int row) => Chosen(named, row);

    public override Int128 VisitGroup(ValueGroupTerm group, in int row) => IsKnown(group, row)
        ? _known.Value(group, row)
        : Best(group.Of, ValuesOf(group.Lines, row));

    public override Int128 VisitLine(ValueLineTerm line, in int row) =>
        throw new OracleException("a line has no value but in its group");

    private IEnumerable<Int128> ValuesOf(IEnumerable<ValueLineTerm> lines, int row) =>
        lines.SelectMany(line => ValuesOf(line, row));

    private IEnumerable<Int128> ValuesOf(ValueLineTerm line, int row)
    {
        if (IsKnown(line, row)) return _known.OfLine(line, row) is { } known ? [known] : [];
        if (line.List is not { } list) return line.When is null || PartOf(line, row).Now == 1 ? [Value(line.Value!, row)] : [];
        var rows = PartOf(line, -1).Now;
        return Enumerable.Range(0, RowsOf(list)).Where(each => (rows >> each & 1) == 1)
            .Select(each => Value(line.Each!, each));
    }

    public override Int128 VisitCount(CountTerm count, in int row) => Chosen(count, row);

    public override Int128 VisitDifferent(DifferentTerm different, in int row) => Chosen(different, row);

    public override Int128 VisitTotal(TotalTerm total, in int row)
    {
        if (IsKnown(total, row)) return _known.Value(total, row);
        var (rows, sum) = (PartOf(total, -1).Now, (Int128)0);
        for (var each = 0; each < RowsOf(total.List); each++)
            if ((rows >> each & 1) == 1) sum += Value(total.Of, each);
        return sum;
    }

    private Int128 Chosen(Term term, int row) => IsKnown(term, row) ? _known.Value(term, row) : PartOf(term, row).Now;

    private Part PartOf(object term, int row) => _now!.Parts.First(p => ReferenceEquals(p.Term, term) && p.Row == row);
}
