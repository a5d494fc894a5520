using System.Diagnostics;
using System.Runtime.InteropServices;
using Eligibility.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Eligibility.Tests.Surface;

/// <summary>
/// Samples compiled as a caller's own program, who sees what is public and no more, and run in a process of its own, in
/// a folder with the rules and pages of this repository.
/// </summary>
internal static class SampleProgram
{
    private const string Name = "samples";
    private const string Apart = "\u0001";

    /// <summary>What an application of the SDK has without asking.</summary>
    private const string Usings = """
        global using System; global using System.IO; global using System.Linq; global using System.Collections.Generic;
        global using System.Threading.Tasks;
        """;

    /// <summary>What each sample wrote.</summary>
    public static IReadOnlyList<string> Run(string folder, IReadOnlyList<string> samples)
    {
        var calls = samples.Select((_, i) =>
            FormattableString.Invariant($"await Sample{i}.Run(); Console.Write(\"\\u0001\");"));
        var trees = samples.Select(Class).Append(Usings).Append(string.Join('\n', calls));
        var program = Path.Combine(folder, Name + ".dll");
        var compiled = CSharpCompilation.Create(
            Name, trees.Select(text => CSharpSyntaxTree.ParseText(text)), References(),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication,
                nullableContextOptions: NullableContextOptions.Enable)).Emit(program);
        Assert.True(compiled.Success,
            string.Join('\n', compiled.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        return Start(program, folder).Split(Apart)[..^1];
    }

    /// <summary>
    /// A sample as a class of its own. One that says what it uses says all of it; that of a docstring leaves it out. As in
    /// a file with statements, its types stand behind them.
    /// </summary>
    private static string Class(string sample, int number)
    {
        var all = sample.Split('\n');
        var statements = all.TakeWhile(line => !line.StartsWith("public ", StringComparison.Ordinal)).ToList();
        var lines = statements.ToLookup(line => line.StartsWith("using ", StringComparison.Ordinal)
            && !line.Contains('=', StringComparison.Ordinal));
        var usings = lines[true].DefaultIfEmpty(
            "using Eligibility; using Eligibility.DecisionLog; using Eligibility.Hosting; using Microsoft.Extensions.DependencyInjection;");
        return FormattableString.Invariant($$"""
            {{string.Join('\n', usings)}}
            internal static class Sample{{number}}
            {
                public static async Task Run()
                {
                    await Task.Yield();
            {{string.Join('\n', lines[false])}}
                }
            {{string.Join('\n', all.Skip(statements.Count))}}
            }
            """);
    }

    private static string Start(string program, string folder)
    {
        foreach (var library in Directory.EnumerateFiles(
            Path.GetDirectoryName(typeof(PolicyCompiler).Assembly.Location)!, "*.dll"))
            File.CreateSymbolicLink(Path.Combine(folder, Path.GetFileName(library)), library);
        // What SQLite itself is made of lies by platform.
        var native = Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native");
        foreach (var library in Directory.EnumerateFiles(native))
            File.CreateSymbolicLink(Path.Combine(folder, Path.GetFileName(library)), library);
        foreach (var shared in (string[])["rules", "docs"])
            Directory.CreateSymbolicLink(Path.Combine(folder, shared), Path.Combine(Repository.Root, shared));
        var framework = $$"""{ "name": "Microsoft.AspNetCore.App", "version": "{{Environment.Version}}" }""";
        File.WriteAllText(Path.ChangeExtension(program, ".runtimeconfig.json"),
            $$"""{ "runtimeOptions": { "framework": {{framework}} } }""");

        var dotnet = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..",
            OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        var start = new ProcessStartInfo(dotnet,
            [program]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var faults = process.StandardError.ReadToEndAsync();
        var written = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"it ended with {process.ExitCode}: {faults.GetAwaiter().GetResult()}");
        return written;
    }

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Eligibility.Tests", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
}
