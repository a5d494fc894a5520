using Eligibility.Text;

namespace Eligibility.Mutating;

/// <summary>What a small edit does.</summary>
internal enum EditKind
{
    /// <summary>Moves a limit by one, or takes the limit itself in or out.</summary>
    Limit,

    /// <summary>Leaves a condition out, or one value of several.</summary>
    Dropped,

    /// <summary>Says the opposite of a condition.</summary>
    Negated,

    /// <summary>Takes a rule out, or what it overrides.</summary>
    Removed,

    /// <summary>Gives another outcome.</summary>
    Outcome,
}

/// <summary>A small edit of a policy's text.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="At">What it is about.</param>
/// <param name="Statement">The name of the statement in which it is made.</param>
/// <param name="Words">What it does, in words.</param>
/// <param name="Start">Where it begins to take text out.</param>
/// <param name="Length">How much it takes out.</param>
/// <param name="By">What it puts there.</param>
internal sealed record Edit(EditKind Kind, TextSpan At, string Statement, string Words, int Start, int Length, string By)
{
    /// <summary>The text with it made.</summary>
    public string Made(string text) => string.Concat(text.AsSpan(0, Start), By, text.AsSpan(Start + Length));
}
