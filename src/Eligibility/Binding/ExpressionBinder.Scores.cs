using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <content>What scores start at and count, and how many values a set has.</content>
internal sealed partial class ExpressionBinder
{
    /// <summary>What a score starts at: a whole number, or the name of one; null after reporting.</summary>
    public Term? BindStart(Phrase phrase, int most)
    {
        if (phrase.Tokens is [var number] && LiteralBinder.IsNumber(number))
            return LiteralBinder.ReadWhole(number, found, most) is { } start
                ? new ConstantTerm(Datum.Of(Number.Of(start)), NumberType.Count, phrase.Span)
                : null;
        if (BindTerm(phrase) is not { } term) return null;
        return term.Name is not null && term.Type is NumberType { Unit: null } && IsWhole(term.Opened)
            ? term
            : Fail(Messages.NoStart(phrase, term.Name is null ? null : term.Type.InWords().Kind));
    }

    /// <summary>What a step counts: the records of a list, or the values of a set; null after reporting.</summary>
    public Term? BindEach(PhraseSyntax each)
    {
        var (phrase, span) = (each.Phrase, each.Span);
        // Of the item that a score is worked out for, a field stands before what the case has.
        if (InHand is { } hand && scope.FindField(hand, phrase.Key) is { Type: SetType } own)
            return each.Where is null
                ? new SizeTerm(new FieldTerm(hand, own, phrase.Span), span)
                : Fail(Messages.WhereOfSet(each.Where.Span, own.Name));
        switch (scope.Find(phrase.Key))
        {
            case InputSymbol { Input: ListInput } symbol:
                return BindCounted(new CountReading(symbol, IsOfOthers: false), each.Where, span);
            case null when phrase.Tokens is [{ Lower: "other" }, _, ..]
                && scope.Find(new Phrase(phrase.Tokens[1..]).Key) is InputSymbol { Input: ListInput } of:
                return BindCounted(new CountReading(of, IsOfOthers: true), each.Where, span);
            case InputSymbol { Input: Fact { Type: SetType } fact } symbol:
                scope.Use(symbol);
                return each.Where is null
                    ? new SizeTerm(new FactTerm(fact, phrase.Span), span)
                    : Fail(Messages.WhereOfSet(each.Where.Span, fact.Name));
            case FieldSymbol field:
                return Fail(Messages.FieldOutsideWhere(phrase, Heading, field.Span));
            case BrokenSymbol or LateSymbol { Definition: null, Tables: null, Score: null }:
                // Its own declaration is at fault, and says so.
                return null;
            case null when found.Near(phrase.Words, NamesCounted()) is { } near:
                return Fail(UnknownNames.Name(phrase, near, [], null));
            default:
                return Fail(Messages.NothingCounted(phrase));
        }
    }

    private Term? BindCounted(CountReading reading, ExpressionSyntax? condition, TextSpan span)
    {
        if (NotHere(reading, span) is { } refused) return Fail(refused);
        scope.Use(reading.List);
        var list = (ListInput)reading.List.Input;
        var where = condition is null ? null : BindWhere(list, condition);
        return condition is not null && where is null ? null
            : new CountTerm(list, where, span) { IsOfOthers = reading.IsOfOthers };
    }

    private IEnumerable<string> NamesCounted() =>
        scope.InOrder.Where(s => s is InputSymbol { Input: ListInput or Fact { Type: SetType } }).Select(s => s.Name);

    private Term BindSize(SizeReading size, TextSpan span)
    {
        if (size.Fact is { } symbol) scope.Use(symbol);
        return new SizeTerm(size.Fact is { Input: Fact fact }
            ? new FactTerm(fact, span)
            : new FieldTerm(Item!, size.Field!, span), span);
    }

    /// <summary><c>number of X</c>, where X is declared and neither a list nor a set at hand.</summary>
    private Diagnostic? NoNumberOf(Phrase phrase)
    {
        if (phrase.Tokens is not [{ Lower: "number" }, { Lower: "of" }, _, ..]) return null;
        var counted = new Phrase(phrase.Tokens[2..]);
        if (phrase.Tokens is [_, _, { Lower: "different" }, _, ..]
            && scope.Find(new Phrase(phrase.Tokens[3..]).Key) is InputSymbol { Input: Fact { Type: SetType } set })
            return Messages.DifferentOfSet(phrase, set.Name);
        return scope.Find(counted.Key) switch
        {
            FieldSymbol field => Messages.FieldOutsideWhere(counted, Heading, field.Span),
            InputSymbol { Input: Fact fact } => Messages.NoNumberOf(phrase, fact.Name, fact.Type.InWords().Kind),
            _ => null,
        };
    }
}
