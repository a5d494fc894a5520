using System.Collections.Immutable;
using System.Text;
using Eligibility.Text;

namespace Eligibility.Rendering;

/// <summary>A grid as text: columns side by side where each has room, else one column after the other.</summary>
internal sealed class TextGrid(Grid grid, int width, Paint paint)
{
    private const int LeastColumn = 24;

    public void Write(StringBuilder text)
    {
        var names = Math.Max(8, grid.Rows.Max(r => r.Name.Length)) + 2;
        var each = (width - 2 - names) / grid.Columns.Length - 2;
        if (each >= LeastColumn) SideBySide(text, names, each);
        else OneAfterTheOther(text);
    }

    private void SideBySide(StringBuilder text, int names, int each)
    {
        Row(text, "",
            [.. grid.Columns.Select(c => ImmutableArray.Create(Words.Of(new Run(c, Tone.Strong))))], names, each);
        foreach (var row in grid.Rows)
        {
            text.Append('\n');
            Row(text, row.Name, row.Cells, names, each);
        }
    }

    private void Row(StringBuilder text, string name, ImmutableArray<ImmutableArray<Words>> cells, int names, int each)
    {
        // Wrapped as they will stand, and dressed only then: a dressed line is longer than it looks.
        var plain = cells.Select(c => Lines(c, each, Paints.None)).ToList();
        var dressed = cells.Select(c => Lines(c, each, paint)).ToList();
        for (var i = 0; i < Math.Max(1, plain.Max(c => c.Count)); i++)
        {
            var line = new StringBuilder("  ").Append((i == 0 ? name : "").PadRight(names));
            for (var c = 0; c < plain.Count; c++)
            {
                if (i < plain[c].Count)
                    line.Append(dressed[c][i]).Append(' ', Math.Max(0, each - plain[c][i].Length) + 2);
                else line.Append(' ', each + 2);
            }
            text.Append(line.ToString().TrimEnd()).Append('\n');
        }
    }

    private static List<string> Lines(ImmutableArray<Words> cell, int room, Paint paint) =>
        [.. cell.SelectMany(words => TextRenderer.Wrap(words, room, room - 2, paint, breaksWords: true)
            .Select((line, i) => i == 0 ? line : "  " + line))];

    private void OneAfterTheOther(StringBuilder text)
    {
        for (var c = 0; c < grid.Columns.Length; c++)
        {
            text.Append("\n  ").Append(paint(Tone.Strong, SafeText.Show(grid.Columns[c]))).Append('\n');
            foreach (var row in grid.Rows)
            {
                if (row.Cells[c].IsEmpty) continue;
                text.Append("    ").Append(row.Name).Append('\n');
                foreach (var line in Lines(row.Cells[c], width - 6, paint))
                    text.Append("      ").Append(line).Append('\n');
            }
        }
    }
}
