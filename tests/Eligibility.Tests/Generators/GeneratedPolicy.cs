using System.Collections.Immutable;
using Eligibility.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Eligibility.Tests.Generators;

/// <summary>What a generated policy may hold besides what decides.</summary>
internal sealed record PolicyOptions
{
    /// <summary>Guarantees of every kind, many of which the checker refutes: an error.</summary>
    public bool Guarantees { get; init; }

    /// <summary>Examples, whose expectations may be wrong.</summary>
    public bool Examples { get; init; }

    /// <summary>Wholly other names for everything, and no other difference.</summary>
    public bool OtherNames { get; init; }

    /// <summary>
    /// Few facts, few rules, shallow conditions: for what must be worked out in every way of filling in unknowns.
    /// </summary>
    public bool Small { get; init; }

    /// <summary>
    /// Few rules whose conditions hold items against facts and definitions, totals of the same list among these, over
    /// wide ranges: what one unknown can be then hangs on others.
    /// </summary>
    public bool Tied { get; init; }

    /// <summary>Ranges that begin or end at other facts and fields: a case then hangs together beside its rules.</summary>
    public bool Ranges { get; init; }

    /// <summary>Each record of a list is decided by itself.</summary>
    public bool Each { get; init; }

    /// <summary>How many in a hundred are large.</summary>
    public int Large { get; init; } = 3;
}

/// <summary>Policies from seeds: the same seed gives the same text on every machine.</summary>
internal static class PolicyGenerator
{
    /// <summary>
    /// The policy of a seed, well typed by construction: one that does not compile is a fault, here or in the engine.
    /// </summary>
    public static GeneratedPolicy Policy(int seed, PolicyOptions? options = null) =>
        new(seed, new PolicyWriter(seed, options ?? new PolicyOptions()).Write());

    /// <summary>
    /// The same for FsCheck, which prints the seed and the text of one that fails. Made smaller by
    /// <see cref="PolicyShrinker"/>, which knows what failed.
    /// </summary>
    public static Arbitrary<GeneratedPolicy> Policies(PolicyOptions? options = null) =>
        Gen.Choose(0, int.MaxValue - 1).Select(seed => Policy(seed, options)).ToArbitrary();
}

/// <summary>A policy as text, with the vocabularies that it uses, and as the engine reads it.</summary>
/// <param name="Seed">What it was made from; kept through every change, so that a failure can name it.</param>
/// <param name="Files">The policy first.</param>
internal sealed record GeneratedPolicy(int Seed, ImmutableArray<PolicyFile> Files)
{
    public const string Path = "policy.rules";

    private Compilation? _compilation;

    /// <summary>A changed policy, compiled anew.</summary>
    private GeneratedPolicy(GeneratedPolicy from) => (Seed, Files) = (from.Seed, from.Files);

    public Compilation Compilation => _compilation ??= PolicyCompiler.Compile(Library, Path);

    public Library Library => Library.Of(Files.Select(f => (f.Path, f.Text)));

    public PolicyEvaluator Evaluator =>
        Compilation.Evaluator ?? throw new InvalidOperationException($"seed {Digits.Of(Seed)}\n{Errors}\n{Text}");

    public Policy Policy => Evaluator.Policy;

    public string Errors => Compiling.Render(Compilation.Diagnostics.Where(d => d.IsError));

    /// <summary>All files, one after the other, as a failed test prints them.</summary>
    public string Text => Files.Length == 1 ? Files[0].Text : string.Concat(Files.Select(f => $"# {f.Path}\n{f.Text}"));

    /// <summary>Every statement of every file.</summary>
    public IEnumerable<TextLine> Statements => Files.SelectMany(f => f.Statements);

    /// <summary>The policy with one line replaced by others, or taken out.</summary>
    public GeneratedPolicy Replace(TextLine line, params TextLine[] by) => this with
    {
        Files = [.. Files.Select(f =>
            f with { Statements = [.. f.Statements.SelectMany(s => s == line ? by : [s.Replace(line, by)])] })],
    };

    /// <summary>The policy with statements added before the end of its own file.</summary>
    public GeneratedPolicy Add(params TextLine[] statements) => this with
    {
        Files = Files.SetItem(0,
            Files[0] with { Statements = Files[0].Statements.InsertRange(Files[0].Statements.Length - 1, statements) })
    };

    public override string ToString() => $"seed {Digits.Of(Seed)}\n{Text}";
}
