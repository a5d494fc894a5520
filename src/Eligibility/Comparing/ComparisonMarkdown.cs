using System.Text;
using Eligibility.Justification;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Comparing;

/// <summary>
/// A comparison as Markdown: a table, or of more policies than stand side by side one below the other.
/// </summary>
internal sealed class ComparisonMarkdown
{
    private readonly ComparisonPage _page;
    private readonly StringBuilder _text = new();

    private ComparisonMarkdown(ComparisonPage page) => _page = page;

    /// <summary>The page; lines ended by line feeds.</summary>
    public static string Render(ComparisonPage page)
    {
        var written = new ComparisonMarkdown(page);
        written.Whole();
        return written._text.ToString();
    }

    private void Whole()
    {
        Line($"# {Safe(_page.Headline)}");
        if (!_page.AtAGlance.IsEmpty) Line("");
        foreach (var line in _page.AtAGlance) Line("- " + Safe(line));
        foreach (var line in _page.About) Paragraph(Safe(line));
        foreach (var table in _page.Tables)
        {
            Paragraph("## " + Safe(table.Heading));
            if (_page.IsStacked) Stacked(table);
            else SideBySide(table);
            foreach (var line in table.Below) Paragraph(Safe(line));
        }
    }

    private void SideBySide(ComparedTable table)
    {
        Paragraph("| |" + string.Concat(_page.Columns.Select(c => $" {InCell(Safe(c))} |")));
        Line("|---|" + string.Concat(_page.Columns.Select(_ => "---|")));
        foreach (var row in table.Rows)
            Line($"| **{InCell(Safe(row.Name))}** |" + string.Concat(row.Cells.Select(c =>
                $" {string.Join("<br>", c.SelectMany(l => Flat(l, 0)).Select(l => InCell(l)))} |")));
    }

    /// <summary>A cell has no lists: how far in a line stands is told by dashes before it.</summary>
    private static IEnumerable<string> Flat(CellLine line, int depth) => line.Parts.SelectMany(p => Flat(p, depth + 1))
        .Prepend((depth == 0 ? "" : new string('\u2013', depth) + " ") + Marked(line));

    private void Stacked(ComparedTable table)
    {
        for (var c = 0; c < _page.Columns.Length; c++)
        {
            if (table.Rows.All(r => r.Cells[c].IsEmpty)) continue;
            Paragraph("### " + Safe(_page.Columns[c]));
            Line("");
            foreach (var row in table.Rows.Where(r => !r.Cells[c].IsEmpty))
            {
                Line($"- **{Safe(row.Name)}**");
                foreach (var line in row.Cells[c]) Listed(line, 1);
            }
        }
    }

    private void Listed(CellLine line, int depth)
    {
        Line(new string(' ', depth * 2) + "- " + Marked(line));
        foreach (var part in line.Parts) Listed(part, depth + 1);
    }

    private static string Marked(CellLine line) =>
        (line.Number.Length > 0 ? Safe(line.Number) + " " : "") + (Effects.Word(line.Effect) is { Length: > 0 } word
        ? line.Effect == Effect.Neutral ? word + ": " : $"**{word}:** " : "")
        + (line.Tone == Tone.Strong ? $"**{Safe(line.Words)}**" : Safe(line.Words));

    private void Paragraph(string marked)
    {
        Line("");
        Line(marked);
    }

    private void Line(string line) => _text.Append(line).Append('\n');

    private static string Safe(string words) => MarkdownRenderer.Escape(words, first: true);

    private static string InCell(string marked) => MarkdownRenderer.InCell(marked);
}
