using Microsoft.Playwright;

namespace Eligibility.Tests.Browsing;

/// <summary>A page that stands open in the browser, at an address from which nothing else can be had.</summary>
internal sealed class OpenPage(IBrowserContext context, IPage page) : IAsyncDisposable
{
    private const string Address = "https://page.example/";

    private readonly List<string> _asked = [];
    private readonly List<string> _reached = [];
    private readonly List<string> _said = [];

    public IPage Page => page;

    /// <summary>The addresses that it asked for, its own among them.</summary>
    public IReadOnlyList<string> Asked => _asked;

    /// <summary>Those of them that the browser would have gone to.</summary>
    public IReadOnlyList<string> Reached => _reached;

    /// <summary>What the browser's console says of it.</summary>
    public IReadOnlyList<string> Said => _said;

    public async Task LoadAsync(string html)
    {
        page.Request += (_, request) => _asked.Add(request.Url);
        page.Console += (_, message) => _said.Add(message.Text);
        await context.RouteAsync("**/*", route =>
        {
            _reached.Add(route.Request.Url);
            return route.Request.Url == Address
                ? route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = html })
                : route.AbortAsync();
        });
        await page.GotoAsync(Address);
    }

    /// <summary>The strings that a script finds: one for each thing that is not as it should be.</summary>
    public async Task<string[]> FindAsync(string script) => await page.EvaluateAsync<string[]>(script);

    /// <summary>What axe finds wrong by all its rules but those that are being tried out: WCAG 2.2 A and AA, and good practice.</summary>
    public async Task<string[]> AxeAsync()
    {
        await page.EvaluateAsync(Axe.Source);
        return await FindAsync(
            """
            async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
              rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] })).violations
              .flatMap(v => v.nodes.map(n => `${v.id}: ${n.html.slice(0, 200)} ${n.failureSummary}`))
            """);
    }

    /// <summary>Opens whatever is folded.</summary>
    public Task UnfoldAsync() => page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");

    public ValueTask DisposeAsync() => context.DisposeAsync();
}

/// <summary>The rules of axe-core, as they come in the package of its maker.</summary>
internal static class Axe
{
    public static string Source { get; } = Read();

    private static string Read()
    {
        var maker = typeof(Deque.AxeCore.Commons.AxeRunOptions).Assembly;
        using var stream = maker.GetManifestResourceStream("Deque.AxeCore.Commons.Resources.axe.min.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
