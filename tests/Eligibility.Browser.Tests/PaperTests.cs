using System.Text;
using Eligibility.Tests.Browsing;
using Eligibility.Tests.Samples;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace Eligibility.Tests;

/// <summary>What comes out of a printer: a PDF with tags, and each part on the page where it belongs.</summary>
[Collection(BrowserCollection.Name)]
public class PaperTests(BrowserFixture browser)
{
    public static TheoryData<string> Pages => SamplePages.Names;

    public static TheoryData<string> Letters => SamplePages.Form("letter");

    public static TheoryData<string> Officers => SamplePages.Form("officer");

    [BrowserTheory, MemberData(nameof(Pages))]
    public async Task A_page_is_printed_on_A4_with_its_name_its_language_and_tags(string name)
    {
        await using var page = await browser.OpenAsync(SamplePages.Of(name).Html);
        using var paper = await PrintAsync(page);
        var catalog = paper.Structure.Catalog.CatalogDictionary;
        Assert.True(catalog.TryGet<DictionaryToken>(NameToken.Create("MarkInfo"), paper.Structure.TokenScanner, out var marks));
        Assert.True(marks.TryGet<BooleanToken>(NameToken.Create("Marked"), out var marked) && marked.Data);
        Assert.True(catalog.ContainsKey(NameToken.Create("StructTreeRoot")));
        Assert.True(catalog.TryGet<StringToken>(NameToken.Create("Lang"), out var language));
        Assert.StartsWith("en", language.Data, StringComparison.Ordinal);
        Assert.Equal(await page.Page.TitleAsync(), paper.Information.Title);
        Assert.All(paper.GetPages(), p => Assert.Equal((595, 842), (Math.Round(p.Width), Math.Round(p.Height))));
    }

    [BrowserTheory, MemberData(nameof(Letters))]
    public async Task A_letter_is_one_page_and_its_annex_begins_on_the_next(string name)
    {
        await using var page = await browser.OpenAsync(SamplePages.Of(name).Html);
        using var paper = await PrintAsync(page);
        // The numbers of reasons are drawn from the list.
        await page.FindAsync("() => { document.querySelectorAll('li[value]').forEach(l => l.prepend(l.value + '. ')); return []; }");
        var annex = await TextAsync(page, ".annex");
        var whole = await TextAsync(page, "body");
        var first = whole[..^annex.Length];
        Assert.Equal(first, Flat(paper.GetPage(1).Text));
        Assert.Equal(annex, string.Concat(paper.GetPages().Skip(1).Select(p => Flat(p.Text))));
    }

    [BrowserTheory, MemberData(nameof(Officers))]
    public async Task The_officers_first_page_ends_with_the_decision_and_all_that_is_folded_stands_open_from_the_second(string name)
    {
        await using var page = await browser.OpenAsync(SamplePages.Of(name).Html);
        using var paper = await PrintAsync(page);
        var (first, second) = (Flat(paper.GetPage(1).Text), Flat(paper.GetPage(2).Text));
        Assert.Contains(await TextAsync(page, "#yours li:last-of-type,#yours dd:last-of-type"), first, StringComparison.Ordinal);
        var inside = await page.FindAsync(
            """
            () => {
              const found = [], walk = document.createTreeWalker(document.querySelector('.fold'), NodeFilter.SHOW_TEXT);
              for (let n = walk.nextNode(); n; n = walk.nextNode()) if (!n.parentElement.closest('.vh')) found.push(n.data);
              return found;
            }
            """);
        var rest = string.Concat(paper.GetPages().Skip(1).Select(p => Flat(p.Text)));
        Assert.All(inside, text => Assert.Contains(Flat(text), rest, StringComparison.Ordinal));
        var begin = Flat(inside.First(t => Flat(t).Length > 0));
        Assert.InRange(second.IndexOf(begin, StringComparison.Ordinal), 0, "More".Length);
        Assert.DoesNotContain(begin, first, StringComparison.Ordinal);
    }

    private static async Task<string> TextAsync(OpenPage page, string part) =>
        Flat(string.Concat(await page.FindAsync($"() => [...document.querySelectorAll('{part}')].map(e => e.innerText)")));

    private static async Task<PdfDocument> PrintAsync(OpenPage page) =>
        PdfDocument.Open(await page.Page.PdfAsync(new() { PreferCSSPageSize = true, Tagged = true, PrintBackground = false }));

    /// <summary>Letters and numbers alone, as they follow each other; a printer draws ff as one sign.</summary>
    private static string Flat(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit));
}
