using System.Text;
using Eligibility.Lines;
using Eligibility.Syntax;

namespace Eligibility.Formatting;

/// <summary>The canonical layout of a file: which lines stand where, and where the blank lines are.</summary>
internal sealed class Layout
{
    /// <summary>How far a line is indented below the one it belongs to, in blanks.</summary>
    public const int Step = 4;

    private readonly StringBuilder _text = new();
    private bool _first = true;

    /// <summary>The laid-out text of a file that parses.</summary>
    public static string Of(FileSyntax file)
    {
        var layout = new Layout();
        layout.WriteFile(file, Outline.Of(file));
        return layout._text.ToString();
    }

    private void WriteFile(FileSyntax file, Outline outline)
    {
        var (above, bare) = (false, NeedlessQuotes.In(file));
        for (var i = 0; i < outline.Lines.Count; i++)
        {
            var (line, statement) = (outline.Lines[i], file.Statements[i]);
            var writer = new LineWriter(OwnWords.Of(statement), bare);
            var heading = writer.Write(line.Line, 0);
            // Declarations of one kind that take a line each may stand together; all else is set apart.
            var alone = heading.Count == 1 && line.Below.IsEmpty;
            var together = alone && above && statement.GetType() == file.Statements[i - 1].GetType();
            WriteItem(line, heading, 0, apart: i > 0 && !together);
            WriteLines(line.Below, writer, statement);
            above = alone;
        }
        WriteNotes(outline.Tail, 0, apart: true);
    }

    /// <summary>The lines below a statement's heading, in the order of the grammar.</summary>
    private void WriteLines(Outline outline, LineWriter writer, StatementSyntax statement)
    {
        var lines = outline.Lines.ToDictionary(l => l.Line);
        var table = statement is TableStatement ? TableColumns.Of(statement, writer) : null;
        var grounds = ClauseOrder.GroundsOf(statement);
        _first = true;
        foreach (var line in ClauseOrder.LinesOf(statement).Select(l => lines[l]))
        {
            WriteItem(line, table?.Row(line.Line) ?? writer.Write(line.Line, 1), 1, apart: false);
            WriteBelow(line.Below, writer, 2, grounds.GetValueOrDefault(line.Line));
        }
        WriteNotes(outline.Tail, 1, apart: false);
        _first = false;
    }

    private void WriteBelow(Outline outline, LineWriter writer, int level, IReadOnlyList<LineTree>? order = null)
    {
        if (outline.IsEmpty) return;
        _first = true;
        foreach (var line in order is null ? outline.Lines : order.Select(l => outline.Lines.First(o => o.Line == l)))
        {
            WriteItem(line, writer.Write(line.Line, level), level, apart: false);
            WriteBelow(line.Below, writer, level + 1);
        }
        WriteNotes(outline.Tail, level, apart: false);
    }

    private void WriteItem(OutlineLine line, List<string> lines, int level, bool apart)
    {
        WriteNotes(line.Above, level, apart);
        Blank(line.BlankAbove || (apart && line.Above.Count == 0));
        foreach (var text in lines) Write(text, level);
    }

    private void WriteNotes(List<Note> notes, int level, bool apart)
    {
        for (var i = 0; i < notes.Count; i++)
        {
            Blank(notes[i].BlankAbove || (apart && i == 0));
            Write(notes[i].Text, level);
        }
    }

    /// <summary>A blank line, but for one at the beginning of the file or just below a heading.</summary>
    private void Blank(bool wanted)
    {
        if (wanted && !_first) _text.Append('\n');
        _first = false;
    }

    private void Write(string line, int level)
    {
        _text.Append(' ', level * Step).Append(line).Append('\n');
        _first = false;
    }
}
