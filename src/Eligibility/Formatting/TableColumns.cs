using System.Text;
using Eligibility.Lines;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Formatting;

/// <summary>The rows of a table in columns: each as wide as its widest cell.</summary>
internal sealed class TableColumns
{
    private readonly Dictionary<LineTree, List<string>> _cells;
    private readonly List<int> _widths = [];

    private TableColumns(Dictionary<LineTree, List<string>> cells)
    {
        _cells = cells;
        foreach (var row in cells.Values)
            for (var i = 0; i < row.Count - 1; i++)
            {
                if (i == _widths.Count) _widths.Add(0);
                _widths[i] = Math.Max(_widths[i], row[i].Length + 1);
            }
    }

    /// <summary>
    /// The columns of a table, or null where a row breaks off for a comment or would not fit the page.
    /// </summary>
    public static TableColumns? Of(StatementSyntax table, LineWriter writer)
    {
        var rows = table.Clauses.OfType<RowClause>().Select(r => r.Line).ToList();
        if (rows.Any(r => r.CommentsWithin.Any(c => c.TokensBefore < r.Tokens.Length))) return null;
        var columns = new TableColumns(rows.ToDictionary(r => r, r => Cells(r, writer)));
        return rows.Any(r => columns.Write(r).Length > LineWriter.Width - Layout.Step) ? null : columns;
    }

    /// <summary>A row as it is written; null for a line that is none.</summary>
    public List<string>? Row(LineTree line) => !_cells.ContainsKey(line) ? null
        : [Write(line) + string.Concat(line.CommentsWithin.Select(c => "  " + c.Text))];

    private string Write(LineTree line)
    {
        var (row, text) = (_cells[line], new StringBuilder());
        for (var i = 0; i < row.Count - 1; i++) text.Append((row[i] + ",").PadRight(_widths[i] + 1));
        return text.Append(row[^1]).ToString();
    }

    private static List<string> Cells(LineTree row, LineWriter writer)
    {
        var cells = new List<string>();
        var from = 0;
        for (var i = 0; i <= row.Tokens.Length; i++)
        {
            if (i < row.Tokens.Length && row.Tokens[i].Kind != TokenKind.Comma) continue;
            cells.Add(writer.Write(row.Tokens[from..i]));
            from = i + 1;
        }
        return cells;
    }
}
