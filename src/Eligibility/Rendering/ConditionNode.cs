using System.Collections.Immutable;

namespace Eligibility.Rendering;

/// <summary>What a line of a condition came to.</summary>
internal enum NodeState
{
    /// <summary>It held.</summary>
    Held,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It stayed open.</summary>
    Open,

    /// <summary>Something before it settled the matter.</summary>
    NotNeeded,
}

/// <summary>A line of a condition: its words, the values the case gave, and what it came to.</summary>
/// <param name="Words">The words of the policy.</param>
/// <param name="State">What it came to.</param>
/// <param name="Values">The values it looked at, by name.</param>
/// <param name="File">Where it is written.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Parts">The lines it is made of.</param>
/// <param name="NamedBefore">A definition opened further up.</param>
internal sealed record ConditionNode(string Words, NodeState State, ImmutableArray<NodeValue> Values, string File,
    int Line, ImmutableArray<ConditionNode> Parts, bool NamedBefore)
{
    /// <summary>Whether it is told as open and may in truth be certain.</summary>
    public bool NotSettled { get; init; }
}

/// <summary>A value that a line looked at.</summary>
/// <param name="Name">The fact, field, table, score, or the words of a calculation.</param>
/// <param name="Value">Its value in words; <c>not known</c> where it is unknown.</param>
/// <param name="IsKnown">Whether it is known.</param>
internal sealed record NodeValue(string Name, string Value, bool IsKnown);
