using System.Collections.Immutable;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Eligibility.Text;

namespace Eligibility.Rendering;

/// <summary>
/// A document as one self-contained HTML file: no script, nothing fetched, readable in any
/// order of light, and printable.
/// </summary>
internal static class HtmlRenderer
{
    private const string EmptyStyle = "<style></style>";

    public static string Render(Document document)
    {
        var page = new XElement("html", new XAttribute("lang", "en"), Head(document),
            new XElement("body", Body(document)));
        var text = new StringBuilder("<!doctype html>\n");
        // Written without indentation of its own: white space between inline elements is seen.
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings
        {
            OmitXmlDeclaration = true, Indent = false, NewLineChars = "\n", NewLineHandling = NewLineHandling.None
        }))
            page.Save(writer);
        // A style is raw text in HTML, which a writer of XML would escape.
        return text.Replace(EmptyStyle, $"<style>{StyleOf(document)}</style>").Append('\n').ToString();
    }

    private static string StyleOf(Document document) =>
        document.Sections.Any(s => s.Level > 2 || s.Entries.Any(e => !e.Items.IsEmpty))
            ? HtmlStyle.Sheet + HtmlStyle.OfLists
            : HtmlStyle.Sheet;

    private static XElement Head(Document document) => new("head", Break,
        new XElement("meta", new XAttribute("charset", "utf-8")), Break,
        // What a case says can load and run nothing, even if escaping it were ever to fail.
        new XElement("meta", new XAttribute("http-equiv", "Content-Security-Policy"),
            new XAttribute("content", "default-src 'none'; style-src 'unsafe-inline'")),
        Break,
        new XElement("meta", new XAttribute("name", "viewport"),
            new XAttribute("content", "width=device-width, initial-scale=1")),
        Break,
        new XElement("title", SafeText.Show(document.Title)), Break,
        new XElement("style", ""), Break);

    private static IEnumerable<object> Body(Document document)
    {
        yield return Break;
        yield return new XElement("a", new XAttribute("class", "skip"), new XAttribute("href", "#main"), "Skip to what it says");
        yield return Break;
        yield return new XElement("header", Break,
            new XElement("h1", new XAttribute("class", Class(document.HeadlineTone)), SafeText.Show(document.Headline)),
            Break,
            document.Summary.Select(e => new object[] { new XElement("p", Inline(e.Words)), Break }));
        yield return Break;
        yield return new XElement("main", new XAttribute("id", "main"), Break,
            document.Sections.Select(s => new object[] { Told(s), Break }));
        yield return Break;
    }

    private static XElement Told(Section section) => new("section", Break,
        new XElement(Heading(section), SafeText.Show(section.Heading)), Break,
        section.Grid is { } grid ? new object[] { Grid(grid), Break } : null,
        section.Entries.IsEmpty
            ? null
            : new object[]
            {
                new XElement("ul", new XAttribute("class", section.Spaced ? "entries spaced" : "entries"),
                    Break, section.Entries.Select(e => new object[] { Entry(e), Break })),
                Break
            });

    private static XText Break => new("\n");

    private static XElement Entry(Entry entry) => new("li", new XElement("p", Inline(entry.Words)),
        entry.Lines
            .Select(line => new object[] { Break, new XElement("p", new XAttribute("class", "line"), Inline(line)) }),
        entry.Branches.Select(branch => new object?[]
        {
            Break, branch.Label is { } label ? new XElement("p", new XAttribute("class", "label"), label) : null,
            new XElement("ul", new XAttribute("class", "tree"), Node(branch.Node)),
        }),
        entry.Items.IsEmpty ? null : List(entry.Items));

    private static XElement List(ImmutableArray<Item> items) => new("ul", new XAttribute("class", "items"),
        items.Select(item => StackGuard.Run(() =>
            new XElement("li", Inline(item.Words), item.Items.IsEmpty ? null : List(item.Items)))));

    private static string Heading(Section section) => section.Level > 2 ? "h3" : "h2";

    private static XElement Node(ConditionNode node)
    {
        var state = StateWords.Of(node.State);
        var item = new XElement("li", new XAttribute("class", state.Replace(' ', '-')),
            new XElement("span", new XAttribute("class", "state"), state), " ",
            new XElement("span", new XAttribute("class", "name"), SafeText.Show(node.Words)));
        if (node.NamedBefore) item.Add(" ", new XElement("span", new XAttribute("class", "faint"), "(told above)"));
        else
            foreach (var value in node.Values)
                item.Add(" ", new XElement("span", new XAttribute("class", value.IsKnown ? "value" : "value unknown"),
                    SafeText.Show($"{value.Name}: {value.Value}")));
        if (node.NotSettled) item.Add(" ", new XElement("span", new XAttribute("class", "faint"), "(not settled)"));
        if (!node.Parts.IsEmpty)
            item.Add(new XElement("ul", node.Parts.Select(part => StackGuard.Run(() => Node(part)))));
        return item;
    }

    private static XElement Grid(Grid grid) => new("div", new XAttribute("class", "wide"), new XElement("table", Break,
        new XElement("thead", new XElement("tr", new XElement("td", ""),
            grid.Columns.Select(c => new XElement("th", new XAttribute("scope", "col"), SafeText.Show(c))))),
        Break,
        new XElement("tbody", grid.Rows.Select(row => new object[]
        {
            Break, new XElement("tr", new XElement("th", new XAttribute("scope", "row"), row.Name),
                row.Cells.Select(cell => new XElement("td", cell.IsEmpty ? "" : null,
                    cell.Select(words => new XElement("p", Inline(words)))))),
        }))));

    private static IEnumerable<object> Inline(Words words) => words.Runs.Select(run =>
    {
        if (run.Link is { } link)
            return new XElement("a", new XAttribute("href", link),
                new XAttribute("rel", "noopener noreferrer"), run.Text);
        if (run.IsName) return new XElement("span", new XAttribute("class", "name"), run.Text);
        return run.Tone == Tone.Plain
            ? (object)new XText(run.Text)
            : new XElement("span", new XAttribute("class", Class(run.Tone)), run.Text);
    });

    private static string Class(Tone tone) => tone.ToString().ToLowerInvariant();
}
