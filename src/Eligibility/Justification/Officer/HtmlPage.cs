using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Eligibility.Justification;

/// <summary>One self-contained HTML file: no script, nothing fetched, the same bytes for the same content.</summary>
internal static class HtmlPage
{
    private const string EmptyStyle = "<style></style>";

    /// <param name="title">Its title.</param>
    /// <param name="sheet">Its style sheet.</param>
    /// <param name="body">What stands in its body.</param>
    public static string Render(string title, string sheet, IEnumerable<object?> body)
    {
        var page = new XElement("html", new XAttribute("lang", "en-GB"), "\n", new XElement("head", "\n",
            Meta("charset", "utf-8"), "\n",
            // What a case says can load and run nothing, even if escaping it were ever to fail.
            new XElement("meta", new XAttribute("http-equiv", "Content-Security-Policy"),
                new XAttribute("content", "default-src 'none'; style-src 'unsafe-inline'")), "\n",
            Named("viewport", "width=device-width, initial-scale=1"), "\n", Named("robots", "noindex"), "\n",
            Named("color-scheme", "light dark"), "\n", Html.Of("title", title), "\n", new XElement("style", ""), "\n"), "\n",
            new XElement("body", "\n", Broken(body)), "\n");
        var text = new StringBuilder("<!doctype html>\n");
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings
        {
            OmitXmlDeclaration = true, Indent = false, NewLineChars = "\n", NewLineHandling = NewLineHandling.None,
        }))
            page.Save(writer);
        // A style is raw text in HTML, which a writer of XML would escape.
        return text.Replace(EmptyStyle, $"<style>{sheet}</style>").Append('\n').ToString();
    }

    /// <summary>Blocks stand on lines of their own, so that two pages can be compared line by line.</summary>
    private static IEnumerable<object> Broken(IEnumerable<object?> body)
    {
        foreach (var block in body.OfType<XElement>())
        {
            Break(block);
            yield return block;
            yield return "\n";
        }
    }

    private static void Break(XElement block)
    {
        foreach (var below in block.Elements().ToList()) Break(below);
        if (block.Name.LocalName is not ("header" or "main" or "section" or "ol" or "ul" or "div" or "details" or "table" or "tbody"
            or "thead" or "dl" or "li" or "tr") || block.Nodes().OfType<XText>().Any()) return;
        foreach (var below in block.Elements().ToList()) below.AddAfterSelf(new XText("\n"));
        if (block.HasElements) block.AddFirst(new XText("\n"));
    }

    private static XElement Meta(string name, string value) => new("meta", new XAttribute(name, value));

    private static XElement Named(string name, string content) =>
        new("meta", new XAttribute("name", name), new XAttribute("content", content));
}
