namespace Eligibility.DecisionLog;

/// <summary>What verifying a log found.</summary>
/// <param name="Checkpoint">How far it was found whole.</param>
/// <param name="Erased">How many of these records were erased.</param>
/// <param name="Fault">What is broken first; null where all is whole.</param>
public sealed record LogVerification(Checkpoint Checkpoint, long Erased, LogFault? Fault);

/// <summary>Where a log is broken.</summary>
/// <param name="Record">The number of the record; nought where it is no record that is.</param>
/// <param name="Message">Why, in one line without a full stop.</param>
public sealed record LogFault(long Record, string Message);
