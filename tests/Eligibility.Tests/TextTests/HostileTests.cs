using System.Text;
using Eligibility.Tests.Support;
using Xunit.Abstractions;

namespace Eligibility.Tests.TextTests;

/// <summary>
/// No text, however hostile, ends the process or keeps it busy for ever (language, section 7): 1 MiB of each kind is read, at
/// most a hundred errors are told of it, each in its place. Time and memory are printed; machines differ too much to assert them.
/// </summary>
public class HostileTests(ITestOutputHelper output)
{
    public static TheoryData<string> Families => [.. HostileTexts.Families.Keys];

    [Theory, MemberData(nameof(Families))]
    public void A_hostile_text_of_1_MiB_is_read_to_its_end(string family) => output.WriteLine(ChildProcess.Run($"hostile {family}", TimeSpan.FromSeconds(120)));

    [Theory, MemberData(nameof(Families))]
    public void A_hostile_text_is_no_longer_than_a_file_may_be(string family) =>
        // A longer one would be refused for its length, and test nothing.
        Assert.InRange(Encoding.UTF8.GetByteCount(HostileTexts.Families[family]()), 100_000, 1024 * 1024);
}
