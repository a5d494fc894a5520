using System.Text.Json;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Tests.Checking.Explanations;

/// <summary>Holds the facts of a record against the case.</summary>
internal sealed class FactRecords(KnownCase known, Case @case, Findings found)
{
    private static readonly string[] Standings = ["not stated", "not known", "assumed", "stated"];

    private readonly TypedValues _values = new(found);

    /// <param name="told">The facts.</param>
    /// <param name="grounds">The leaves of each ground, by its number.</param>
    public void Check(JsonElement told, IReadOnlyList<(int Ground, IEnumerable<Condition>? Of)> grounds)
    {
        var mayBeRead = Reads.Of(known.Policy.LookedAt).Select(r => r.Input.Slot).Append(known.Policy.DatedBy.Slot).ToHashSet();
        found.Each("facts", known.Policy.Inputs, told, (path, input, fact) =>
        {
            var value = @case.Values[input.Slot];
            var judged = @case.Judgements.GetValueOrDefault(input.Slot);
            var judgedItems = @case.JudgedItems.Where(j => j.Key.Slot == input.Slot).ToList();
            if (!found.Members(path, fact, "fact", input is ListInput ? "items" : "value", "standing", "used", "confidential",
                "grounds", judged is null ? null : "judged", judgedItems.Count == 0 ? null : "judgedItems")) return;
            found.Same(path + ".fact", input.Name, fact.GetProperty("fact"));
            found.Same(path + ".standing", Standings[(int)@case.Provenances[input.Slot]], fact.GetProperty("standing"));
            found.Same(path + ".confidential", IsConfidential(input), fact.GetProperty("confidential"));
            if (value is Items { Rows: var rows })
                found.Each(path + ".items", rows, fact.GetProperty("items"), (at, row, item) => Item(at, (ListInput)input, row, item));
            else if (input is Fact { Type: var type }) _values.Check(path + ".value", type, value, fact.GetProperty("value"));
            else found.IsNull(path + ".items", fact.GetProperty("items"));
            if (grounds.Any(g => g.Of is null)) { found.Skip(); return; }
            var of = grounds.Where(g => Reads.Of(g.Of!).Any(r => r.Input.Slot == input.Slot)).Select(g => CaseWords.Number(g.Ground)).ToList();
            var used = fact.GetProperty("used").ValueKind == JsonValueKind.True;
            // Of a list that is empty no item was looked at, nor what would be asked of it.
            found.Same(path + ".grounds", used ? of : [], fact.GetProperty("grounds"));
            if (used && !mayBeRead.Contains(input.Slot)) found.Fault(path + ".used", "is told of a fact that nothing reads");
            if (judged is not null) Judged(path + ".judged", judged, fact.GetProperty("judged"));
        });
    }

    private static bool IsConfidential(Input input) => input.Confidential;

    private void Item(string path, ListInput list, IReadOnlyList<Datum?> row, JsonElement told)
    {
        if (!found.Members(path, told, list.Fields.Select(f => f.Name))) return;
        foreach (var field in list.Fields)
            _values.Check($"{path}.{field.Name}", field.Type, row[field.Index], told.GetProperty(field.Name));
    }

    private void Judged(string path, Judgement judged, JsonElement told)
    {
        if (!found.Members(path, told, "by", "because")) return;
        found.Same(path + ".by", judged.By, told.GetProperty("by"));
        found.Same(path + ".because", judged.Because, told.GetProperty("because"));
    }
}
