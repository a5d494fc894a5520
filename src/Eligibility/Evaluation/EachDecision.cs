using System.Collections.Immutable;
using Eligibility.Evaluation;

namespace Eligibility;

/// <summary>
/// What came of a case each of whose records is decided by itself (language, section 12). There is no outcome of the case
/// as a whole.
/// </summary>
public sealed record EachDecision
{
    internal EachDecision(Policy policy, Case @case, ImmutableArray<RecordDecision>? records) =>
        (Policy, Case, Records) = (policy, @case, records);

    /// <summary>
    /// The policy that decided; where a field of each record chooses its edition, one of the editions: the decision of a
    /// record names its own.
    /// </summary>
    public Policy Policy { get; }

    /// <summary>The case as it is stated, all its records in it.</summary>
    public Case Case { get; }

    /// <summary>The name of the list.</summary>
    public string Each => Policy.Each!.List.Name;

    /// <summary>
    /// A decision for each record, in their order; null where the list is not stated. That of a record is null where a date
    /// of its own chooses the edition and is unknown: see <see cref="Undated"/>.
    /// </summary>
    public ImmutableArray<Decision?>? Decisions => Records is { } all ? [.. all.Select(r => r.Decision)] : null;

    /// <summary>What came of each record, in their order; null where the list is not stated.</summary>
    internal ImmutableArray<RecordDecision>? Records { get; private init; }

    /// <summary>Whether a field of each record chose its edition.</summary>
    public bool ChosenByRecord { get; internal init; }

    /// <summary>
    /// While the date of a record is unknown that chooses its edition, what each edition would make of it: its outcomes and
    /// needs, without its lines, since none of them decides. Empty of a record that has a decision.
    /// </summary>
    /// <param name="record">The record, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such record.</exception>
    public ImmutableArray<Decision> Undated(int record) => Records is { } all && record >= 0 && record < all.Length
        ? all[record].Undated
        : throw new ArgumentOutOfRangeException(nameof(record), record, "the case has no such record");

    /// <summary>Whether every record is decided: also where there is none.</summary>
    public bool IsDecided => Records is { } all && all.All(r => r.IsDecided);

    /// <summary>What is asked for: the list alone where it is not stated, else what each record needs, in their order.</summary>
    public ImmutableArray<Need> Needed => Records is { } all
        ? [.. all.SelectMany(r => r.Needed).DistinctBy(n => n.Name)]
        : [new Need(Each, Policy.Each!.List.Ask, Alone: true)];

    /// <summary>The decision date; null when it is unknown.</summary>
    public DateOnly? DecidedOn => Case.DayOf(Case.Policy.DecisionDate);

    /// <summary>The same, its edition chosen by a day of the case.</summary>
    internal EachDecision ChosenBy(DateOnly day) => this with
    {
        Records = Records is { } all ? [.. all.Select(r => r with { Decision = r.Decision! with { ChosenBy = day } })] : null,
    };

    /// <summary>How a record is told.</summary>
    internal string Told(int record) => Records!.Value[record].Told(Policy.Each!.NameOf(record));
}
