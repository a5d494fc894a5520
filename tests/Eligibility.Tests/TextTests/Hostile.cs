using System.Diagnostics;
using Eligibility.Diagnostics;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.TextTests;

/// <summary>Compiles one hostile text and measures it, in a process of its own.</summary>
internal static class Hostile
{
    public static void Work(string name)
    {
        // The first compilation pays for loading and preparing code, which is no text's fault.
        Compile(Texts.Policy("caution when agrees"));
        var text = HostileTexts.Families[name]();
        using var process = Process.GetCurrentProcess();
        var (memory, allocated, watch) = (process.PeakWorkingSet64, GC.GetTotalAllocatedBytes(), Stopwatch.StartNew());
        var compilation = Compile(text);
        var time = watch.ElapsedMilliseconds;
        process.Refresh();
        var errors = compilation.Diagnostics.Where(d => d.IsError).ToList();
        ChildProcess.Say($"{text.Length} characters: {time} ms, {Megabytes(GC.GetTotalAllocatedBytes() - allocated)} MB allocated, {Megabytes(process.PeakWorkingSet64 - memory)} MB more at the peak, {errors.Count} errors ({errors.FirstOrDefault()?.Code})");
        Check(compilation, errors.Count);
    }

    private static void Check(Compilation compilation, int errors)
    {
        if (errors > DiagnosticBag.MostErrors + 1) throw new InvalidOperationException($"{errors} errors are reported");
        foreach (var diagnostic in compilation.Diagnostics)
        {
            var span = diagnostic.Span;
            if (span.Start < 0 || span.Length < 0 || span.End > span.Source.Text.Length) throw new InvalidOperationException($"{diagnostic.Code} lies outside its file");
            if (DiagnosticText.Render(diagnostic).Length > 4_000) throw new InvalidOperationException($"{diagnostic.Code} is told at too great a length");
        }
    }

    private static Compilation Compile(string text) => PolicyCompiler.Compile(Library.Of(("policy.rules", text)), "policy.rules");

    private static long Megabytes(long bytes) => bytes >> 20;
}
