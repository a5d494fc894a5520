using Eligibility.Tests.Support;

namespace Eligibility.Tests.DiagnosticsTests;

/// <summary>
/// Mistakes that people make in their first week (Mistakes): each file is a sound policy but for one, and the whole
/// message is kept beside it. Read a message as somebody who has never programmed: it must be enough to mend the file.
/// </summary>
public class MistakeTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "Mistakes");

    public static TheoryData<string> Files => Repository.EachRuleFile(Folder);

    [Theory, MemberData(nameof(Files))]
    public void The_message_about_a_mistake_is_as_verified(string file)
    {
        var path = Path.Combine(Folder, file);
        Snapshot.Match(path, Compiling.Render(Compiling.Corrected(File.ReadAllText(path))));
    }

    [Theory, MemberData(nameof(Files))]
    public void A_mistake_is_told_with_what_to_do(string file)
    {
        var found = Compiling.Corrected(File.ReadAllText(Path.Combine(Folder, file))).Diagnostics;
        Assert.NotEmpty(found);
        Assert.All(found, d => Assert.False(string.IsNullOrWhiteSpace(d.Help),
            $"{d.Code} at {d.Span} says nothing of what to do: {d.Message}"));
    }

    [Theory, MemberData(nameof(Files))]
    public void One_mistake_is_one_message(string file)
    {
        var found = Compiling.Corrected(File.ReadAllText(Path.Combine(Folder, file))).Diagnostics;
        Assert.True(found.Length == 1, Compiling.Render(found));
    }
}
