using System.Collections.Immutable;
using System.Text.Json;
using Eligibility.Tests.Oracle;

namespace Eligibility.Tests.Checking.Explanations;

internal sealed partial class ExplanationCheck
{
    private void Without(JsonElement told, ImmutableArray<OracleReason> grounds)
    {
        var rules = grounds.Select(g => g.Rule).OfType<Rule>().ToHashSet();
        var none = rules.Count == 0 || grounds.Any(g => g.Rule is null);
        var isKnown = true;
        var expected = none ? null : new WithoutRules(_known).Prevails(rules, out isKnown);
        // "Null where that hangs on what is not known", although every way may come to the same: on which ground it is, or on
        // a rule that is open.
        var isOpen = grounds.Any(g => g.Open);
        if (isOpen) expected = null;
        var mayHang = told.ValueKind == JsonValueKind.Null && expected is not null && Decision is { } decision
            && new WithoutRules(_known).HangsOnARule(rules, decision.Statuses);
        if (!isKnown || mayHang) _found.Skip();
        else if (expected is not { } left) _found.IsNull("withoutGrounds", told);
        else if (_found.Members("withoutGrounds", told, "outcome", "rule"))
        {
            _found.Same("withoutGrounds.outcome", left.Outcome, told.GetProperty("outcome"));
            _found.Same("withoutGrounds.rule", left.Rule, told.GetProperty("rule"));
        }
    }

    /// <summary>The same case with each used fact not known, one at a time; the day of the decision is given, and no answer.</summary>
    private void CouldChange(JsonElement root, Outcome? outcome)
    {
        var told = root.GetProperty("couldChange").EnumerateArray().ToDictionary(c => c.GetProperty("fact").GetString()!);
        var order = told.Keys.ToList();
        var facts = root.GetProperty("facts").EnumerateArray().ToDictionary(f => f.GetProperty("fact").GetString()!);
        foreach (var input in _policy.Inputs)
        {
            var isTold = told.Remove(input.Name, out var change);
            var isAsked = outcome is not null && _known.Values[input.Slot] is not null && input.Slot != _policy.DecisionDate.Slot
                && facts[input.Name].GetProperty("used").ValueKind == JsonValueKind.True;
            if (!isAsked)
            {
                _found.Count();
                if (isTold) _found.Fault("couldChange", $"tells {input.Name}, which could not be asked of");
                continue;
            }
            if (isTold && change.TryGetProperty("settled", out _)) { _found.Skip(); continue; }
            if (_subject.Without(input.Slot) is not { Fault: null } decision) { _found.Skip(); continue; }
            var changes = decision.Outcome is null;
            _found.Count();
            if (changes != isTold) _found.Fault("couldChange", $"{(isTold ? "tells" : "does not tell")} {input.Name}");
            else if (isTold && _found.Members("couldChange", change, "fact", "possible"))
                _found.Same($"couldChange {input.Name}", decision.Possible.Select(o => o.Name), change.GetProperty("possible"));
        }
        foreach (var name in told.Keys) _found.Fault("couldChange", $"tells {name}, which is no fact");
        if (!order.SequenceEqual(_policy.Inputs.Select(i => i.Name).Where(order.Contains)))
            _found.Fault("couldChange", "is not in order of declaration");
    }
}
