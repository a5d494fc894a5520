using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility;

/// <summary>
/// What came of a case each of whose records is decided by itself (language, section 12). There is no outcome of the case
/// as a whole.
/// </summary>
public sealed record EachDecision
{
    internal EachDecision(Policy policy, Case @case, ImmutableArray<Decision>? decisions) =>
        (Policy, Case, Decisions) = (policy, @case, decisions);

    /// <summary>The policy that decided.</summary>
    public Policy Policy { get; }

    /// <summary>The case as it is stated, all its records in it.</summary>
    public Case Case { get; }

    /// <summary>The name of the list.</summary>
    public string Each => Policy.Each!.List.Name;

    /// <summary>A decision for each record, in their order; null where the list is not stated.</summary>
    public ImmutableArray<Decision>? Decisions { get; private init; }

    /// <summary>Whether every record is decided: also where there is none.</summary>
    public bool IsDecided => Decisions is { } all && all.All(d => d.IsDecided);

    /// <summary>What is asked for: the list alone where it is not stated, else what each record needs, in their order.</summary>
    public ImmutableArray<Need> Needed => Decisions is { } all
        ? [.. all.SelectMany(d => d.Needed).DistinctBy(n => n.Name)]
        : [new Need(Each, Policy.Each!.List.Ask, Alone: true)];

    /// <summary>The decision date; null when it is unknown.</summary>
    public DateOnly? DecidedOn => Case.DayOf(Case.Policy.DecisionDate);

    /// <summary>The same, its edition chosen by a day.</summary>
    internal EachDecision ChosenBy(DateOnly day) =>
        this with { Decisions = Decisions is { } all ? [.. all.Select(d => d with { ChosenBy = day })] : null };

    /// <summary>How a record is told: its number, and its first field that anybody may read.</summary>
    internal string Told(int record)
    {
        var list = Policy.Each!.List;
        var row = ((Items)Case.Values[list.Slot]!).Rows[record];
        var field = list.Fields.FirstOrDefault(f => !f.Confidential && !f.Protected);
        var name = Policy.Each.NameOf(record);
        return field is not null && row[field.Index] is { } value ? $"{name}: {field.Type.Say(value)}" : name;
    }
}
