using System.Reflection;
using Mono.Cecil;

namespace Eligibility.Tests.Layers;

/// <summary>The folders of an assembly whose namespaces are theirs, and which of them each may use.</summary>
/// <param name="assembly">The assembly.</param>
/// <param name="root">Its root namespace, where callers come in: it may use all folders, and they it.</param>
/// <param name="allowed">For each folder those that it may use.</param>
internal sealed class FolderLayers(Assembly assembly, string root, IReadOnlyDictionary<string, string[]> allowed)
{
    /// <summary>That each folder has its row, and uses no other than that says.</summary>
    public void AssertKept()
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        var upward = module.GetTypes().Where(t => FolderOf(t).Length > 0)
            .SelectMany(type => UsedTypes.Of(type).Select(used => (From: type, To: used)))
            .Where(pair => FolderOf(pair.To) is { Length: > 0 } to && to != FolderOf(pair.From)
                && !allowed[FolderOf(pair.From)].Contains(to))
            .Select(pair => $"{FolderOf(pair.From)} uses {FolderOf(pair.To)}: {pair.From.Name} uses {pair.To.Name}");
        Assert.Empty(upward.Distinct(StringComparer.Ordinal));
        var folders = module.Types.Select(FolderOf).Where(f => f.Length > 0).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(allowed.Keys.Order(StringComparer.Ordinal), folders);
    }

    private string FolderOf(TypeReference type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return type.Namespace.StartsWith(root + ".", StringComparison.Ordinal) ? type.Namespace[(root.Length + 1)..] : "";
    }
}
