using System.Globalization;
using System.Text.RegularExpressions;
using Eligibility.Tests.Support;
using Xunit.Abstractions;

namespace Eligibility.Tests.Hostility;

/// <summary>
/// No input, however hostile, ends the process or keeps it busy for ever (language, section 7): the largest of each
/// kind is read, at most a hundred errors are told of it, each in its place, and twice the size takes no more than
/// about twice the memory. They are read one after the other in a process of their own, and in a new one after whatever
/// ended it. Times are printed; machines differ too much to assert them. <c>tools/measure-hostile</c> prints times and
/// peaks, each of a process of its own, side by side.
/// </summary>
public partial class HostileTests(ITestOutputHelper output, HostileTests.Series series)
    : IClassFixture<HostileTests.Series>
{
    private const int Runs = 3;

    public static TheoryData<string> Families => [.. HostileFamily.All.Select(f => f.Name)];

    [Theory, MemberData(nameof(Families))]
    public async Task A_hostile_input_is_read_to_its_end_and_takes_in_proportion_to_its_size(string family) =>
        output.WriteLine(await series.Of(family));

    [Theory, MemberData(nameof(Families))]
    public void A_hostile_input_is_no_longer_than_may_be(string name)
    {
        // A longer one would be refused for its length, and test nothing.
        var family = HostileFamily.All.Single(f => f.Name == name);
        foreach (var size in family.Sizes) Assert.InRange(family.Of(size).Length, size / 12, size);
    }

    [Fact]
    public void Measured_side_by_side()
    {
        if (!LongTier.IsOn) return;
        output.WriteLine($"{"",-48}{"ms",8}{"cpu ms",8}{"peak MB",9}{"growth",8}");
        foreach (var family in HostileFamily.All)
        {
            var runs = Enumerable.Range(0, Runs).Select(_ =>
                Figures().Match(ChildProcess.Run($"hostile-once {family.Name}", TimeSpan.FromSeconds(120)))).ToList();
            var (wall, processor, peak) = (Median(runs, "wall"), Median(runs, "cpu"), Median(runs, "peak"));
            var growth = double.Parse(Growth().Match(ChildProcess.Run($"hostile-doubling {family.Name}",
                    TimeSpan.FromSeconds(120))).Groups["times"].ValueSpan,
                CultureInfo.InvariantCulture);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{family.Name,-48}{wall,8}{processor,8}{peak,9}{growth,8:0.00}"
                + $"{(processor > 500 || peak > 128 || growth > 2.5 ? " *" : "")}"));
        }
    }

    /// <summary>Reads all families, begun by the first test that asks for one.</summary>
    public sealed class Series : IDisposable
    {
        private readonly Lazy<ChildSeries> _all =
            new(() => new ChildSeries("hostile", HostileFamily.Names, TimeSpan.FromSeconds(120)));

        /// <summary>What came of a family.</summary>
        public Task<string> Of(string family) => _all.Value.Of(family);

        /// <inheritdoc/>
        public void Dispose()
        {
            if (_all.IsValueCreated) _all.Value.Dispose();
        }
    }

    private static int Median(IEnumerable<Match> runs, string figure) =>
        runs.Select(r => int.Parse(r.Groups[figure].Value, CultureInfo.InvariantCulture)).Order().ElementAt(Runs / 2);

    [GeneratedRegex(@"(?<wall>\d+) ms, (?<cpu>\d+) ms of the processor, \d+ MB allocated, (?<peak>\d+) MB")]
    private static partial Regex Figures();

    [GeneratedRegex(@"growth (?<times>[\d.]+)")]
    private static partial Regex Growth();
}
