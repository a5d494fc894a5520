using System.Collections.Concurrent;

namespace Eligibility.DecisionLog.Store;

/// <summary>The policies of a log, compiled from their archived texts when they are first asked for.</summary>
internal sealed class ArchivedPolicies
{
    private readonly ConcurrentDictionary<string, PolicyEvaluator?> _compiled = new(StringComparer.Ordinal);

    /// <summary>
    /// The policy of a hash; null where its text is not archived, does not compile under this engine, or is another
    /// than its hash says.
    /// </summary>
    public PolicyEvaluator? Find(string hash, PolicyTable policies) => _compiled.GetOrAdd(hash, _ =>
    {
        var files = policies.Files(hash);
        if (files.IsEmpty) return null;
        var evaluator = PolicyCompiler.Compile(Library.Of(files), files[0].Path).Evaluator;
        return evaluator?.Policy.Hash == hash ? evaluator : null;
    });
}
