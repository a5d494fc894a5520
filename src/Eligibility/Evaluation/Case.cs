using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility;

/// <summary>
/// A case for one policy: what is stated, what is assumed, and what is unknown (language, sections 4 and 6).
/// </summary>
public sealed record Case
{
    private readonly CaseRow _row;
    private readonly byte[] _provenances = [];
    private ImmutableArray<Datum?> _values;

    internal Case(Policy policy) => Policy = policy;

    /// <summary>A case that was read into slots.</summary>
    internal Case(Policy policy, CaseRow row, byte[] provenances) : this(policy) =>
        (_row, _provenances) = (row, provenances);

    /// <summary>The case's id, echoed and never read; or null.</summary>
    public string? Id { get; init; }

    /// <summary>
    /// What it says of each fact and list of its policy, in order of declaration, the decision date last.
    /// </summary>
    public ImmutableArray<CaseValue> Facts =>
        [.. Policy.Inputs.Select(i =>
            new CaseValue(i, Values[i.Slot], Provenances[i.Slot], Judgements.GetValueOrDefault(i.Slot), JudgedItems))];

    /// <summary>The policy that it was read for.</summary>
    internal Policy Policy { get; }

    /// <summary>What the plan reads; without a row where a value has no slot.</summary>
    internal ref readonly CaseRow Row => ref _row;

    /// <summary>A value for each input of the policy by slot, assumptions filled in; null is unknown.</summary>
    internal ImmutableArray<Datum?> Values
    {
        // Two threads that make it at once make the same.
        get => _values.IsDefault ? _values = OfRow() : _values;
        init => (_values, _row) = (value, OfValues(value));
    }

    /// <summary>How each input came to its value, by slot.</summary>
    internal ImmutableArray<Provenance> Provenances
    {
        get => [.. _provenances.Select(p => (Provenance)p)];
        init => _provenances = [.. value.Select(p => (byte)p)];
    }

    /// <summary>Who judged and why, by slot.</summary>
    internal ImmutableDictionary<int, Judgement> Judgements { get; init; } = ImmutableDictionary<int, Judgement>.Empty;

    /// <summary>Who judged a field of an item and why, in order of the case.</summary>
    internal ImmutableSortedDictionary<FieldPlace, Judgement> JudgedItems { get; init; } =
        ImmutableSortedDictionary<FieldPlace, Judgement>.Empty;

    /// <summary>Members that another edition declares and this one does not: stated, but never looked at.</summary>
    internal ImmutableArray<string> NeverLookedAt { get; init; } = [];

    /// <summary>How many cases there are of which it is one: records of a list, each of which is decided by itself.</summary>
    internal int DecidedTogether { get; init; } = 1;

    /// <summary>The day that it states of a date; null where it is unknown.</summary>
    internal DateOnly? DayOf(Fact date)
    {
        if (_row.Words is null)
            return Values[date.Slot] is Scalar day ? DateOnly.FromDayNumber((int)day.Value) : null;
        var slot = _row.Slot(Policy.SlotForms[date.Slot]);
        return slot == SlotForm.NotKnown ? null : DateOnly.FromDayNumber((int)slot);
    }

    /// <summary>How an input came to its value.</summary>
    internal Provenance ProvenanceOf(int slot) => (Provenance)_provenances[slot];

    /// <summary>A case of an example: what it gives is stated, the rest is not.</summary>
    internal static Case OfExample(Policy policy, Example example)
    {
        var values = new Datum?[policy.Inputs.Length];
        foreach (var (slot, value) in example.Given) values[slot] = value;
        return Of(policy, [.. values], example.Name);
    }

    /// <summary>A case from values by slot: null is not stated, and assumed where the input says so.</summary>
    internal static Case Of(Policy policy, ImmutableArray<Datum?> stated, string? id = null) => new(policy)
    {
        Id = id,
        Values = [.. policy.Inputs.Select(i => stated[i.Slot] ?? i.Assumed)],
        Provenances = [.. policy.Inputs.Select(i => stated[i.Slot] is not null ? Provenance.Stated
            : i.Assumed is not null ? Provenance.Assumed
            : Provenance.NotStated)],
    };

    /// <summary>Whether it is this very case: two that say the same are not held against each other here.</summary>
    public bool Equals(Case? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    private ImmutableArray<Datum?> OfRow()
    {
        var forms = Policy.SlotForms;
        var values = new Datum?[forms.Length];
        for (var slot = 0; slot < values.Length; slot++)
            values[slot] = forms[slot].Kind == SlotKind.Apart ? _row.Apart?[slot]
                : _row.Slot(forms[slot]) is var known && known == SlotForm.NotKnown ? null
                : forms[slot].Read(known);
        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    private CaseRow OfValues(ImmutableArray<Datum?> values)
    {
        var forms = Policy.SlotForms;
        var slots = new long[forms.Length];
        Datum?[]? apart = null;
        for (var slot = 0; slot < slots.Length; slot++)
        {
            if (!forms[slot].TryWrite(values[slot], out slots[slot])) return default;
            if (forms[slot].Kind != SlotKind.Apart || values[slot] is null) continue;
            (apart ??= new Datum?[slots.Length])[slot] = values[slot];
        }
        return CaseRow.Of(forms, slots, apart);
    }
}
