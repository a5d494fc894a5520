using System.Collections.Immutable;
using Eligibility.Text;

namespace Eligibility.Model;

/// <summary>
/// A line below an outcome: an obligation, an authority, a discretion, how long it lasts, or what is told with it; owed
/// or told always or when its condition holds.
/// </summary>
/// <param name="Text">What is owed, whose authority is needed, or the label or notice that is told.</param>
/// <param name="When">The condition on which it turns, or null.</param>
/// <param name="Span">Where it is written.</param>
internal sealed record Consequence(string Text, Condition? When, TextSpan Span)
{
    /// <summary>The value that is told, or how long it lasts; null for a line without one.</summary>
    public Term? Value { get; init; }

    /// <summary>Grounds of its own, which are no reason of the decision.</summary>
    public Grounds Grounds { get; init; } = Grounds.None;
}

/// <summary>What a line rests on.</summary>
/// <param name="Because">The reason in words, or null.</param>
/// <param name="Citations">The sources that it cites.</param>
internal sealed record Grounds(string? Because, ImmutableArray<Citation> Citations)
{
    /// <summary>What a letter says of it, or null.</summary>
    public string? ForPerson { get; init; }

    /// <summary>Of a line that says nothing of why.</summary>
    public static Grounds None { get; } = new(null, []);

    /// <summary>Whether nothing is said of why.</summary>
    public bool AreNone => Because is null && Citations.IsEmpty;
}

/// <summary><c>otherwise OUTCOME</c></summary>
/// <param name="Outcome">The outcome when no rule applies.</param>
/// <param name="Grounds">Why, in the policy's words, and what it rests on.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record Otherwise(Outcome Outcome, Grounds Grounds, TextSpan Span)
{
    /// <summary>The reason in words, or null.</summary>
    public string? Because => Grounds.Because;
}

/// <summary>A protected fact that the policy tests all the same, and why.</summary>
internal sealed record MayRead(Input Fact, string Because, TextSpan Span)
{
    /// <summary>
    /// The slots that it is said of: where each record of a list is decided by itself, the list stands for the fields of the
    /// one in hand as well.
    /// </summary>
    public ImmutableArray<int> Slots { get; init; } = [Fact.Slot];

    /// <summary>Whether one of several says why something may be read.</summary>
    public static bool Is(ImmutableArray<MayRead> all, int slot) => all.Any(m => m.Slots.Contains(slot));
}
