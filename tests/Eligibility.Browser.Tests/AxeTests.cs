using Eligibility.Tests.Browsing;
using Eligibility.Tests.Samples;
using Microsoft.Playwright;

namespace Eligibility.Tests;

/// <summary>What axe can see of WCAG 2.2 AA and of good practice, with all that is folded opened.</summary>
[Collection(BrowserCollection.Name)]
public class AxeTests(BrowserFixture browser)
{
    public static TheoryData<string> Pages => SamplePages.Names;

    [BrowserTheory, MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_by_day_or_by_night(string name)
    {
        await using var page = await browser.OpenAsync(SamplePages.Of(name).Html);
        await page.UnfoldAsync();
        Assert.Empty(await page.AxeAsync());
        await page.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Assert.Empty(await page.AxeAsync());
    }

    [BrowserFact]
    public async Task Axe_finds_what_is_wrong()
    {
        const string Wrong = """
            <!doctype html><html><head><title>Wrong</title><style>p{color:#bbb;background:#fff}</style></head>
            <body><main><h1>One</h1><h3>Three</h3><p>Faint</p></main></body></html>
            """;
        await using var page = await browser.OpenAsync(Wrong);
        var found = string.Join('\n', await page.AxeAsync());
        foreach (var rule in (string[])["html-has-lang", "heading-order", "color-contrast"])
            Assert.Contains(rule + ": ", found, StringComparison.Ordinal);
    }
}
