using Eligibility.Tests.Support;

namespace Eligibility.Tests.CasesTests;

/// <summary>
/// Cases kept as files (Language/CaseFaults): what the name of each says is its one fault; <c>valid-</c>
/// begins those that have none.
/// </summary>
public class FaultFileTests
{
    private static readonly string Folder = Repository.Language("CaseFaults");

    public static TheoryData<string> Files =>
        [.. Directory.Exists(Folder)
            ? Directory.EnumerateFiles(Folder, "*.json").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)
            : Enumerable.Empty<string>()];

    [Theory, MemberData(nameof(Files))]
    public void A_case_kept_as_a_file_has_the_one_fault_that_its_name_says_or_none(string file)
    {
        var policy = Compiling.File(Path.Combine(Folder, "policy.rules")).Policy;
        Assert.NotNull(policy);
        var result = CaseReader.Read(policy, File.ReadAllBytes(Path.Combine(Folder, file)));
        var faults = string.Join('\n', result.Faults);
        Assert.True(result.Faults.Length == (file.StartsWith("valid-", StringComparison.Ordinal) ? 0 : 1), faults);
        Assert.Equal(result.Faults.IsEmpty, result.IsValid);
        Assert.All(result.Faults, fault => Assert.DoesNotContain('\n', fault.ToString()));
    }
}
