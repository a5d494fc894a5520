using System.Reflection;
using Eligibility.Hosting;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Surface;

/// <summary>
/// What callers see, member by member: <c>surface.verified.txt</c> is the list, and each line of it a promise.
/// </summary>
public class SurfaceTests
{
    /// <summary>
    /// 35, <see cref="DecisionDetail"/>: a decision that stands alone is made with what will be told of it; and
    /// <see cref="BulkRecord"/>: what a line among many holds is neither of its details. And four for policies that change
    /// while they decide: themselves, their options, how they stand, and the three words for that; and what decides beside
    /// them. And four for records: what binds them, what is thrown where they do not fit, and the two words on their properties
    /// that no signature can say. And the options of what decides beside. And what to write instead of lines, which
    /// an editor puts there. And six for what stands beside a case: the run, the decision on an advice and its three words, to
    /// whom it is sent, what reading either yields, and what is wrong with it. And two pages that are no decision: the printed
    /// policy and its transparency record. Each one more is argued in the commit that raises this.
    /// </summary>
    private const int MostTypes = 57;

    private static readonly Assembly[] Assemblies = [typeof(PolicyCompiler).Assembly, typeof(PolicyCatalogue).Assembly];

    private static IEnumerable<Type> Types =>
        Assemblies.SelectMany(a => a.GetExportedTypes()).OrderBy(t => t.FullName, StringComparer.Ordinal);

    [Fact]
    public void What_callers_see_is_what_the_list_says() =>
        Snapshot.Match(
            Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "Surface", "surface.txt"),
            string.Join('\n', Types.Select(PublicMembers.Of)));

    [Fact]
    public void Callers_need_one_namespace_and_one_for_hosting()
    {
        var namespaces = Types.Where(t =>
            t.Name != nameof(Microsoft.Extensions.DependencyInjection.ServiceCollectionExtensions))
            .Select(t => t.Namespace).Distinct(StringComparer.Ordinal);
        Assert.Equal(["Eligibility", "Eligibility.Hosting"], namespaces);
    }

    [Fact]
    public void There_are_no_more_types_than_a_caller_can_keep_in_mind() => Assert.InRange(Types.Count(), 1, MostTypes);
}
