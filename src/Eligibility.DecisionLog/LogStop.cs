namespace Eligibility.DecisionLog;

/// <summary>Why a log acknowledges nothing any more.</summary>
/// <param name="Since">Since when.</param>
/// <param name="Because">What went wrong.</param>
public sealed record LogStop(DateTimeOffset Since, string Because);
