namespace Eligibility.Tests.Browsing;

/// <summary>The browser of this machine. None is ever downloaded.</summary>
internal static class Browsers
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>Where it is; null where none is installed.</summary>
    public static string? Installed { get; } = Places.FirstOrDefault(File.Exists);

    /// <summary>What to do where none is installed; null where one is.</summary>
    public static string? Missing => Installed is null
        ? "Chromium is not installed: apt-get install --no-install-recommends chromium"
        : null;

    /// <summary>Why tests with a browser are passed over; on a machine that builds for others they are not.</summary>
    public static string? Passed => Environment.GetEnvironmentVariable("CI") == "true" ? null : Missing;
}

/// <summary>
/// A test with a browser; where none is installed it is passed over, but on a machine that builds for others it fails.
/// </summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Browsers.Passed;
}

/// <summary>The same with data.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Browsers.Passed;
}
