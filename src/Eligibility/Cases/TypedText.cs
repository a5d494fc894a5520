using System.Globalization;
using Eligibility.Literals;
using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>
/// What somebody states who types an answer to a question: what a cell of CSV with the same text states, and beside it what people
/// type and nobody would write into a table. Nothing more is guessed.
/// </summary>
internal static class TypedText
{
    /// <summary>What the answer states; null where it is empty.</summary>
    /// <param name="typed">The answer.</param>
    /// <param name="type">The type of what is asked for.</param>
    public static Stated? State(string typed, FactType type)
    {
        var text = typed.Trim(' ');
        return type switch
        {
            YesNoType when Is(text, "y") => StatedFlag.True,
            YesNoType when Is(text, "n") => StatedFlag.False,
            DateType when LiteralReader.Read(text, LiteralForms.DateInWords) is DayLiteral { Date: { } day } =>
                new StatedText(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            SetType set when Is(text, "none") && set.Values.IndexOfSpelling(text) < 0 => new StatedArray([]),
            // A cell has semicolons, since its row may have commas; a value of which one is part is written with semicolons.
            SetType set when !text.Contains(';', StringComparison.Ordinal) && set.Values.IndexOfSpelling(text) < 0 =>
                CellText.State(text.Replace(',', ';'), type),
            _ => CellText.State(text, type),
        };
    }

    private static bool Is(string text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
