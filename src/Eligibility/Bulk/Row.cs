namespace Eligibility.Bulk;

/// <summary>One case as it stands in its file: a line of NDJSON, or a row of CSV, which may run over lines.</summary>
/// <param name="Start">Where it begins in the bytes of its batch.</param>
/// <param name="Length">Its length in bytes, without the line end.</param>
/// <param name="Line">The line of the file on which it begins, from 1.</param>
/// <param name="Fault">What kept it from being read whole.</param>
/// <param name="Bytes">Its length in the file.</param>
/// <param name="Cell">The cell in which a quote is at fault, from 0.</param>
internal readonly record struct Row(int Start, int Length, long Line, RowFault Fault, long Bytes, int Cell);

/// <summary>What can be wrong with a row before anyone asks what it says.</summary>
internal enum RowFault
{
    None,

    /// <summary>It is longer than a case may be; what it says was passed over.</summary>
    TooLong,

    /// <summary>A quote is opened in it and not closed: only its first line belongs to it.</summary>
    QuoteNotClosed,

    /// <summary>Something follows a closing quote: only its first line belongs to it.</summary>
    AfterQuote,

    /// <summary>
    /// A carriage return that no line feed follows stands outside quotes: only its first line belongs to it.
    /// </summary>
    LoneReturn,
}
