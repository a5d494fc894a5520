using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <content>
/// The record in hand: <c>other LIST</c> is its list without it, and inside a <c>where</c>, in which a bare field is that
/// of the record looked at, <c>this one's FIELD</c> is its own.
/// </content>
internal sealed partial class ExpressionBinder
{
    /// <summary>What is wrong with looking at a list here, or null.</summary>
    private Diagnostic? NotHere(ListReading reading, TextSpan span)
    {
        var list = (ListInput)reading.List.Input;
        if (IsLooking) return Messages.ListInsideWhere(span);
        if (reading.IsOfOthers) return InHand?.Slot == list.Slot ? null : Messages.NoneInHand(span, list.Name);
        return InHand?.Slot == list.Slot ? Messages.ListInHand(span, list.Name, EachRecord.Other + list.Name) : null;
    }

    private Term? BindThis(ThisReading reading, TextSpan span)
    {
        if (InHand is null && scope.EachOf is { } each) return BindOfRecord(reading, each, span);
        if (InHand is null || _looksAt is not { } looksAt) return Fail(Messages.ThisOutsideWhere(span, reading.Rest));
        Item = InHand;
        var of = BindColumn(reading.Rest);
        Item = looksAt;
        if (of is null or { Name: not null, Reach.IsOutside: false } and not (FactTerm or ConstantTerm))
            return TwoAtATime(of) is null ? null : new ThisTerm(of!, span);
        return Fail(Messages.ThisOfNoField(span, reading.Rest, InHand.Name));
    }

    /// <summary>Of the record that is decided by itself, while another item is looked at: a fact, or made of facts.</summary>
    private Term? BindOfRecord(ThisReading reading, string list, TextSpan span)
    {
        if (Item is not { } looksAt) return Fail(Messages.ThisOutsideWhere(span, reading.Rest));
        var symbol = scope.Find(reading.Rest.Key);
        Item = null;
        var of = scope.IsOfRecord(symbol)
            ? BindColumn(reading.Rest)
            : Fail(Messages.ThisOfNoField(span, reading.Rest, list));
        Item = looksAt;
        return of;
    }

    /// <summary>
    /// Records are held against each other two at a time: where one is in hand, what is looked at of another reads no list
    /// itself. Null after reporting.
    /// </summary>
    private T? TwoAtATime<T>(T? node) where T : Node
    {
        if (node is null || InHand is null) return node;
        var waiting = new Stack<(Node Node, string? Name)>([(node, null)]);
        while (waiting.TryPop(out var at))
        {
            if (at.Node.Reach.List is not null)
            {
                found.Add(Messages.ThreeAtATime(node.Span, at.Name));
                return null;
            }
            if (at.Node.Reach.IsOutside) continue;
            var name = at.Node.Reach.Item is null ? at.Name : (at.Node as Term)?.Name ?? at.Node.Span.Words;
            foreach (var part in at.Node.Parts) waiting.Push((part, name));
        }
        return node;
    }

    /// <summary>
    /// Whether a field is held against itself: inside a <c>where</c> both sides are those of the record looked at.
    /// </summary>
    private bool IsAgainstItself(Term left, Term right)
    {
        if (InHand is null && scope.EachOf is null && Item is { } item && OnlyOf(left) is { } same && OnlyOf(right) == same)
            found.Add(Messages.AgainstItselfInWhere(right.Span, same, item.Name));
        // Where no record is in hand there is nothing else that could be meant.
        if (!(InHand is null ? scope.EachOf is not null && IsLooking : _looksAt is not null)) return false;
        if (OnlyOf(left) is not { } own || OnlyOf(right) is not { } other || own != other) return false;
        found.Add(Messages.AgainstItself(right.Span, own));
        return true;
    }

    /// <summary>The name of the one thing of the item looked at that a value is made of; null where it is made of more.</summary>
    private static string? OnlyOf(Term term) => term switch
    {
        FieldTerm field => field.Field.Name,
        ShiftTerm shift when shift.Shifts.All(s => s.Item1 is ConstantTerm) => OnlyOf(shift.Date),
        SumTerm sum when sum.Terms.Count(t => t.Item1 is not ConstantTerm) == 1 =>
            OnlyOf(sum.Terms.First(t => t.Item1 is not ConstantTerm).Item1),
        { Name: { } name, Reach.IsOutside: false } and not (FactTerm or ThisTerm or ConstantTerm) => name,
        _ => null,
    };

    /// <summary>What is said of a name that is none here, where the record in hand has it; else null.</summary>
    private Diagnostic? MeantOfHand(Phrase phrase)
    {
        if (InHand is null && scope.EachOf is null) return null;
        for (var i = 0; i + 1 < phrase.Tokens.Length; i++)
            if (phrase.Tokens[i].Lower == "the" && phrase.Tokens[i + 1].Lower == "other")
                return Messages.TheOther(phrase.Span, WithoutArticle(phrase, i));
        if (InHand is not { } hand || _looksAt is null) return null;
        if (phrase.Tokens is [{ Lower: "this" }, { Lower: not "one's" }, ..] && phrase.Tokens[1..] is var rest
            && scope.FindField(hand, new Phrase(rest).Key) is { } meant)
            return Messages.ThisFieldMeant(phrase.Span, meant.Name);
        return scope.FindField(hand, phrase.Key) is { } field ? Messages.ThisFieldMeant(phrase.Span, field.Name) : null;
    }

    /// <summary>A phrase without its <c>the</c>, and without the <c>of</c> of <c>any of the others</c>.</summary>
    private static string WithoutArticle(Phrase phrase, int the)
    {
        var from = the == 2 && phrase.Tokens[1].Lower == "of" && phrase.Tokens[0].Lower is "any" or "no" or "none" or "every"
            ? 1 : the;
        return string.Join(' ', phrase.Tokens.Where((_, at) => at < from || at > the).Select(t => t.Text));
    }
}
