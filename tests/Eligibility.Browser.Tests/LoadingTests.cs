using Eligibility.Tests.Browsing;
using Eligibility.Tests.Samples;

namespace Eligibility.Tests;

/// <summary>A page is one file: it asks for nothing, runs nothing and keeps nothing.</summary>
[Collection(BrowserCollection.Name)]
public class LoadingTests(BrowserFixture browser)
{
    public static TheoryData<string> Pages => SamplePages.Names;

    [BrowserTheory, MemberData(nameof(Pages))]
    public async Task A_page_asks_for_nothing_but_itself_and_has_nothing_that_could_run(string name)
    {
        await using var page = await browser.OpenAsync(SamplePages.Of(name).Html);
        await page.UnfoldAsync();
        Assert.Equal(["https://page.example/"], page.Asked);
        Assert.Empty(page.Said);
        Assert.Empty(await page.FindAsync(
            """
            () => {
              const found = [...document.querySelectorAll('script,img,link,iframe,object,embed,video,audio,form,base')].map(e => e.outerHTML);
              for (const e of document.querySelectorAll('*'))
                for (const a of e.attributes) if (/^on|^style$|^src/.test(a.name) || /^\s*javascript:/i.test(a.value)) found.push(e.outerHTML);
              const policy = document.querySelector('meta[http-equiv=Content-Security-Policy]')?.content;
              if (policy !== "default-src 'none'; style-src 'unsafe-inline'") found.push('policy: ' + policy);
              if (localStorage.length || sessionStorage.length || document.cookie) found.push('something is kept');
              return found;
            }
            """));
    }

    [BrowserFact]
    public async Task The_policy_of_a_page_stops_what_would_be_put_into_it()
    {
        const string Put = "<script>window.ran = true</script><img src='https://other.example/' onerror='window.ran = true'>";
        await using var page = await browser.OpenAsync(
            SamplePages.Of("officer for an offer").Html.Replace("</main>", Put + "</main>", StringComparison.Ordinal));
        Assert.Empty(await page.FindAsync("() => window.ran ? ['ran'] : []"));
        Assert.Equal(["https://page.example/"], page.Reached);
        Assert.All(["script", "image"],
            kind => Assert.Contains(page.Said, s => s.Contains("Content Security Policy", StringComparison.Ordinal)
            && s.Contains(kind, StringComparison.OrdinalIgnoreCase)));
    }
}
