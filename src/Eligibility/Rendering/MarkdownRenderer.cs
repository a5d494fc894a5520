using System.Text;
using Eligibility.Text;

namespace Eligibility.Rendering;

/// <summary>
/// A document as Markdown (CommonMark, with tables by pipes). Text from elsewhere is escaped, and marks nothing up.
/// </summary>
internal sealed class MarkdownRenderer
{
    private const string Special = "\\`*_{}[]<>()#+-!|~&";
    private readonly StringBuilder _text = new();

    public static string Render(Document document)
    {
        var renderer = new MarkdownRenderer();
        renderer.Document(document);
        return renderer._text.ToString();
    }

    private void Document(Document document)
    {
        _text.Append("# ").Append(Escape(document.Headline)).Append('\n');
        foreach (var entry in document.Summary) _text.Append('\n').Append(Inline(entry.Words)).Append('\n');
        foreach (var section in document.Sections)
        {
            _text.Append('\n').Append('#', section.Level).Append(' ').Append(Escape(section.Heading)).Append("\n\n");
            if (section.Grid is { } grid) Grid(grid);
            foreach (var entry in section.Entries) Entry(entry);
        }
    }

    private void Entry(Entry entry)
    {
        Item(0, Inline(entry.Words));
        foreach (var line in entry.Lines) Item(1, Inline(line));
        foreach (var branch in entry.Branches)
        {
            if (branch.Label is { } label) Item(1, $"*{label}*");
            Node(branch.Node, branch.Label is null ? 1 : 2);
        }
        foreach (var item in entry.Items) ListItem(item, 1);
    }

    private void ListItem(Item item, int depth)
    {
        Item(depth, Inline(item.Words));
        foreach (var below in item.Items)
            StackGuard.Run(() =>
            {
                ListItem(below, depth + 1);
                return true;
            });
    }

    private void Item(int depth, string words) => _text.Append(' ', depth * 2).Append("- ").Append(words).Append('\n');

    private void Node(ConditionNode node, int depth)
    {
        var values = node.NamedBefore ? " (told above)"
            : node.Values.IsEmpty ? ""
            : " (" + string.Join("; ", node.Values.Select(v => Escape($"{v.Name}: {v.Value}"))) + ")";
        var notSettled = node.NotSettled ? " (not settled)" : "";
        Item(depth, $"**{StateWords.Of(node.State)}** {Code(SafeText.Show(node.Words))}{values}{notSettled}");
        foreach (var part in node.Parts)
            StackGuard.Run(() =>
            {
                Node(part, depth + 1);
                return true;
            });
    }

    private void Grid(Grid grid)
    {
        _text.Append("| |").AppendJoin("", grid.Columns.Select(c => $" {Escape(c)} |")).Append('\n');
        _text.Append("|---|").AppendJoin("", grid.Columns.Select(_ => "---|")).Append('\n');
        foreach (var row in grid.Rows)
            _text.Append("| ").Append(Escape(row.Name)).Append(" |").AppendJoin("",
                    row.Cells.Select(cell => $" {string.Join("<br>", cell.Select(words => InCell(Inline(words))))} |"))
                .Append('\n');
    }

    private static string Inline(Words words) => string.Concat(words.Runs.Select((run, i) => Inline(run, i == 0)));

    private static string Inline(Run run, bool first)
    {
        if (run.IsName) return Code(run.Text);
        var text = Escape(run.Text, first);
        if (run.Link is { } link) return $"[{text}](<{link}>)";
        // Marks stand against the words, never against the space around them.
        var inner = text.Trim(' ');
        return run.Tone == Tone.Strong && inner.Length > 0
            ? text.Replace(inner, $"**{inner}**", StringComparison.Ordinal)
            : text;
    }

    /// <summary>A code span, in more backticks than stand in it.</summary>
    private static string Code(string text)
    {
        var fence = new string('`', Longest(text) + 1);
        var pad = text.StartsWith('`') || text.EndsWith('`') ? " " : "";
        return fence + pad + text + pad + fence;
    }

    /// <summary>A pipe would end the cell of a table, even one in a code span.</summary>
    internal static string InCell(string marked) =>
        marked.Replace("\\|", "|", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);

    private static int Longest(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }

    /// <summary>
    /// The text with whatever could mark something up escaped; a number with a point at its start would begin a list.
    /// </summary>
    internal static string Escape(string text, bool first = true)
    {
        var escaped = new StringBuilder();
        var safe = SafeText.Show(text);
        var digits = first ? safe.TakeWhile(char.IsAsciiDigit).Count() : 0;
        for (var i = 0; i < safe.Length; i++)
        {
            var marks = Special.Contains(safe[i], StringComparison.Ordinal)
                    && !(IsInsideLine(safe[i]) && (i > 0 || !first))
                || i == digits && digits > 0 && safe[i] is '.' or ')';
            if (marks) escaped.Append('\\');
            escaped.Append(safe[i]);
        }
        return escaped.ToString();
    }

    /// <summary>
    /// A hyphen or a bracket marks nothing up but at the start of a line; escaping it
    /// elsewhere would only spoil the text.
    /// </summary>
    private static bool IsInsideLine(char c) => c is '-' or '+' or '(' or ')' or '!' or '#';
}
