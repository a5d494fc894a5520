namespace Eligibility.Plan;

/// <summary>What two runs say of the outcome of a case with unknowns: one bit for each outcome, and for each slot that
/// is read, in their order.</summary>
/// <param name="Possible">The outcomes that may prevail; no other can.</param>
/// <param name="Open">The unknown facts that the rules look at which can still change it.</param>
/// <param name="Ties">Those of them by which two of these rules, or two parts of one, hang together: where there are
/// none, each outcome that may prevail can.</param>
internal readonly record struct OpenRun(ulong Possible, ulong Open, ulong Ties);
