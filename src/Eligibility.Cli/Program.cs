using Eligibility;
using Eligibility.Analysis;
using Eligibility.Diagnostics;
foreach (var arg in args)
{
    var root = Library.RootOf(arg);
    var lib = Library.Open(root);
    foreach (var f in lib.Files(lib.PathFromRoot(arg)!))
    {
        var c = PolicyCompiler.Compile(lib, f);
        foreach (var d in c.Diagnostics) Console.Write(DiagnosticText.Render(d));
        if (c.Evaluator is null) { Console.WriteLine($"{f}: no policy"); continue; }
        var results = ExampleRunner.Run(c.Evaluator);
        foreach (var r in results.Where(r => !r.Passed)) Console.WriteLine($"FAIL {r.File}:{r.Line} {r.Name}\n   {string.Join("\n   ", r.Faults)}");
        foreach (var r in results.Where(r => r.Decision is { Exact: false })) Console.WriteLine($"inexact {r.File}:{r.Line} {r.Name}");
        Console.WriteLine($"{f}: {results.Count(r => r.Passed)} of {results.Length} passed");
    }
}
