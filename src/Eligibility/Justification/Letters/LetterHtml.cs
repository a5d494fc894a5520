using System.Text;
using System.Xml;
using System.Xml.Linq;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// A letter as one self-contained HTML file: no script, nothing fetched; on paper one page, and the annex on the next.
/// </summary>
internal static class LetterHtml
{
    private const string EmptyStyle = "<style></style>";

    public static string Render(Letter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var page = new XElement("html", new XAttribute("lang", "en"), Head(letter), Break,
            new XElement("body", Break, Body(letter)), Break);
        var text = new StringBuilder("<!doctype html>\n");
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings
        {
            OmitXmlDeclaration = true, Indent = false, NewLineChars = "\n", NewLineHandling = NewLineHandling.None,
        }))
            page.Save(writer);
        // A style is raw text in HTML, which a writer of XML would escape.
        return text.Replace(EmptyStyle, $"<style>{LetterStyle.Sheet}</style>").Append('\n').ToString();
    }

    private static XElement Head(Letter letter) => new("head", Break,
        new XElement("meta", new XAttribute("charset", "utf-8")), Break,
        // What a case says can load and run nothing, even if escaping it were ever to fail.
        new XElement("meta", new XAttribute("http-equiv", "Content-Security-Policy"),
            new XAttribute("content", "default-src 'none'; style-src 'unsafe-inline'")), Break,
        new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
        Break, new XElement("meta", new XAttribute("name", "robots"), new XAttribute("content", "noindex")),
        Break, new XElement("meta", new XAttribute("name", "color-scheme"), new XAttribute("content", "light dark")),
        Break, new XElement("title", SafeText.Show(letter.Title)), Break, new XElement("style", ""), Break);

    private static IEnumerable<object> Body(Letter letter)
    {
        if (letter.Draft is { } draft)
        {
            yield return new XElement("header", new XElement("p", new XAttribute("class", "draft"), SafeText.Show(draft)));
            yield return Break;
        }
        var sender = letter.Parts.FirstOrDefault(p => p.Code == "sender");
        yield return new XElement("main", Break,
            sender is null ? null : new object[]
            {
                new XElement("div", new XAttribute("class", "top"), sender.Lines.Select(l => Paragraph(l))), Break,
            },
            new XElement("h1", SafeText.Show(letter.Title)), Break,
            letter.Parts.Where(p => p != sender).Select(Part),
            letter.Annex.IsEmpty ? null : new object[]
            {
                new XElement("section", new XAttribute("class", "annex"), new XAttribute("aria-label", "Next page"), Break,
                    letter.Annex.Select(Part)), Break,
            });
        yield return Break;
    }

    private static XText Break => new("\n");

    private static IEnumerable<object> Part(LetterPart part)
    {
        if (part.Heading is { } heading)
        {
            yield return new XElement("h2", SafeText.Show(heading));
            yield return Break;
        }
        for (var i = 0; i < part.Lines.Length;)
        {
            var kind = KindOf(part.Lines[i]);
            List<LetterLine> same = [.. part.Lines.Skip(i).TakeWhile(l => KindOf(l) == kind)];
            i += same.Count;
            yield return kind switch
            {
                "reason" => new XElement("ol", Break, same.Select(l => new object[]
                {
                    new XElement("li", new XAttribute("value", l.Number), Inline(l)), Break,
                })),
                "row" => Table(same),
                _ => same.Select(l => new object[] { Paragraph(l), Break }),
            };
            if (kind != "text") yield return Break;
        }
    }

    private static string KindOf(LetterLine line) => line.Reasons is not null ? "row" : line.Number > 0 ? "reason" : "text";

    private static XElement Paragraph(LetterLine line) => new("p", Inline(line));

    /// <summary>What is recorded begins a line of its own, below what the policy says.</summary>
    private static IEnumerable<object> Inline(LetterLine line)
    {
        for (var i = 0; i < line.Sentences.Length; i++)
        {
            var (words, voice) = line.Sentences[i];
            if (i > 0) yield return voice == Voice.Case && line.Number > 0 ? new XElement("br") : new XText(" ");
            yield return new XText(SafeText.Show(words));
        }
    }

    private static XElement Table(List<LetterLine> rows) => new("table", Break,
        new XElement("thead", new XElement("tr",
            new XElement("th", new XAttribute("scope", "col"), LetterWords.RecordedColumn),
            new XElement("th", new XAttribute("scope", "col"), LetterWords.ReasonColumn))),
        Break,
        new XElement("tbody", rows.Select(row => new object[]
        {
            Break, new XElement("tr", new XElement("th", new XAttribute("scope", "row"), SafeText.Show(row.Words)),
                new XElement("td", row.Reasons)),
        })));
}
