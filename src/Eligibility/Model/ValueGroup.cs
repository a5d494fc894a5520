using System.Collections.Immutable;
using Eligibility.Text;

namespace Eligibility.Model;

/// <summary><c>latest of</c> and its kin: of the values of its lines the greatest, or the least.</summary>
/// <param name="Of">Which of them counts.</param>
/// <param name="Lines">Its lines, of which one at least is plain, so that there always is a value.</param>
/// <param name="Type">What it comes to.</param>
/// <param name="Span">Where it is written.</param>
internal sealed record ValueGroupTerm(Extreme Of, ImmutableArray<ValueLineTerm> Lines, FactType Type, TextSpan Span)
    : Term(TermKind.Group, Type, Span)
{
    /// <summary>Whether the greatest counts.</summary>
    public bool IsGreatest => Extremes.IsGreatest(Of);

    public override string? Name => null;

    public override bool TurnsOnConditions => true;

    public override bool IsWritten => false;

    public override ImmutableArray<Node> Parts => ImmutableArray<Node>.CastUp(Lines);

    public override Reach Reach => Reach.Same;

    /// <summary>Worked out once, as a sum's.</summary>
    public Bounds Bounds { get; } = Bounds.OfGroup(Extremes.IsGreatest(Of), Lines);

    /// <summary>The most lines that a group may come to with those of the groups that it is made of.</summary>
    public const int MostWays = 1_024;

    /// <summary>
    /// How many lines it comes to where each group within it is written out: what holds it against something else goes
    /// through them all. Counted no further than just past the most.
    /// </summary>
    public int Ways { get; } = (int)Math.Min(MostWays + 1, Lines.Sum(l => (long)WaysOf(l)));

    /// <summary>The same of any value.</summary>
    public static int WaysOf(Term term)
    {
        if (term is ValueGroupTerm group) return group.Ways;
        if (term is DefinitionTerm named) return named.Definition.Ways;
        var ways = 1L;
        foreach (var part in term.Parts)
            if (part is Term of) ways = Math.Min(MostWays + 1, ways * WaysOf(of));
        return (int)ways;
    }
}

/// <summary>A line of such a group: <c>VALUE [when C]</c>, or <c>each FIELD of LIST [where C]</c>.</summary>
/// <param name="Of">Which of the values of its group counts.</param>
/// <param name="Value">Its value; null of <c>each</c>.</param>
/// <param name="When">What must hold for it to count; null where nothing must.</param>
/// <param name="List">The list of <c>each</c>, or null.</param>
/// <param name="Each">What counts of each record: a field, or a worked-out one; or null.</param>
/// <param name="Where">Which records count; null for all.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Span">Where it is written.</param>
internal sealed record ValueLineTerm(Extreme Of, Term? Value, Condition? When, ListInput? List, Term? Each,
    WhereClause? Where, FactType Type, TextSpan Span) : Term(TermKind.Line, Type, Span)
{
    /// <summary>Whether it counts in every case.</summary>
    public bool IsPlain => Value is not null && When is null;

    public override string? Name => null;

    public override bool TurnsOnConditions => true;

    public override bool IsWritten => false;

    /// <summary>The field whose values count; null of one that is worked out.</summary>
    public Field? Field => (Each as FieldTerm)?.Field;

    public override ImmutableArray<Node> Parts =>
        Value is null ? Where is null ? [Each!] : [Each!, Where.Root] : When is null ? [Value] : [Value, When];

    /// <summary>Whether the record in hand is left out.</summary>
    public bool IsOfOthers { get; init; }

    public override Reach Reach => List is { } list ? Reach.Each(list, Where, IsOfOthers) : Reach.Same;
}
