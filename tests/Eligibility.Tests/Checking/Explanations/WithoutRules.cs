using Eligibility.Model;
using Eligibility.Tests.Oracle;

namespace Eligibility.Tests.Checking.Explanations;

/// <summary>
/// What a case would come to without some rules (outputs, section 1.6): in each way of filling in the unknowns, statuses and
/// overrides are worked out again with them taken out.
/// </summary>
internal sealed class WithoutRules(KnownCase known)
{
    private readonly Policy _policy = known.Policy;

    /// <summary>The outcome and the first rule that certainly gives it, if all ways agree; else null.</summary>
    /// <param name="out">The rules that are taken out.</param>
    /// <param name="isKnown">False where it cannot be worked out here.</param>
    public (string Outcome, string? Rule)? Prevails(IReadOnlySet<Rule> @out, out bool isKnown)
    {
        isKnown = known.Decision is not null && (_policy.Rules.All(r => r.Period is null) || Day is not null);
        if (!isKnown) return null;
        Outcome? all = null;
        HashSet<string>? givers = null;
        foreach (var pass in known.Passes)
        {
            var (outcome, rules) = Of(pass, @out);
            if (all is not null && all != outcome) return null;
            all = outcome;
            if (givers is null) givers = [.. rules]; else givers.IntersectWith(rules);
        }
        return (all!.Name, _policy.Rules.Select(r => r.Name).Append("otherwise").FirstOrDefault(givers!.Contains));
    }

    /// <summary>Whether a rule that is open stands before the first that certainly gives an outcome.</summary>
    /// <param name="out">The rules that are taken out.</param>
    /// <param name="statuses">What became of each rule.</param>
    public bool HangsOnARule(IReadOnlySet<Rule> @out, IReadOnlyList<OracleStatus> statuses)
    {
        foreach (var outcome in _policy.Outcomes)
        {
            var giving = _policy.Rules.Where(r => r.Outcome == outcome).Select(r => (Least: Stands(r, false),
                Most: Stands(r, true))).ToList();
            if (giving.Exists(g => g.Least)) return false;
            if (giving.Exists(g => g.Most)) return true;
        }
        return false;

        // At most it stands where it may apply and nothing certainly takes it out; at least where both are turned round.
        bool Stands(Rule rule, bool most)
        {
            var applies = !@out.Contains(rule) && statuses[rule.Index] is not (OracleStatus.DoesNotApply or OracleStatus.NotInForce)
                && (most || statuses[rule.Index] != OracleStatus.Open);
            return applies && !_policy.Rules.Any(by => by.Overrides.Contains(rule.Index) && Stands(by, !most));
        }
    }

    private DateOnly? Day => known.Values[_policy.DatedBy.Slot] is Scalar day ? DateOnly.FromDayNumber((int)day.Value) : null;

    private (Outcome Outcome, List<string> Rules) Of(OraclePass pass, IReadOnlySet<Rule> @out)
    {
        var rules = _policy.Rules;
        var applies = rules.Select(r => !@out.Contains(r) && (r.Period is null || r.Period.Contains(Day!.Value))
            && (r.When is null || pass.Holds(r.When, -1)) && (r.Unless is null || !pass.Holds(r.Unless, -1))).ToList();
        var undefeated = new bool?[rules.Length];
        var given = rules.Where(r => r.Outcome is not null && Stands(r.Index)).ToList();
        if (given.Count == 0) return (_policy.Otherwise.Outcome, ["otherwise"]);
        var first = given.MinBy(r => r.Outcome!.Index)!.Outcome!;
        return (first, [.. given.Where(r => r.Outcome == first).Select(r => r.Name)]);

        bool Stands(int rule) => undefeated[rule] ??=
            applies[rule] && !rules.Any(r => r.Overrides.Contains(rule) && Stands(r.Index));
    }
}
