using Eligibility.Tests.Support;

namespace Eligibility.Tests.Hostility;

/// <summary>
/// What the tests of hostile inputs rest on: a piece that ends its process, fails or never ends is told by its name,
/// and the others are done all the same.
/// </summary>
public class ChildSeriesTests
{
    internal static readonly IReadOnlyList<string> Pieces =
        ["sound", "deadly", "sound too", "faulty", "endless", "last"];

    internal static string Work(string piece)
    {
        switch (piece)
        {
            case "deadly": Environment.FailFast("as a stack that overflows does"); break;
            case "faulty": throw new InvalidOperationException("it does not hold");
            case "endless": Thread.Sleep(Timeout.Infinite); break;
        }
        return $"{piece} was done";
    }

    [Fact]
    public async Task What_ends_a_process_is_told_by_name_and_the_rest_is_done()
    {
        using var series = new ChildSeries("series", Pieces, TimeSpan.FromSeconds(60));
        foreach (var sound in (string[])["sound", "sound too", "last"])
            Assert.Equal($"done {sound} was done", await series.Of(sound));
        Assert.Contains("failed deadly: the process ended with", await Failure("deadly"), StringComparison.Ordinal);
        Assert.Contains("it does not hold", await Failure("faulty"), StringComparison.Ordinal);
        Assert.Contains("failed endless: not done after 60 s", await Failure("endless"), StringComparison.Ordinal);

        async Task<string> Failure(string piece) =>
            (await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => series.Of(piece))).Message;
    }
}
