using Eligibility.Tests.Browsing;
using Eligibility.Tests.Samples;
using Eligibility.Tests.Support;

namespace Eligibility.Tests;

/// <summary>
/// Pictures of every page, for people to look at (tools/picture-pages). They are not kept or compared: another machine has other
/// fonts, and draws every letter otherwise. What must hold of them the other tests measure.
/// </summary>
[Collection(BrowserCollection.Name)]
public class PictureTests(BrowserFixture browser)
{
    private static readonly (string Name, Viewing How)[] Views =
    [
        ("320", new(320, 640)), ("900", new()), ("900-dark", new() { Scheme = Microsoft.Playwright.ColorScheme.Dark }),
        ("900-forced", new() { Forced = true }), ("print", new(794, 1123) { IsOnPaper = true }),
    ];

    public static TheoryData<string> Pages => SamplePages.Names;

    [PictureTheory, MemberData(nameof(Pages))]
    public async Task Pictures_are_taken_where_they_are_asked_for(string name)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "pages");
        foreach (var (view, how) in Views)
        {
            await using var page = await browser.OpenAsync(SamplePages.Of(name).Html, how);
            await page.Page.ScreenshotAsync(new()
            {
                Path = Path.Combine(folder, $"{name.Replace(' ', '-')}-{view}.png"), FullPage = true,
            });
            if (!how.IsOnPaper) continue;
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{name.Replace(' ', '-')}.pdf"),
                await page.Page.PdfAsync(new() { PreferCSSPageSize = true, Tagged = true }));
        }
    }
}

/// <summary>What takes pictures, where they are asked for.</summary>
public sealed class PictureTheoryAttribute : TheoryAttribute
{
    public PictureTheoryAttribute() => Skip = Environment.GetEnvironmentVariable("ELIGIBILITY_PICTURES") is null
        ? "pictures are taken by tools/picture-pages"
        : Browsers.Passed;
}
