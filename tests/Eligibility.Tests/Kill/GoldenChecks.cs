using Eligibility.Tests.Golden;

namespace Eligibility.Tests.Kill;

/// <summary>
/// Golden decisions, a policy at a time and only some of the cases of each: all of them take too long.
/// </summary>
internal static class GoldenChecks
{
    public static IEnumerable<Check> All(int every)
    {
        var library = Library.Open(Path.Combine(GoldenTests.Folder, "Library"));
        var verified = new Lazy<ILookup<string, string>>(() =>
            File.ReadAllLines(Path.Combine(GoldenTests.Folder, "decisions.verified.txt"))
                .ToLookup(l => l[..l.IndexOf(" | ", StringComparison.Ordinal)], l => l + "\n", StringComparer.Ordinal));
        return library.Files().Select(path => new Check($"golden decisions of {path}", () =>
        {
            var lines = GoldenTests.Lines(library, path, every).ToList();
            Assert.Equal(verified.Value[path].Count(), lines.Count);
            foreach (var (expected, line) in verified.Value[path].Zip(lines))
                Assert.True(line is "" || line == expected, $"{line}was {expected}");
        }));
    }
}
