using Eligibility.Diagnostics;
using Eligibility.Model;

namespace Eligibility.Binding;

/// <summary>
/// Warns of a date that is told and that no rule reads: what is told and what decides may then come apart, since the two
/// are written down apart.
/// </summary>
internal static class ToldDates
{
    public static void Warn(Policy policy, DiagnosticBag found)
    {
        var told = policy.Outcomes.SelectMany(o => o.Tells).Where(t => t.Value is { Type: DateType }).ToList();
        if (told.Count == 0) return;
        var read = Reads.Everything(policy.Rules.SelectMany(r => new[] { r.When, r.Unless }).OfType<Condition>())
            .Select(Declared).OfType<object>().ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var line in told)
            if (Declared(line.Value!) is not { } declared || !read.Contains(declared))
                found.Add(Messages.DateReadByNoRule(line.Value!.Span));
    }

    /// <summary>What a node names that is declared, or null.</summary>
    private static object? Declared(Node node) => node switch
    {
        DefinitionTerm { Definition: var definition } => definition,
        TableTerm { Table: var table } => table,
        FactTerm { Fact: var fact } => fact,
        _ => null,
    };
}
