using System.Text.RegularExpressions;
using Eligibility.Tests.Browsing;
using Eligibility.Tests.Samples;

namespace Eligibility.Tests;

/// <summary>What is left of a page without its style, without its colours, or in the colours of its reader.</summary>
[Collection(BrowserCollection.Name)]
public partial class WithoutStyleTests(BrowserFixture browser)
{
    public static TheoryData<string> Pages => SamplePages.Names;

    [BrowserTheory, MemberData(nameof(Pages))]
    public async Task Without_its_style_a_page_reads_in_the_same_order_and_says_all_that_its_other_forms_say(string name)
    {
        var sample = SamplePages.Of(name);
        await using var page = await browser.OpenAsync(sample.Html);
        await page.UnfoldAsync();
        // Nothing is moved out of the order in which it is written.
        Assert.Empty(await page.FindAsync(
            """
            () => [...document.body.querySelectorAll('*')].filter(e => !e.matches('.vh,.skip')).flatMap(e => {
              const s = getComputedStyle(e);
              return /absolute|fixed|sticky/.test(s.position) || s.order !== '0' || s.float !== 'none' || /reverse/.test(s.flexDirection + s.flexWrap)
                ? [e.outerHTML.slice(0, 80)] : [];
            })
            """));
        var dressed = await WordsAsync(page);
        await page.FindAsync("() => { document.querySelectorAll('style').forEach(s => s.remove()); return []; }");
        var bare = await WordsAsync(page);
        Assert.Equal(bare, dressed, ignoreCase: true);
        // An officer's page and a comparison lay out otherwise in each form: their own tests hold them against each other.
        if (name.Split(' ')[0] is "officer" or "compare") return;
        foreach (var line in sample.Words.Split('\n'))
            Assert.Contains(Flat(Marks().Replace(line, "")), bare, StringComparison.OrdinalIgnoreCase);
    }

    [BrowserTheory, MemberData(nameof(Pages))]
    public async Task Colour_tells_nothing_that_a_word_a_border_or_a_line_does_not(string name)
    {
        await using var page = await browser.OpenAsync(SamplePages.Of(name).Html);
        await page.UnfoldAsync();
        Assert.Empty(await page.FindAsync(
            """
            () => {
              const found = [], borders = {};
              for (const a of document.querySelectorAll('a[href],summary'))
                if (!getComputedStyle(a).textDecorationLine.includes('underline')) found.push('not underlined: ' + a.textContent);
              for (const t of document.querySelectorAll('.tag')) borders[getComputedStyle(t).borderTopStyle + t.textContent.trim()] = t.className;
              const kinds = Object.keys(borders);
              if (new Set(kinds.map(k => k.match(/^[a-z]+/)[0])).size !== new Set(Object.values(borders)).size) found.push('borders: ' + kinds);
              return found;
            }
            """));
    }

    [BrowserTheory, MemberData(nameof(Pages))]
    public async Task The_colours_of_a_reader_are_kept(string name)
    {
        await using var page = await browser.OpenAsync(SamplePages.Of(name).Html, new() { Forced = true });
        await page.UnfoldAsync();
        Assert.Empty(await page.FindAsync(
            """
            () => {
              const found = [], paper = getComputedStyle(document.documentElement).backgroundColor;
              if (!matchMedia('(forced-colors: active)').matches) found.push('not forced');
              if (/forced-color-adjust/.test(document.head.textContent)) found.push('adjusts');
              for (const e of document.querySelectorAll('.tag,.box,.sq,.rule,.draft,.banner,.state,.spaced > li')) {
                const s = getComputedStyle(e);
                if (s.forcedColorAdjust !== 'auto') found.push('adjusts: ' + e.outerHTML.slice(0, 80));
                if (e.matches('.tag,.box,.sq,.rule,.state') && (s.borderBottomStyle === 'none' || s.borderBottomColor === paper))
                  found.push('no border: ' + e.outerHTML.slice(0, 80));
              }
              return found;
            }
            """));
    }

    private static async Task<string> WordsAsync(OpenPage page) =>
        Flat((await page.FindAsync("() => [document.body.innerText]"))[0]);

    private static string Flat(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    /// <summary>What marks a line in another form: headings, items, and where a link leads.</summary>
    [GeneratedRegex(@"^\s*(#+|\d+\.|-)|\\|<[^>]*>")]
    private static partial Regex Marks();
}
