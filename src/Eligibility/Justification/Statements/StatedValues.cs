using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>A value by name, as a statement tells it.</summary>
/// <param name="Name">The fact, field, table or score; of a calculation its words.</param>
/// <param name="Datum">What it is in every way; null where it is not known.</param>
/// <param name="Value">It in words.</param>
internal readonly record struct ValueInCase(string Name, Datum? Datum, string Value)
{
    public const string NotKnown = "not known";

    public bool IsKnown => Datum is not null;

    /// <summary>Whether the case does not state it, and it is taken for what the policy assumes.</summary>
    public bool IsAssumed { get; init; }

    /// <summary>The name and the value.</summary>
    public string Words => $"{Name}: {Value}{(IsAssumed ? " (assumed)" : "")}";
}

/// <summary>Tells the values that statements are about, and what these are made of.</summary>
internal sealed partial class StatedValues(Decision decision, DecisionTrace trace, StatementTree tree)
    : ITermVisitor<StatedValues.Made, Nothing>
{
    private readonly WordedLines _wording = WordedLines.Of(decision.Policy);
    private readonly TestedValues _tested = new(decision, trace, new ConditionTree(decision, trace));
    private readonly OnceTold<ImmutableArray<StatedLine>> _named = new();

    /// <summary>The item of which is told, and the lines told so far.</summary>
    internal readonly record struct Made(ItemAtHand Item, ImmutableArray<StatedLine>.Builder Lines);

    /// <summary>A value, with its name.</summary>
    public ValueInCase Of(Term term, in ItemAtHand item)
    {
        var name = TestedValues.NameOf(decision, NameOf(term), term, item);
        var datum = DatumOf(term, item);
        return new ValueInCase(name, datum, datum is null ? ValueInCase.NotKnown : Say(term.Type, datum))
        {
            IsAssumed = term is FactTerm fact && datum is not null
                && decision.Case.Provenances[fact.Fact.Slot] == Provenance.Assumed,
        };
    }

    /// <summary>What some values are made of, a line for each thing; nothing where they are stated.</summary>
    public ImmutableArray<StatedLine> Below(ImmutableArray<Term> terms, in ItemAtHand item)
    {
        var below = new Made(item, ImmutableArray.CreateBuilder<StatedLine>(0));
        foreach (var term in terms) term.Accept(this, below);
        return below.Lines.ToImmutable();
    }

    private string NameOf(Term term) =>
        term.Name ?? (term is ConstantTerm ? "" : _wording[term, trace.Numbers[term]].Words);

    private Datum? DatumOf(Term term, in ItemAtHand item) => term switch
    {
        ConstantTerm constant => constant.Value,
        FactTerm fact => decision.Case.Values[fact.Fact.Slot],
        FieldTerm field => item.Values[field.Field.Index],
        _ => trace[trace.Numbers[term], item.Told].Value,
    };

    private static string Say(FactType type, Datum datum) =>
        type is SetType && datum is Choices { Mask.IsZero: true } ? "none" : type.Say(datum);
}
