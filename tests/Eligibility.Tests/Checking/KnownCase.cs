using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Tests.Oracle;

namespace Eligibility.Tests.Checking;

/// <summary>What becomes of a line of a group of values.</summary>
internal enum LineFate { Gave, Surpassed, LeftOut }

/// <summary>
/// A case with all that the oracle can say of it: its decision, and each condition and value in every
/// way of filling in the unknowns.
/// </summary>
internal sealed class KnownCase : INodeVisitor<int, bool>
{
    private readonly List<OraclePass> _passes = [];
    private readonly Dictionary<(object Part, int Row), OracleTruth> _truths = new(new PartComparer());

    public KnownCase(Policy policy, ImmutableArray<Datum?> values, int budget)
    {
        (Policy, Values) = (policy, values);
        Decision = new OracleEvaluator(policy).Decide(values, budget, passes: _passes);
        if (Decision is null) _passes.Clear();
    }

    public Policy Policy { get; }

    public ImmutableArray<Datum?> Values { get; }

    /// <summary>Null where not every way can be tried.</summary>
    public OracleDecision? Decision { get; }

    /// <summary>The case in each way of filling in the unknowns; none where not every way can be tried.</summary>
    public IReadOnlyList<OraclePass> Passes => _passes;

    /// <summary>What a condition comes to over all ways; null where not every way can be tried.</summary>
    /// <param name="row">The item at hand, from 0; -1 outside <c>where</c>.</param>
    public OracleTruth? TruthOf(Condition condition, int row)
    {
        if (Decision is null) return null;
        if (_truths.TryGetValue((condition, row), out var known)) return known;
        var (held, failed) = (false, false);
        foreach (var pass in _passes)
        {
            if (pass.Holds(condition, row)) held = true; else failed = true;
            if (held && failed) break;
        }
        return _truths[(condition, row)] = held ? failed ? OracleTruth.Open : OracleTruth.Held : OracleTruth.Failed;
    }

    /// <summary>The datum of a fact, a field or a list; null where it is unknown.</summary>
    public Datum? Stated(Term term, int row) => term switch
    {
        FactTerm fact => Values[fact.Fact.Slot],
        FieldTerm field => Values[field.List.Slot] is Items items ? items.Rows[row % 1_000][field.Field.Index] : null,
        _ => throw new ArgumentException("states nothing", nameof(term)),
    };

    /// <summary>
    /// Whether a value in words is true of a calculation, table, score or definition; null where that cannot be told.
    /// </summary>
    public bool? IsTrue(Term term, int row, string? told)
    {
        if (term.Type is SetType)
            return (OracleModel.Opened(term) is ConstantTerm constant
                ? constant.Value
                : Stated(OracleModel.Opened(term), row)) is { } set
                ? term.Type.Say(set) == told
                : told is null;
        // What nothing unknown goes into has a value, and says it; so does what only counts or chooses by conditions,
        // where it comes to the same in every way. Of the rest no value may be told that is not so in every way.
        if (told is null)
            return !IsKnown(term, row)
                && !(CountsOrChooses(OracleModel.Opened(term)) && Settled(term, row) is not null);
        if (Decision is null) return null;
        var met = new HashSet<Int128>();
        foreach (var pass in _passes)
            if (met.Add(pass.Value(term, row)) && term.Type.Say(new Scalar(pass.Value(term, row))) != told)
                return false;
        return true;
    }

    // A total moves with what it adds up.
    private static bool CountsOrChooses(Term term) =>
        OracleModel.LookOf(term) is { Chooses: true } or { Counted: not null } && term is not TotalTerm;

    /// <summary>The number or day that a value comes to, the same in every way; null where it is not.</summary>
    public Int128? Settled(Term term, int row)
    {
        if (_passes.Count == 0) return null;
        var first = _passes[0].Value(term, row);
        return IsKnown(term, row) || _passes.TrueForAll(p => p.Value(term, row) == first) ? first : null;
    }

    /// <summary>Whether everything that goes into a value is stated or assumed.</summary>
    public bool IsKnown(Term term, int row)
    {
        // Of what is looked at of each item of a list, the item at hand is none.
        var waiting = new Stack<(Node Part, int Row)>([(term, row)]);
        var met = new HashSet<(object, int)>(new PartComparer());
        while (waiting.TryPop(out var at))
        {
            if (!met.Add(at)) continue;
            if (!at.Part.Accept(this, at.Row)) return false;
            // Of what is in hand while another is looked at, and of all that is looked at, every item is asked.
            var reach = at.Part.Reach;
            foreach (var part in at.Part.Parts) waiting.Push((part, reach.IsSame ? at.Row : -1));
        }
        return true;
    }

    // Whether what each kind reads by itself is stated; what it is made of is asked by itself.

    public bool VisitFlag(FlagCondition flag, in int row) => true;

    public bool VisitComparison(Comparison comparison, in int row) => true;

    public bool VisitJoint(JointComparison joint, in int row) => true;

    public bool VisitMember(MemberCondition member, in int row) => true;

    public bool VisitIncludes(IncludesCondition includes, in int row) => true;

    public bool VisitEmpty(EmptyCondition empty, in int row) => true;

    public bool VisitList(ListCondition list, in int row) => Values[list.List.Slot] is not null;

    public bool VisitNot(NotCondition not, in int row) => true;

    public bool VisitGroup(GroupCondition group, in int row) => true;

    public bool VisitDefinition(DefinitionCondition named, in int row) => true;

    public bool VisitItem(ItemCondition item, in int row) => true;

    public bool VisitConstant(ConstantTerm constant, in int row) => true;

    public bool VisitFact(FactTerm fact, in int row) => Values[fact.Fact.Slot] is not null;

    public bool VisitField(FieldTerm field, in int row) => KnownField(field.List, field.Field, row);

    public bool VisitSum(SumTerm sum, in int row) => true;

    public bool VisitProduct(ProductTerm product, in int row) => true;

    public bool VisitRounded(RoundedTerm rounded, in int row) => true;

    public bool VisitShift(ShiftTerm shift, in int row) => true;

    public bool VisitElapsed(ElapsedTerm elapsed, in int row) => true;

    public bool VisitTable(TableTerm table, in int row) => true;

    public bool VisitScore(ScoreTerm score, in int row) => true;

    public bool VisitDefinition(DefinitionTerm named, in int row) => true;

    public bool VisitCondition(ConditionTerm named, in int row) => true;

    public bool VisitThis(ThisTerm mine, in int row) => true;

    public bool VisitCount(CountTerm count, in int row) => Values[count.List.Slot] is not null;

    public bool VisitDifferent(DifferentTerm different, in int row) => Values[different.List.Slot] is not null;

    public bool VisitTotal(TotalTerm total, in int row) => Values[total.List.Slot] is not null;

    public bool VisitSize(SizeTerm size, in int row) => true;

    public bool VisitGroup(ValueGroupTerm group, in int row) => true;

    public bool VisitLine(ValueLineTerm line, in int row) => line.List is null || Values[line.List.Slot] is not null;

    /// <summary>
    /// What became of a line of a group in every way: whether it gave the result, was surpassed or left out; null where that
    /// differs, or not every way can be tried.
    /// </summary>
    public LineFate? FateOf(ValueGroupTerm group, ValueLineTerm line, int row)
    {
        if (Decision is null) return null;
        var fates = _passes.Select(pass => pass.OfLine(line, row) is not { } value ? LineFate.LeftOut
            : value == pass.Value(group, row) ? LineFate.Gave : LineFate.Surpassed).Distinct().ToList();
        return fates is [var only] ? only : null;
    }

    /// <summary>The values that a line comes to where it counts, over all ways; null where it never does.</summary>
    public Int128? ValueOf(ValueLineTerm line, int row)
    {
        var values = _passes.Select(p => p.OfLine(line, row)).Distinct().ToList();
        return values is [{ } only] ? only : null;
    }

    private bool KnownField(ListInput list, Field field, int row) =>
        Values[list.Slot] is Items items
            && (row >= 0 ? items.Rows[row % 1_000][field.Index] is not null : items.Rows.All(r => r[field.Index] is not null));

    private sealed class PartComparer : IEqualityComparer<(object Part, int Row)>
    {
        public bool Equals((object Part, int Row) x, (object Part, int Row) y) =>
            ReferenceEquals(x.Part, y.Part) && x.Row == y.Row;

        public int GetHashCode((object Part, int Row) pair) =>
            HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(pair.Part), pair.Row);
    }
}
