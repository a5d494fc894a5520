using System.Text;
using Eligibility.Text;

namespace Eligibility.Diagnostics;

/// <summary>How messages name a character that may not stand where it does, and what to write instead.</summary>
internal static class CharacterWords
{
    /// <summary>
    /// How a message names a character: itself where it can be seen, what it is where it cannot, and its code.
    /// </summary>
    public static string Name(Rune rune) => CharacterRules.MayBeQuoted(rune)
        ? FormattableString.Invariant($"`{rune}` (U+{rune.Value:X4})")
        : FormattableString.Invariant($"U+{rune.Value:X4}{Unseen(rune)}");

    private static string Unseen(Rune rune) => rune.Value switch
    {
        0x09 => " (a tab)",
        0xA0 or 0x202F => " (a space that does not break)",
        >= 0x2000 and <= 0x200A or 0x3000 => " (a space of another width)",
        0x200B => " (a space of no width)",
        0xAD => " (a hyphen that shows only at the end of a line)",
        0xFEFF => " (a byte order mark)",
        _ => "",
    };

    /// <summary>
    /// What to write instead of a character pasted from elsewhere; null where nothing is sure to be meant.
    /// </summary>
    public static string? Instead(Rune rune) => rune.Value switch
    {
        0x2018 or 0x2019 or 0x201B or 0x02BC or 0x2032 => "write a straight apostrophe: '",
        0x201C or 0x201D or 0x201E or 0x201F or 0x00AB or 0x00BB or 0x2033 => "write a straight quote: \"",
        0x2010 or 0x2011 or 0x2012 or 0x2013 or 0x2014 or 0x2015 or 0x2212 => "write a plain hyphen: -",
        0x2026 => "leave it out, or write three full stops inside quotes",
        0x00A3 => "write the currency's code before the number: GBP 80",
        0x20AC => "write the currency's code before the number: EUR 80",
        0x00A5 => "write the currency's code before the number: JPY 80",
        '$' => "write the currency's code before the number (USD 80); a name has no sign in front",
        0x00A0 or 0x202F or (>= 0x2000 and <= 0x200A) or 0x3000 => "write an ordinary space",
        0x200B or 0x200C or 0x200D or 0x2060 or 0xFEFF or 0x00AD => "delete it: it cannot be seen",
        '+' => "write `plus`",
        '-' => "write `minus`, or leave it out: no number is below zero",
        '*' => "write `multiplied by`",
        '/' => "write `or`, or `divided by`, or spell it out in words",
        '%' => "spell it out: `5 percent`, of a fact that is a `number of percent`",
        ';' => "leave it out: a statement ends with its line",
        '.' => "leave it out: a statement ends with its line",
        '_' => "write a space: a name may be several words",
        '[' or ']' or '{' or '}' =>
            "leave it out; only a part of a condition or of a sum stands in brackets, which are round",
        '?' => "leave it out: a question stands in quotes after `ask`",
        '`' or '@' or '^' or '~' => "leave it out",
        _ => Plain(rune) is { } letter ? $"write `{letter}`: outside quotes stand the letters A to Z only" : null,
    };

    /// <summary>The plain letter below the accent, or null.</summary>
    private static char? Plain(Rune rune) =>
        Rune.IsLetter(rune) && !rune.IsAscii && rune.ToString().Normalize(NormalizationForm.FormD)[0] is var letter
            && char.IsAsciiLetter(letter)
            ? letter
            : null;
}
