using Eligibility.Tests.Browsing;
using Eligibility.Tests.Samples;

namespace Eligibility.Tests;

/// <summary>How a page is built for those who hear it, or go through it by keys.</summary>
[Collection(BrowserCollection.Name)]
public class StructureTests(BrowserFixture browser)
{
    public static TheoryData<string> Pages => SamplePages.Names;

    [BrowserTheory, MemberData(nameof(Pages))]
    public async Task A_page_says_its_language_its_name_and_has_one_first_heading_and_no_level_skipped(string name)
    {
        await using var page = await browser.OpenAsync(SamplePages.Of(name).Html);
        Assert.Empty(await page.FindAsync(
            """
            () => {
              const found = [], heads = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')];
              if (!/^en(-GB)?$/.test(document.documentElement.lang)) found.push('lang ' + document.documentElement.lang);
              if (!document.title.trim()) found.push('no title');
              if (heads.filter(h => h.tagName === 'H1').length !== 1) found.push('not one h1');
              if (heads.length && heads[0].tagName !== 'H1') found.push('h1 is not the first heading');
              for (let i = 1; i < heads.length; i++)
                if (heads[i].tagName[1] - heads[i - 1].tagName[1] > 1) found.push('skipped before ' + heads[i].textContent);
              for (const h of heads) if (!h.textContent.trim()) found.push('empty heading');
              return found;
            }
            """));
    }

    [BrowserTheory, MemberData(nameof(Pages))]
    public async Task All_that_is_said_stands_in_a_landmark_and_what_stands_before_the_main_one_can_be_skipped(string name)
    {
        await using var page = await browser.OpenAsync(SamplePages.Of(name).Html);
        Assert.Empty(await page.FindAsync(
            """
            () => {
              const found = [], main = document.querySelectorAll('main');
              if (main.length !== 1) found.push('not one main');
              for (const e of document.body.children)
                if (!e.matches('header,main,footer,a.skip')) found.push('outside of a landmark: ' + e.tagName);
              const skip = document.querySelector('a.skip');
              // A letter has nothing before its main part that could be skipped, but that it is a draft.
              if (!skip && document.querySelector('header:has(h1)')) found.push('no way to skip');
              if (skip && (skip !== document.querySelector('a,summary,[tabindex]') || skip.hash !== '#' + main[0].id)) found.push('skip link');
              return found;
            }
            """));
    }

    [BrowserTheory, MemberData(nameof(Pages))]
    public async Task Tables_have_a_caption_or_heading_and_every_header_its_scope(string name)
    {
        await using var page = await browser.OpenAsync(SamplePages.Of(name).Html);
        Assert.Empty(await page.FindAsync(
            """
            () => [...document.querySelectorAll('table')].flatMap(t => {
              const found = [];
              let above = t;
              while (above && !/^H[2-6]$/.test(above.tagName)) above = above.previousElementSibling;
              if (!t.caption && !above) found.push('no caption: ' + t.textContent.slice(0, 60));
              if (!t.tHead && !t.tBodies[0].rows[0].querySelector('th[scope=row]')) found.push('no headers');
              for (const h of t.querySelectorAll('th')) if (!/^(col|row|rowgroup)$/.test(h.scope)) found.push('no scope: ' + h.textContent);
              for (const r of t.querySelectorAll('tbody tr')) if (!r.querySelector('th')) found.push('row without header: ' + r.textContent);
              return found;
            })
            """));
    }

    [BrowserTheory, MemberData(nameof(Pages))]
    public async Task Lists_are_lists_and_every_fold_says_what_is_inside(string name)
    {
        await using var page = await browser.OpenAsync(SamplePages.Of(name).Html);
        Assert.Empty(await page.FindAsync(
            """
            () => {
              const found = [];
              for (const l of document.querySelectorAll('ul,ol')) {
                if (!l.children.length) found.push('empty list in ' + l.parentElement.textContent.slice(0, 60));
                if ([...l.children].some(c => c.tagName !== 'LI')) found.push('no item');
              }
              for (const d of document.querySelectorAll('details')) {
                const s = d.firstElementChild;
                if (s.tagName !== 'SUMMARY' || s.textContent.trim().split(' ').length < 2) found.push('summary: ' + s.textContent);
                if (d.open) found.push('open: ' + s.textContent);
                if (!d.textContent.replace(s.textContent, '').trim()) found.push('nothing inside: ' + s.textContent);
              }
              for (const p of document.querySelectorAll('p,li,td,dd'))
                if (/^[\s]*[•\-–*] /.test(p.textContent) && !p.querySelector('.tag')) found.push('a list made by hand: ' + p.textContent);
              return found;
            }
            """));
    }

    [BrowserTheory, MemberData(nameof(Pages))]
    public async Task A_sign_is_never_read_aloud_and_stands_beside_its_word(string name)
    {
        await using var page = await browser.OpenAsync(SamplePages.Of(name).Html);
        Assert.Empty(await page.FindAsync(
            """
            () => [...document.querySelectorAll('.tag,.sq')].flatMap(t => {
              const sign = t.matches('.sq') ? t : t.querySelector('[aria-hidden=true]');
              const word = t.matches('.sq') ? t.parentElement.textContent : t.textContent.replace(sign?.textContent ?? '', '').trim();
              return !sign || sign.getAttribute('aria-hidden') !== 'true' ? ['read aloud: ' + t.outerHTML]
                : t.matches('.tag') && !/^(Against|For|Neutral|Not known)$/.test(word) || !word ? ['no word: ' + t.outerHTML] : [];
            })
            """));
    }
}
