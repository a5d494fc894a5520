using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>A rule that did not apply and would have led to something better, and what it lacked.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Met">How many of its lines help it already.</param>
/// <param name="Missing">The conditions that would have to be other than they are: as few as are enough.</param>
/// <param name="Facts">In how many different facts that is.</param>
internal sealed record NearestRule(Rule Rule, int Met, ImmutableArray<Condition> Missing, int Facts)
{
    /// <summary>How many lines it has, those that help and those that are missing.</summary>
    public int Of => Met + Missing.Length;
}

/// <summary>Which rules an <c>otherwise</c> came nearest to.</summary>
internal sealed class NearestRules
{
    private readonly Decision _decision;
    private readonly Dictionary<(int, bool), ImmutableArray<Condition>?> _flips = [];
    private readonly HashSet<(int, bool)> _looked = [];

    private NearestRules(Decision decision) => _decision = decision;

    /// <summary>
    /// The rules in force that do not apply and whose outcome is better for the person than the one decided, or
    /// where there are none any other: those that lack least first.
    /// </summary>
    /// <param name="decision">A decision by <c>otherwise</c>; of any other there are none.</param>
    /// <param name="tells">Which rules may be told.</param>
    public static ImmutableArray<NearestRule> Of(Decision decision, Func<Rule, bool> tells)
    {
        if (decision.Outcome is not { } outcome || decision.Reasons is not [{ Rule: null }]) return [];
        var policy = decision.Policy;
        var candidates = policy.Rules.Where(r => r.Outcome is { } other && other.Index != outcome.Index && tells(r)
            && decision.Statuses[r.Index] == RuleStatus.DoesNotApply).ToList();
        var better = candidates.Where(r => Directions.IsBetter(policy, r.Outcome!, outcome) && !r.Outcome!.Refers)
            .ToList();
        var near = new NearestRules(decision);
        var all = (better.Count > 0 ? better : candidates).Select(near.Look).OfType<NearestRule>().ToList();
        var started = all.Where(n => n.Met > 0).ToList();
        return [.. (started.Count > 0 ? started : all).OrderBy(n => n.Facts).ThenByDescending(n => n.Met)
            .ThenBy(n => n.Rule.Index)];
    }

    private NearestRule? Look(Rule rule)
    {
        _looked.Clear();
        var (missing, met) = (new List<Condition>(), new HashSet<Condition>(ReferenceEqualityComparer.Instance));
        if (rule.When is { } when && !Add(when, true)) return null;
        if (rule.Unless is { } unless && !Add(unless, false)) return null;
        return missing.Count == 0 ? null : new NearestRule(rule, met.Count, [.. missing], Different(missing));

        bool Add(Condition condition, bool wanted)
        {
            Meets(condition, wanted, met);
            if (Flips(condition, wanted) is not { } flips) return false;
            missing.AddRange(flips.Where(f => !missing.Contains(f, ReferenceEqualityComparer.Instance)));
            return true;
        }
    }

    /// <summary>
    /// The least lines that must change for a condition to come out as is wanted; null where that is not known.
    /// </summary>
    private ImmutableArray<Condition>? Flips(Condition condition, bool wanted)
    {
        // What a definition says may be asked again and again.
        if (!_flips.TryGetValue((condition.Index, wanted), out var flips))
            _flips[(condition.Index, wanted)] = flips =
                StackGuard.Run((By: this, condition, wanted), static at => at.By.FlipsOf(at.condition, at.wanted));
        return flips;
    }

    private ImmutableArray<Condition>? FlipsOf(Condition condition, bool wanted)
    {
        if (TruthOf(condition) == Truths.Of(wanted)) return [];
        switch (condition)
        {
            case NotCondition not: return Flips(not.Operand, !wanted);
            case DefinitionCondition named: return Flips(named.Definition.Condition!, wanted);
            case GroupCondition { Kind: not GroupKind.Exactly } group:
                var (each, needed) = Needed(group, wanted);
                var held = group.Operands.Count(o => TruthOf(o) == Truths.Of(each));
                var costs = group.Operands.Where(o => TruthOf(o) != Truths.Of(each)).Select(o => Flips(o, each))
                    .Where(f => f is not null).Select(f => f!.Value).OrderBy(f => Different(f)).Take(needed - held)
                        .ToList();
                return costs.Count < needed - held ? null : [.. costs.SelectMany(c => c)];
            default: return [condition];
        }
    }

    /// <summary>How many lines of a group have to come out in which way.</summary>
    private static (bool Each, int Needed) Needed(GroupCondition group, bool wanted) => (group.Kind, wanted) switch
    {
        (GroupKind.All, true) => (true, group.Operands.Length),
        (GroupKind.All, false) => (false, 1),
        (GroupKind.Any, true) => (true, 1),
        (GroupKind.Any, false) => (false, group.Operands.Length),
        (GroupKind.None, true) => (false, group.Operands.Length),
        (GroupKind.None, false) => (true, 1),
        (GroupKind.AtLeast, true) => (true, group.Count),
        (GroupKind.AtLeast, false) => (false, group.Operands.Length - group.Count + 1),
        (GroupKind.AtMost, true) => (false, group.Operands.Length - group.Count),
        (GroupKind.AtMost, false) => (true, group.Count + 1),
        _ => throw new ArgumentOutOfRangeException(nameof(group)),
    };

    private void Meets(Condition condition, bool wanted, HashSet<Condition> met)
    {
        if (!_looked.Add((condition.Index, wanted))) return;
        switch (condition)
        {
            case NotCondition not: Below(not.Operand, !wanted); break;
            case DefinitionCondition named: Below(named.Definition.Condition!, wanted); break;
            case GroupCondition { Kind: not GroupKind.Exactly } group:
                foreach (var operand in group.Operands) Below(operand, Needed(group, wanted).Each);
                break;
            default:
                if (TruthOf(condition) == Truths.Of(wanted)) met.Add(condition);
                break;
        }

        void Below(Condition part, bool asked) => StackGuard.Run((By: this, part, asked, met), static at =>
        {
            at.By.Meets(at.part, at.asked, at.met);
            return true;
        });
    }

    private Truth TruthOf(Condition condition) => _decision.Truths[condition.Index];

    /// <summary>Two lines that read the same change together.</summary>
    private static int Different(IEnumerable<Condition> lines) => lines.Select(l => string.Join('\n',
        Reads.Of(l).Select(r => FormattableString.Invariant($"{r.Input.Slot}.{r.Field?.Index}"))
            .Order(StringComparer.Ordinal)))
        .Distinct(StringComparer.Ordinal).Count();
}
