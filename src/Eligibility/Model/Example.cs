using System.Collections.Immutable;
using Eligibility.Text;

namespace Eligibility.Model;

/// <summary>
/// A case in the policy and what must come of it: what it gives, by slot, and no more, since a
/// policy may have many of both.
/// </summary>
internal sealed record Example(string Name, ImmutableArray<(int Slot, Datum Value)> Given, Expectation Expected,
    TextSpan Span);

/// <summary>
/// What an example expects: an outcome with some of its reasons (null is <c>otherwise</c>), or
/// undecided with exactly these needs.
/// </summary>
internal sealed record Expectation(Outcome? Outcome, ImmutableArray<Rule?> By, ImmutableArray<string>? Needing,
    TextSpan Span);
