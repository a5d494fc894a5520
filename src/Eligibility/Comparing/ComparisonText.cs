using System.Collections.Immutable;
using System.Text;
using Eligibility.Justification;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Comparing;

/// <summary>
/// A comparison for a terminal: policies side by side where there is room for it, else one below the other, each
/// with all its rows.
/// </summary>
internal sealed class ComparisonText
{
    /// <summary>The columns of a terminal below which policies are told one below the other.</summary>
    public const int LeastWidth = 100;

    private readonly ComparisonPage _page;
    private readonly int _width;
    private readonly Paint _paint;
    private readonly StringBuilder _text = new();

    private ComparisonText(ComparisonPage page, int width, Paint paint) =>
        (_page, _width, _paint) = (page, width, paint);

    /// <summary>The page as text; lines ended by line feeds.</summary>
    /// <param name="page">The page.</param>
    /// <param name="paint">How to dress it; as it is when silent.</param>
    /// <param name="width">How many columns the terminal has.</param>
    public static string Render(ComparisonPage page, Paint? paint = null, int width = LeastWidth)
    {
        // On a wider one the columns would only drift apart; in a narrow one no line is wider than it.
        var text = new ComparisonText(page, Math.Clamp(width, 40, LeastWidth), paint ?? Paints.None);
        text.Whole();
        return text._text.ToString();
    }

    private void Whole()
    {
        Wrapped(0, _page.Headline, Tone.Strong);
        foreach (var line in _page.AtAGlance) Wrapped(2, line, Tone.Plain);
        foreach (var line in _page.About) Wrapped(2, line, Tone.Plain);
        foreach (var table in _page.Tables)
        {
            Line("");
            Wrapped(0, table.Heading, Tone.Strong);
            if (_page.IsStacked || _width < LeastWidth) Stacked(table);
            else SideBySide(table);
            if (!table.Below.IsEmpty) Line("");
            foreach (var line in table.Below) Wrapped(2, line, Tone.Plain);
        }
    }

    private void Stacked(ComparedTable table)
    {
        for (var c = 0; c < _page.Columns.Length; c++)
        {
            if (table.Rows.All(r => r.Cells[c].IsEmpty)) continue;
            Line("");
            Wrapped(2, _page.Columns[c], Tone.Strong);
            foreach (var row in table.Rows.Where(r => !r.Cells[c].IsEmpty))
            {
                Wrapped(4, row.Name, Tone.Plain);
                foreach (var line in Lines(row.Cells[c], _width - 6, _paint)) Line("      " + line);
            }
        }
    }

    private void SideBySide(ComparedTable table)
    {
        // A name of a fact may be long, and the columns need their room.
        var names = Math.Clamp(table.Rows.Max(r => r.Name.Length), 8, 20) + 2;
        var each = (_width - 2 - names) / _page.Columns.Length - 2;
        Row("", [.. _page.Columns.Select(c => ImmutableArray.Create(new CellLine(c, Tone: Tone.Strong)))], names, each);
        foreach (var row in table.Rows)
        {
            if (!table.IsFolded || row == table.Rows[0]) Line("");
            Row(row.Name, row.Cells, names, each);
        }
    }

    private void Row(string name, ImmutableArray<ImmutableArray<CellLine>> cells, int names, int each)
    {
        // Wrapped as they will stand, and dressed only then: a dressed line is longer than it looks.
        var plain = cells.Select(c => Lines(c, each, Paints.None).ToList()).Prepend(Named(Paints.None)).ToList();
        var dressed = cells.Select(c => Lines(c, each, _paint).ToList()).Prepend(Named(_paint)).ToList();
        for (var i = 0; i < Math.Max(1, plain.Max(c => c.Count)); i++)
        {
            var line = new StringBuilder("  ");
            for (var c = 0; c < plain.Count; c++)
            {
                var room = c == 0 ? names : each + 2;
                if (i < plain[c].Count) line.Append(dressed[c][i]).Append(' ', Math.Max(0, room - plain[c][i].Length));
                else line.Append(' ', room);
            }
            Line(line.ToString().TrimEnd());
        }

        List<string> Named(Paint paint) =>
            [.. TextRenderer.Wrap(Words.Of(new Run(name, Tone.Plain)), names - 2, names - 2, paint, breaksWords: true)];
    }

    private static IEnumerable<string> Lines(ImmutableArray<CellLine> cell, int room, Paint paint) =>
        cell.SelectMany(line => Lines(line, 0, room, paint));

    private static IEnumerable<string> Lines(CellLine line, int indent, int room, Paint paint)
    {
        var words = Words.Of(line.Number.Length > 0 ? line.Number + " "
            : "", new Run(Effects.Column(line.Effect) is { Length: > 0 } column
            ? column + " " : "", ToneOf(line.Effect)),
            new Run(line.Words, line.Tone));
        var first = true;
        foreach (var wrapped in TextRenderer.Wrap(words, room - indent, room - indent - 2, paint, breaksWords: true))
        {
            yield return new string(' ', first ? indent : indent + 2) + wrapped;
            first = false;
        }
        // Deeper lines stand no further in than a narrow column can spare.
        foreach (var part in line.Parts)
            foreach (var below in Lines(part, Math.Min(indent + 2, room / 4), room, paint))
                yield return below;
    }

    private static Tone ToneOf(Effect effect) => effect switch
    {
        Effect.Against => Tone.Against,
        Effect.For => Tone.For,
        Effect.Unknown => Tone.Unsure,
        _ => Tone.Plain,
    };

    private void Wrapped(int indent, string words, Tone tone)
    {
        var first = true;
        foreach (var line in TextRenderer.Wrap(Words.Of(new Run(words, tone)), _width - indent, _width - indent - 2,
            _paint))
        {
            Line(new string(' ', first ? indent : indent + 2) + line);
            first = false;
        }
    }

    private void Line(string line) => _text.Append(line).Append('\n');
}
