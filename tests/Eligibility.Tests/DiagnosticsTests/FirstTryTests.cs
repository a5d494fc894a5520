using Eligibility.Tests.Support;

namespace Eligibility.Tests.DiagnosticsTests;

/// <summary>What is told of the first tries of people who had read the tutorial, or the reference once.</summary>
public class FirstTryTests
{
    public static TheoryData<string> Names => [.. FirstTries.Names];

    [Theory, MemberData(nameof(Names))]
    public void What_is_told_of_a_first_try_is_as_verified(string name) =>
        Snapshot.Match(Path.Combine(FirstTries.Folder, name + ".txt"),
            Compiling.Render(Compiling.Corrected(FirstTries.Text(name)).Diagnostics.Where(d => d.IsError)));

    [Theory, MemberData(nameof(Names))]
    public void A_first_try_that_is_refused_is_told_with_what_to_do(string name) =>
        Assert.All(Compiling.Corrected(FirstTries.Text(name)).Diagnostics.Where(d => d.IsError),
            d => Assert.False(string.IsNullOrWhiteSpace(d.Help), Compiling.Render([d])));
}
