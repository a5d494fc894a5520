using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Rendering;

namespace Eligibility.Justification;

/// <summary>How the lines below one bear on it.</summary>
internal enum LineForm
{
    /// <summary>A test: what stands below it says more of it, and bears on nothing.</summary>
    Test,

    /// <summary>Each of them must be so.</summary>
    All,

    /// <summary>One of them is enough.</summary>
    Any,

    /// <summary>None of them may be so.</summary>
    None,

    /// <summary>So many of them are enough.</summary>
    AtLeast,

    /// <summary>No more of them may be so.</summary>
    AtMost,

    /// <summary>So many of them, and no more: no single one bears on it.</summary>
    Exactly,

    /// <summary>The one below must not be so.</summary>
    Not,

    /// <summary>A definition: the one below is what it says.</summary>
    Named,
}

/// <summary>
/// A line of a condition as a true statement of the case: what is so, and not whether a test was passed. Where a
/// definition is told twice, both share what stands below.
/// </summary>
/// <param name="Words">The statement; of a group what holds its lines together.</param>
/// <param name="State">What the line came to.</param>
/// <param name="Form">How the lines below bear on it.</param>
/// <param name="Of">The condition.</param>
internal sealed record StatedLine(string Words, NodeState State, LineForm Form, Condition? Of)
{
    /// <summary>The lines that it is made of.</summary>
    public ImmutableArray<StatedLine> Parts { get; init; } = [];

    /// <summary>What says more of it: the items that fit, the steps of a score, what a calculation reads.</summary>
    public ImmutableArray<StatedLine> Details { get; init; } = [];

    /// <summary>The words of the policy.</summary>
    public required string Test { get; init; }

    /// <summary>How many of the lines are needed, or allowed.</summary>
    public int Count { get; init; }

    /// <summary>The item of which it is told, from 0; -1 outside a list.</summary>
    public int Row { get; init; } = -1;

    /// <summary>Whether it is told as open and may in truth be certain.</summary>
    public bool NotSettled { get; init; }
}
