using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.SemanticDiff;

/// <summary>
/// Two policies over one set of facts, so that one case can be decided under both: each keeps its outcomes and rules, and
/// every condition of either is worked out for a case.
/// </summary>
internal sealed class JointPolicy
{
    private readonly int _conditionsOfOld;

    public JointPolicy(Policy old, Policy @new)
    {
        Inputs = new JointInputs(old, @new);
        _conditionsOfOld = old.Conditions.Length;
        var toOld = new Transplant(old, Inputs, isNew: false, (0, 0, 0));
        var toNew = new Transplant(@new, Inputs, isNew: true, (old.Conditions.Length, old.ValueSlots, old.RecordSlots));
        ImmutableArray<Condition> conditions = [.. old.Conditions.Select(toOld.Of), .. @new.Conditions.Select(toNew.Of)];
        var slots = (Values: old.ValueSlots + @new.ValueSlots, OfItems: old.RecordSlots + @new.RecordSlots);
        (Old, New) = (Moved(old, toOld, isNew: false), Moved(@new, toNew, isNew: true));
        (OldRules, NewRules) = (new RuleEvaluator(Old), new RuleEvaluator(New));

        Policy Moved(Policy policy, Transplant to, bool isNew)
        {
            ImmutableArray<Outcome> outcomes = [.. policy.Outcomes.Select(o => o with
            {
                Obligations = [.. o.Obligations.Select(Line)], Authorities = [.. o.Authorities.Select(Line)],
                Discretion = o.Discretion is { } free ? Line(free) : null, Tells = [.. o.Tells.Select(Line)],
                Length = o.Length is { } length ? Line(length) : null,
            })];
            return policy with
            {
                Inputs = Inputs.All, Conditions = conditions, ValueSlots = slots.Values, RecordSlots = slots.OfItems,
                Outcomes = outcomes, Otherwise = policy.Otherwise with { Outcome = outcomes[policy.Otherwise.Outcome.Index] },
                Rules = [.. policy.Rules.Select(r => r with
                {
                    Outcome = r.Outcome is { } gives ? outcomes[gives.Index] : null,
                    When = r.When is { } when ? to.Of(when) : null, Unless = r.Unless is { } unless ? to.Of(unless) : null,
                })],
                DatedBy = (Fact)Inputs.Of(isNew, policy.DatedBy),
                Each = null, Asked = null, Guarantees = [], Examples = [], MayRead = [], WorkedOut = [], WorstToBest = [],
            };

            Consequence Line(Consequence line) => line with
            {
                When = line.When is { } when ? to.Of(when) : null, Value = line.Value is { } value ? to.Of(value) : null,
            };
        }
    }

    /// <summary>Whether a condition is one of the old policy.</summary>
    public bool IsOld(Condition condition) => condition.Index < _conditionsOfOld;

    /// <summary>The joint facts and lists.</summary>
    public JointInputs Inputs { get; }

    /// <summary>The old policy, said of the joint facts.</summary>
    public Policy Old { get; }

    /// <summary>The new policy, said of the joint facts.</summary>
    public Policy New { get; }

    public RuleEvaluator OldRules { get; }

    public RuleEvaluator NewRules { get; }

    /// <summary>What a case says as one of the two policies reads it; null where it states a value that this does not know.</summary>
    /// <param name="policy">The policy, as it was read.</param>
    /// <param name="isNew">Whether it is the new one.</param>
    /// <param name="values">The case over the joint facts.</param>
    public ImmutableArray<Datum?>? Back(Policy policy, bool isNew, ImmutableArray<Datum?> values)
    {
        var own = new Datum?[policy.Inputs.Length];
        foreach (var input in policy.Inputs)
        {
            var joint = Inputs.Of(isNew, input);
            if (values[joint.Slot] is not { } value) continue;
            if ((own[input.Slot] = Back(input, joint, value)) is null) return null;
        }
        return [.. own];
    }

    private Datum? Back(Input input, Input joint, Datum value)
    {
        if (input is Fact fact) return Inputs.Values.Back(fact.Type, value);
        var (list, of) = ((ListInput)input, (ListInput)joint);
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<Datum?>>();
        foreach (var row in ((Items)value).Rows)
        {
            var own = new Datum?[list.Fields.Length];
            foreach (var field in list.Fields)
            {
                var at = of.Fields.First(f => Name.KeyOf(f.Name) == Name.KeyOf(field.Name)).Index;
                if (row[at] is { } known && (own[field.Index] = Inputs.Values.Back(field.Type, known)) is null) return null;
            }
            rows.Add([.. own]);
        }
        return new Items(rows.ToImmutable());
    }
}
