using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Tests.Oracle;

/// <summary>
/// The second implementation of the language's meaning: written from its contract alone (sections 3 to 6), and sharing
/// nothing with the product but the checked model. It knows no three-valued logic: a case with unknowns is decided by
/// trying every way of filling them in. Safe to use from several threads.
/// </summary>
internal sealed class OracleEvaluator(Policy policy)
{
    public const int UsualBudget = 20_000;

    private readonly OracleModel _model = new(policy);

    /// <summary>The values of an example, with what is assumed where it says nothing.</summary>
    public static ImmutableArray<Datum?> ValuesOf(Policy policy, Example example)
    {
        var values = policy.Inputs.Select(i => i.Assumed).ToArray();
        foreach (var (slot, value) in example.Given) values[slot] = value;
        return [.. values];
    }

    /// <summary>
    /// Decides a case, values by slot; null where its unknowns cannot be tried one and all within the budget.
    /// </summary>
    /// <param name="valuesBySlot">What is stated or assumed; null is unknown, as is a null within an item.</param>
    /// <param name="budget">The most ways to try.</param>
    /// <param name="everyValue">
    /// Tries all values of unknown numbers and dates, not those alone that the policy can tell apart.
    /// </param>
    /// <param name="passes">
    /// Takes each way that was tried and is a case, for whoever asks more of it than a decision tells.
    /// </param>
    public OracleDecision? Decide(ImmutableArray<Datum?> valuesBySlot, int budget = UsualBudget,
        bool everyValue = false, ICollection<OraclePass>? passes = null)
    {
        var values = valuesBySlot.ToArray();
        if (OracleValidity.Fault(policy, values) is { } fault) return new OracleDecision { Fault = fault };
        return HasUnknowns(values)
            ? OracleWays.Decide(_model, values, budget, everyValue, passes)
            : Complete(values, passes);
    }

    /// <summary>Whether nothing of a case is unknown.</summary>
    public static bool IsComplete(ImmutableArray<Datum?> values) => !HasUnknowns([.. values]);

    private static bool HasUnknowns(Datum?[] values)
    {
        foreach (var value in values)
        {
            if (value is null) return true;
            if (value is Items items)
                foreach (var row in items.Rows)
                    foreach (var field in row)
                        if (field is null) return true;
        }
        return false;
    }

    private OracleDecision Complete(Datum?[] values, ICollection<OraclePass>? passes)
    {
        var way = new OracleWay(_model, values);
        passes?.Add(way.Pass);
        var truths = new OracleTruth[_model.Conditions.Length];
        for (var i = 0; i < truths.Length; i++) truths[i] = Truth(way.Pass.Holds(_model.Conditions[i], -1));
        var undefeated = new OracleTruth[_model.Rules.Length];
        var defeatedBy = new ImmutableArray<int>[_model.Rules.Length];
        for (var i = 0; i < undefeated.Length; i++)
        {
            undefeated[i] = Truth(way.IsUndefeated(i));
            defeatedBy[i] =
                way.Statuses[i] == OracleStatus.Defeated ? [.. _model.Overriders[i].Where(way.IsUndefeated)] : [];
        }
        return new OracleDecision
        {
            Outcome = way.Outcome, Possible = [way.Outcome], Statuses = [.. way.Statuses],
            Truths = [.. truths], Undefeated = [.. undefeated],
            DefeatedBy = [.. defeatedBy], Reasons = Reasons(way), Pass = way.Pass,
            Obligations = Owed(way.Outcome.Obligations), Authorities = Owed(way.Outcome.Authorities),
            Discretion = way.Outcome.Discretion is { } discretion ? Owes(discretion) : OracleTruth.Failed,
        };

        ImmutableArray<OracleTruth> Owed(ImmutableArray<Consequence> consequences) =>
            consequences.IsEmpty ? [] : [.. consequences.Select(Owes)];

        OracleTruth Owes(Consequence consequence) =>
            Truth(consequence.When is null || way.Pass.Holds(consequence.When, -1));
    }

    private ImmutableArray<OracleReason> Reasons(OracleWay way)
    {
        if (way.ByOtherwise) return [new OracleReason(null, false)];
        var reasons = ImmutableArray.CreateBuilder<OracleReason>();
        for (var i = 0; i < way.Statuses.Length; i++)
            if (way.Statuses[i] == OracleStatus.Reason) reasons.Add(new OracleReason(_model.Rules[i], false));
        return reasons.ToImmutable();
    }

    public static OracleTruth Truth(bool holds) => holds ? OracleTruth.Held : OracleTruth.Failed;
}
