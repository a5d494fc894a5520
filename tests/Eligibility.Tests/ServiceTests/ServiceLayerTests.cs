using System.Reflection;
using Eligibility.AspNetCore;
using Eligibility.Tests.Layers;
using Eligibility.Tests.Support;
using Eligibility.Tests.Surface;

namespace Eligibility.Tests.ServiceTests;

/// <summary>The assembly of the endpoints: what its folders may use, who may know it, and what callers see of it.</summary>
public class ServiceLayerTests
{
    private const string Root = "Eligibility.AspNetCore";

    /// <summary>Options, a key, a role, and the two places where they are added and mapped. Each one more is argued in the
    /// commit that raises this.</summary>
    private const int MostTypes = 5;

    /// <summary>
    /// What each folder may use beside the engine, hosting and the log. The root, where callers come in, may use all; of
    /// the root all may use what goes in.
    /// </summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Problems"] = [],
        ["Access"] = ["Problems"],
        ["Http"] = ["Problems", "Access"],
        ["Policies"] = ["Problems", "Http"],
        ["Log"] = ["Problems", "Access", "Http", "Policies"],
        ["Routes"] = ["Problems", "Access", "Http", "Policies", "Log"],
    };

    private static readonly Assembly Service = typeof(EligibilityServiceOptions).Assembly;

    [Fact]
    public void A_folder_of_the_endpoints_uses_only_the_folders_before_it() => new FolderLayers(Service, Root, Allowed).AssertKept();

    [Fact]
    public void Neither_the_engine_nor_hosting_nor_the_log_knows_the_endpoints_or_ASP_NET_Core()
    {
        foreach (var assembly in (Assembly[])[typeof(PolicyCompiler).Assembly, typeof(Eligibility.Hosting.PolicyCatalogue).Assembly,
            typeof(Eligibility.DecisionLog.Advice).Assembly])
            Assert.DoesNotContain(assembly.GetReferencedAssemblies(),
                r => r.Name == Root || r.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }

    [Fact]
    public void What_callers_see_of_the_endpoints_is_what_the_list_says()
    {
        var types = Service.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal).ToList();
        Assert.InRange(types.Count, 1, MostTypes);
        Snapshot.Match(Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "Surface", "asp-net-core.txt"),
            string.Join('\n', types.Select(PublicMembers.Of)));
    }
}
