using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <content>Values written in a declaration: ranges, assumptions, constants.</content>
internal sealed partial class Declarations
{
    private ((Int128, Int128)? Range, bool EndsAtDecisionDate) BindRange(RangeClause? clause, FactType type)
    {
        (Int128 Low, Int128 High) silent = type switch
        {
            DateType => (_earliest, _latest),
            NumberType number => (0, (Number.Of(1_000_000) * Number.Of(number.Unit?.Factor ?? 1)).Units),
            _ => (0, 0),
        };
        if (clause is null) return (type is DateType or NumberType ? silent : null, false);
        if (type is not (DateType or NumberType))
        {
            found.Add(Messages.RangeOfNoNumber(clause.Span, type.InWords().Kind));
            return (null, false);
        }
        var ends = clause.To.Key == Fact.DecisionDateName;
        if (ends && type is not DateType)
        {
            found.Add(Messages.DecisionDateEndsNumber(clause.To.Span));
            return (silent, false);
        }
        var low = BindBound(clause.From, type);
        var high = ends ? _latest : BindBound(clause.To, type);
        if (low is null || high is null) return (silent, ends);
        if (low > high)
        {
            found.Add(Messages.BackwardsRange(clause.Span));
            return (silent, ends);
        }
        return ((low.Value, high.Value), ends);
    }

    public Int128? BindBound(Phrase phrase, FactType type)
    {
        if (ReadConstant(phrase, type, null) is not Scalar scalar) return null;
        return CanBeStated(scalar, type, phrase.Span) ? scalar.Value : null;
    }

    private Datum? BindAssumed(AssumedClause clause, Fact fact)
    {
        if (fact.Type is SetType && clause.Value.Key == "empty") return new Choices(0);
        var value = ReadConstant(clause.Value, fact.Type, fact.Name);
        if (value is not null) CheckRange(value, fact.Type, fact.Range, fact.Name, clause.Value.Span);
        return value;
    }

    /// <summary>Whether a value lies in its fact's range; false after reporting.</summary>
    public bool CheckRange(Datum value, FactType type, (Int128 Low, Int128 High)? range, string name, TextSpan span)
    {
        if (value is not Scalar scalar || type is not (NumberType or DateType)) return true;
        if (!CanBeStated(scalar, type, span)) return false;
        if (range is not { } r || (scalar.Value >= r.Low && scalar.Value <= r.High)) return true;
        found.Add(Messages.OutOfRange(span, name, type.Say(new Scalar(r.Low)), type.Say(new Scalar(r.High))));
        return false;
    }

    /// <summary>Whether a case could state a number: whole in its own unit, where the fact is.</summary>
    private bool CanBeStated(Scalar scalar, FactType type, TextSpan span)
    {
        if (type is not NumberType number || scalar.Value % number.Step == 0) return true;
        found.Add(Messages.FractionForWhole(span));
        return false;
    }

    /// <summary>A value as stated in an example, a range, a table or <c>assumed</c>; null after reporting.</summary>
    public Datum? ReadConstant(Phrase phrase, FactType type, string? name)
    {
        switch (type)
        {
            case ChoiceType choice:
                if (choice.Values.IndexOf(phrase) is >= 0 and var index) return new Scalar(index);
                found.Add(UnknownNames.Value(phrase, name ?? "the fact", choice.Values, found));
                return null;
            case SetType set:
                if (set.Values.IndexOf(phrase) is >= 0 and var bit)
                    return new Choices(System.Numerics.BigInteger.One << bit);
                found.Add(UnknownNames.Value(phrase, name ?? "the set", set.Values, found));
                return null;
        }
        if (!LiteralBinder.TryRead(phrase, found, out var constant))
        {
            found.Add(TypeMistakes.WrongType(phrase, type));
            return null;
        }
        if (constant is null) return null;
        switch (type, constant.Type)
        {
            case (YesNoType, YesNoType) or (DateType, DateType):
                return constant.Value;
            case (NumberType wanted, NumberType given):
                if (ReferenceEquals(given, LiteralBinder.Bare))
                {
                    if (!wanted.Written || wanted.Unit is null)
                        return Datum.Of(
                            Number.OfUnits(((Scalar)constant.Value).Value) * Number.Of(wanted.Unit?.Factor ?? 1));
                    found.Add(UnitMistakes.Missing(phrase.Span, wanted.Unit));
                    return null;
                }
                if (wanted.Unit is not null && given.Unit!.Converts(wanted.Unit)) return constant.Value;
                found.Add(UnitMistakes.Differ(phrase.Span, given.Unit, wanted.Unit));
                return null;
            default:
                found.Add(TypeMistakes.WrongType(phrase, type));
                return null;
        }
    }
}
