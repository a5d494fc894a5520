using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>A case for one policy: what is stated, what is assumed, and what is unknown (language, sections 4 and 6).</summary>
public sealed record Case
{
    /// <summary>The case's id, echoed and never read; or null.</summary>
    public string? Id { get; init; }

    /// <summary>A value for each input of the policy by slot, assumptions filled in; null is unknown.</summary>
    internal ImmutableArray<Datum?> Values { get; init; } = [];

    /// <summary>How each input came to its value, by slot.</summary>
    internal ImmutableArray<Standing> Standings { get; init; } = [];

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
    internal static Case Of(Policy policy, ImmutableArray<Datum?> stated, string? id = null) => new()
    {
        Id = id,
        Values = [.. policy.Inputs.Select(i => stated[i.Slot] ?? i.Assumed)],
        Standings = [.. policy.Inputs.Select(i => stated[i.Slot] is not null ? Standing.Stated : i.Assumed is not null ? Standing.Assumed : Standing.NotStated)],
    };
}

/// <summary>How an input came to its value.</summary>
public enum Standing
{
    /// <summary>The case says nothing of it, and nothing is assumed: unknown.</summary>
    NotStated,

    /// <summary>The case says that it is not known.</summary>
    NotKnown,

    /// <summary>The case says nothing of it, and the policy assumes a value.</summary>
    Assumed,

    /// <summary>The case states it.</summary>
    Stated,
}

/// <summary>A person's judgement.</summary>
/// <param name="By">Who judged.</param>
/// <param name="Because">Why.</param>
public sealed record Judgement(string By, string Because);
