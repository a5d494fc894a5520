using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility;

/// <summary>
/// A case for one policy: what is stated, what is assumed, and what is unknown (language, sections 4 and 6).
/// </summary>
public sealed record Case
{
    internal Case(Policy policy) => Policy = policy;

    /// <summary>The case's id, echoed and never read; or null.</summary>
    public string? Id { get; init; }

    /// <summary>
    /// What it says of each fact and list of its policy, in order of declaration, the decision date last.
    /// </summary>
    public ImmutableArray<CaseValue> Facts =>
        [.. Policy.Inputs.Select(i =>
            new CaseValue(i, Values[i.Slot], Provenances[i.Slot], Judgements.GetValueOrDefault(i.Slot)))];

    /// <summary>The policy that it was read for.</summary>
    internal Policy Policy { get; }

    /// <summary>A value for each input of the policy by slot, assumptions filled in; null is unknown.</summary>
    internal ImmutableArray<Datum?> Values { get; init; } = [];

    /// <summary>How each input came to its value, by slot.</summary>
    internal ImmutableArray<Provenance> Provenances { get; init; } = [];

    /// <summary>Who judged and why, by slot.</summary>
    internal ImmutableDictionary<int, Judgement> Judgements { get; init; } = ImmutableDictionary<int, Judgement>.Empty;

    /// <summary>Members that another edition declares and this one does not: stated, but never looked at.</summary>
    internal ImmutableArray<string> NeverLookedAt { get; init; } = [];

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
}
