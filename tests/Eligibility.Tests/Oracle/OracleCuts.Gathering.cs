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
            if (input is Fact { EndsAtDecisionDate: true } fact)
                Add(new Side(new FactTerm(fact, default!), -1, 0), decided);
            if (input is not ListInput list) continue;
            for (var row = 0; row < RowsOf(list); row++)
                foreach (var field in list.Fields.Where(f => f.EndsAtDecisionDate))
                    Add(new Side(new FieldTerm(list, field, default!), row, 0), decided);
            foreach (var field in list.OnePer) AddPairs(list, list.Fields[field]);
        }
        foreach (var different in _model.Differents)
            if (different.Field is { } field) AddPairs(different.List, field);
            // How values that are worked out fall together is not cut.
            else if (!IsKnown(different, -1)) _tooMuch = true;
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
        if (!IsKnown(term, row)) term.Accept(_pulls, new Pull(atom, row, sign));
    }

    /// <summary>
    /// A comparison, the item for which it is asked, and whether what is looked at is added
    /// (1) or taken away (-1) in it.
    /// </summary>
    private readonly record struct Pull(Atom Atom, int Row, int Sign);

    /// <summary>How each kind of value that is not known pulls at a comparison.</summary>
    private sealed class Pulls(OracleCuts cuts) : ITermVisitor<Pull, Nothing>
    {
        public Nothing VisitConstant(ConstantTerm constant, in Pull at) =>
            throw new OracleException("a constant is known");

        public Nothing VisitFact(FactTerm fact, in Pull at) => Touch(at, cuts._places[(fact.Fact.Slot, -1, -1)]);

        public Nothing VisitField(FieldTerm field, in Pull at) =>
            Touch(at, cuts._places[(field.List.Slot, at.Row, field.Field.Index)]);

        public Nothing VisitSum(SumTerm sum, in Pull at)
        {
            foreach (var (each, minus) in sum.Terms) Spread(at, each, minus ? -at.Sign : at.Sign);
            return default;
        }

        public Nothing VisitProduct(ProductTerm product, in Pull at)
        {
            for (var i = 0; i < product.Factors.Length; i++)
                Spread(at, product.Factors[i], at.Sign * cuts.SignBeside(product, i, at.Row));
            return default;
        }

        // It never falls where what is rounded rises; what it is divided by is above zero, and only chosen.
        public Nothing VisitRounded(RoundedTerm rounded, in Pull at)
        {
            Spread(at, rounded.Of, at.Sign);
            return rounded.By is null ? default : Spread(at, rounded.By, at.Sign);
        }

        public Nothing VisitShift(ShiftTerm shift, in Pull at)
        {
            Spread(at, shift.Date, at.Sign);
            foreach (var (amount, minus, _) in shift.Shifts) Spread(at, amount, minus ? -at.Sign : at.Sign);
            return default;
        }

        public Nothing VisitElapsed(ElapsedTerm elapsed, in Pull at)
        {
            Spread(at, elapsed.From, -at.Sign);
            return Spread(at, elapsed.To, at.Sign);
        }

        public Nothing VisitTable(TableTerm table, in Pull at) => Chosen(table, at);

        public Nothing VisitScore(ScoreTerm term, in Pull at)
        {
            var score = term.Score;
            var row = RowFor(score.List, at.Row);
            var inside = at with { Row = row };
            if (IsChosen(score)) return Chosen(term, inside);
            // Bringing a sum into a range never turns it round.
            Spread(inside, score.Start, at.Sign);
            foreach (var step in score.Steps)
                if (step.Each is { } each) Spread(inside, each, step.Points.Units < 0 ? -at.Sign : at.Sign);
                else AddPart(at.Atom, step, row, cuts.TruthsOf(step.When!, row));
            return default;
        }

        public Nothing VisitSize(SizeTerm size, in Pull at) => Chosen(size, at);

        public Nothing VisitDefinition(DefinitionTerm named, in Pull at) =>
            Spread(at with { Row = RowFor(named.Definition.List, at.Row) }, named.Definition.Value!, at.Sign);

        public Nothing VisitCondition(ConditionTerm named, in Pull at) => Chosen(named, at);

        public Nothing VisitThis(ThisTerm mine, in Pull at) => throw new OracleException("two items are not cut");

        public Nothing VisitCount(CountTerm count, in Pull at) => Chosen(count, at);

        public Nothing VisitDifferent(DifferentTerm different, in Pull at) => Chosen(different, at);

        public Nothing VisitTotal(TotalTerm total, in Pull at)
        {
            AddPart(at.Atom, total, -1, cuts.Included(total.List, total.Where));
            for (var each = 0; each < cuts.RowsOf(total.List); each++)
                Spread(at with { Row = each }, total.Of, at.Sign);
            return default;
        }

        public Nothing VisitGroup(ValueGroupTerm group, in Pull at)
        {
            foreach (var line in group.Lines) cuts.Spread(at.Atom, line, at.Row, at.Sign);
            return default;
        }

        public Nothing VisitLine(ValueLineTerm line, in Pull at)
        {
            if (line.List is not { } list)
            {
                if (line.When is { } when)
                    AddPart(at.Atom, line, at.Row, cuts.TruthsOf(when, at.Row));
                return Spread(at, line.Value!, at.Sign);
            }
            AddPart(at.Atom, line, -1, cuts.Included(list, line.Where));
            for (var each = 0; each < cuts.RowsOf(list); each++)
                Spread(at with { Row = each }, line.Each!, at.Sign);
            return default;
        }

        private Nothing Spread(in Pull at, Term term, int sign)
        {
            cuts.Spread(at.Atom, term, at.Row, sign);
            return default;
        }

        private Nothing Chosen(Term term, in Pull at)
        {
            AddPart(at.Atom, term, at.Row, cuts.Alternatives(term));
            return default;
        }

        private static Nothing Touch(in Pull at, int unknown)
        {
            at.Atom.Signs[unknown] = at.Atom.Signs.TryGetValue(unknown, out var before) && before != at.Sign
                ? 0
                : at.Sign;
            return default;
        }
    }

    /// <summary>Whether a condition outside any list may hold: 1, or 0, or either.</summary>
    private Int128[] TruthsOf(Condition when, int row) => IsKnown(when, row) ? [_known.Holds(when, row) ? 1 : 0] : [0, 1];

    private static void AddPart(Atom atom, object term, int row, Int128[] values)
    {
        if (!atom.Parts.Any(p => ReferenceEquals(p.Term, term) && p.Row == row))
            atom.Parts.Add(new Part(term, row, values));
    }

    /// <summary>The sign of the other factors of a product, whatever they come to; 0 where it may be either.</summary>
    private int SignBeside(ProductTerm product, int factor, int row)
    {
        var sign = 1;
        for (var i = 0; i < product.Factors.Length; i++)
        {
            if (i == factor) continue;
            var other = product.Factors[i];
            // What a score that starts at a value of the case may come to is not told one by one.
            if (!IsKnown(other, row) && (!OracleModel.LookOf(other).Chooses || other is ScoreTerm { Score: var score } && !IsChosen(score)))
                return 0;
            Int128[] values = IsKnown(other, row) ? [_known.Value(other, row)] : Alternatives(other);
            if (values.Any(v => v < 0) && values.Any(v => v > 0)) return 0;
            if (values.Any(v => v < 0)) sign = -sign;
        }
        return sign;
    }

    /// <summary>Whether all that a score may come to can be told: what it starts at is written or chosen.</summary>
    private static bool IsChosen(Score score) => OracleModel.Opened(score.Start) is ConstantTerm or TableTerm;

    /// <summary>All that a value can be which is stated, chosen or counted.</summary>
    private Int128[] AllOf(Term term, ListInput? list) => (list is null || term is ConstantTerm) && IsKnown(term, -1)
        ? [_known.Value(term, -1)]
        : Alternatives(OracleModel.Opened(term));

    private Int128[] Alternatives(Term term) => term.Accept(_alternatives, default(Nothing));

    /// <summary>All that a value can be which is chosen or counted; the others have no such list.</summary>
    private sealed class Choosing(OracleCuts cuts) : ITermVisitor<Nothing, Int128[]>
    {
        public Int128[] VisitConstant(ConstantTerm constant, in Nothing context) => throw NoneOf(constant);

        public Int128[] VisitFact(FactTerm fact, in Nothing context) => throw NoneOf(fact);

        public Int128[] VisitField(FieldTerm field, in Nothing context) => throw NoneOf(field);

        public Int128[] VisitSum(SumTerm sum, in Nothing context) => throw NoneOf(sum);

        public Int128[] VisitProduct(ProductTerm product, in Nothing context) => throw NoneOf(product);

        public Int128[] VisitRounded(RoundedTerm rounded, in Nothing context) => throw NoneOf(rounded);

        public Int128[] VisitShift(ShiftTerm shift, in Nothing context) => throw NoneOf(shift);

        public Int128[] VisitElapsed(ElapsedTerm elapsed, in Nothing context) => throw NoneOf(elapsed);

        public Int128[] VisitTable(TableTerm table, in Nothing context) =>
            [.. table.Table.Rows.Select(r => r.Value).Append(table.Table.Otherwise).OfType<Scalar>()
                .Select(s => s.Value).Distinct()];

        public Int128[] VisitScore(ScoreTerm term, in Nothing context)
        {
            var score = term.Score;
            var sums = cuts.AllOf(score.Start, score.List).ToHashSet();
            foreach (var step in score.Steps)
                foreach (var sum in sums.ToArray())
                    foreach (var times in step.Each is { } each ? cuts.AllOf(each, score.List).Select(Whole) : [1])
                        sums.Add(sum + step.Points.Units * times);
            return [.. sums.Select(s => Clamp(score, s)).Distinct()];
        }

        public Int128[] VisitSize(SizeTerm size, in Nothing context) =>
            [.. Enumerable.Range(0, size.Most + 1).Select(n => n * One)];

        public Int128[] VisitDefinition(DefinitionTerm named, in Nothing context) => throw NoneOf(named);

        public Int128[] VisitCondition(ConditionTerm named, in Nothing context) => [0, 1];

        public Int128[] VisitThis(ThisTerm mine, in Nothing context) => throw NoneOf(mine);

        public Int128[] VisitCount(CountTerm count, in Nothing context) => UpTo(count.List);

        public Int128[] VisitDifferent(DifferentTerm different, in Nothing context) => UpTo(different.List);

        public Int128[] VisitTotal(TotalTerm total, in Nothing context) => throw NoneOf(total);

        public Int128[] VisitGroup(ValueGroupTerm group, in Nothing context) => throw NoneOf(group);

        public Int128[] VisitLine(ValueLineTerm line, in Nothing context) => throw NoneOf(line);

        private Int128[] UpTo(ListInput list) => [.. Enumerable.Range(0, cuts.RowsOf(list) + 1).Select(n => n * One)];

        private static OracleException NoneOf(Term term) => new($"no alternatives of {term.GetType().Name}");
    }

    /// <summary>The sets of rows, one bit each, that a total, or a line of a group, may take in.</summary>
    private Int128[] Included(ListInput list, WhereClause? where)
    {
        var sets = new List<Int128> { 0 };
        for (var row = 0; row < RowsOf(list) && !_tooMuch; row++)
        {
            var open = where is not null && !IsKnown(where.Root, row);
            if (!open && where is not null && !_known.Holds(where.Root, row)) continue;
            var bit = (Int128)1 << row;
            sets = open ? [.. sets, .. sets.Select(s => s | bit)] : [.. sets.Select(s => s | bit)];
            _tooMuch |= sets.Count > 256;
        }
        return [.. sets];
    }

    private bool IsKnown(Node part, int row) => part.Accept(_isKnown, row);

    /// <summary>Whether everything that goes into each kind of node is stated.</summary>
    private sealed class Knowing(OracleCuts cuts) : INodeVisitor<int, bool>
    {
        public bool VisitFlag(FlagCondition flag, in int row) => All(flag, row);

        public bool VisitComparison(Comparison comparison, in int row) => All(comparison, row);

        public bool VisitJoint(JointComparison joint, in int row) => All(joint, row);

        public bool VisitMember(MemberCondition member, in int row) => All(member, row);

        public bool VisitIncludes(IncludesCondition includes, in int row) => All(includes, row);

        public bool VisitEmpty(EmptyCondition empty, in int row) => All(empty, row);

        public bool VisitList(ListCondition list, in int row) => InAll(list.List, list.Where, null);

        public bool VisitNot(NotCondition not, in int row) => All(not, row);

        public bool VisitGroup(GroupCondition group, in int row) => All(group, row);

        public bool VisitDefinition(DefinitionCondition named, in int row) =>
            Remember(named.Definition, named.Definition.Condition!, row);

        public bool VisitItem(ItemCondition item, in int row) =>
            throw new OracleException("no policy holds a condition of one item");

        public bool VisitConstant(ConstantTerm constant, in int row) => true;

        public bool VisitFact(FactTerm fact, in int row) => cuts._values[fact.Fact.Slot] is not null;

        public bool VisitField(FieldTerm field, in int row) =>
            ((Items)cuts._values[field.List.Slot]!).Rows[row][field.Field.Index] is not null;

        public bool VisitSum(SumTerm sum, in int row) => All(sum, row);

        public bool VisitProduct(ProductTerm product, in int row) => All(product, row);

        public bool VisitRounded(RoundedTerm rounded, in int row) => All(rounded, row);

        public bool VisitShift(ShiftTerm shift, in int row) => All(shift, row);

        public bool VisitElapsed(ElapsedTerm elapsed, in int row) => All(elapsed, row);

        public bool VisitTable(TableTerm table, in int row) => All(table, row);

        public bool VisitScore(ScoreTerm score, in int row) => All(score, RowFor(score.Score.List, row));

        public bool VisitDefinition(DefinitionTerm named, in int row) =>
            Remember(named.Definition, named.Definition.Value!, row);

        public bool VisitCondition(ConditionTerm named, in int row) =>
            Remember(named.Definition, named.Definition.Condition!, row);

        public bool VisitThis(ThisTerm mine, in int row) => throw new OracleException("two items are not cut");

        public bool VisitCount(CountTerm count, in int row) => InAll(count.List, count.Where, null);

        public bool VisitDifferent(DifferentTerm different, in int row) =>
            InAll(different.List, different.Where, different.Of);

        public bool VisitTotal(TotalTerm total, in int row) => InAll(total.List, total.Where, total.Of);

        public bool VisitSize(SizeTerm size, in int row) => All(size, row);

        public bool VisitGroup(ValueGroupTerm group, in int row) => All(group, row);

        public bool VisitLine(ValueLineTerm line, in int row) =>
            line.List is { } list ? InAll(list, line.Where, line.Each) : All(line, row);

        private bool All(Node node, int row)
        {
            foreach (var each in OracleModel.Parts(node))
                if (!cuts.IsKnown(each, row)) return false;
            return true;
        }

        private bool Remember(Definition definition, Node body, int row)
        {
            var at = (definition, RowFor(definition.List, row));
            if (!cuts._definitionsKnown.TryGetValue(at, out var known))
                cuts._definitionsKnown[at] = known = cuts.IsKnown(body, at.Item2);
            return known;
        }

        private bool InAll(ListInput list, WhereClause? where, Term? ofItem)
        {
            if (cuts._values[list.Slot] is not Items items || cuts._open.Contains(list.Slot)) return false;
            for (var each = 0; each < items.Rows.Length; each++)
                if ((ofItem is not null && !cuts.IsKnown(ofItem, each))
                    || (where is not null && !cuts.IsKnown(where.Root, each)))
                    return false;
            return true;
        }
    }
}
