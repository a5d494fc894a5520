using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility;

/// <summary>
/// A checked policy: names resolved, units converted, bounds shown. What evaluators, renderers and analyses read.
/// </summary>
public sealed record Policy
{
    private KeptForPolicy _kept = new(null);

    internal Policy()
    {
    }

    /// <summary>What it decides.</summary>
    public required string Title { get; init; }

    /// <summary>The name of this edition, or null.</summary>
    public string? Edition { get; init; }

    /// <summary>The force whose policy it is, or null.</summary>
    public string? Force { get; init; }

    /// <summary>What it says in brief, or null.</summary>
    public string? Summary { get; init; }

    /// <summary>Who answers for it, or null.</summary>
    public string? Owner { get; init; }

    /// <summary>The day by which it must be reviewed, or null.</summary>
    public DateOnly? ReviewBy { get; init; }

    /// <summary>
    /// The first day on which it is in force; null for a prospective policy, which is never chosen by date.
    /// </summary>
    public DateOnly? InForceFrom => Period?.From;

    /// <summary>The last day on which it is in force; null for no end, and for a prospective policy.</summary>
    public DateOnly? InForceUntil => Period?.Until;

    internal Period? Period { get; init; }

    /// <summary>What readers must know of the policy before they rely on it.</summary>
    internal ImmutableArray<string> Caveats { get; init; } = [];

    /// <summary>What it is, where it never was and never will be in force; else null.</summary>
    internal string? NeverInForce { get; init; }

    /// <summary>What its letters need; null where neither it nor a vocabulary that it uses says so.</summary>
    internal Letters? Letters { get; init; }

    /// <summary>The date that selects the edition and starts and ends its rules.</summary>
    internal Fact DatedBy { get; init; } = null!;

    /// <summary>Its facts and lists in order of declaration, the decision date last.</summary>
    internal ImmutableArray<Input> Inputs { get; init; } = [];

    /// <summary>Its outcomes; the one declared first prevails.</summary>
    public required ImmutableArray<Outcome> Outcomes { get; init; }

    /// <summary>Its rules in order of declaration, which never matters to the outcome.</summary>
    public required ImmutableArray<Rule> Rules { get; init; }

    /// <summary>The outcome when no rule applies.</summary>
    internal Otherwise Otherwise { get; init; } = null!;

    /// <summary>SHA-256 of its files, in lower-case hexadecimal (language, section 5).</summary>
    public required string Hash { get; init; }

    /// <summary>The file it is written in, by its path from the library's root, with <c>/</c>.</summary>
    public string File => Source.Path;

    internal SourceText Source { get; init; } = null!;

    internal ImmutableArray<Outcome> WorstToBest { get; init; } = [];
    internal ImmutableArray<MayRead> MayRead { get; init; } = [];

    /// <summary>Every condition that a decision works out, each after those it is made of.</summary>
    internal ImmutableArray<Condition> Conditions { get; init; } = [];

    /// <summary>The values that its outcomes tell, and how long they last where that hangs on the case.</summary>
    internal IEnumerable<Term> ToldValues =>
        Outcomes.SelectMany(o => o.Consequences).Select(c => c.Value).OfType<Term>();

    /// <summary>All that a decision and what is told of it look at, each with all that it is made of.</summary>
    internal IEnumerable<Node> LookedAt => ImmutableArray<Node>.CastUp(Conditions).Concat(ToldValues);

    /// <summary>
    /// Whether a condition is one of <see cref="Conditions"/>, so that every pass has a truth for it: the key of a
    /// table and what stands inside <c>where</c> have none.
    /// </summary>
    internal bool Owns(Condition condition) =>
        condition.Index >= 0 && condition.Index < Conditions.Length
            && ReferenceEquals(Conditions[condition.Index], condition);

    /// <summary>How many values of definitions and tables a pass works out once.</summary>
    internal int ValueSlots { get; init; }

    /// <summary>The list each of whose records it decides by itself; null where it decides the case as a whole.</summary>
    internal EachRecord? Each { get; init; }

    /// <summary>
    /// Of what cases are read for: the field that dates each record by itself, and its list; null where a date of the case
    /// does.
    /// </summary>
    internal DatingField? DatesRecords { get; init; }

    /// <summary>Whether a field of each record chooses its edition.</summary>
    internal bool IsDatedByRecord => Each?.Whole.DatesRecords is not null;

    /// <summary>What cases are read for: where each record of a list is decided by itself, the policy with the list.</summary>
    internal Policy AsStated => Each?.Whole ?? this;

    /// <summary>What it asks for, where that is not seen from its conditions.</summary>
    internal ImmutableArray<Input>? Asked { get; init; }

    /// <summary>How many definitions a pass works out once for each item of a list that it looks at.</summary>
    internal int RecordSlots { get; init; }

    /// <summary>What is worked out for each item of a list, by the names that no case states.</summary>
    internal ImmutableArray<(ListInput List, string Name)> WorkedOut { get; init; } = [];

    /// <summary>The sets of values that have a name, in order of declaration: a page explains the names that it uses.</summary>
    internal ImmutableArray<NamedValues> NamedValues { get; init; } = [];

    internal ImmutableArray<Guarantee> Guarantees { get; init; } = [];
    internal ImmutableArray<Example> Examples { get; init; } = [];

    /// <summary>How the values of its inputs stand in the row of a case, by slot.</summary>
    internal SlotForm[] SlotForms => Kept.Forms;

    /// <summary>Which values of a case must not lie above which others.</summary>
    internal RangeOrders Orders => Kept.Orders;

    /// <summary>What is prepared once for it: its own, and not that of a policy from which it was made.</summary>
    internal KeptForPolicy Kept => ReferenceEquals(_kept.Of, this) ? _kept : _kept = new KeptForPolicy(this);

    /// <summary>The decision date, a fact of every policy.</summary>
    internal Fact DecisionDate => (Fact)Inputs[^1];

    /// <summary>
    /// What it asks for: the inputs that a decision may look at, the decision date and what is
    /// recorded for monitoring among them.
    /// </summary>
    internal ImmutableArray<Input> AsksFor
    {
        get
        {
            if (Asked is { } asked) return asked;
            var read = Reads.Of(LookedAt).Select(r => r.Input.Slot).Append(DecisionDate.Slot)
                .Append(DatedBy.Slot).ToHashSet();
            // A bound reads its fact.
            for (var before = -1; before != read.Count;)
            {
                before = read.Count;
                foreach (var order in Orders.All)
                    if (read.Contains(order.Low.Slot) || read.Contains(order.High.Slot))
                        read.UnionWith([order.Low.Slot, order.High.Slot]);
            }
            return [.. Inputs.Where(i => i.Protected || read.Contains(i.Slot))];
        }
    }

    /// <summary>The values of a case that states nothing, nothing assumed either.</summary>
    internal ImmutableArray<Datum?> Unstated => ImmutableArray.CreateRange(Inputs, _ => (Datum?)null);

    /// <summary>The facts, without the lists.</summary>
    internal IEnumerable<Fact> Facts => Inputs.OfType<Fact>();
}
