using Eligibility.Literals;
using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>Reads one number, exactly: from its digits as written, never by way of a binary fraction.</summary>
internal sealed class NumberReading(Allowed allowed, NumberType type, string path, CaseFaults faults)
{
    /// <summary>
    /// What a text may hold for a number (language, section 6): figures with a unit. A number alone is stated as a
    /// number, and an exponent is read so that it is told of.
    /// </summary>
    private const LiteralForms Taken =
        LiteralForms.Figures | LiteralForms.Minus | LiteralForms.Exponent | LiteralForms.Unit | LiteralForms.Money;

    /// <summary>The value in its kind's smallest unit; null after reporting.</summary>
    public Scalar? Read(Stated stated)
    {
        if (stated is StatedNumber bare)
            return ReadExactly(NumberLiteral.Of(bare.Digits), bare.Digits, type.Unit?.Factor ?? 1);
        var text = ((StatedText)stated).Text;
        return (type.Unit is null ? null : LiteralReader.Read(text, Taken)) switch
        {
            QuantityLiteral { Count: var count, Unit: var word } => ReadIn(Unit.Of(word), count, stated, text),
            MoneyLiteral { Sum: var sum, Code: var code } => ReadIn(Unit.Currency(code)!, sum, stated, text),
            _ => Refuse(CaseMessages.WrongType(path, stated, allowed)),
        };
    }

    private Scalar? ReadIn(Unit unit, NumberLiteral number, Stated stated, string text)
    {
        if (unit.Converts(type.Unit!)) return ReadExactly(number, text, unit.Factor);
        // `80 GBP` is read as a number of a unit called GBP; what is wrong with it is the order alone. What
        // begins with a digit may be a unit of somebody's own, such as 10mg-tablets, but is hardly meant as
        // one where the fact has another.
        var isTurnedRound = unit.Kind == UnitKind.Other && type.Unit!.Kind == UnitKind.Money
            && type.Unit.Name.Equals(unit.Name, StringComparison.OrdinalIgnoreCase);
        return Refuse(isTurnedRound || char.IsAsciiDigit(unit.Name[0])
            ? CaseMessages.WrongType(path, stated, allowed)
            : CaseMessages.OtherUnit(path, text, type.Unit!, allowed));
    }

    /// <param name="number">The number as it is written.</param>
    /// <param name="written">The same with its unit, for messages.</param>
    /// <param name="factor">How many of the smallest unit its unit is.</param>
    private Scalar? ReadExactly(NumberLiteral number, string written, int factor)
    {
        if (number.HasExponent) return Refuse(CaseMessages.Exponent(path, written));
        if (!number.HasFewDigits || !Number.TryParse(number.Digits, out var exact))
            return Refuse(CaseMessages.TooManyDigits(path, written));
        var value = (exact * Number.Of(factor)).Units;
        if (!allowed.Contains(value)) return Refuse(CaseMessages.OutOfRange(path, written, allowed));
        // Only a whole number can miss its step: units convert by whole factors, and six
        // digits after the point are six.
        if (value % type.Step != 0) return Refuse(CaseMessages.Fraction(path, written, allowed));
        return new Scalar(value);
    }

    private Scalar? Refuse(CaseFault fault)
    {
        faults.Add(fault);
        return null;
    }
}
