namespace Eligibility.DecisionLog;

/// <summary>That a record stands in the log, on the disk.</summary>
/// <param name="Number">Its place in the log, from 1.</param>
/// <param name="Id">The caller's name for it.</param>
/// <param name="Link">What ties it to all before it, in lower-case hexadecimal.</param>
public sealed record RecordReceipt(long Number, string Id, string Link);
