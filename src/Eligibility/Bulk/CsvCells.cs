using System.Text;
using System.Text.Unicode;
using Eligibility.Cases;

namespace Eligibility.Bulk;

/// <summary>The cells of one row whose quotes are known to be closed.</summary>
internal static class CsvCells
{
    /// <summary>The cells; null after reporting.</summary>
    /// <param name="row">The row, without its line end.</param>
    /// <param name="name">How a message names a cell, from 0.</param>
    /// <param name="faults">Where faults go.</param>
    public static List<string>? Read(ReadOnlySpan<byte> row, Func<int, string> name, CaseFaults faults)
    {
        if (!Utf8.IsValid(row))
        {
            faults.Add(CaseMessages.RowNotUtf8());
            return null;
        }
        var text = Encoding.UTF8.GetString(row);
        var cells = new List<string>();
        for (var at = 0; at <= text.Length;) cells.Add(text.AsSpan(at).StartsWith('"') ? Quoted(text, ref at) : Plain(text, ref at, name, cells.Count, faults));
        return faults.None ? cells : null;
    }

    private static string Quoted(string text, ref int at)
    {
        var start = ++at;
        while (true)
        {
            at = text.IndexOf('"', at) + 1;
            if (at == text.Length || text[at] != '"') break;
            at++;
        }
        var cell = text[start..(at - 1)];
        at++;
        return cell.Replace("\"\"", "\"", StringComparison.Ordinal);
    }

    private static string Plain(string text, ref int at, Func<int, string> name, int cell, CaseFaults faults)
    {
        var start = at;
        var end = text.IndexOf(',', start);
        if (end < 0) end = text.Length;
        at = end + 1;
        if (text.AsSpan(start, end - start).Contains('"')) faults.Add(CaseMessages.StrayQuote(name(cell)));
        return text[start..end];
    }
}
