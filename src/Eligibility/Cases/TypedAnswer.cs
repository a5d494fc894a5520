using Eligibility.Literals;
using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>
/// What somebody types who is asked for a fact: what a cell of CSV takes, and numbers and dates in words besides, as
/// policies write them.
/// </summary>
internal static class TypedAnswer
{
    /// <summary>What a cell does not take.</summary>
    private const LiteralForms InWords = LiteralForms.NumberWord | LiteralForms.Unit | LiteralForms.DateInWords;

    /// <summary>What the answer states; null where nothing is typed.</summary>
    /// <param name="typed">The line as it is typed; more than one space is one.</param>
    /// <param name="type">The type of the fact that is asked for.</param>
    public static Stated? State(string typed, FactType type)
    {
        var text = string.Join(' ', typed.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return CellText.State(InFigures(text, type), type);
    }

    /// <summary>
    /// The same in figures; anything else as it is, so that it is refused in the words that were typed.
    /// </summary>
    private static string InFigures(string text, FactType type) => (type, LiteralReader.Read(text, InWords)) switch
    {
        (NumberType, NumberLiteral number) => number.Digits,
        (NumberType, QuantityLiteral quantity) => quantity.Count.Digits + " " + quantity.Unit,
        (DateType, DayLiteral { Year: > 0, Day: >= 0 and <= 99 } day) =>
            FormattableString.Invariant($"{day.Year:0000}-{day.Month:00}-{day.Day:00}"),
        _ => text,
    };
}
