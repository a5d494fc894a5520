using Eligibility.Tests.Browsing;
using Eligibility.Tests.Samples;

namespace Eligibility.Tests;

/// <summary>What an officer sees without scrolling.</summary>
[Collection(BrowserCollection.Name)]
public class FirstScreenTests(BrowserFixture browser)
{
    public static TheoryData<string> Officers => SamplePages.Form("officer");

    [BrowserTheory, MemberData(nameof(Officers))]
    public async Task A_screen_of_900_by_1400_ends_with_the_officers_own_decision(string name)
    {
        await using var page = await browser.OpenAsync(SamplePages.Of(name).Html);
        Assert.Empty(await page.FindAsync(
            """
            () => {
              const end = document.getElementById('yours').getBoundingClientRect().bottom;
              return end > innerHeight || document.documentElement.scrollWidth > innerWidth ? [`ends at ${end}`] : [];
            }
            """));
    }
}
