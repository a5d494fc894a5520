using System.Collections.Immutable;
using Eligibility.Cases;
using Eligibility.Model;

namespace Eligibility.Bulk;

/// <summary>
/// What the text of a cell states, by the type of its fact: the same as a member of a JSON object would. The words <c>empty</c>
/// and <c>not known</c> stand for what JSON writes with marks: no value is called <c>empty</c>, and <c>not</c> is no word of a name.
/// </summary>
internal static class CellText
{
    private const string NotKnown = "not known";
    private const string Empty = "empty";

    /// <summary>What the cell states; null where it is empty.</summary>
    /// <param name="cell">The cell's text.</param>
    /// <param name="type">The fact's type; null for the id, and for what only another edition asks for.</param>
    public static Stated? State(string cell, FactType? type)
    {
        if (string.IsNullOrWhiteSpace(cell)) return null;
        if (type is null) return new StatedText(cell);
        var text = cell.Trim(' ');
        if (text.Equals(NotKnown, StringComparison.OrdinalIgnoreCase))
            return ValueSpeltNotKnown(type) is { } value ? CaseMessages.TwoReadings(text, value) : StatedNothing.Instance;
        return type switch
        {
            YesNoType => Flag(text),
            NumberType number => OfNumber(text, number),
            SetType => text.Equals(Empty, StringComparison.OrdinalIgnoreCase) ? new StatedArray([]) : new StatedArray([.. text.Split(';').Select(v => (Stated)new StatedText(v.Trim(' ')))]),
            _ => new StatedText(text),
        };
    }

    /// <summary>A number, or a text that may hold one with its unit. Money has other ways to be written than behind a space, such as with its sign.</summary>
    private static Stated OfNumber(string text, NumberType type)
    {
        if (IsNumber(text)) return new StatedNumber(text);
        var mayHoldUnit = type.Unit?.Kind == UnitKind.Money
            ? text.Any(c => !char.IsAsciiDigit(c) && c is not ('+' or '-' or '.' or ','))
            : text.Contains(' ', StringComparison.Ordinal);
        return mayHoldUnit ? new StatedText(text) : CaseMessages.NoCellNumber(text);
    }

    private static Stated Flag(string text) => text.ToUpperInvariant() switch
    {
        "YES" or "TRUE" => StatedFlag.True,
        "NO" or "FALSE" => StatedFlag.False,
        _ => CaseMessages.NoCellFlag(text),
    };

    /// <summary>A value whose letters are those of the words, such as <c>notknown</c>, or null.</summary>
    private static string? ValueSpeltNotKnown(FactType type)
    {
        var values = type switch { ChoiceType choice => choice.Values, SetType set => set.Values, _ => null };
        return values?.IndexOfSpelling(NotKnown) is >= 0 and var index ? values.Names[index] : null;
    }

    /// <summary>Whether it is a number as JSON writes one: what is none there is none here.</summary>
    private static bool IsNumber(string text)
    {
        var at = text.StartsWith('-') ? 1 : 0;
        var whole = Digits(text, ref at);
        if (whole == 0 || (whole > 1 && text[at - whole] == '0')) return false;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            if (Digits(text, ref at) == 0) return false;
        }
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            if (at < text.Length && text[at] is '+' or '-') at++;
            if (Digits(text, ref at) == 0) return false;
        }
        return at == text.Length;
    }

    private static int Digits(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at - start;
    }
}
