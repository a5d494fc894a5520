using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <content>Rounding, and division, which is always rounded.</content>
internal sealed partial class ExpressionBinder
{
    /// <summary>What a divisor is never under, on the scale of <see cref="Scalar"/>: the last digit of a literal.</summary>
    private static readonly Int128 LeastDivisor = Number.One.Units / 1_000_000;

    private Term? BindRounded(RoundedSyntax syntax)
    {
        if (syntax.Value is SumSyntax) return Fail(Messages.MixedRounding(syntax.Span, syntax.By is not null));
        var value = BindTerm(syntax.Value);
        var by = syntax.By is null ? null : BindTerm(syntax.By);
        if (value is null || syntax.By is not null && (by is null || !MayDivide(by))) return null;
        if (value.Type is not NumberType type) return Fail(Messages.NotANumber(value.Span, value.Type.InWords().Kind));
        if (syntax.To is not { } to) return Fail(NotRounded(value, by!));
        if (StepOf(to, value) is not { } step) return null;
        var rounding = syntax.Direction?.Lower switch
        {
            "up" => Rounding.Up,
            "down" => Rounding.Down,
            _ => Rounding.Nearest,
        };
        return Checked(new RoundedTerm(value, by, rounding, step,
            new NumberType(type.Unit, Number.OfUnits(step).IsWhole, type.Written), syntax.Span));
    }

    private bool MayDivide(Term by)
    {
        var fault = by.Type is not NumberType type ? Messages.NotANumber(by.Span, by.Type.InWords().Kind)
            : !by.IsWritten ? Messages.DivisorOfCase(by.Span)
            : type.Unit is not null ? Messages.DivisorWithUnit(by.Span)
            : Bounds.Of(by).Low < LeastDivisor ? Messages.DivisorMayBeNought(by.Span, by is ConstantTerm)
            : null;
        if (fault is not null) found.Add(fault);
        return fault is null;
    }

    /// <summary>What to write for a division that is not rounded: a product, where that comes to the same.</summary>
    private static Diagnostic NotRounded(Term value, Term by)
    {
        const int MostPlaces = 6;
        if (by is ConstantTerm { Value: Scalar divisor }
            && Number.One.DividedExactly(Number.OfUnits(divisor.Value)) is { DecimalPlaces: <= MostPlaces } factor)
            return Messages.DivisionNotRounded(value.Span.To(by.Span), value.Span.Words, $"multiplied by {factor}");
        var type = (NumberType)value.Type;
        var step = type is { Written: true, Unit: { } unit } ? unit.Say(Number.One) : "1";
        return Messages.DivisionNotRounded(value.Span.To(by.Span), value.Span.Words,
            $"divided by {by.Span.Words} rounded to {step}");
    }

    /// <summary>The literal to a multiple of which a value is rounded, in its unit; null after reporting.</summary>
    private Int128? StepOf(Phrase to, Term value)
    {
        if (!LiteralBinder.TryRead(to, found, out var literal))
        {
            found.Add(Messages.RoundedToNoNumber(to.Span, to.Tokens switch
            {
                [{ Lower: "the" }, { Lower: "nearest" }, _, ..] => new Phrase(to.Tokens[2..]).Words,
                [{ Lower: "nearest" }, _, ..] => new Phrase(to.Tokens[1..]).Words,
                _ => null,
            }));
            return null;
        }
        if (literal is null) return null;
        if (literal is not { Type: NumberType, Value: Scalar { Value: var size } } || size <= 0)
        {
            found.Add(Messages.RoundedToNoNumber(to.Span, null));
            return null;
        }
        return Agree(literal, value) is ConstantTerm { Value: Scalar step } ? step.Value : null;
    }
}
