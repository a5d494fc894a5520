using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Tests.Generators;

/// <summary>What a case states a value for: a fact, or a field of a list.</summary>
internal readonly record struct Axis(int Slot, int Field)
{
    public static Axis Of(Fact fact) => new(fact.Slot, -1);

    public static Axis Of(ListInput list, Field field) => new(list.Slot, field.Index);
}

/// <summary>
/// Where a policy's words tell values apart: the constants it compares with, for each fact and for all of a measure;
/// the days it names; the lengths of time it adds or counts; the numbers of items it asks for.
/// </summary>
internal sealed class CaseBoundaries : INodeVisitor<Nothing, Nothing>
{
    private readonly Dictionary<Axis, HashSet<Int128>> _own = [];
    private readonly Dictionary<string, HashSet<Int128>> _measures = [];
    private readonly HashSet<Int128> _days = [];
    private readonly HashSet<(int Amount, bool Months)> _lengths = [];
    private readonly HashSet<int> _counts = [0, 1];

    private readonly BesideKinds _beside;

    public CaseBoundaries(Policy policy)
    {
        _beside = new BesideKinds(this);
        foreach (var part in Reads.Everything(policy.Conditions)) part.Accept(this, default(Nothing));
        foreach (var period in policy.Rules.Select(r => r.Period).Append(policy.Period).OfType<Period>())
        {
            var axis = Axis.Of(policy.DatedBy);
            NoteDay(axis, period.From.DayNumber);
            NoteDay(axis, period.From.DayNumber - 1);
            if (period.Until is not { } until) continue;
            NoteDay(axis, until.DayNumber);
            NoteDay(axis, until.DayNumber + 1);
        }
        Own = _own.ToImmutableDictionary(p => p.Key, p => Sorted(p.Value));
        Measures = _measures.ToImmutableDictionary(p => p.Key, p => Sorted(p.Value));
        Days = Sorted(_days);
        Lengths = [.. _lengths.Order()];
        Counts = [.. _counts.Order()];
    }

    /// <summary>The constants that a fact or field is compared with, at whatever remove.</summary>
    public ImmutableDictionary<Axis, ImmutableArray<Int128>> Own { get; }

    /// <summary>The constants of a measure, by <see cref="MeasureOf"/>.</summary>
    public ImmutableDictionary<string, ImmutableArray<Int128>> Measures { get; }

    public ImmutableArray<Int128> Days { get; }

    public ImmutableArray<(int Amount, bool Months)> Lengths { get; }

    /// <summary>The numbers of items that something turns on.</summary>
    public ImmutableArray<int> Counts { get; }

    public static string MeasureOf(NumberType type) =>
        type.Unit is { } unit ? $"{unit.Kind} {(unit.Kind is UnitKind.Money or UnitKind.Other ? unit.Name : "")}" : "";

    private static ImmutableArray<Int128> Sorted(HashSet<Int128> values) => [.. values.Order()];

    // What the words of each kind name; flags, choices and sets are drawn from all their values as it is.

    public Nothing VisitFlag(FlagCondition flag, in Nothing context) => default;

    public Nothing VisitComparison(Comparison comparison, in Nothing context) => Note(comparison);

    // Its comparisons are looked at by themselves.
    public Nothing VisitJoint(JointComparison joint, in Nothing context) => default;

    public Nothing VisitMember(MemberCondition member, in Nothing context) => default;

    public Nothing VisitIncludes(IncludesCondition includes, in Nothing context) => default;

    public Nothing VisitEmpty(EmptyCondition empty, in Nothing context) => default;

    public Nothing VisitList(ListCondition list, in Nothing context) => Note(2);

    public Nothing VisitNot(NotCondition not, in Nothing context) => default;

    public Nothing VisitGroup(GroupCondition group, in Nothing context) => default;

    public Nothing VisitDefinition(DefinitionCondition named, in Nothing context) => default;

    public Nothing VisitItem(ItemCondition item, in Nothing context) => default;

    // A constant is noted with what it is compared with.
    public Nothing VisitConstant(ConstantTerm constant, in Nothing context) => default;

    public Nothing VisitFact(FactTerm fact, in Nothing context) => default;

    public Nothing VisitField(FieldTerm field, in Nothing context) => default;

    public Nothing VisitSum(SumTerm sum, in Nothing context) => default;

    public Nothing VisitProduct(ProductTerm product, in Nothing context) => default;

    // Cases should come near what is rounded to, and near half of it.
    public Nothing VisitRounded(RoundedTerm rounded, in Nothing context)
    {
        foreach (var times in (int[])[1, 2, 3]) Note((NumberType)rounded.Type, rounded.To * times / 2);
        return default;
    }

    public Nothing VisitShift(ShiftTerm shift, in Nothing context) => default;

    public Nothing VisitElapsed(ElapsedTerm elapsed, in Nothing context) => default;

    public Nothing VisitTable(TableTerm table, in Nothing context)
    {
        if (table.Type is NumberType number)
            foreach (var value in table.Table.Rows.Select(r => r.Value).Append(table.Table.Otherwise).OfType<Scalar>())
                Note(number, value.Value);
        return default;
    }

    public Nothing VisitScore(ScoreTerm score, in Nothing context) => default;

    public Nothing VisitDefinition(DefinitionTerm named, in Nothing context) => default;

    public Nothing VisitCondition(ConditionTerm named, in Nothing context) => default;

    public Nothing VisitThis(ThisTerm mine, in Nothing context) => default;

    public Nothing VisitCount(CountTerm count, in Nothing context) => default;

    public Nothing VisitDifferent(DifferentTerm different, in Nothing context) => default;

    public Nothing VisitTotal(TotalTerm total, in Nothing context) => default;

    // Of a set every value is drawn as it is.
    public Nothing VisitSize(SizeTerm size, in Nothing context) => default;

    public Nothing VisitGroup(ValueGroupTerm group, in Nothing context) => default;

    public Nothing VisitLine(ValueLineTerm line, in Nothing context) => default;

    private Nothing Note(int count)
    {
        _counts.Add(count);
        return default;
    }

    private Nothing Note(Comparison comparison)
    {
        var parts = Reads.Everything([comparison.Left, comparison.Right]).ToList();
        var constants = parts.OfType<ConstantTerm>().Where(c => c.Value is Scalar).ToList();
        var factors = parts.OfType<ProductTerm>().SelectMany(p => p.Factors).OfType<ConstantTerm>()
            .Select(c => ((Scalar)c.Value).Value).Where(f => f != 0).ToList();
        foreach (var constant in constants)
        {
            var value = ((Scalar)constant.Value).Value;
            if (constant.Type is NumberType number) Note(number, value);
            else if (constant.Type is DateType) _days.Add(value);
            foreach (var part in parts.OfType<Term>()) part.Accept(_beside, new Beside(constant, value, factors));
        }
        return default;
    }

    /// <summary>A constant, and the factors of the products in the comparison in which it stands.</summary>
    private readonly record struct Beside(ConstantTerm Constant, Int128 Value, List<Int128> Factors)
    {
        public bool IsCount => Constant.Type is NumberType { Unit: null };
    }

    /// <summary>What a constant says of each kind of value that stands in the same comparison.</summary>
    private sealed class BesideKinds(CaseBoundaries boundaries) : ITermVisitor<Beside, Nothing>
    {
        public Nothing VisitConstant(ConstantTerm constant, in Beside at) => default;

        public Nothing VisitFact(FactTerm fact, in Beside at)
        {
            if (!Alike(fact.Type, at.Constant.Type)) return default;
            boundaries.NoteOwn(Axis.Of(fact.Fact), at.Value);
            // What a product is compared with, without the factor.
            if (fact.Type is NumberType)
                foreach (var factor in at.Factors)
                    boundaries.NoteOwn(Axis.Of(fact.Fact),
                        (Int128)((System.Numerics.BigInteger)at.Value * Number.One.Units / factor));
            return default;
        }

        public Nothing VisitField(FieldTerm field, in Beside at)
        {
            if (Alike(field.Type, at.Constant.Type)) boundaries.NoteOwn(Axis.Of(field.List, field.Field), at.Value);
            return default;
        }

        public Nothing VisitSum(SumTerm sum, in Beside at) => default;

        public Nothing VisitProduct(ProductTerm product, in Beside at) => default;

        public Nothing VisitRounded(RoundedTerm rounded, in Beside at) => default;

        public Nothing VisitShift(ShiftTerm shift, in Beside at) => default;

        public Nothing VisitElapsed(ElapsedTerm elapsed, in Beside at)
        {
            if (at.IsCount && Small(at.Value, 1_000) is { } n)
                boundaries._lengths.Add((n * (elapsed.Unit == Elapsed.Years ? 12 : 1), elapsed.Unit != Elapsed.Days));
            return default;
        }

        public Nothing VisitTable(TableTerm table, in Beside at) => default;

        public Nothing VisitScore(ScoreTerm score, in Beside at) => default;

        public Nothing VisitDefinition(DefinitionTerm named, in Beside at) => default;

        public Nothing VisitCondition(ConditionTerm named, in Beside at) => default;

        public Nothing VisitThis(ThisTerm mine, in Beside at) => default;

        public Nothing VisitCount(CountTerm count, in Beside at) => Count(at);

        public Nothing VisitDifferent(DifferentTerm different, in Beside at) => Count(at);

        public Nothing VisitTotal(TotalTerm total, in Beside at)
        {
            if (Alike(total.Type, at.Constant.Type)) Note(total.List, total.Field, at.Value);
            return default;
        }

        public Nothing VisitSize(SizeTerm size, in Beside at) => default;

        public Nothing VisitGroup(ValueGroupTerm group, in Beside at) => default;

        public Nothing VisitLine(ValueLineTerm line, in Beside at)
        {
            if (line.List is { } list && Alike(line.Type, at.Constant.Type))
                Note(list, line.Field, at.Value);
            return default;
        }

        // What is worked out has no axis of its own.
        private void Note(ListInput list, Field? field, Int128 value)
        {
            if (field is not null) boundaries.NoteOwn(Axis.Of(list, field), value);
        }

        private Nothing Count(in Beside at)
        {
            if (at.IsCount && Small(at.Value, 8) is { } count) boundaries._counts.Add(count);
            return default;
        }
    }

    private static bool Alike(FactType one, FactType other) => (one, other) switch
    {
        (NumberType a, NumberType b) =>
            a.Unit is null || b.Unit is null ? a.Unit is null && b.Unit is null : a.Unit.Converts(b.Unit),
        _ => one.GetType() == other.GetType(),
    };

    private static int? Small(Int128 value, int most) =>
        value >= 0 && value / Number.One.Units <= most ? (int)(value / Number.One.Units) : null;

    private void Note(NumberType number, Int128 value)
    {
        var measure = MeasureOf(number);
        if (!_measures.TryGetValue(measure, out var all)) _measures[measure] = all = [];
        all.Add(value);
        if (number.Unit?.Kind is UnitKind.Days or UnitKind.Months && Small(value, 1_000) is { } n)
            _lengths.Add((n, number.Unit.Kind == UnitKind.Months));
    }

    private void NoteDay(Axis axis, int day)
    {
        _days.Add(day);
        NoteOwn(axis, day);
    }

    private void NoteOwn(Axis axis, Int128 value)
    {
        if (!_own.TryGetValue(axis, out var all)) _own[axis] = all = [];
        all.Add(value);
    }
}
