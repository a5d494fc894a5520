using System.Text;
using System.Text.Unicode;
using Eligibility.Cases;

namespace Eligibility.Bulk;

/// <summary>The cells of one row whose quotes are known to be closed.</summary>
internal static class CsvCells
{
    /// <summary>The cells; null after reporting.</summary>
    /// <param name="fromLineEnd">The row, without its line end and with the one before it.</param>
    /// <param name="name">How a message names a cell, from 0.</param>
    /// <param name="faults">Where faults go.</param>
    public static List<string>? Read(ReadOnlyMemory<byte> fromLineEnd, Func<int, string> name, CaseFaults faults)
    {
        if (!Utf8.IsValid(fromLineEnd.Span))
        {
            faults.Add(CaseMessages.RowNotUtf8());
            return null;
        }
        using var row = CsvReader.Open(fromLineEnd);
        row.Read();
        var cells = new List<string>(row.FieldCount);
        for (var i = 0; i < row.FieldCount; i++)
        {
            var raw = row.GetRawSpan(i);
            if (!raw.StartsWith("\""u8) && raw.Contains((byte)'"')) faults.Add(CaseMessages.StrayQuote(name(i)));
            cells.Add(Encoding.UTF8.GetString(row.GetSpan(i)));
        }
        return faults.None ? cells : null;
    }

    /// <summary>What is said of a row whose cells could not be told apart.</summary>
    public static CaseFault WordsOf(in Row row, Func<int, string> name) => row.Fault switch
    {
        RowFault.AfterQuote => CaseMessages.AfterQuote(name(row.Cell)),
        RowFault.LoneReturn => CaseMessages.LoneReturn(name(row.Cell)),
        _ => CaseMessages.QuoteNotClosed(name(row.Cell)),
    };
}
