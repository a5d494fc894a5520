using System.Globalization;
using Eligibility.Analysis;
using Eligibility.Benchmarking.Contests;
using Eligibility.Diagnostics;

namespace Eligibility.Measure;

/// <summary>What it costs to look for what an author is unlikely to have meant, in processor time, file by file.</summary>
internal static class FindingCosts
{
    /// <summary>Measures each policy the second time it is looked at, the dearest last.</summary>
    public static void Run(string path, TextWriter output)
    {
        var library = Library.Open(Library.RootOf(path));
        var costs = new List<(double Milliseconds, string File, int Found)>();
        foreach (var file in library.Files(library.PathFromRoot(path)!))
            if (PolicyCompiler.Compile(library, file).Evaluator is { } evaluator) costs.Add(Cost(evaluator));
        foreach (var (milliseconds, file, found) in costs.OrderBy(c => c.Milliseconds).TakeLast(10))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{milliseconds,8:f1} ms, {found,3} found: {file}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{costs.Count} policies, {costs.Sum(c => c.Milliseconds):f0} ms together, at most {costs.Max(c => c.Milliseconds):f1} ms"));
    }

    private static (double, string, int) Cost(PolicyEvaluator evaluator)
    {
        Findings.Check(evaluator, new DiagnosticBag());
        var (found, start) = (new DiagnosticBag(), CpuClock.Now());
        Findings.Check(evaluator, found);
        return ((CpuClock.Now() - start) / 1e6, evaluator.Policy.File, found.ToSorted().Length);
    }
}
