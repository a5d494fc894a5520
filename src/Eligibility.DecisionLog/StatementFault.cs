using System.Collections.Immutable;
using Eligibility.Text;

namespace Eligibility.DecisionLog;

/// <summary>One thing that is wrong with what a person stated.</summary>
/// <param name="Place">Where, as a JSON pointer such as <c>/notRead/0/because</c>; empty for the whole.</param>
/// <param name="Message">What was found and what is expected, in one line without a full stop.</param>
public sealed record StatementFault(string Place, string Message)
{
    /// <summary>The place and the message on one line.</summary>
    public override string ToString() => $"{(Place.Length == 0 ? "/" : SafeText.Show(Place))}: {Message}";
}

/// <summary>What a person stated cannot be taken; nothing of it was kept.</summary>
/// <param name="faults">Everything that is missing or contradicts itself or the advice; never empty.</param>
public sealed class StatementException(ImmutableArray<StatementFault> faults)
    : FormatException(string.Join("; ", faults))
{
    /// <summary>Everything that is missing or contradicts itself or the advice, in order; never empty.</summary>
    public ImmutableArray<StatementFault> Faults { get; } = faults;

    /// <summary>Whether the text could not be read at all.</summary>
    public bool IsNoJson { get; init; }
}
