using System.Reflection;
using Eligibility.DecisionLog;
using Eligibility.Tests.Layers;
using Eligibility.Tests.Support;
using Eligibility.Tests.Surface;
using Microsoft.Extensions.DependencyInjection;

namespace Eligibility.Tests.DecisionLogTests;

/// <summary>The assembly of the log: what it may use, and what callers see of it.</summary>
public class LogLayerTests
{
    private const string Root = "Eligibility.DecisionLog";

    /// <summary>Each one more is argued in the commit that raises this.</summary>
    private const int MostTypes = 23;

    /// <summary>
    /// What each folder of the log may use beside the engine. The root, where callers come in, may use all; of the
    /// root all may use what goes in and comes out.
    /// </summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Chain"] = [],
        ["Store"] = ["Chain"],
        ["Statements"] = ["Chain"],
        ["Writing"] = ["Chain", "Store"],
        ["Reading"] = ["Chain", "Store", "Statements"],
        ["Hosting"] = [],
    };

    private static readonly Assembly Log = typeof(DecisionLogWriter).Assembly;

    [Fact]
    public void A_folder_of_the_log_uses_only_the_folders_before_it() => new FolderLayers(Log, Root, Allowed).AssertKept();

    [Fact]
    public void Neither_the_engine_nor_hosting_knows_the_log()
    {
        foreach (var assembly in (Assembly[])[typeof(PolicyCompiler).Assembly,
            typeof(Eligibility.Hosting.PolicyCatalogue).Assembly])
            Assert.DoesNotContain(assembly.GetReferencedAssemblies(), r =>
                r.Name is Root or "Microsoft.Data.Sqlite" or "Npgsql");
    }

    [Fact]
    public void What_callers_see_of_the_log_is_what_the_list_says()
    {
        var types = Log.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal).ToList();
        Assert.All(types.Where(t => t != typeof(DecisionLogServiceCollectionExtensions)), t =>
            Assert.Equal(Root, t.Namespace));
        Assert.InRange(types.Count, 1, MostTypes);
        Snapshot.Match(Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "Surface", "decision-log.txt"),
            string.Join('\n', types.Select(PublicMembers.Of)));
    }
}
