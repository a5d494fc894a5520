using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>
/// Which conditions inside <c>where</c> hold the item of an unknown list against other things that are unknown, or look
/// at no item at all: these are settled for each kind of item once the kinds are known, so that a kind hangs on nothing
/// but its items.
/// </summary>
/// <param name="values">What is known, by slot.</param>
internal sealed class HeldAgainst(ImmutableArray<Datum?> values)
{
    private readonly Dictionary<Condition, bool> _waits = new(ReferenceEqualityComparer.Instance);
    private readonly SortedDictionary<(int Slot, int Field), Field> _fields = [];

    /// <summary>The fields of a list each of whose values is looked at.</summary>
    public IEnumerable<Field> OfList(ListInput list) =>
        _fields.Where(f => f.Key.Slot == list.Slot).Select(f => f.Value);

    /// <summary>Whether a condition inside <c>where</c> is settled only once the kinds of items are known.</summary>
    public bool Waits(Condition condition)
    {
        if (condition is NotCondition or GroupCondition or DefinitionCondition { Reach.IsSame: true }) return false;
        if (_waits.TryGetValue(condition, out var known)) return known;
        var look = new Look([], false);
        foreach (var part in Of(condition))
            if (part is FieldTerm field) look.Fields.Add(field);
            else look = look with { IsOutside = look.IsOutside || IsUnknown(part) };
        var waits = look.IsOutside && look.Fields.TrueForAll(f => SumBuilder.ValuesOf(f.Field) is not null);
        if (waits)
            foreach (var field in look.Fields) _fields[(field.List.Slot, field.Field.Index)] = field.Field;
        return _waits[condition] = waits;
    }

    private readonly record struct Look(List<FieldTerm> Fields, bool IsOutside);

    private bool IsUnknown(Node part) => part is FactTerm fact
        ? values[fact.Fact.Slot] is null
        : !part.Reach.IsSame && ReadsOf(part).Any(r => Unknowns.Of(r.Input, values).Any());

    private static IReadOnlyList<Read> ReadsOf(Node part) =>
        part is Condition condition ? Reads.Of(condition) : Reads.Of((Term)part);

    /// <summary>What a condition is made of, as far as it is asked of the item at hand.</summary>
    private static IEnumerable<Node> Of(Condition condition)
    {
        var waiting = new Stack<Node>([condition]);
        while (waiting.TryPop(out var at))
        {
            yield return at;
            if (!at.Reach.IsSame) continue;
            foreach (var part in at.Parts) waiting.Push(part);
        }
    }
}
