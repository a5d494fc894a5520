using Microsoft.Playwright;

namespace Eligibility.Tests.Browsing;

/// <summary>One browser for all tests, started by the first of them.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    // What the browser would ask of its maker, it asks of nobody.
    private static readonly string[] Quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? _driver;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (Browsers.Passed is not null) return;
        if (Browsers.Missing is { } missing) throw new InvalidOperationException(missing);
        _driver = await Playwright.CreateAsync();
        _browser = await _driver.Chromium.LaunchAsync(new() { ExecutablePath = Browsers.Installed, Args = Quiet });
    }

    /// <summary>Opens a page as somebody would who was sent it; what else it asked for is told beside it.</summary>
    internal async Task<OpenPage> OpenAsync(string html, Viewing? viewing = null)
    {
        var how = viewing ?? new Viewing();
        var context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = how.Width, Height = how.Height }, ColorScheme = how.Scheme,
            ForcedColors = how.Forced ? ForcedColors.Active : ForcedColors.None,
        });
        var opened = new OpenPage(context, await context.NewPageAsync());
        await opened.LoadAsync(html);
        if (how.IsOnPaper) await opened.Page.EmulateMediaAsync(new() { Media = Media.Print });
        return opened;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.CloseAsync();
        _driver?.Dispose();
    }
}

/// <summary>How a page is looked at.</summary>
internal sealed record Viewing(int Width = 900, int Height = 1400)
{
    public ColorScheme Scheme { get; init; } = ColorScheme.Light;

    /// <summary>Whether its colours are the reader's.</summary>
    public bool Forced { get; init; }

    /// <summary>Whether it is laid out as on paper.</summary>
    public bool IsOnPaper { get; init; }
}

/// <summary>The tests that share the browser.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "browser";
}
