using System.Collections.Immutable;

namespace Eligibility.Model;

/// <summary>
/// The list each of whose records a policy decides by itself (language, section 12). Behind its binding a record is a case
/// like any other: its fields are facts, and the rest of the list is a list of the others.
/// </summary>
/// <param name="Facts">The slot of the fact that stands for each field, by the place of the field.</param>
/// <param name="Others">The slot of the list of the other records.</param>
/// <param name="Whole">What cases are read for: the policy with the list itself, and no rules.</param>
/// <param name="List">The list, as an input of that.</param>
internal sealed record EachRecord(ImmutableArray<int> Facts, int Others, Policy Whole, ListInput List)
{
    /// <summary>With what the name of the list of the others begins.</summary>
    public const string Other = "other ";

    /// <summary>What stands before a field of the record in hand, where another is looked at.</summary>
    public const string ThisOnes = "this one's";

    /// <summary>The list of a policy whose facts are known.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="facts">The slots of the facts, by field.</param>
    /// <param name="declared">The list as it is declared, in the slot of the list of the others.</param>
    public static EachRecord Of(Policy policy, ImmutableArray<int> facts, ListInput declared)
    {
        var others = (ListInput)policy.Inputs[declared.Slot];
        var slots = new Dictionary<int, int>();
        foreach (var input in policy.Inputs)
            if (!facts.Contains(input.Slot)) slots.Add(input.Slot, slots.Count);
        var list = declared with { Slot = slots[declared.Slot], Fields = [.. others.Fields.Select(InWhole)] };
        ImmutableArray<Input> all = [.. policy.Inputs.Where(i => slots.ContainsKey(i.Slot)).Select(input => input switch
        {
            ListInput own when own.Slot == declared.Slot => (Input)list,
            ListInput other => other with { Slot = slots[other.Slot], Fields = [.. other.Fields.Select(InWhole)] },
            Fact fact => fact with { Slot = slots[fact.Slot], LowEnd = EndInWhole(fact.LowEnd), HighEnd = EndInWhole(fact.HighEnd) },
            _ => throw new ArgumentOutOfRangeException(nameof(policy)),
        })];
        var asked = policy.AsksFor.Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        var whole = policy with
        {
            Inputs = all, Rules = [], Conditions = [], ValueSlots = 0, Guarantees = [], Examples = [],
            Outcomes = [], WorstToBest = [], Each = null, RecordSlots = 0,
            WorkedOut = [.. policy.WorkedOut.Select(w => ((ListInput)all[slots[w.List.Slot]], w.Name))],
            MayRead = [.. policy.MayRead.Where(m => slots.ContainsKey(m.Fact.Slot)).Select(m => m with { Fact = all[slots[m.Fact.Slot]] })],
            DatedBy = slots.ContainsKey(policy.DatedBy.Slot) ? (Fact)all[slots[policy.DatedBy.Slot]] : (Fact)all[^1],
            DatesRecords = facts.IndexOf(policy.DatedBy.Slot) is >= 0 and var field ? new(list.Slot, field) : null,
            Asked = [.. all.Where(i => i == list || asked.Contains(i.Name))],
        };
        return new EachRecord(facts, others.Slot, whole, list);

        Field InWhole(Field field) => field with { LowEnd = EndInWhole(field.LowEnd), HighEnd = EndInWhole(field.HighEnd) };

        RangeEnd? EndInWhole(RangeEnd? end) => end is { } at ? at with { Slot = slots[at.Slot] } : null;
    }

    /// <summary>
    /// The name by which a case knows a fact of the record in hand, or a field of another: <c>charges 2: kind</c>; null of
    /// anything else, and where no record is in hand.
    /// </summary>
    /// <param name="values">What is known of the record and of all else, by slot.</param>
    /// <param name="input">The fact or list.</param>
    /// <param name="field">The field of the list, or null.</param>
    /// <param name="row">Its item, from 0.</param>
    public string? NameIn(ImmutableArray<Datum?> values, Input input, Field? field = null, int row = -1)
    {
        if (values[Others] is not Items { Without: >= 0 and var inHand } others) return null;
        if (input.Slot == Others && field is not null) return $"{NameOf(others.NumberOf(row) - 1)}: {field.Name}";
        return Facts.Contains(input.Slot) ? $"{NameOf(inHand)}: {input.Name}" : null;
    }

    /// <summary>How a case knows the record in hand: <c>charges 2</c>; null where none is.</summary>
    /// <param name="values">What is known of it and of all else, by slot.</param>
    public string? InHand(ImmutableArray<Datum?> values) =>
        values[Others] is Items { Without: >= 0 and var record } ? NameOf(record) : null;

    /// <summary>How the record in hand is called where the case as a whole is spoken of: <c>charges 2</c>.</summary>
    public string NameOf(int record) => FormattableString.Invariant($"{List.Name} {record + 1}");
}

/// <summary>The field by whose date each record of a list gets its edition.</summary>
/// <param name="List">The slot of the list.</param>
/// <param name="Field">The place of the field.</param>
internal sealed record DatingField(int List, int Field)
{
    /// <summary>The day of each record, null where it is unknown; null where the list is not known.</summary>
    public ImmutableArray<DateOnly?>? DaysIn(Datum? list) => list is not Items records ? null
        : [.. records.Rows.Select(r => r[Field] is Scalar day ? DateOnly.FromDayNumber((int)day.Value) : (DateOnly?)null)];
}
