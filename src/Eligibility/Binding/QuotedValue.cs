using System.Globalization;
using Eligibility.Diagnostics;
using Eligibility.Literals;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <summary>A value in quotes where it is declared (language, section 10).</summary>
internal static class QuotedValue
{
    private const int Longest = 100;

    // Statutes are called like money: `ORS 163.165`.
    private const LiteralForms AnyLiteral = LiteralForms.YesNo | LiteralForms.TrueFalse | LiteralForms.Figures
        | LiteralForms.Minus | LiteralForms.NumberWord | LiteralForms.IsoDate | LiteralForms.DateInWords | LiteralForms.Month;

    /// <summary>What is wrong with it, or null.</summary>
    public static Diagnostic? Fault(Phrase phrase)
    {
        var words = phrase.Words;
        var visible = new StringInfo(words).LengthInTextElements;
        if (visible > Longest)
            return Messages.QuotedValue(phrase, FormattableString.Invariant($"has {visible} characters"),
                FormattableString.Invariant($"write {Longest} at most"));
        if (words.IndexOfAny([',', ';', '"', '\\']) is >= 0 and var at)
            return Messages.QuotedValue(phrase, $"holds `{words[at]}`", "write it without: values stand by commas in a case");
        if (!words.Any(char.IsLetterOrDigit))
            return Messages.QuotedValue(phrase, "has neither a letter nor a digit", "write one at least");
        if (words != words.Trim()) return Messages.QuotedValue(phrase, "begins or ends with a blank", "leave the blank out");
        return IsNoValue(words) ? Messages.NoValueName(phrase) : null;
    }

    // What no value may be called bare, none is in quotes either: a case could not tell it from something else.
    private static bool IsNoValue(string words) =>
        Name(words) is "yes" or "no" or "any" or "empty" or "notknown" or "true" or "false" or "null"
            || LiteralReader.Read(words, AnyLiteral) is not null;

    private static string Name(string words) => Model.Name.KeyOf(words);
}
