using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Text;

namespace Eligibility.Model;

/// <summary>
/// A value in a condition, names resolved and units converted (language, section 3, VALUE). A
/// closed family of sealed records.
/// </summary>
/// <param name="NodeKind">Which kind it is: what <see cref="Accept{TContext, TResult}"/> goes by.</param>
/// <param name="Type">What it comes to.</param>
/// <param name="Span">Where it is written.</param>
internal abstract record Term(TermKind NodeKind, FactType Type, TextSpan Span) : Node(Span)
{
    /// <summary>
    /// The name that was declared for it, by which people know it; null for a calculation
    /// or a literal, which have none.
    /// </summary>
    public abstract string? Name { get; }

    /// <summary>
    /// Whether conditions choose or count what it comes to, so that its value may be the same in every
    /// case although its parts differ.
    /// </summary>
    public abstract bool TurnsOnConditions { get; }

    /// <summary>Whether every value that it can have stands in the policy itself.</summary>
    public abstract bool IsWritten { get; }

#pragma warning disable CS8524 // As in Condition.
    /// <summary>Tells a visitor of which kind it is.</summary>
    public TResult Accept<TContext, TResult>(ITermVisitor<TContext, TResult> visitor, in TContext context) =>
        NodeKind switch
        {
            TermKind.Constant => visitor.VisitConstant((ConstantTerm)this, context),
            TermKind.Fact => visitor.VisitFact((FactTerm)this, context),
            TermKind.Field => visitor.VisitField((FieldTerm)this, context),
            TermKind.Sum => visitor.VisitSum((SumTerm)this, context),
            TermKind.Product => visitor.VisitProduct((ProductTerm)this, context),
            TermKind.Rounded => visitor.VisitRounded((RoundedTerm)this, context),
            TermKind.Group => visitor.VisitGroup((ValueGroupTerm)this, context),
            TermKind.Line => visitor.VisitLine((ValueLineTerm)this, context),
            TermKind.Shift => visitor.VisitShift((ShiftTerm)this, context),
            TermKind.Elapsed => visitor.VisitElapsed((ElapsedTerm)this, context),
            TermKind.Table => visitor.VisitTable((TableTerm)this, context),
            TermKind.Score => visitor.VisitScore((ScoreTerm)this, context),
            TermKind.Definition => visitor.VisitDefinition((DefinitionTerm)this, context),
            TermKind.Condition => visitor.VisitCondition((ConditionTerm)this, context),
            TermKind.This => visitor.VisitThis((ThisTerm)this, context),
            TermKind.Count => visitor.VisitCount((CountTerm)this, context),
            TermKind.Different => visitor.VisitDifferent((DifferentTerm)this, context),
            TermKind.Total => visitor.VisitTotal((TotalTerm)this, context),
            TermKind.Size => visitor.VisitSize((SizeTerm)this, context),
        };
#pragma warning restore CS8524

    /// <summary>The value itself, or what the definitions that name it stand for.</summary>
    internal Term Opened
    {
        get
        {
            var term = this;
            while (term is DefinitionTerm { Definition.Value: { } value }) term = value;
            return term;
        }
    }

    /// <summary>
    /// How far apart the values lie that it can have, on the scale of <see cref="Scalar"/>: what a case states is one
    /// of its own unit, while a sum of weeks and days is a whole number of days.
    /// </summary>
    internal Int128 Step => Opened switch
    {
        StatedTerm => Type.Step,
        RoundedTerm rounded => rounded.To,
        _ => Type is NumberType { Whole: true } ? Number.One.Units : 1,
    };
}

/// <summary>The kinds of value, as <see cref="ConditionKind"/>.</summary>
internal enum TermKind
{
    Constant,
    Fact,
    Field,
    Sum,
    Product,
    Rounded,
    Group,
    Line,
    Shift,
    Elapsed,
    Table,
    Score,
    Definition,
    Condition,
    This,
    Count,
    Different,
    Total,
    Size
}

/// <summary>A value that a case states itself.</summary>
internal abstract record StatedTerm(TermKind NodeKind, FactType Type, TextSpan Span) : Term(NodeKind, Type, Span)
{
    /// <summary>Whether it is a date that must not lie after the decision date.</summary>
    public abstract bool EndsAtDecisionDate { get; }
}

/// <summary>A literal or a named value.</summary>
internal sealed record ConstantTerm(Datum Value, FactType Type, TextSpan Span) : Term(TermKind.Constant, Type, Span)
{
    public override string? Name => null;

    public override bool TurnsOnConditions => false;

    public override bool IsWritten => true;

    public override ImmutableArray<Node> Parts => [];

    public override Reach Reach => Reach.Same;
}

/// <summary>A fact's value.</summary>
internal sealed record FactTerm(Fact Fact, TextSpan Span) : StatedTerm(TermKind.Fact, Fact.Type, Span)
{
    public override string? Name => Fact.Name;

    public override bool TurnsOnConditions => false;

    public override bool IsWritten => false;

    public override ImmutableArray<Node> Parts => [];

    public override Reach Reach => Reach.Same;

    public override bool EndsAtDecisionDate => Fact.EndsAtDecisionDate;
}

/// <summary>A field of the item at hand, inside <c>where</c>.</summary>
internal sealed record FieldTerm(ListInput List, Field Field, TextSpan Span)
    : StatedTerm(TermKind.Field, Field.Type, Span)
{
    public override string? Name => Field.Name;

    public override bool TurnsOnConditions => false;

    public override bool IsWritten => false;

    public override ImmutableArray<Node> Parts => [];

    public override Reach Reach => Reach.Same;

    public override bool EndsAtDecisionDate => Field.EndsAtDecisionDate;
}

/// <summary><c>V plus V minus V</c> of numbers.</summary>
internal sealed record SumTerm(ImmutableArray<(Term Term, bool Minus)> Terms, FactType Type, TextSpan Span)
    : Term(TermKind.Sum, Type, Span)
{
    public override string? Name => null;

    public override bool TurnsOnConditions => false;

    public override bool IsWritten => false;

    public override ImmutableArray<Node> Parts => [.. Terms.Select(t => t.Term)];

    public override Reach Reach => Reach.Same;

    /// <summary>
    /// Worked out once: what stands in brackets within brackets is else worked out again for each of them.
    /// </summary>
    public Bounds Bounds { get; } = Bounds.OfSum(Terms);
}

/// <summary><c>V multiplied by V</c>.</summary>
internal sealed record ProductTerm(ImmutableArray<Term> Factors, FactType Type, TextSpan Span)
    : Term(TermKind.Product, Type, Span)
{
    public override string? Name => null;

    public override bool TurnsOnConditions => false;

    public override bool IsWritten => false;

    public override ImmutableArray<Node> Parts => ImmutableArray<Node>.CastUp(Factors);

    public override Reach Reach => Reach.Same;

    /// <summary>Worked out once, as a sum's.</summary>
    public Bounds Bounds { get; } = Bounds.OfProduct(Factors);
}

/// <summary><c>V [divided by W] rounded [up | down] to N</c></summary>
/// <param name="Of">What is rounded.</param>
/// <param name="By">What it is divided by before, never under 0.000001; or null.</param>
/// <param name="Rounding">Which way.</param>
/// <param name="To">Of what it is a multiple, on the scale of <see cref="Scalar"/>.</param>
/// <param name="Type">What it comes to.</param>
/// <param name="Span">Where it is written.</param>
internal sealed record RoundedTerm(Term Of, Term? By, Rounding Rounding, Int128 To, FactType Type, TextSpan Span)
    : Term(TermKind.Rounded, Type, Span)
{
    public override string? Name => null;

    public override bool TurnsOnConditions => false;

    public override bool IsWritten => false;

    public override ImmutableArray<Node> Parts => By is null ? [Of] : [Of, By];

    public override Reach Reach => Reach.Same;

    /// <summary>Worked out once, as a sum's.</summary>
    public Bounds Bounds { get; } = Bounds.OfRounded(Of, By, Rounding, To);
}

/// <summary><c>D plus 4 months</c>: each shift is in days or in months, taken one after the other.</summary>
internal sealed record ShiftTerm(Term Date, ImmutableArray<(Term Amount, bool Minus, bool Months)> Shifts,
    TextSpan Span) : Term(TermKind.Shift, new DateType(), Span)
{
    public override string? Name => null;

    public override bool TurnsOnConditions => false;

    public override bool IsWritten => false;

    public override ImmutableArray<Node> Parts => [Date, .. Shifts.Select(s => s.Amount)];

    public override Reach Reach => Reach.Same;

    /// <summary>Worked out once, as a sum's.</summary>
    public Bounds Bounds { get; } = Bounds.OfShift(Date, Shifts);
}

/// <summary><c>years from D to D</c>: whole ones, negative when the second is earlier.</summary>
internal sealed record ElapsedTerm(Elapsed Unit, Term From, Term To, TextSpan Span)
    : Term(TermKind.Elapsed, NumberType.Count, Span)
{
    public override string? Name => null;

    public override bool TurnsOnConditions => false;

    public override bool IsWritten => false;

    public override ImmutableArray<Node> Parts => [From, To];

    public override Reach Reach => Reach.Same;
}

/// <summary>What a table says for the case.</summary>
internal sealed record TableTerm(Table Table, TextSpan Span) : Term(TermKind.Table, Table.Type, Span)
{
    public override string? Name => Table.Name;

    public override bool TurnsOnConditions => true;

    public override bool IsWritten => true;

    public override ImmutableArray<Node> Parts =>
        [.. Table.Keys, .. Table.Rows.SelectMany(r => r.Keys).OfType<Condition>()];

    public override Reach Reach => Reach.OfNamed(Table.List);
}

/// <summary>What a score comes to, clamped.</summary>
internal sealed record ScoreTerm(Score Score, TextSpan Span) : Term(TermKind.Score, NumberType.Count, Span)
{
    public override string? Name => Score.Name;

    public override bool TurnsOnConditions => true;

    // What it starts at may be a value of the case, and so is a number of records.
    public override bool IsWritten => Score.Start.IsWritten && Score.Steps.All(s => s.Each is null);

    public override ImmutableArray<Node> Parts => [Score.Start, .. Score.Steps.Select(s => s.TurnsOn)];

    public override Reach Reach => Reach.OfNamed(Score.List);
}

/// <summary>A named value.</summary>
internal sealed record DefinitionTerm(Definition Definition, TextSpan Span)
    : Term(TermKind.Definition, Definition.Value!.Type, Span)
{
    public override string? Name => Definition.Name;

    public override bool TurnsOnConditions => false;

    public override bool IsWritten => false;

    public override ImmutableArray<Node> Parts => [Definition.Value!];

    public override Reach Reach => Reach.OfNamed(Definition.List);
}

/// <summary>A named condition as the column of a table: yes where it holds.</summary>
internal sealed record ConditionTerm(Definition Definition, TextSpan Span)
    : Term(TermKind.Condition, new YesNoType(), Span)
{
    /// <summary>What it says.</summary>
    public Condition Condition => Definition.Condition!;

    public override string? Name => Definition.Name;

    public override bool TurnsOnConditions => true;

    public override bool IsWritten => false;

    public override ImmutableArray<Node> Parts => [Condition];

    public override Reach Reach => Reach.OfNamed(Definition.List);
}

/// <summary><c>this one's FIELD</c>: of the record in hand, while a <c>where</c> looks at another.</summary>
internal sealed record ThisTerm(Term Of, TextSpan Span) : Term(TermKind.This, Of.Type, Span)
{
    public override string? Name => $"this one's {Of.Name}";

    public override bool TurnsOnConditions => Of.TurnsOnConditions;

    public override bool IsWritten => Of.IsWritten;

    public override ImmutableArray<Node> Parts => [Of];

    public override Reach Reach => Reach.InHand;
}

/// <summary><c>number of LIST [where C]</c></summary>
internal sealed record CountTerm(ListInput List, WhereClause? Where, TextSpan Span)
    : Term(TermKind.Count, NumberType.Count, Span)
{
    public override string? Name => null;

    public override bool TurnsOnConditions => true;

    public override bool IsWritten => false;

    public override ImmutableArray<Node> Parts => Where is null ? [] : [Where.Root];

    /// <summary>Whether the record in hand is left out.</summary>
    public bool IsOfOthers { get; init; }

    public override Reach Reach => Reach.Each(List, Where, IsOfOthers);
}

/// <summary><c>number of different FIELD of LIST [where C]</c></summary>
/// <param name="List">The list.</param>
/// <param name="Of">What is looked at of each item: a field, or a worked-out one.</param>
/// <param name="Where">Which items count; null for all.</param>
/// <param name="Span">Where it is written.</param>
internal sealed record DifferentTerm(ListInput List, Term Of, WhereClause? Where, TextSpan Span)
    : Term(TermKind.Different, NumberType.Count, Span)
{
    /// <summary>The field; null of one that is worked out.</summary>
    public Field? Field => (Of as FieldTerm)?.Field;

    public override string? Name => null;

    public override bool TurnsOnConditions => true;

    public override bool IsWritten => false;

    public override ImmutableArray<Node> Parts => Where is null ? [Of] : [Of, Where.Root];

    /// <summary>Whether the record in hand is left out.</summary>
    public bool IsOfOthers { get; init; }

    public override Reach Reach => Reach.Each(List, Where, IsOfOthers);
}

/// <summary><c>total FIELD of LIST [where C]</c></summary>
/// <param name="List">The list.</param>
/// <param name="Of">What is added up of each item: a field, or a worked-out one.</param>
/// <param name="Where">Which items count; null for all.</param>
/// <param name="Span">Where it is written.</param>
internal sealed record TotalTerm(ListInput List, Term Of, WhereClause? Where, TextSpan Span)
    : Term(TermKind.Total, Of.Type, Span)
{
    /// <summary>The field; null of one that is worked out.</summary>
    public Field? Field => (Of as FieldTerm)?.Field;

    public override string? Name => null;

    public override bool TurnsOnConditions => true;

    public override bool IsWritten => false;

    public override ImmutableArray<Node> Parts => Where is null ? [Of] : [Of, Where.Root];

    /// <summary>Whether the record in hand is left out.</summary>
    public bool IsOfOthers { get; init; }

    public override Reach Reach => Reach.Each(List, Where, IsOfOthers);
}

/// <summary><c>number of SET</c>: how many values a set has.</summary>
internal sealed record SizeTerm(Term Set, TextSpan Span) : Term(TermKind.Size, NumberType.Count, Span)
{
    /// <summary>The most values that the set can have.</summary>
    public int Most => ((SetType)Set.Type).Values.Names.Length;

    /// <summary>How many values a set has, of which each is a bit.</summary>
    public static int CountOf(BigInteger held)
    {
        if (held <= ulong.MaxValue) return BitOperations.PopCount((ulong)held);
        var count = 0;
        foreach (var part in held.ToByteArray()) count += BitOperations.PopCount(part);
        return count;
    }

    public override string? Name => null;

    public override bool TurnsOnConditions => true;

    public override bool IsWritten => false;

    public override ImmutableArray<Node> Parts => [Set];

    public override Reach Reach => Reach.Same;
}

/// <summary>The unit in which the time between two dates is counted.</summary>
internal enum Elapsed { Years, Months, Days }

/// <summary>
/// <c>define NAME as ...</c>: a condition or a value, opened once in a justification and named afterwards.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Condition">What it says, where that is a condition.</param>
/// <param name="Value">What it says, where that is a value.</param>
/// <param name="Span">Where it is declared.</param>
internal sealed record Definition(string Name, Condition? Condition, Term? Value, TextSpan Span)
{
    /// <summary>
    /// Its place among the values that a pass works out once, however often they are used; of one that is worked out for
    /// each item of a list, its place among those that are worked out once an item.
    /// </summary>
    public int Slot { get; init; } = -1;

    /// <summary>The list for each of whose items it is worked out, which it reads; or null.</summary>
    public ListInput? List { get; init; }

    /// <summary>Between which bounds its value lies.</summary>
    public Bounds Bounds { get; init; }

    /// <summary>How many lines the groups come to that its value is made of (<see cref="ValueGroupTerm.Ways"/>).</summary>
    public int Ways { get; } = Value is null ? 1 : ValueGroupTerm.WaysOf(Value);
}

/// <summary><c>table</c>: the first row that fits counts.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Keys">What its columns look at.</param>
/// <param name="Rows">Its rows, in order.</param>
/// <param name="Otherwise">The value where no row fits; null where the rows cover every case.</param>
/// <param name="List">The list whose item it reads, or null.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Span">Where it is declared.</param>
internal sealed record Table(string Name, ImmutableArray<Term> Keys, ImmutableArray<TableRow> Rows, Datum? Otherwise,
    ListInput? List, FactType Type, TextSpan Span)
{
    /// <summary>
    /// Its place among the values that a pass works out once; -1 for one that reads the item at hand.
    /// </summary>
    public int Slot { get; init; } = -1;

    /// <summary>Where its <c>otherwise</c> stands, where it has one.</summary>
    public TextSpan OtherwiseSpan { get; init; }
}

/// <summary>A row: for each column what its key says of it (null is <c>any</c>), and the value.</summary>
internal sealed record TableRow(ImmutableArray<Condition?> Keys, Datum Value, TextSpan Span);

/// <summary><c>score</c>: a sum of steps, clamped once at the end.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Start">What it starts at: a whole number without a unit.</param>
/// <param name="Low">The least that it comes to, or null.</param>
/// <param name="High">The most, or null.</param>
/// <param name="Steps">Its steps, in order.</param>
/// <param name="Span">Where it is declared.</param>
internal sealed record Score(string Name, Term Start, Number? Low, Number? High, ImmutableArray<ScoreStep> Steps,
    TextSpan Span)
{
    /// <summary>
    /// Its place among the values that a pass works out once; -1 for one of which conditions alone tell what it comes to,
    /// since these are worked out once already.
    /// </summary>
    public int Slot { get; init; } = -1;

    /// <summary>The list for each of whose items it is worked out, which it reads; or null.</summary>
    public ListInput? List { get; init; }

    /// <summary>Whether conditions alone tell what it comes to.</summary>
    public bool IsOfConditions => Start is ConstantTerm && Steps.All(s => s.Each is null);

    /// <summary>Where it starts, as it is written.</summary>
    public TextSpan StartSpan { get; init; }

    /// <summary>Where its range stands, where it has one.</summary>
    public TextSpan RangeSpan { get; init; }

    /// <summary>Worked out once, as a sum's: between which bounds its steps add up, before it is clamped.</summary>
    public Bounds Added { get; } = Bounds.OfSteps(Start, Steps);

    /// <summary>A sum, brought into its range.</summary>
    public Int128 Clamp(Int128 sum)
    {
        if (Low is { } low) sum = Int128.Max(sum, low.Units);
        return High is { } high ? Int128.Min(sum, high.Units) : sum;
    }
}

/// <summary>One step of a score, which gives its points when a condition holds, or for each of so many.</summary>
/// <param name="Points">The points; negative for <c>minus</c>.</param>
/// <param name="When">The condition, or null.</param>
/// <param name="Each">How many records or values it counts, or null.</param>
/// <param name="Span">Where it is written.</param>
internal sealed record ScoreStep(Number Points, Condition? When, Term? Each, TextSpan Span)
{
    /// <summary>What decides how much it gives.</summary>
    public Node TurnsOn => (Node?)When ?? Each!;
}
