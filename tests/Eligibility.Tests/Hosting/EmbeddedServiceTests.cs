using System.Diagnostics;
using System.Runtime.InteropServices;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Hosting;

/// <summary>The sample of a service that embeds the engine, run as its own process.</summary>
public class EmbeddedServiceTests
{
    private static readonly string Sources = Path.Combine(Repository.Root, "docs", "samples", "EmbeddedService");

    // From its own folder, as it is built for itself: the tests' folder lacks what the framework of the tests brings.
    private static string Built
    {
        get
        {
            var own = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(Sources, "bin", own.Parent!.Name, own.Name, "EmbeddedService.dll");
        }
    }

    [Fact]
    public async Task The_sample_starts_decides_its_records_and_stops()
    {
        var dotnet = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..",
            OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        using var process = Process.Start(new ProcessStartInfo(dotnet,
            [Built])
            { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var faults = process.StandardError.ReadToEndAsync();
        var written = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"it ended with {process.ExitCode}: {await faults}");
        Assert.Equal("""
            A1: A course instead of prosecution
                because Adults who admit a small theft for the first time in years are offered a course.
            A2: open
                Does the person admit it?
            A3: error ELG741 value of the goods: `GBP -1` is out of range; expected money in GBP from GBP 0 to GBP 1000000

            """.ReplaceLineEndings(), written);
    }

    [Fact]
    public void The_sample_has_under_sixty_lines_and_no_line_that_is_too_long_to_read()
    {
        var lines = File.ReadAllLines(Path.Combine(Sources, "Program.cs"));
        Assert.InRange(lines.Length, 1, 59);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 130));
    }
}
