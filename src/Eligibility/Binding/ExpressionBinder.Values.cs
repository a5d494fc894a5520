using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <content>Groups of values: the latest, earliest, highest or lowest of several lines.</content>
internal sealed partial class ExpressionBinder
{
    private Term? BindValues(ValueGroupSyntax syntax)
    {
        var bound = syntax.Lines.Select(l => BindLine(syntax.Of, (ValueLineSyntax)l)).ToList();
        if (bound.Exists(l => l is null)) return null;
        var lines = bound.Select(l => l!).ToList();
        if (!lines.Exists(l => l.IsPlain)) return Fail(Messages.NoPlainLine(syntax.Span));
        if (Extremes.IsOfDates(syntax.Of))
            return Bounded(new ValueGroupTerm(syntax.Of, [.. lines], new DateType(), syntax.Span));
        // As in a sum: a bare number takes the unit of the others.
        var model = lines.Find(l => l.Type is NumberType { Unit: not null })
            ?? lines.Find(l => !ReferenceEquals(l.Type, LiteralBinder.Bare)) ?? lines[0];
        for (var i = 0; i < lines.Count; i++)
        {
            if (Agree(lines[i].Value ?? lines[i], model.Value ?? model) is not { } agreed) return null;
            if (lines[i].Value is not null) lines[i] = lines[i] with { Value = agreed, Type = agreed.Type };
        }
        var type = (NumberType)model.Type;
        return Bounded(new ValueGroupTerm(syntax.Of, [.. lines],
            new NumberType(type.Unit, lines.TrueForAll(l => IsWhole(l.Value ?? l)), type.Written), syntax.Span));
    }

    /// <summary>Refuses one whose groups within each other double the work with each.</summary>
    private Term? Bounded(ValueGroupTerm group) => group.Ways > ValueGroupTerm.MostWays
        ? Fail(Messages.TooManyWays(group.Span, ValueGroupTerm.MostWays))
        : Checked(group);

    private ValueLineTerm? BindLine(Extreme of, ValueLineSyntax syntax)
    {
        if (syntax.Value is PhraseSyntax { Phrase: { Tokens: [{ Lower: "each" }, ..] } phrase } each)
            return BindEach(of, syntax, phrase, each.Where);
        var value = BindTerm(syntax.Value);
        var when = syntax.When is { } condition ? BindCondition(condition) : null;
        if (value is null || syntax.When is not null && when is null || !Fits(of, value.Type, value.Span)) return null;
        return new ValueLineTerm(of, value, when, null, null, null, value.Type, syntax.Span);
    }

    private ValueLineTerm? BindEach(Extreme of, ValueLineSyntax syntax, Phrase phrase, ExpressionSyntax? condition)
    {
        if (syntax.When is { } when)
        {
            found.Add(Messages.EachWithWhen(when.Span));
            return null;
        }
        if (ReadOne(phrase, condition is not null) is not EachReading each) return null;
        if (NotHere(each, phrase.Span) is { } refused)
        {
            found.Add(refused);
            return null;
        }
        scope.Use(each.List);
        var list = (ListInput)each.List.Input;
        var where = condition is null ? null : BindWhere(list, condition);
        if (condition is not null && where is null || BindItemValue(list, each.Of, phrase.Span) is not { } value
            || !Fits(of, value.Type, phrase.Span))
            return null;
        return new ValueLineTerm(of, null, null, list, value, where, value.Type, syntax.Span)
        {
            IsOfOthers = each.IsOfOthers,
        };
    }

    /// <summary>Dates are the latest or earliest, numbers the highest or lowest; false after reporting.</summary>
    private bool Fits(Extreme of, FactType type, TextSpan span)
    {
        if (Extremes.IsOfDates(of) ? type is DateType : type is NumberType) return true;
        found.Add(Messages.NoValueOfGroup(span, type.InWords().Kind, Extremes.IsOfDates(of)));
        return false;
    }
}
