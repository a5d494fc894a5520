namespace Eligibility.DecisionLog;

/// <summary>
/// An advice that comes out otherwise when it is decided again under its archived text, or cannot be.
/// </summary>
/// <param name="Record">The number of the record.</param>
/// <param name="Id">Its id.</param>
/// <param name="Message">
/// What differs, in one line; it names outcomes and rules, and nothing that the case states.
/// </param>
public sealed record ReplayDifference(long Record, string Id, string Message);
