using System.Collections.Immutable;

namespace Eligibility.World;

/// <summary>What is said of a <see cref="Conjunction"/>.</summary>
internal abstract record Verdict;

/// <summary>It can be: values of its variables, by place, of which every constraint is so.</summary>
internal sealed record Witness(ImmutableArray<Int128> Values) : Verdict;

/// <summary>It cannot be, and why: what a short checker works out again.</summary>
internal sealed record Impossible(Refutation Why) : Verdict;

/// <summary>Neither was found within the effort.</summary>
internal sealed record NotKnown : Verdict;
