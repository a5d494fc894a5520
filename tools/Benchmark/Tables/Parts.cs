using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Eligibility.Benchmarking.Checkpoint;
using Eligibility.Benchmarking.Ours;

namespace Eligibility.Benchmarking.Tables;

/// <summary>The parts of a decision, one at a time, by BenchmarkDotNet.</summary>
[MemoryDiagnoser]
public class Parts
{
    private const int Count = 16_384;

    private readonly Engine _engine = Engine.OfFile(Places.Policy);
    private readonly CaseText _text = new(CaseMix.Draw(Count, uniform: false), CaseNames.Whole);
    private readonly Case[] _cases;
    private readonly Decision[] _decisions;

    public Parts()
    {
        _cases = [.. Enumerable.Range(0, Count).Select(i => _engine.Read(_text[i]))];
        _decisions = [.. _cases.Take(1024).Select(_engine.WithRecord)];
    }

    internal static void Run()
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(ConsoleLogger.Default)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "BenchmarkDotNet.Artifacts"));
        BenchmarkRunner.Run<Parts>(config);
    }

    /// <summary>The policy, from the file to an engine.</summary>
    [Benchmark]
    public object CompileThePolicy() => Engine.OfFile(Places.Policy);

    /// <summary>A case, from its JSON.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int ReadACase()
    {
        var sum = 0;
        for (var i = 0; i < Count; i++) sum += _engine.Read(_text[i]).Facts.Length;
        return sum;
    }

    /// <summary>The outcome of a case.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int DecideOutcome()
    {
        var sum = 0;
        foreach (var @case in _cases) sum += _engine.Outcome(@case).Outcome!.Index;
        return sum;
    }

    /// <summary>A decision with its record.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int DecideWithItsRecord()
    {
        var sum = 0;
        foreach (var @case in _cases) sum += _engine.WithRecord(@case).Outcome!.Index;
        return sum;
    }

    /// <summary>The whole justification of a decision, as JSON.</summary>
    [Benchmark(OperationsPerInvoke = 1024)]
    public long WriteTheJustification()
    {
        var sum = 0L;
        foreach (var decision in _decisions) sum += Engine.Justification(decision).Length;
        return sum;
    }
}
