using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>
/// What came of one record of a case each of whose records is decided by itself: a decision, or what each edition would
/// make of it while the date of its own is unknown that chooses among them.
/// </summary>
internal sealed record RecordDecision
{
    public RecordDecision(Decision decision) => Decision = decision;

    public RecordDecision(ImmutableArray<Decision> undated, ImmutableArray<Decision> forPerson) =>
        (Undated, UndatedForPerson) = (undated, forPerson);

    /// <summary>The decision; null where the date of the record is unknown that chooses the edition.</summary>
    public Decision? Decision { get; internal init; }

    /// <summary>Whether the date of the record is unknown that chooses the edition: it is undecided, and needs it.</summary>
    public bool NeedsDate => Decision is null;

    /// <summary>
    /// While that date is unknown, what each edition would make of the record: its outcomes and needs, without its lines,
    /// since none of them decides.
    /// </summary>
    public ImmutableArray<Decision> Undated { get; } = [];

    /// <summary>The same as the person decided about may be told it; default where it was not asked for.</summary>
    public ImmutableArray<Decision> UndatedForPerson { get; }

    /// <summary>Whether the record is decided.</summary>
    public bool IsDecided => Decision is { IsDecided: true };

    /// <summary>What can still matter, in the order in which to ask; the date alone where that chooses the edition.</summary>
    public ImmutableArray<Need> Needed => Decision?.Needed ?? [Date];

    /// <summary>The outcomes still possible, each once.</summary>
    public IEnumerable<string> Possible => (Decision is { } one ? [one] : Undated).SelectMany(d => d.Possible)
        .Select(o => o.Name).Distinct(StringComparer.Ordinal);

    /// <summary>The date of the record that chooses the edition, as it is asked for.</summary>
    public Need Date
    {
        get
        {
            var (policy, dated) = (Any.Policy, Any.Policy.DatedBy);
            return new Need(policy.Each!.NameIn(Any.Case.Values, dated) ?? dated.Name, dated.Ask, Alone: false);
        }
    }

    /// <summary>The decision, or that of one of the editions.</summary>
    private Decision Any => Decision ?? Undated[0];

    /// <summary>How the record is told: its number, and its first field that anybody may read, in every edition.</summary>
    public string Told(string name) => FirstField(_ => true) is { } value ? $"{name}: {value}" : name;

    /// <summary>The value of the first field that anybody may read, in every edition; null where it is not known.</summary>
    /// <param name="may">What else is asked of the field.</param>
    public string? FirstField(Func<Field, bool> may)
    {
        ImmutableArray<Decision> all = Decision is { } one ? [one] : Undated;
        var each = Any.Policy.Each!;
        var field = each.List.Fields.FirstOrDefault(f => may(f) && all.All(d => MayTell(d.Policy.Each!.List, f)));
        return field is not null && Any.Case.Values[each.Facts[field.Index]] is { } value ? field.Type.Say(value) : null;
    }

    private static bool MayTell(ListInput list, Field field) =>
        !list.Protected && list.Fields.Any(f => f.Name == field.Name && !f.Confidential && !f.Protected);
}
