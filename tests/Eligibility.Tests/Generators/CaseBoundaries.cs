using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Tests.Generators;

/// <summary>What a case states a value for: a fact, or a field of a list.</summary>
internal readonly record struct Axis(int Slot, int Field)
{
    public static Axis Of(Fact fact) => new(fact.Slot, -1);

    public static Axis Of(ListInput list, Field field) => new(list.Slot, field.Index);
}

/// <summary>
/// Where a policy's words tell values apart: the constants it compares with, for each fact and for all of a measure; the days it
/// names; the lengths of time it adds or counts; the numbers of items it asks for.
/// </summary>
internal sealed class CaseBoundaries
{
    private readonly Dictionary<Axis, HashSet<Int128>> _own = [];
    private readonly Dictionary<string, HashSet<Int128>> _measures = [];
    private readonly HashSet<Int128> _days = [];
    private readonly HashSet<(int Amount, bool Months)> _lengths = [];
    private readonly HashSet<int> _counts = [0, 1];

    public CaseBoundaries(Policy policy)
    {
        foreach (var part in Reads.Everything(policy.Conditions))
        {
            switch (part)
            {
                case Comparison comparison: Note(comparison); break;
                case TableTerm { Table: { Type: NumberType number } table }:
                    foreach (var value in table.Rows.Select(r => r.Value).Append(table.Otherwise).OfType<Scalar>()) Note(number, value.Value);
                    break;
                case ListCondition: _counts.Add(2); break;
            }
        }
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

    public static string MeasureOf(NumberType type) => type.Unit is { } unit ? $"{unit.Kind} {(unit.Kind is UnitKind.Money or UnitKind.Other ? unit.Name : "")}" : "";

    private static ImmutableArray<Int128> Sorted(HashSet<Int128> values) => [.. values.Order()];

    private void Note(Comparison comparison)
    {
        var parts = Reads.Everything([comparison.Left, comparison.Right]).ToList();
        var constants = parts.OfType<ConstantTerm>().Where(c => c.Value is Scalar).ToList();
        var factors = parts.OfType<ProductTerm>().SelectMany(p => p.Factors).OfType<ConstantTerm>().Select(c => ((Scalar)c.Value).Value).Where(f => f != 0).ToList();
        foreach (var constant in constants)
        {
            var value = ((Scalar)constant.Value).Value;
            if (constant.Type is NumberType number) Note(number, value);
            else if (constant.Type is DateType) _days.Add(value);
            foreach (var part in parts)
            {
                if (part is FactTerm { Fact: var fact } && Alike(fact.Type, constant.Type)) NoteOwn(Axis.Of(fact), value);
                if (part is FieldTerm { Field: var field } read && Alike(field.Type, constant.Type)) NoteOwn(Axis.Of(read.List, field), value);
                if (part is TotalTerm { Field: var summed } total && Alike(summed.Type, constant.Type)) NoteOwn(Axis.Of(total.List, summed), value);
                if (part is CountTerm or DifferentTerm && constant.Type is NumberType { Unit: null } && Small(value, 8) is { } count) _counts.Add(count);
                if (part is ElapsedTerm elapsed && constant.Type is NumberType { Unit: null } && Small(value, 1_000) is { } n)
                    _lengths.Add((n * (elapsed.Unit == Elapsed.Years ? 12 : 1), elapsed.Unit != Elapsed.Days));
                // What a product is compared with, without the factor.
                if (part is FactTerm { Fact: { Type: NumberType type } multiplied } && Alike(type, constant.Type))
                    foreach (var factor in factors) NoteOwn(Axis.Of(multiplied), (Int128)((System.Numerics.BigInteger)value * Number.One.Units / factor));
            }
        }
    }

    private static bool Alike(FactType one, FactType other) => (one, other) switch
    {
        (NumberType a, NumberType b) => a.Unit is null || b.Unit is null ? a.Unit is null && b.Unit is null : a.Unit.Converts(b.Unit),
        _ => one.GetType() == other.GetType(),
    };

    private static int? Small(Int128 value, int most) => value >= 0 && value / Number.One.Units <= most ? (int)(value / Number.One.Units) : null;

    private void Note(NumberType number, Int128 value)
    {
        var measure = MeasureOf(number);
        if (!_measures.TryGetValue(measure, out var all)) _measures[measure] = all = [];
        all.Add(value);
        if (number.Unit?.Kind is UnitKind.Days or UnitKind.Months && Small(value, 1_000) is { } n) _lengths.Add((n, number.Unit.Kind == UnitKind.Months));
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
