using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Eligibility.Justification;
using Eligibility.Text;

namespace Eligibility.Comparing;

/// <summary>
/// A comparison as one file that loads and runs nothing: a table with the policies as headers of its columns and
/// what is told as headers of its rows, which on a phone stand one after another. More policies than stand side by
/// side have a table each.
/// </summary>
internal sealed class ComparisonHtml
{
    private readonly ComparisonPage _page;

    private ComparisonHtml(ComparisonPage page) => _page = page;

    public static string Render(ComparisonPage page) =>
        HtmlPage.Render(page.Headline, OfficerStyle.Sheet + "\n"
            + ComparisonStyle.Sheet, new ComparisonHtml(page).Body());

    private IEnumerable<object?> Body() =>
    [
        Html.Of("a", "Skip to the comparison", ("class", "skip"), ("href", "#main")),
        new XElement("header", Html.Of("p", "For the officer only", ("class", "kind")), Html.Of("h1", _page.Headline),
            new XElement("ul", new XAttribute("class", "plain"), _page.About.Select(a => Html.Of("li", a)))),
        new XElement("main", new XAttribute("id", "main"), new XAttribute("class", "wide"), AtAGlance(),
            _page.Tables.Where(t => !t.IsFolded).Select(Section), Folded()),
        Html.Of("footer", "Restricted to the case. A comparison decides nothing."),
    ];

    private XElement? AtAGlance() => _page.AtAGlance.IsEmpty ? null : new XElement("section",
        new XAttribute("aria-labelledby", "h-glance"), Html.Of("h2", "At a glance", ("id", "h-glance")),
        new XElement("ul", new XAttribute("class", "plain"), _page.AtAGlance.Select(a => Html.Of("li", a))));

    private XElement Section(ComparedTable table)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"h-{_page.Tables.IndexOf(table)}");
        return new XElement("section", new XAttribute("aria-labelledby", id), Html.Of("h2", table.Heading, ("id", id)),
            Tables(table, "h3"), Below(table));
    }

    private XElement? Folded() =>
        _page.Tables.All(t => !t.IsFolded) ? null : new XElement("div", new XAttribute("class", "fold"),
        Html.Of("h2", "More", ("class", "vh")), _page.Tables.Where(t => t.IsFolded).Select(t => new XElement("details",
            Html.Of("summary", t.Heading), new XElement("div", new XAttribute("class", "in"), Tables(t, "h3"),
                Below(t)))));

    private static XElement? Below(ComparedTable table) => table.Below.IsEmpty ? null : new XElement("ul",
        new XAttribute("class", "plain"), table.Below.Select(b => Html.Of("li", b)));

    private IEnumerable<XElement> Tables(ComparedTable table, string heading)
    {
        if (!_page.IsStacked)
        {
            yield return SideBySide(table);
            yield break;
        }
        for (var c = 0; c < _page.Columns.Length; c++)
        {
            var rows = table.Rows.Where(r => !r.Cells[c].IsEmpty).ToList();
            if (rows.Count == 0) continue;
            yield return Html.Of(heading, _page.Columns[c]);
            yield return new XElement("table", new XAttribute("class", "one"),
                Html.Of("caption", $"{table.Heading}: {_page.Columns[c]}", ("class", "vh")),
                new XElement("tbody",
                    rows.Select(r => new XElement("tr", Html.Of("th", r.Name, ("scope", "row")),
                    Cell(r.Cells[c], null)))));
        }
    }

    // Cells that stand below each other are no table to some readers: what each is, is said beside.
    private XElement SideBySide(ComparedTable table) => new("table", new XAttribute("class", "compared"), Role("table"),
        Html.Of("caption", table.Heading, ("class", "vh")),
        new XElement("thead", Role("rowgroup"), new XElement("tr", Role("row"), new XElement("td", Role("cell"), ""),
            _page.Columns.Select(c => Html.Of("th", c, ("scope", "col"), ("role", "columnheader"))))),
        new XElement("tbody", Role("rowgroup"), table.Rows.Select(r => new XElement("tr", Role("row"),
            Html.Of("th", r.Name, ("scope", "row"), ("role", "rowheader")),
                r.Cells.Select((c, i) => Cell(c, _page.Columns[i]))))));

    private static XAttribute Role(string role) => new("role", role);

    private static XElement Cell(ImmutableArray<CellLine> lines, string? column) => new("td",
        column is null ? null : new object[] { Role("cell"), new XAttribute("data-policy", SafeText.Show(column)) },
        lines.IsEmpty ? "\u2013" : Lines(lines));

    private static XElement Lines(ImmutableArray<CellLine> lines) =>
        new("ul", new XAttribute("class", "lines"), lines.Select(Line));

    private static XElement Line(CellLine line) => new("li", line.Number.Length > 0 ? line.Number + " " : null,
        Html.Tag(line.Effect) is { } tag ? new object[] { tag, " " } : null,
        line.Tone switch
        {
            Tone.Strong => Html.Of("b", line.Words),
            Tone.Faint => Html.Of("span", line.Words, ("class", "basis")),
            _ => SafeText.Show(line.Words),
        },
        line.Parts.IsEmpty ? null : Lines(line.Parts));
}
