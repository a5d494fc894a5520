using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Tests.Smt;

/// <summary>What sorts of unknowns a case has, and whether the language promises that it is decided exactly.</summary>
internal sealed class CaseKinds(Policy policy, ImmutableArray<Datum?> values)
{
    private readonly ImmutableArray<Node> _nodes =
        [.. Reads.Everything(policy.Rules.SelectMany(r => (Node?[])[r.When, r.Unless]).OfType<Node>())];

    /// <summary>Of what at least a tenth of all cases shall have each.</summary>
    public static readonly ImmutableArray<(string Name, Func<CaseKinds, bool> Has)> All =
    [
        ("unknown list, counted", k => k.Any<Node>(n => n is CountTerm or ListCondition && k.IsOfUnknown(n))),
        ("unknown list, added up", k => k.Any<Node>(n => n is TotalTerm or DifferentTerm && k.IsOfUnknown(n))),
        ("items with unknown fields", k => k.Any<FieldTerm>(f => !k.IsUnknown(f.List) && k.IsOpen(f))),
        ("one per", k => k.Any<Node>(n => n.Reach.List is { OnePer.IsEmpty: false } && k.IsOpen(n))),
        ("sets", k => k.Any<FactTerm>(f => f.Fact.Type is SetType && k.IsOpen(f))),
        ("chains of dates", k => k.Any<Comparison>(c => c.Left.Type is DateType && k.IsTied(c))),
        ("time that has passed", k => k.Any<ElapsedTerm>(k.IsOpen)),
        ("sums of several unknowns", k => k.Any<SumTerm>(s => s.Terms.Count(t => k.IsOpen(t.Term)) > 1)),
        ("tables", k => k.Any<TableTerm>(k.IsOpen)),
        ("scores", k => k.Any<ScoreTerm>(k.IsOpen)),
        ("tied unknowns", k => k.Any<Comparison>(k.IsTied)),
        ("ranges of 65 values and more", k => k.Any<FactTerm>(f => k.IsOpen(f) && IsWide(f.Fact))),
    ];

    /// <summary>
    /// The first form in it for which the language promises nothing (grammar, "What can be exact"); else null.
    /// </summary>
    public string? Unpromised() => IsTiedByRange ? "values tied by a range"
        : Reads.Everything(policy.Conditions).Select(Unpromised).FirstOrDefault(n => n is not null);

    // Of what is needed nothing is promised where ranges leave no room, and of what decides alone where they tie dates.
    private bool IsTiedByRange => policy.Facts.Any(f => IsUnknown(f) && IsOpenEnd(f.LowEnd, f.HighEnd))
        || policy.Inputs.OfType<ListInput>().Any(l => l.Fields.Any(f => (f.LowEnd ?? f.HighEnd) is not null
            && (IsUnknown(l) || values[l.Slot] is Items items && items.Rows.Any(row => row[f.Index] is null))));

    private bool IsOpenEnd(params ReadOnlySpan<RangeEnd?> ends)
    {
        foreach (var end in ends)
            if (end is { } at && values[at.Slot] is null) return true;
        return false;
    }

    private string? Unpromised(Node node) => !IsOpen(node) ? null : node switch
    {
        TotalTerm => "a total of unknowns",
        DifferentTerm => "different values among unknowns",
        Comparison c when IsTied(c) && (IsCounted(c.Left) || IsCounted(c.Right)) =>
            "a count or a score against an unknown",
        SumTerm sum when sum.Terms.Any(t => IsOpen(t.Term) && IsCounted(t.Term)) => "a sum of counts",
        ProductTerm product when product.Factors.Count(IsOpen) > 1 => "a product of unknowns",
        ShiftTerm shift when shift.Shifts.Any(s => IsOpen(s.Amount) && s.Amount.Opened is not TableTerm) =>
            "a date moved by an unknown number",
        { Reach: { List: { } list, Where: { } where } } when Reads.Of(where.Root).Any(r =>
            (r.Input != list || r.Field is null) && IsUnknown(r.Input)) => "items against an unknown fact",
        _ => null,
    };

    private static bool IsCounted(Term term) => term.Opened is CountTerm or ElapsedTerm or ScoreTerm
        || term.Opened is SumTerm sum && sum.Terms.Any(t => IsCounted(t.Term));

    private bool Any<T>(Func<T, bool> has) where T : Node => _nodes.OfType<T>().Any(has);

    private bool IsUnknown(Input input) => values[input.Slot] is null;

    private bool IsOfUnknown(Node node) => IsUnknown(node.Reach.List!);

    private bool IsTied(Comparison comparison) => IsOpen(comparison.Left) && IsOpen(comparison.Right);

    /// <summary>Whether it reads something unknown.</summary>
    private bool IsOpen(Node node) =>
        (node is Condition condition ? Reads.Of(condition) : Reads.Of((Term)node)).Any(IsOpen);

    private bool IsOpen(Read read) => values[read.Input.Slot] is not { } value
        || value is Items items && read.Field is { } field && items.Rows.Any(row => row[field.Index] is null);

    private static bool IsWide(Fact fact) => fact.Type switch
    {
        ChoiceType choice => choice.Values.Names.Length > 64,
        NumberType number => fact.Range is { } range && (range.High - range.Low) / number.Step > 64,
        _ => false,
    };
}
