using System.Numerics;
using Eligibility.Literals;
using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>
/// Reads one stated value as its fact's type asks for it. Nothing is guessed: a text is never taken
/// for a number, nor 1 for yes.
/// </summary>
internal sealed class ValueReader(CaseNames names, CaseFaults faults)
{
    /// <summary>Which spellings of a date a case may state (language, section 6).</summary>
    private const LiteralForms Dates = LiteralForms.IsoDate;

    /// <summary>The value; null after reporting.</summary>
    public Datum? Read(Stated stated, Allowed allowed, string path)
    {
        allowed = allowed with { InCells = faults.InCells };
        switch (allowed.Type, stated)
        {
            case (YesNoType, StatedFlag flag): return Datum.Of(flag.Value);
            case (NumberType type, StatedNumber or StatedText):
                return new NumberReading(allowed, type, path, faults).Read(stated);
            case (DateType, StatedText text): return ReadDate(text.Text, allowed, path);
            case (ChoiceType type, StatedText text) when names.Value(type.Values, text.Text) is >= 0 and var index:
                return new Scalar(index);
            case (ChoiceType type, StatedText):
                return Refuse(CaseMessages.UnknownValue(path, stated, type.Values, Near(stated, type.Values), allowed));
            case (SetType type, StatedArray array): return ReadSet(array, type, allowed, path);
            default: return Refuse(CaseMessages.WrongType(path, stated, allowed));
        }
    }

    private Scalar? ReadDate(string text, Allowed allowed, string path)
    {
        if (LiteralReader.Read(text, Dates) is not DayLiteral literal)
            Refuse(CaseMessages.WrongType(path, new StatedText(text), allowed));
        else if (literal.Date is not { } day) Refuse(CaseMessages.NoSuchDay(path, text, allowed));
        else if (!allowed.Contains(day.DayNumber)) Refuse(CaseMessages.OutOfRange(path, text, allowed));
        else return new Scalar(day.DayNumber);
        return null;
    }

    private Choices? ReadSet(StatedArray array, SetType type, Allowed allowed, string path)
    {
        var mask = BigInteger.Zero;
        var whole = true;
        for (var i = 0; i < array.Elements.Length && !faults.Full; i++)
        {
            var place = CasePath.Item(path, i);
            var index = array.Elements[i] is StatedText text ? names.Value(type.Values, text.Text) : -1;
            var bit = index < 0 ? BigInteger.Zero : BigInteger.One << index;
            if (index >= 0 && (mask & bit).IsZero) { mask |= bit; continue; }
            whole = false;
            Refuse(index >= 0
                ? CaseMessages.ElementTwice(place, type.Values.Names[index], allowed.InCells)
                : CaseMessages.UnknownValue(place, array.Elements[i], type.Values,
                    Near(array.Elements[i], type.Values), allowed));
        }
        return whole ? new Choices(mask) : null;
    }

    private string? Near(Stated stated, ValueSet values) =>
        stated is StatedText text ? faults.Nearest(text.Text, values.Names) : null;

    private Datum? Refuse(CaseFault fault)
    {
        faults.Add(fault);
        return null;
    }
}

/// <summary>How a message names a place in a case; items and elements count from 1 (language, section 4.1).</summary>
internal static class CasePath
{
    public static string Item(string path, int index) => FormattableString.Invariant($"{path} {index + 1}");

    public static string Member(string path, string name) => path.Length == 0 ? name : path + ": " + name;
}
