using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Eligibility.Faults;

/// <summary>A file of the engine.</summary>
/// <param name="Path">From <c>src/Eligibility</c>, with <c>/</c>.</param>
/// <param name="Text">What it says.</param>
/// <param name="Root">The same, parsed.</param>
internal sealed record EngineFile(string Path, string Text, SyntaxNode Root);

/// <summary>The engine as it stands, which can be built with one fault in it. Its sources are never changed.</summary>
internal sealed class Engine
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14);
    private readonly CSharpCompilation _whole;

    /// <param name="root">The root of the repository.</param>
    /// <param name="tests">The folder of the built tests, which holds what the engine refers to.</param>
    public Engine(string root, string tests)
    {
        var source = System.IO.Path.Combine(root, "src", "Eligibility");
        Files = [.. Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Select(f => System.IO.Path.GetRelativePath(source, f).Replace('\\', '/')).Where(f =>
                !f.StartsWith("obj/", StringComparison.Ordinal) && !f.StartsWith("bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(f => Parsed(source, f))];
        // What the build wrote: usings, version, who may see internals.
        var written = Directory.EnumerateFiles(System.IO.Path.Combine(source, "obj", "Release", "net10.0"), "*.cs")
            .Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), Parsing));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(System.IO.Path.PathSeparator)
            .Where(p => !System.IO.Path.GetFileName(p).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
                && !System.IO.Path.GetFileName(p).StartsWith("eligibility", StringComparison.OrdinalIgnoreCase))
            .Concat(new[] { "CsvHelper.dll", "Pidgin.dll", "Sprache.dll" }.Select(name =>
                System.IO.Path.Combine(tests, name)))
            .Select(p => MetadataReference.CreateFromFile(p));
        var engine = CSharpCompilation.Create("Eligibility.Core",
            Files.Select(f => f.Root.SyntaxTree).Concat(written), references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release, checkOverflow: true,
                nullableContextOptions: NullableContextOptions.Enable, deterministic: true, concurrentBuild: false));
        // What reads JSON is written while the engine is compiled, and stands in no file.
        CSharpGeneratorDriver.Create([JsonGenerator()], parseOptions: Parsing)
            .RunGeneratorsAndUpdateCompilation(engine, out var whole, out _);
        _whole = (CSharpCompilation)whole;
    }

    public List<EngineFile> Files { get; }

    /// <summary>Whether the engine can be built with a fault in it.</summary>
    public bool Builds(Fault fault)
    {
        var (whole, tree) = With(fault);
        return !whole.GetSemanticModel(tree).GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>Writes the engine with a fault in it, or as it is.</summary>
    /// <returns>Why it cannot be built; null where it was.</returns>
    public string? Write(Fault? fault, string path)
    {
        using var file = File.Create(path);
        var result = (fault is null ? _whole : With(fault).Whole).Emit(file);
        return result.Success
            ? null
            : string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
    }

    /// <summary>Writes the engine with many faults in it behind their numbers.</summary>
    /// <returns>The numbers of those that cannot be switched and must be built by themselves.</returns>
    public ISet<int> WriteSwitched(IReadOnlyList<(int Number, Fault Fault)> faults, string path)
    {
        var apart = new SortedSet<int>();
        while (true)
        {
            var whole = _whole.AddSyntaxTrees(CSharpSyntaxTree.ParseText(Switched.Switch, Parsing));
            var places = new Dictionary<string, List<(TextSpan Span, int[] Numbers)>>(StringComparer.Ordinal);
            foreach (var file in Files)
            {
                if (faults.Where(f => f.Fault.File == "src/Eligibility/" + file.Path)
                    .ToList() is not { Count: > 0 } own)
                    continue;
                var (text, at) = Switched.Text(file, own, apart);
                places[file.Path] = at;
                whole = whole.ReplaceSyntaxTree(file.Root.SyntaxTree,
                    CSharpSyntaxTree.ParseText(text, Parsing, file.Path));
            }
            using var written = File.Create(path);
            var result = whole.Emit(written);
            if (result.Success) return apart;
            var before = apart.Count;
            foreach (var error in result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))
                foreach (var (span, numbers) in places.GetValueOrDefault(error.Location.SourceTree?.FilePath ?? "")
                    ?? [])
                    if (span.IntersectsWith(error.Location.SourceSpan)) apart.UnionWith(numbers);
            if (apart.Count == before)
                throw new InvalidOperationException(
                    string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        }
    }

    /// <summary>The SDK's own generator, from the build of this tool.</summary>
    private static ISourceGenerator JsonGenerator()
    {
        var path = System.IO.Path.Combine(AppContext.BaseDirectory, "generators",
            "System.Text.Json.SourceGeneration.dll");
        var type = Assembly.LoadFrom(path).GetType("System.Text.Json.SourceGeneration.JsonSourceGenerator", true)!;
        return ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator();
    }

    private (CSharpCompilation Whole, SyntaxTree Tree) With(Fault fault)
    {
        var file = Files.Single(f => "src/Eligibility/" + f.Path == fault.File);
        var tree = CSharpSyntaxTree.ParseText(fault.In(file.Text), Parsing, file.Root.SyntaxTree.FilePath);
        return (_whole.ReplaceSyntaxTree(file.Root.SyntaxTree, tree), tree);
    }

    private static EngineFile Parsed(string source, string path)
    {
        var text = File.ReadAllText(System.IO.Path.Combine(source, path));
        return new EngineFile(path, text, CSharpSyntaxTree.ParseText(text, Parsing, path).GetRoot());
    }
}
