using System.Globalization;
using Eligibility.Evaluation;

namespace Eligibility.Justification;

/// <summary>The rules that are no ground, in groups of those that came out alike.</summary>
internal static class OfficerOthers
{
    /// <summary>What gives way comes first, then what does not apply, then what is not in force.</summary>
    public static IEnumerable<OfficerRules> Of(Explanation told, OnceOpened once)
    {
        foreach (var group in told.Others.GroupBy(o => (Order: OrderOf(o), o.Part.Status, Outcome: o.Part.Outcome?.Index ?? -1))
            .OrderBy(g => g.Key.Order).ThenBy(g => g.Key.Outcome))
        {
            var first = group.First();
            yield return new OfficerRules(EffectOf(first), Heading(told, first, group.Count()), [.. group.Select(r => (
                string.Create(CultureInfo.InvariantCulture, $"Rule {r.Number}, {r.Part.Name}"),
                    once.In(r.Number, r.Lines), Words(told, r)))]);
        }
    }

    private static int OrderOf(ExplainedRule rule) => rule.Part.Status switch
    {
        RuleStatus.Open => 0,
        RuleStatus.Reason => 1,
        RuleStatus.Outranked => 2,
        RuleStatus.Defeated => 3,
        RuleStatus.Exception => 4,
        RuleStatus.DoesNotApply => 5 + (int)rule.Direction,
        RuleStatus.NotInForce => 9,
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    private static Effect EffectOf(ExplainedRule rule) => rule.Part.Status switch
    {
        RuleStatus.Open => Effect.Unknown,
        RuleStatus.NotInForce => Effect.None,
        RuleStatus.DoesNotApply => Effects.Of(Directions.Opposite(rule.Direction)),
        _ => Effects.Of(rule.Direction),
    };

    private static string Heading(Explanation told, ExplainedRule rule, int count)
    {
        var rules = count == 1 ? "1 rule" : string.Create(CultureInfo.InvariantCulture, $"{count} rules");
        var one = count == 1;
        var leads = rule.Part.Outcome is { } outcome
            ? $" for {BehindColon.Of(OfficerContent.Short(outcome))}" : one ? " that is an exception" : " that are exceptions";
        return rules + leads + rule.Part.Status switch
        {
            RuleStatus.Open => one ? ": not known yet" : ": not known yet",
            RuleStatus.Outranked => (one ? " applies. " : " apply. ") + (told.Decision.Outcome is { } prevailing
                ? $"{OfficerContent.Short(prevailing)} prevails over it." : "An outcome declared earlier prevails over it."),
            RuleStatus.Defeated => one ? " gives way to another rule" : " give way to other rules",
            RuleStatus.Exception => one ? " applies" : " apply",
            RuleStatus.DoesNotApply => one ? " does not apply" : " do not apply",
            RuleStatus.NotInForce => one ? " is not in force on that day" : " are not in force on that day",
            _ => one ? " applies" : " apply",
        };
    }

    /// <summary>What to know of a rule beside its lines.</summary>
    private static string Words(Explanation told, ExplainedRule rule) => rule.Part.Status switch
    {
        RuleStatus.Defeated => "Gives way to " + Rules(told, rule.Part.DefeatedBy.Select(d => d.Rule)) + ".",
        RuleStatus.Exception when !rule.Part.Defeats.IsEmpty => "Takes out " + Rules(told, rule.Part.Defeats) + ".",
        RuleStatus.Open when !rule.Part.DefeatedBy.IsEmpty =>
            "May give way to " + Rules(told, rule.Part.DefeatedBy.Select(d => d.Rule)) + ".",
        RuleStatus.NotInForce => $"In force {rule.Part.Rule!.Period!.Words}.",
        _ => "",
    } + (rule.Part.NotSettled ? " Not settled: it may in truth be certain." : "");

    private static string Rules(Explanation told, IEnumerable<string> names)
    {
        var numbers = names.Select(n => told.Others.Concat(told.Grounds).FirstOrDefault(r => r.Part.Name == n)).OfType<ExplainedRule>()
            .Select(r => r.Number.ToString(CultureInfo.InvariantCulture)).ToList();
        return (numbers.Count == 1 ? "rule " : "rules ") + string.Join(", ", numbers);
    }
}
