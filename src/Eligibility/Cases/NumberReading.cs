using Eligibility.Evaluation;
using Eligibility.Literals;
using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>Reads one number, exactly: from its digits as they are written, never by way of a binary fraction.</summary>
internal sealed class NumberReading(Allowed allowed, NumberType type, string path, CaseFaults faults)
{
    /// <summary>The value in its kind's smallest unit; null after reporting.</summary>
    public Scalar? Read(Stated stated)
    {
        if (stated is StatedNumber bare) return ReadExactly(bare.Digits, bare.Digits, type.Unit?.Factor ?? 1);
        var text = ((StatedText)stated).Text;
        if (type.Unit is null || Split(text) is not { } parts) return Refuse(CaseMessages.WrongType(path, stated, allowed));
        var unit = UnitOf(parts.First, parts.Second, out var digits);
        if (unit is null) return Refuse(CaseMessages.WrongType(path, stated, allowed));
        if (unit.Converts(type.Unit)) return ReadExactly(digits, text, unit.Factor);
        // `80 GBP` is read as a number of a unit called GBP; what is wrong with it is the order alone.
        var isTurnedRound = type.Unit.Kind == UnitKind.Money && type.Unit.Name.Equals(parts.Second, StringComparison.OrdinalIgnoreCase);
        return Refuse(isTurnedRound ? CaseMessages.WrongType(path, stated, allowed) : CaseMessages.OtherUnit(path, text, type.Unit, allowed));
    }

    /// <param name="digits">The number as it is written.</param>
    /// <param name="written">The same with its unit, for messages.</param>
    /// <param name="factor">How many of the smallest unit its unit is.</param>
    private Scalar? ReadExactly(string digits, string written, int factor)
    {
        if (digits.AsSpan().IndexOfAny('e', 'E') >= 0) return Refuse(CaseMessages.Exponent(path, written));
        if (!Digits.Allowed(digits) || !Number.TryParse(digits, out var number)) return Refuse(CaseMessages.TooManyDigits(path, written));
        var value = (number * Number.Of(factor)).Units;
        if (!allowed.Contains(value)) return Refuse(CaseMessages.OutOfRange(path, written, allowed));
        // Only a whole number can miss its step: units convert by whole factors, and six digits after the point stay six.
        if (value % type.Step != 0) return Refuse(CaseMessages.Fraction(path, written, allowed));
        return new Scalar(value);
    }

    /// <summary>The unit of <c>250 mg</c> or <c>GBP 80</c>, with its digits; null for neither.</summary>
    private static Unit? UnitOf(string first, string second, out string digits)
    {
        digits = first;
        if (IsNumber(first)) return second.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '\'') && char.IsAsciiLetter(second[0]) ? Unit.Of(second) : null;
        digits = second;
        return IsNumber(second) ? Unit.Currency(first) : null;
    }

    private static (string First, string Second)? Split(string text) =>
        text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space && space < text.Length - 1 ? (text[..space], text[(space + 1)..]) : null;

    private static bool IsNumber(string text)
    {
        var digits = text.StartsWith('-') ? text.AsSpan(1) : text;
        var point = digits.IndexOf('.');
        return point < 0 ? IsDigits(digits) : IsDigits(digits[..point]) && IsDigits(digits[(point + 1)..]);
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.IsEmpty && text.IndexOfAnyExceptInRange('0', '9') < 0;

    private Scalar? Refuse(CaseFault fault)
    {
        faults.Add(fault);
        return null;
    }
}
