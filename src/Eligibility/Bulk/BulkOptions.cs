using System.Collections.Immutable;
using Eligibility.Bulk;

namespace Eligibility;

/// <summary>How many cases are written in one stream.</summary>
public enum BulkForm
{
    /// <summary>A JSON object a line.</summary>
    Ndjson,

    /// <summary>A row a case, with the names of facts as headings (RFC 4180).</summary>
    Csv,
}

/// <summary>
/// What the line of a case holds. A case that cannot be decided has its error object whatever is asked for.
/// </summary>
public enum BulkRecord
{
    /// <summary>
    /// The id, the status, whether it is exact, the outcome or those that are possible, the reasons and what is needed,
    /// by their names.
    /// </summary>
    Brief,

    /// <summary>The whole record: what the case gets by itself.</summary>
    Full,

    /// <summary>The id and the outcome, null while undecided.</summary>
    None,
}

/// <summary>What is given beside the cases.</summary>
public sealed record BulkOptions
{
    /// <summary>
    /// The day of the decisions, where the host gives it; a case that states another day is at fault.
    /// </summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>
    /// How many cases are decided at once, from 1; the machine's processors when silent. What
    /// comes out does not depend on it.
    /// </summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>What the line of a case holds; in brief when silent.</summary>
    public BulkRecord Record { get; init; } = BulkRecord.Brief;

    /// <summary>Told of each case that could not be decided, in order, once its line is written.</summary>
    public Action<BulkRejection>? OnRejected { get; init; }

    /// <summary>
    /// Is given the decisions of some lines, in their order, before any of these lines is written; where it fails none
    /// is, and nothing after them. A case whose edition cannot be chosen yet, or that could not be decided, has none.
    /// </summary>
    internal Func<IReadOnlyList<BulkDecision>, Task>? BeforeWritten { get; init; }

    /// <summary>Told how far it has come, from time to time.</summary>
    public Action<BulkSummary>? OnProgress { get; init; }
}

/// <summary>A case that could not be decided; an error object stands in its place.</summary>
/// <param name="Line">The line of the file on which it begins, from 1.</param>
/// <param name="Id">Its id, as far as it can be read.</param>
/// <param name="Faults">What is wrong with it.</param>
public sealed record BulkRejection(long Line, string? Id, ImmutableArray<CaseFault> Faults);

/// <summary>How many cases there were, and what became of them.</summary>
public sealed record BulkSummary
{
    /// <summary>The cases whose lines are written.</summary>
    public long Cases { get; init; }

    /// <summary>Those with an outcome.</summary>
    public long Decided { get; init; }

    /// <summary>Those that could not be decided because something is wrong with them.</summary>
    public long Rejected { get; init; }

    /// <summary>Those for which facts are missing.</summary>
    public long Undecided => Cases - Decided - Rejected;

    /// <summary>How many bytes of the cases were read for them.</summary>
    public long BytesRead { get; init; }

    /// <summary>Whether every case has its line: not so when it was stopped.</summary>
    public bool IsComplete { get; init; }

    /// <summary>What is wrong with the headings of a CSV file; then no case was looked at.</summary>
    public ImmutableArray<CaseFault> HeadingFaults { get; init; } = [];
}
