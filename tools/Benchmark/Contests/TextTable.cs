namespace Eligibility.Benchmarking.Contests;

/// <summary>A table as it is pasted into a page of Markdown.</summary>
internal sealed class TextTable(params string[] heading)
{
    private readonly List<string[]> _rows = [heading];

    public void Add(params string[] row) => _rows.Add(row);

    public void Write(TextWriter output)
    {
        var widths = Enumerable.Range(0, heading.Length).Select(i => _rows.Max(row => row[i].Length)).ToArray();
        for (var i = 0; i < _rows.Count; i++)
        {
            output.WriteLine($"| {string.Join(" | ", _rows[i].Select((cell, at) => cell.PadRight(widths[at])))} |");
            if (i == 0) output.WriteLine($"|{string.Join('|', widths.Select(width => new string('-', width + 2)))}|");
        }
        output.WriteLine();
    }
}
