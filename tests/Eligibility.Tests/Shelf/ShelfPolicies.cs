using System.Collections.Immutable;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Shelf;

/// <summary>The policies that come with the engine, compiled once.</summary>
internal static class ShelfPolicies
{
    private static readonly Lazy<ImmutableArray<(string, PolicyEvaluator)>> Compiled = new(() =>
        [.. from file in Repository.RuleFiles(Repository.Rules)
            let evaluator = Compiling.File(Path.Combine(Repository.Rules, file)).Evaluator
            where evaluator is not null
            select (file, evaluator)]);

    /// <summary>Each policy with the path of its file below <c>rules</c>, in ordinal order.</summary>
    public static ImmutableArray<(string File, PolicyEvaluator Evaluator)> All => Compiled.Value;

    public static TheoryData<string> Files => [.. All.Select(p => p.File)];

    public static PolicyEvaluator Of(string file) => All.First(p => p.File == file).Evaluator;
}
