using Eligibility.Cases;
using Eligibility.Model;

namespace Eligibility.Documenting;

/// <summary>What a fact or a field may be. A set of values that has a name is named: the page lists it once.</summary>
internal static class TypeWords
{
    public static string Of(Policy policy, Fact fact) => Of(policy, fact.Type, Allowed.Of(fact));

    public static string Of(Policy policy, Field field) => Of(policy, field.Type, Allowed.Of(field));

    private static string Of(Policy policy, FactType type, Allowed allowed) => type switch
    {
        ChoiceType choice =>
            (choice.Ranked ? "one of these, lowest first: " : "one of ") + Values(policy, choice.Values),
        SetType set => "none, some or all of " + Values(policy, set.Values),
        DateType when allowed is { BeginsAt: null, EndsAt: null, EndsAtDecisionDate: false }
            && allowed.Range == policy.DecisionDate.Range => type.Words,
        _ => type.Words + (allowed.RangeWords is { } range ? ", " + range.Replace("`", "", StringComparison.Ordinal)
            : ""),
    };

    private static string Values(Policy policy, ValueSet values) =>
        policy.NamedValues.FirstOrDefault(v => v.Values.Equals(values))?.Name ?? values.Words;
}
