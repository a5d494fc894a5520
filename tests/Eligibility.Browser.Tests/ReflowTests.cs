using Eligibility.Tests.Browsing;
using Eligibility.Tests.Samples;

namespace Eligibility.Tests;

/// <summary>Narrow screens, large print, and spacing that a reader chooses (WCAG 1.4.4, 1.4.10, 1.4.12).</summary>
[Collection(BrowserCollection.Name)]
public class ReflowTests(BrowserFixture browser)
{
    private const string Double = "html{font-size:200%!important}";
    private const string Spacing =
        "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}";

    /// <summary>Whatever goes past the edge of the page, or is cut off by what holds it.</summary>
    private const string PastTheEdge =
        """
        () => {
          const found = [], root = document.documentElement, wide = root.clientWidth;
          if (root.scrollWidth > wide) found.push(`scrolls: ${root.scrollWidth} in ${wide}`);
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let n = walk.nextNode(); n; n = walk.nextNode()) {
            const holder = n.parentElement;
            if (!n.data.trim() || holder.closest('.skip,.vh,.scroll') || !holder.checkVisibility({ contentVisibilityAuto: true })) continue;
            if (getComputedStyle(holder.closest('thead') ?? holder).clipPath !== 'none') continue;
            const range = document.createRange();
            range.selectNodeContents(n);
            for (const r of range.getClientRects())
              if (r.right > wide + 1 || r.left < -1) { found.push('past the edge: ' + n.data.slice(0, 80)); break; }
            for (let e = holder; e !== document.body; e = e.parentElement) {
              const s = getComputedStyle(e);
              if (s.overflowX === 'visible' && s.overflowY === 'visible') continue;
              if (e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1) found.push('cut off: ' + n.data.slice(0, 80));
            }
          }
          return [...new Set(found)];
        }
        """;

    public static TheoryData<string> Pages => SamplePages.Names;

    [BrowserTheory, MemberData(nameof(Pages))]
    public async Task Nothing_scrolls_sideways_or_is_cut_off_on_a_screen_320_wide_whatever_the_print(string name)
    {
        await using var page = await browser.OpenAsync(SamplePages.Of(name).Html, new(320, 640));
        await page.UnfoldAsync();
        Assert.Empty(await page.FindAsync(PastTheEdge));
        await page.Page.AddStyleTagAsync(new() { Content = Spacing });
        Assert.Empty(await page.FindAsync(PastTheEdge));
        await page.Page.AddStyleTagAsync(new() { Content = Double });
        Assert.Empty(await page.FindAsync(PastTheEdge));
        await page.Page.SetViewportSizeAsync(1280, 1024);
        Assert.Empty(await page.FindAsync(PastTheEdge));
    }

    [BrowserTheory, MemberData(nameof(Pages))]
    public async Task Large_print_is_twice_as_large(string name)
    {
        await using var page = await browser.OpenAsync(SamplePages.Of(name).Html, new(1280, 1024));
        const string Sizes = """
            () => [...document.querySelectorAll('h1,h2,h3,p,li,dt,dd,th,td,summary')].map(e => getComputedStyle(e).fontSize)
            """;
        var once = (await page.FindAsync(Sizes)).Select(Pixels).ToList();
        await page.Page.AddStyleTagAsync(new() { Content = "html{font-size:" + 2 * Pixels(await RootAsync(page)) + "px!important}" });
        var twice = (await page.FindAsync(Sizes)).Select(Pixels).ToList();
        Assert.All(once.Zip(twice), pair => Assert.Equal(2 * pair.First, pair.Second, 0.1));
    }

    [BrowserTheory, MemberData(nameof(Pages))]
    public async Task Whatever_can_be_pressed_is_24_pixels_high_or_stands_in_a_sentence_and_shows_that_it_is_chosen(string name)
    {
        await using var page = await browser.OpenAsync(SamplePages.Of(name).Html, new(320, 640));
        await page.UnfoldAsync();
        Assert.Empty(await page.FindAsync(
            """
            () => [...document.querySelectorAll('a[href],summary,[tabindex]')].flatMap(t => {
              const found = [], before = getComputedStyle(t).outlineStyle;
              t.focus({ focusVisible: true });
              const box = t.getBoundingClientRect(), style = getComputedStyle(t);
              // A link in a sentence is as high as its line (WCAG 2.5.8, the exception for what stands inline).
              const inline = t.matches('a') && style.display === 'inline' && t.parentElement.textContent.trim() !== t.textContent.trim();
              if (!inline && (box.height < 24 || box.width < 24)) found.push(`${box.width} x ${box.height}: ${t.textContent.slice(0, 80)}`);
              if (document.activeElement !== t) found.push('cannot be chosen: ' + t.textContent.slice(0, 80));
              if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 1) found.push('not shown: ' + t.outerHTML.slice(0, 80));
              if (t.matches('.skip') && box.left < 0) found.push('stays hidden');
              t.blur();
              return found;
            })
            """));
    }

    private static async Task<string> RootAsync(OpenPage page) =>
        (await page.FindAsync("() => [getComputedStyle(document.documentElement).fontSize]"))[0];

    private static double Pixels(string size) => double.Parse(size[..^2], System.Globalization.CultureInfo.InvariantCulture);
}
