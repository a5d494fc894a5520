using System.Globalization;
using System.Text;

namespace Eligibility.Text;

/// <summary>
/// Makes text from strangers safe to show: what cannot be seen, or turns the text around it, is shown by its code.
/// </summary>
internal static class SafeText
{
    /// <summary>The text with every character that may not stand in a quoted text shown as <c>\u{202E}</c>.</summary>
    public static string Show(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.All(c => c is >= ' ' and <= '~')) return text;
        var shown = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{{{(int)text[i]:X4}}}");
                i++;
                continue;
            }
            if (CharacterRules.MayBeQuoted(rune)) shown.Append(rune.ToString());
            else shown.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X4}}}");
            i += rune.Utf16SequenceLength;
        }
        return shown.ToString();
    }
}
