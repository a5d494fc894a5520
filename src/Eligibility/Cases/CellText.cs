using Eligibility.Literals;
using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>
/// What the text of a cell states, by the type of its fact: the same as a member of a JSON object would. The words
/// <c>empty</c> and <c>not known</c> stand for what JSON writes with marks: no value is called <c>empty</c>, and
/// <c>not</c> is no word of a name.
/// </summary>
internal static class CellText
{
    /// <summary>A yes or no as people write it, or as spreadsheets do.</summary>
    private const LiteralForms Flags = LiteralForms.YesNo | LiteralForms.TrueFalse;

    /// <summary>A number as JSON writes one. An exponent is read so that it is told of, as in JSON.</summary>
    private const LiteralForms Numbers = LiteralForms.Figures | LiteralForms.Minus | LiteralForms.Exponent;

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
            return ValueSpeltNotKnown(type) is { } value
                ? CaseMessages.TwoReadings(text, value)
                : StatedNothing.Instance;
        return type switch
        {
            YesNoType => Flag(text),
            NumberType number => OfNumber(text, number),
            SetType when text.Equals(Empty, StringComparison.OrdinalIgnoreCase) => new StatedArray([]),
            SetType => new StatedArray([.. text.Split(';').Select(v => new StatedText(v.Trim(' ')))]),
            _ => new StatedText(text),
        };
    }

    /// <summary>
    /// A number, or a text that may hold one with its unit. Money has other ways to be written than behind a space,
    /// such as with its sign.
    /// </summary>
    private static Stated OfNumber(string text, NumberType type)
    {
        // A unit stands behind a space: what is wrong with it is told as of a text in JSON.
        if (text.Contains(' ', StringComparison.Ordinal)) return new StatedText(text);
        if (LiteralReader.Read(text, Numbers) is NumberLiteral { HasLeadingNought: false })
            return new StatedNumber(text);
        return type.Unit?.Kind == UnitKind.Money && text.AsSpan().ContainsAnyExcept("0123456789+-.,")
            ? new StatedText(text)
            : CaseMessages.NoCellNumber(text);
    }

    private static Stated Flag(string text) => LiteralReader.Read(text, Flags) switch
    {
        FlagLiteral { Value: true } => StatedFlag.True,
        FlagLiteral => StatedFlag.False,
        _ => CaseMessages.NoCellFlag(text),
    };

    /// <summary>A value whose letters are those of the words, such as <c>notknown</c>, or null.</summary>
    private static string? ValueSpeltNotKnown(FactType type)
    {
        var values = type switch { ChoiceType choice => choice.Values, SetType set => set.Values, _ => null };
        return values?.IndexOfSpelling(NotKnown) is >= 0 and var index ? values.Names[index] : null;
    }
}
