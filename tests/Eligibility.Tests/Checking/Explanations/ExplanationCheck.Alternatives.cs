using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Eligibility.Model;

namespace Eligibility.Tests.Checking.Explanations;

internal sealed partial class ExplanationCheck
{
    private const int MostChanges = 3, MostFacts = 3;

    /// <summary>That what is said to settle the outcome does, and none of it can be left out.</summary>
    private void Settling(JsonElement told, Outcome? outcome)
    {
        if (outcome is null) { _found.IsNull("settling", told); return; }
        if (!_found.Members("settling", told, "facts", "exact") || !_subject.Tries) return;
        var facts = Inputs("settling", told.GetProperty("facts").EnumerateArray().Select(f => f.GetString()!));
        var none = _policy.Inputs.Aggregate(_subject.Case.Values, (values, input) => values.SetItem(input.Slot, null));
        var alone = facts.Aggregate(none, (values, input) => values.SetItem(input.Slot, _subject.Case.Values[input.Slot]));
        if (_subject.Of(alone) is not { Fault: null } settled) { _found.Skip(); return; }
        _found.Count();
        if (settled.Outcome != outcome) _found.Fault("settling", "does not settle the outcome");
        if (!told.GetProperty("exact").GetBoolean()) return;
        foreach (var input in facts)
        {
            if (_subject.Of(alone.SetItem(input.Slot, null)) is not { Fault: null } without) { _found.Skip(); continue; }
            _found.Count();
            if (without.Outcome == outcome) _found.Fault("settling", $"{input.Name} can be left out");
        }
    }

    /// <summary>
    /// That each change leads where it says, that no part of it does, and that a day that is told serves and the one
    /// before does not.
    /// </summary>
    private void Alternatives(JsonElement told, Outcome? outcome) =>
        _found.Each("alternatives", [.. _policy.Outcomes.Where(o => outcome is not null && o != outcome)], told, (path, other, each) =>
        {
            if (!_found.Members(path, each, "outcome", "changes", "from", "exact")) return;
            _found.Same(path + ".outcome", other.Name, each.GetProperty("outcome"));
            var isExact = each.GetProperty("exact").GetBoolean();
            var sets = each.GetProperty("changes").EnumerateArray().Select(c => Change(path + ".changes", other, c, isExact)).ToList();
            if (sets.Count > MostChanges) _found.Fault(path, "tells more than three changes");
            for (var at = 0; at < sets.Count; at++)
                if (sets.Where((s, i) => i != at && s.All(sets[at].Contains)).Any()) _found.Fault(path, "a change holds another");
            Later(path + ".from", other, each.GetProperty("from"));
            // One fact alone that leads there stands before all others, but behind those that can be changed.
            if (!_subject.Tries || !isExact || sets.Count == MostChanges || !_subject.Case.Values.All(IsWhole)) return;
            foreach (var input in _policy.Inputs.Where(MayBeTold))
            {
                if (_subject.Without(input.Slot) is not { Fault: null } reach) { _found.Skip(); continue; }
                _found.Count();
                if (reach.Possible.Contains(other)
                    && !sets.Exists(s => s.Contains(input) && s.Length == 1)) _found.Fault(path,
                        $"does not tell {input.Name}");
            }
        });

    private ImmutableArray<Input> Change(string path, Outcome other, JsonElement told, bool isExact)
    {
        if (!_found.Members(path, told, "changeable", "facts")) return [];
        var facts = told.GetProperty("facts").EnumerateArray().ToList();
        var inputs = Inputs(path, facts.Select(f => f.GetProperty("fact").GetString()!));
        if (inputs.Length is 0 or > MostFacts) _found.Fault(path, "has no facts, or more than three");
        _found.Same(path + ".changeable", inputs.All(i => i.Changeable), told.GetProperty("changeable"));
        var values = _subject.Case.Values;
        foreach (var (input, fact) in inputs.Zip(facts))
        {
            if (!_found.Members(path, fact, "fact", "text", "from", "to")) return inputs;
            if (!MayBeTold(input))
                _found.Fault(path, $"{input.Name} is never told as a change");
            if (input is Fact single) new TypedValues(_found).Check(path + ".from", single.Type, values[input.Slot],
                fact.GetProperty("from"));
            if (Read(input, fact.GetProperty("to")) is not { } to) { _found.Skip(); return inputs; }
            if (input is Fact of) new TypedValues(_found).Check(path + ".to", of.Type, to, fact.GetProperty("to"));
            if (to.Equals(values[input.Slot])) _found.Fault(path, $"{input.Name} does not change");
            values = values.SetItem(input.Slot, to);
        }
        if (!_subject.Tries) return inputs;
        if (_subject.Of(values) is not { } changed) { _found.Skip(); return inputs; }
        _found.Count();
        if (changed.Fault is not null || changed.Outcome != other) _found.Fault(path, $"does not lead to {other.Name}");
        // Where nothing else is unknown, what some of the facts cannot reach they cannot make certain.
        if (!isExact || inputs.Length < 2 || !_subject.Case.Values.All(IsWhole)) return inputs;
        foreach (var input in inputs)
        {
            var some = inputs.Where(i => i != input).Aggregate(_subject.Case.Values, (all, i) => all.SetItem(i.Slot, null));
            if (_subject.Of(some) is not { Fault: null } reach) { _found.Skip(); continue; }
            _found.Count();
            if (reach.Possible.Contains(other)) _found.Fault(path, $"{input.Name} need not change");
        }
        return inputs;
    }

    private bool MayBeTold(Input input) => input is { Protected: false, Telling.NeverAsChange: false } and not Fact { JudgedBy: not null }
        && (input is not ListInput list || list.Fields.All(f => f is { Protected: false, JudgedBy: null, Telling.NeverAsChange: false }))
        && input != _policy.DecisionDate && input.Slot != _policy.Each?.Others && !_subject.Case.Judgements.ContainsKey(input.Slot);

    private static bool IsWhole(Datum? value) =>
        value is not null && (value is not Items items || items.Rows.All(r => r.All(f => f is not null)));

    private void Later(string path, Outcome other, JsonElement told)
    {
        if (told.ValueKind == JsonValueKind.Null || !_subject.Tries) return;
        var (slot, day) = (_policy.DecisionDate.Slot, DateOnly.ParseExact(told.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (DayOf(_policy.DecisionDate) is not { } on || day <= on) { _found.Fault(path, "is no later day"); return; }
        foreach (var (at, serves) in new[] { (day, true), (day.AddDays(-1), false) })
        {
            if (_subject.Of(_subject.Case.Values.SetItem(slot,
                new Scalar(at.DayNumber))) is not { Fault: null } decided) { _found.Skip(); continue; }
            _found.Count();
            if ((decided.Outcome == other) != serves) _found.Fault(path, serves ? $"on {at} it is not {other.Name}"
                : $"on {at} it is {other.Name} already");
        }
    }

    private ImmutableArray<Input> Inputs(string path, IEnumerable<string> names)
    {
        var told = names.ToList();
        ImmutableArray<Input> inputs = [.. _policy.Inputs.Where(i => told.Contains(i.Name))];
        if (!told.SequenceEqual(inputs.Select(i => i.Name))) _found.Fault(path, "names what is no fact, or in another order");
        foreach (var input in inputs)
            if (_subject.Case.Values[input.Slot] is null) _found.Fault(path, $"{input.Name} is not known");
        return inputs;
    }

    /// <summary>A typed value as a case states it; null where that cannot be read by itself.</summary>
    private Datum? Read(Input input, JsonElement told)
    {
        // A record that is decided by itself is no case that could be stated.
        if (_policy.Each is not null) return null;
        object? stated = input is ListInput
            ? told.EnumerateArray().Select(row => (object)row.EnumerateObject().Where(f => f.Value.ValueKind != JsonValueKind.Null)
                .ToDictionary(f => f.Name, f => Plain(f.Value))).ToList()
            : Plain(told);
        return CaseReader.FromValues(_policy, new Dictionary<string, object?> { [input.Name] = stated }).Case?.Values[input.Slot];
    }

    private static object? Plain(JsonElement typed) => typed.GetProperty("value").ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => typed.GetProperty("value").EnumerateArray().Select(v => v.GetString()!).ToArray(),
        JsonValueKind.Number when typed.TryGetProperty("unit", out _)
            || typed.TryGetProperty("currency", out _) => typed.GetProperty("text").GetString(),
        JsonValueKind.Number => typed.GetProperty("value").GetDecimal(),
        _ => typed.GetProperty("value").GetString(),
    };
}
