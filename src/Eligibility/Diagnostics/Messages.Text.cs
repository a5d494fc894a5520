using System.Text;
using Eligibility.Text;
using static Eligibility.Diagnostics.Quoting;

namespace Eligibility.Diagnostics;

/// <summary>
/// Every message of the language, one method each, so that the wording stands in one place. Found, expected, what to
/// do; the author's words in backticks, no full stop at the end. This file: what the text itself gets wrong (ELG0xx).
/// </summary>
internal static partial class Messages
{
    private static Diagnostic Error(string code, TextSpan span, string message, string? help = null,
        TextSpan? related = null) =>
        new(code, Severity.Error, span, Cut(message), help is null ? null : Cut(help), related);

    private static Diagnostic Warning(string code, TextSpan span, string message, string? help = null,
        TextSpan? related = null) =>
        new(code, Severity.Warning, span, Cut(message), help is null ? null : Cut(help), related);

    private static Diagnostic Note(string code, TextSpan span, string message, string? help = null) =>
        new(code, Severity.Note, span, Cut(message), help is null ? null : Cut(help));

    /// <summary>A message repeats the author's words, and hostile text has words of 16 KiB.</summary>
    private static string Cut(string told)
    {
        if (told.Length <= MostTold) return told;
        var kept = char.IsHighSurrogate(told[MostTold - 4]) ? MostTold - 4 : MostTold - 3;
        return string.Concat(told.AsSpan(0, kept), "...");
    }

    private const int MostTold = 1_000;

    private static string Say(FormattableString text) => FormattableString.Invariant(text);

    public static Diagnostic TooManyErrors(TextSpan last, int most) =>
        Error("ELG000", last, Say($"more than {most} errors: the rest is not shown"), "mend these first");

    public static Diagnostic FileTooLong(TextSpan start, long bytes, int most) =>
        Error("ELG001", start, Say($"the file holds {bytes:N0} bytes; at most {most:N0} are read"),
            "move what several policies share into a vocabulary");

    public static Diagnostic NotUtf8(TextSpan place, ReadOnlySpan<byte> bytes) =>
        Error("ELG002", place, "the file is not valid UTF-8 text from here on",
            bytes.Length > 1 && bytes[..2] is [0xFF, 0xFE] or [0xFE, 0xFF]
                ? "it was saved as UTF-16: save it as UTF-8" : "save it as UTF-8");

    public static Diagnostic TabInIndentation(TextSpan tab) =>
        Error("ELG003", tab, "a tab indents this line; indentation is spaces", "replace the tab with four spaces");

    public static Diagnostic NothingAfterComma(TextSpan comma) =>
        Error("ELG004", comma, "the line ends in a comma, but the next line is not deeper",
            "indent the next line further, or take the comma out");

    public static Diagnostic LineTooLong(TextSpan start, int most) =>
        Error("ELG005", start, Say($"the line, with what continues it, is longer than {most:N0} characters"),
            "break it up: name a part with `define`, or a set with `values`");

    public static Diagnostic TooManyBrackets(TextSpan bracket, int most) =>
        Error("ELG006", bracket, Say($"brackets nest more than {most} deep"), "name the inner part with `define`");

    public static Diagnostic TooManyGroups(TextSpan line, int most) =>
        Error("ELG007", line, Say($"groups nest more than {most} deep"), "name the inner part with `define`");

    public static Diagnostic UnknownEscape(TextSpan place) =>
        Error("ELG008", place, "a backslash inside quotes stands only before \" or another backslash",
            "write \\\\ for a backslash itself");

    public static Diagnostic CharacterInQuotes(TextSpan place, Rune rune) =>
        Error("ELG009", place,
            Say($"the character {CharacterWords.Name(rune)} may not stand in a text: it cannot be seen, or turns the text around it"),
            CharacterWords.Instead(rune) ?? "delete it");

    public static Diagnostic NotNormalised(TextSpan text) =>
        Error("ELG010", text,
            "the text is not in Unicode normal form C: one of its letters is written as two characters",
            "type the letter with its accent as one character");

    public static Diagnostic UnterminatedText(TextSpan text) =>
        Error("ELG011", text, "the text that begins here has no closing quote",
            text.Words.AsSpan(1).IndexOfAny("\u201C\u201D") >= 0
            ? "the quote at its end is curly: write a straight one, \""
            : "write \" at its end; a text may run on, and every line of it is indented");

    public static Diagnostic SignOutsideQuotes(TextSpan place, string sign, int times, string? instead) =>
        Error("ELG012", place,
            Say($"{sign} has no meaning outside quotes{(times > 1 ? Say($", and stands {times} times in this line") : "")}"),
            instead);

    public static Diagnostic DateInNumbers(TextSpan place, string words, string? instead) =>
        Error("ELG015", place,
            $"{Quote(words)} is no date here: between numbers alone the day and the month are easily exchanged",
            instead);

    public static Diagnostic CommaInNumber(TextSpan number) =>
        Error("ELG016", number, $"the comma in {Quote(number.Words)} could part two numbers, or stand in one",
            $"write `{Shorten(number.Words.Replace(",", "", StringComparison.Ordinal))}` for one number; "
                + "for several put a space after each comma");

    public static Diagnostic IndentedStatement(TextSpan line) =>
        Error("ELG013", line, "this line is indented, and a statement begins in column one",
            "take the spaces in front of it away");

    public static Diagnostic UnevenIndentation(TextSpan line, TextSpan first, int expected, int found) =>
        Error("ELG014", line,
            Say($"this line is indented by {found} spaces, and the first line that belongs with it by {expected}"),
            Say($"indent it by {expected} spaces"), first);
}
