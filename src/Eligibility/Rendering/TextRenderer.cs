using System.Text;
using Eligibility.Text;

namespace Eligibility.Rendering;

/// <summary>
/// A document as text, for a terminal and for comparing line by line. The same document gives the same bytes.
/// </summary>
internal sealed class TextRenderer
{
    private const int Width = 96;
    private readonly StringBuilder _text = new();
    private readonly Paint _paint;

    private TextRenderer(Paint paint) => _paint = paint;

    public static string Render(Document document, Paint? paint = null)
    {
        var renderer = new TextRenderer(paint ?? Paints.None);
        renderer.Document(document);
        return renderer._text.ToString();
    }

    private void Document(Document document)
    {
        Line(0, _paint(document.HeadlineTone, document.Headline.ToUpperInvariant()));
        foreach (var entry in document.Summary) Entry(entry);
        foreach (var section in document.Sections)
        {
            Line(0, "");
            Line(0, _paint(Tone.Strong, (section.Level > 2 ? "-- " : "") + SafeText.Show(section.Heading)));
            if (section.ExplainsSigns) Line(2, _paint(Tone.Faint, "+ held   - failed   ? open   . not needed"));
            if (section.Grid is { } grid) new TextGrid(grid, Width, _paint).Write(_text);
            foreach (var entry in section.Entries)
            {
                if (section.Spaced) Line(0, "");
                Entry(entry);
            }
        }
    }

    private void Entry(Entry entry)
    {
        Wrapped(2, entry.Words, entry.Hangs ? 4 : 2);
        foreach (var line in entry.Lines) Wrapped(4, line, 6);
        foreach (var branch in entry.Branches)
        {
            if (branch.Label is { } label) Line(4, label);
            Node(branch.Node, 6);
        }
        foreach (var item in entry.Items) ListItem(item, 4);
    }

    private void ListItem(Item item, int indent)
    {
        Wrapped(indent, Words.Of("- ").Then(item.Words.Runs), indent + 2);
        foreach (var below in item.Items)
            StackGuard.Run(() =>
            {
                ListItem(below, indent + 2);
                return true;
            });
    }

    private static string NotSettled(ConditionNode node) => node.NotSettled ? " (not settled)" : "";

    private void Node(ConditionNode node, int indent)
    {
        var (sign, tone) = node.State switch
        {
            NodeState.Held => ("+", Tone.Good),
            NodeState.Failed => ("-", Tone.Bad),
            NodeState.Open => ("?", Tone.Unsure),
            _ => (".", Tone.Faint),
        };
        var values = node.NamedBefore ? " (told above)"
            : node.Values.IsEmpty ? ""
            : "  [" + string.Join("; ", node.Values.Select(v => $"{v.Name}: {v.Value}")) + "]";
        Wrapped(indent, Words.Of(new Run(sign, tone), " " + node.Words + values + NotSettled(node)), indent + 4);
        foreach (var part in node.Parts)
            StackGuard.Run(() =>
            {
                Node(part, indent + 2);
                return true;
            });
    }

    private void Line(int indent, string line)
    {
        if (line.Length > 0) _text.Append(' ', indent).Append(line);
        _text.Append('\n');
    }

    private void Wrapped(int indent, Words words, int? hanging = null)
    {
        var first = true;
        foreach (var line in Wrap(words, Width - indent, Width - (hanging ?? indent), _paint))
        {
            Line(first ? indent : hanging ?? indent, line);
            first = false;
        }
    }

    /// <summary>
    /// Lines of at most so many characters, dressed; a longer word stands alone, or is broken where it
    /// would run into the next column.
    /// </summary>
    internal static IEnumerable<string> Wrap(Words words, int firstWidth, int width, Paint paint,
        bool breaksWords = false)
    {
        var (text, runs) = Flatten(words);
        var start = 0;
        for (var room = Math.Max(firstWidth, 20); start < text.Length; room = Math.Max(width, 20))
        {
            var end = End(text, start, room, breaksWords);
            yield return Dress(text, runs, start, end, paint);
            for (start = end; start < text.Length && text[start] == ' ';) start++;
        }
        if (text.Length == 0) yield return "";
    }

    private static (string Text, List<(int End, Tone Tone)> Runs) Flatten(Words words)
    {
        var text = new StringBuilder();
        var runs = new List<(int, Tone)>();
        foreach (var run in words.Runs)
        {
            text.Append(run.IsName ? $"`{run.Text}`" : run.Text);
            runs.Add((text.Length, run.Tone));
        }
        return (text.ToString(), runs);
    }

    private static int End(string text, int start, int room, bool breaksWords)
    {
        if (text.Length - start <= room) return Trimmed(text, start, text.Length);
        var space = text.LastIndexOf(' ', start + room, room + 1);
        if (space > start && Trimmed(text, start, space) is var end && end > start) return end;
        if (breaksWords) return start + room;
        var next = text.IndexOf(' ', start + 1);
        return next < 0 ? text.Length : next;
    }

    private static int Trimmed(string text, int start, int end)
    {
        while (end > start && text[end - 1] == ' ') end--;
        return end;
    }

    private static string Dress(string text, List<(int End, Tone Tone)> runs, int start, int end, Paint paint)
    {
        var line = new StringBuilder();
        foreach (var (runEnd, tone) in runs)
        {
            if (runEnd <= start) continue;
            var stop = Math.Min(runEnd, end);
            line.Append(tone == Tone.Plain ? text[start..stop] : paint(tone, text[start..stop]));
            start = stop;
            if (start >= end) break;
        }
        return line.ToString();
    }
}
