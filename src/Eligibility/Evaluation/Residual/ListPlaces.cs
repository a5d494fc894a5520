using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>Where conditions look at the items of lists, by the slot of the list.</summary>
/// <param name="Wheres">What <c>where</c> says, each once.</param>
/// <param name="Counted">The fields whose different values are counted.</param>
internal sealed record ListPlaces(ILookup<int, WhereClause> Wheres, ILookup<int, Field> Counted)
{
    // Those of a policy's own conditions, which nearly all that is asked is asked about, are found once.
    private static readonly ConditionalWeakTable<Policy, ListPlaces> OfPolicies = [];

    /// <summary>Those in some conditions.</summary>
    /// <param name="rules">The policy.</param>
    /// <param name="conditions">The conditions.</param>
    public static ListPlaces Of(RuleEvaluator rules, IEnumerable<Condition> conditions) =>
        conditions is ImmutableArray<Condition> own && own == rules.Policy.Conditions
            ? OfPolicies.GetValue(rules.Policy, static policy => In(policy.Conditions))
            : In(conditions);

    private static ListPlaces In(IEnumerable<Condition> conditions) => new(
        Reads.Everything(conditions).Select(n => n.Reach).Where(r => r.Where is not null && !Reads.HoldsTwo(r.Where.Root))
            .DistinctBy(r => r.Where!.Root, ReferenceEqualityComparer.Instance)
            .ToLookup(r => r.List!.Slot, r => r.Where!),
        Reads.Everything(conditions).OfType<DifferentTerm>().Select(d => d.Of.Opened).OfType<FieldTerm>()
            .DistinctBy(f => (f.List.Slot, f.Field.Index)).ToLookup(f => f.List.Slot, f => f.Field));
}
