using System.Globalization;
using System.Text;

namespace Eligibility.Text;

/// <summary>Which characters a policy file may hold (language, section 7).</summary>
internal static class CharacterRules
{
    /// <summary>
    /// Whether a character may stand inside quotes: not a control, bidirectional, invisible or unassigned one, nor a
    /// space of another kind.
    /// </summary>
    public static bool MayBeQuoted(Rune rune)
    {
        if (rune.IsAscii) return rune.Value is >= 0x20 and < 0x7F;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.OtherNotAssigned => false,
            // Letters and marks that show nothing at all, whatever their category says.
            _ => rune.Value is not (0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0
                or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF)),
        };
    }
}
