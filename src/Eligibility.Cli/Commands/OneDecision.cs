using Eligibility.Cases;

namespace Eligibility.Cli.Commands;

/// <summary>The decision of one case under one policy, for verbs that say more of it.</summary>
internal static class OneDecision
{
    /// <summary>
    /// The decision; null where the case cannot be read, which is told on standard error.
    /// </summary>
    /// <param name="terminal">Where faults are told.</param>
    /// <param name="path">A policy file, or a folder of editions.</param>
    /// <param name="file">The case.</param>
    /// <param name="on">The decision date, or null.</param>
    /// <param name="root">The root of the library, or null.</param>
    /// <exception cref="UsageException">There is no one decision: the reason, and what to write.</exception>
    public static Decision? Read(Terminal terminal, string path, string file, DateOnly? on, string? root)
    {
        var editions = Shared.OnePolicy(terminal, path, root).Editions;
        if (editions.All.FirstOrDefault(e => e.Policy.Each is not null)?.Policy.Each is { } each)
            throw new UsageException($"the policy decides each of {each.List.Name} by itself; `eligibility decide` tells of each");
        var bytes = Shared.ReadCase(terminal, file);
        if (!Directory.Exists(path))
        {
            var evaluator = editions.All[0];
            var read = CaseReader.Read(evaluator.Policy, bytes, new CaseOptions { DecidedOn = on });
            if (read.Case is { } @case) return evaluator.Decide(@case);
            Complain(terminal, file, read.Faults);
            return null;
        }
        var result = editions.Decide(bytes, on);
        if (result.Decision is { } decision) return decision;
        if (!result.Faults.IsEmpty)
        {
            Complain(terminal, file, result.Faults);
            return null;
        }
        throw result.NoneInForceOn is { } day ? Shared.NoneInForce(editions, day)
            : new UsageException("no edition can be chosen before its date is known; give it with --on, or name the file of an edition");
    }

    private static void Complain(Terminal terminal, string file, IEnumerable<CaseFault> faults)
    {
        foreach (var fault in faults) terminal.Complain($"{file}: {fault}");
    }
}
