namespace Eligibility.World;

/// <summary>Why a <see cref="Conjunction"/> cannot be.</summary>
internal abstract record Refutation;
