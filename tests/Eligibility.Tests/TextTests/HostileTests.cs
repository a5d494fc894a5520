using System.Globalization;
using System.Text.RegularExpressions;
using Eligibility.Tests.Support;
using Xunit.Abstractions;

namespace Eligibility.Tests.TextTests;

/// <summary>
/// No input, however hostile, ends the process or keeps it busy for ever (language, section 7): the largest of each kind is read, at
/// most a hundred errors are told of it, each in its place, and twice the size takes no more than about twice the memory. Time and
/// peaks are printed; machines differ too much to assert them. <c>tools/measure-hostile</c> prints them side by side.
/// </summary>
public partial class HostileTests(ITestOutputHelper output)
{
    private const int Runs = 3;

    private static readonly bool Long = Environment.GetEnvironmentVariable("ELIGIBILITY_LONG") == "1";

    public static TheoryData<string> Families => [.. HostileFamily.All.Select(f => f.Name)];

    [Theory, MemberData(nameof(Families))]
    public void A_hostile_input_is_read_to_its_end_and_takes_in_proportion_to_its_size(string family) =>
        output.WriteLine(ChildProcess.Run($"hostile {family}", TimeSpan.FromSeconds(120)));

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
        if (!Long) return;
        output.WriteLine($"{"",-48}{"ms",8}{"cpu ms",8}{"peak MB",9}");
        foreach (var family in HostileFamily.All)
        {
            var runs = Enumerable.Range(0, Runs).Select(_ => Figures().Match(ChildProcess.Run($"hostile-once {family.Name}", TimeSpan.FromSeconds(120)))).ToList();
            var (wall, processor, peak) = (Median(runs, "wall"), Median(runs, "cpu"), Median(runs, "peak"));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{family.Name,-48}{wall,8}{processor,8}{peak,9}{(processor > 500 || peak > 128 ? " *" : "")}"));
        }
    }

    private static int Median(IEnumerable<Match> runs, string figure) =>
        runs.Select(r => int.Parse(r.Groups[figure].Value, CultureInfo.InvariantCulture)).Order().ElementAt(Runs / 2);

    [GeneratedRegex(@"(?<wall>\d+) ms, (?<cpu>\d+) ms of the processor, \d+ MB allocated, (?<peak>\d+) MB")]
    private static partial Regex Figures();
}
