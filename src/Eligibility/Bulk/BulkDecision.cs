namespace Eligibility.Bulk;

/// <summary>A decision on its way to its line.</summary>
/// <param name="Line">The line of the file on which its case begins, from 1.</param>
/// <param name="Decision">The decision.</param>
/// <param name="Told">The line that tells it, ended by a line feed.</param>
internal readonly record struct BulkDecision(long Line, Decision Decision, ReadOnlyMemory<byte> Told);
