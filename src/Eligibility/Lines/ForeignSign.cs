using System.Text;
using Eligibility.Diagnostics;
using Eligibility.Text;

namespace Eligibility.Lines;

/// <summary>
/// A sign outside quotes that means nothing in a policy: brought along from a programming language, a word processor or
/// a spreadsheet. It is read as far as it reaches, so that one mistake is one error, with what to write instead.
/// </summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How many UTF-16 units it takes.</param>
/// <param name="Words">What was found, as a message says it.</param>
/// <param name="Instead">What to do; null where nothing is sure to be meant.</param>
internal sealed record ForeignSign(int Start, int Length, string Words, string? Instead)
{
    // What is quoted in a message stays short, and the search for an end does not go far.
    private const int Farthest = 200;

    /// <summary>How often it stands in its line.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Whether it is a date whose parts stand in another order or have other marks between them.</summary>
    public bool IsDate { get; init; }

    /// <summary>One character by itself.</summary>
    public static ForeignSign Alone(string text, int at)
    {
        var rune = Rune.TryGetRuneAt(text, at, out var read) ? read : Rune.ReplacementChar;
        return new ForeignSign(at, rune.Utf16SequenceLength, $"the character {CharacterWords.Name(rune)}",
            CharacterWords.Instead(rune));
    }

    /// <summary>The sign at a place, after the tokens of its line.</summary>
    public static ForeignSign Read(string text, int at, IReadOnlyList<Token> before)
    {
        var last = before.Count == 0 ? null : before[^1];
        var touches = last is not null && last.Span.End == at;
        return text[at] switch
        {
            '=' or '<' or '>' or '!' or '&' or '|' => Operator(text, at, before),
            '/' when At(text, at + 1) is '/' or '*' && (!touches || At(text, at - 1) == ' ') => Comment(text, at),
            '/' when last is { Lower: "yes" } => Alone(text, at) with { Instead = "write `yes or no`" },
            '/' or '.' when touches && Date(text, at, last!) is { } date => date,
            '\u201C' or '\u201E' or '\u00AB' => Quoted(text, at),
            '\u00A3' or '\u20AC' or '\u00A5' or '$' when char.IsAsciiDigit(At(text, at + 1)) => Money(text, at),
            '.' when !touches && char.IsAsciiDigit(At(text, at + 1)) => Fraction(text, at),
            '.' when touches && before.Count == 1 && last!.Kind == TokenKind.Number =>
                Alone(text, at) with { Instead = $"leave `{last.Text}.` out: the lines have no numbers" },
            '~' or '\u00AC' => Alone(text, at) with { Instead = "write `not`, if that is what it stands for" },
            '\u2022' or '\u25E6' or '\u25AA' or '\u00B7' or '\u2023' =>
                Alone(text, at) with { Instead = "leave it out: each line stands by itself, without a mark" },
            '-' or '*' or '\u2013' or '\u2014' when last is null =>
                Alone(text, at) with { Instead = "leave it out: each line stands by itself, without a mark" },
            '-' or '\u2013' or '\u2014' when last is { Kind: TokenKind.Number }
                && Digits(text, at + 1) is { Length: > 0 } high => Alone(text, at) with
            {
                Instead = before.Any(t => t.Lower is "is" or "are" or "was" or "were")
                    ? $"write `between {last.Text} and {high}`" : $"write `{last.Text} to {high}`",
            },
            _ => Alone(text, at),
        };
    }

    /// <summary>
    /// How many characters of thousands follow a number (<c>,500</c> after <c>1</c>): groups of three digits, no space
    /// between.
    /// </summary>
    public static int Thousands(string text, int at)
    {
        var end = at;
        while (At(text, end) == ',' && ThreeDigits(end + 1) && !IsPart(At(text, end + 4))) end += 4;
        return end - at;

        bool ThreeDigits(int first) => IsDigit(text, first) && IsDigit(text, first + 1) && IsDigit(text, first + 2);

        static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '\'';
    }

    private static char At(string text, int at) => at >= 0 && at < text.Length ? text[at] : '\0';

    private static bool IsDigit(string text, int at) => char.IsAsciiDigit(At(text, at));

    private static ForeignSign Operator(string text, int at, IReadOnlyList<Token> before)
    {
        var end = at;
        while (end - at < 3 && At(text, end) is '=' or '<' or '>' or '!' or '&' or '|') end++;
        var sign = text[at..end];
        var afterIs = before.Count > 0 && before[^1].Lower is "is" or "are" or "was" or "were";
        var verb = afterIs ? "" : "is ";
        var defines = before.Count > 1 && before[0].IsWord("define") && !before.Any(t => t.IsWord("as"));
        return new ForeignSign(at, end - at, $"the sign `{sign}`", sign switch
        {
            "=" or "==" or "===" => defines ? "write `as`" : afterIs ? "leave it out" : "write `is`",
            ">=" or "=>" => $"write `{verb}at least` (of a date, `{verb}on or after`)",
            "<=" or "=<" => $"write `{verb}at most` (of a date, `{verb}on or before`)",
            ">" =>
                $"write `{verb}over` (of a date, `{verb}after`), or `{verb}at least` where the number itself belongs",
            "<" =>
                $"write `{verb}under` (of a date, `{verb}before`), or `{verb}at most` where the number itself belongs",
            "!=" or "<>" or "!==" => afterIs ? "write `not`" : "write `is not`",
            "&" or "&&" => "write `and`",
            "||" => "write `or`",
            "|" => "write `or`; between the parts of a table's row write a comma",
            "!" => "write `not`",
            _ => "say it in words",
        });
    }

    private static ForeignSign Comment(string text, int at)
    {
        var end = LineEnd(text, at);
        var comment = text[(at + 2)..Math.Min(end, at + 62)].Trim('/', '*', ' ', '\t');
        return new ForeignSign(at, end - at, $"the sign `{text.Substring(at, 2)}`",
            "a comment begins with `#`: write `# " + comment + (end > at + 62 ? "..." : "") + "`");
    }

    /// <summary>A text between curly quotes, with everything in it.</summary>
    private static ForeignSign Quoted(string text, int at)
    {
        // Not to the end of the line first: it may hold one quote after another.
        var stop = text.AsSpan(at + 1).IndexOfAny("\u201C\u201D\u00BB\"\n");
        var end = stop < 0 ? text.Length : at + 1 + stop;
        var closed = stop >= 0 && text[end] != '\n';
        var (last, words) = closed ? (end + 1, text[(at + 1)..end]) : (end, text[(at + 1)..end].Trim());
        var shown = words.Length <= 80 ? words : string.Concat(words.AsSpan(0, 77), "...");
        return new ForeignSign(at, last - at, $"the curly quote {CharacterWords.Name(new Rune(text[at]))}",
            $"write straight quotes: `\"{shown}\"`");
    }

    private static ForeignSign Money(string text, int at)
    {
        var end = at + 1;
        while (end - at < 30 && (IsDigit(text, end) || At(text, end) is ',' or '.' && IsDigit(text, end + 1))) end++;
        var code = text[at] switch { '\u00A3' => "GBP", '\u20AC' => "EUR", '\u00A5' => "JPY", _ => "USD" };
        var written = text[(at + 1)..end];
        var amount = written.Replace(",", "", StringComparison.Ordinal);
        var parts = written.Split('.')[0].Split(',');
        // A comma parts thousands, or pence: which, only three digits behind each tell. What goes on may be thousands, too.
        var instead = parts.Skip(1).Any(p => p.Length != 3)
            ? $"write `{code} {written.Replace(',', '.')}` or `{code} {amount}`, whichever is meant"
            : char.IsAsciiLetter(At(text, end)) || (At(text, end) == ' ' && IsDigit(text, end + 1))
                ? $"write the whole number behind the code, as in `{code} 50000`"
                : $"write `{code} {amount}`";
        return Alone(text, at) with { Length = end - at, Instead = instead };
    }

    private static ForeignSign Fraction(string text, int at)
    {
        var digits = Digits(text, at + 1);
        return Alone(text, at) with { Length = 1 + digits.Length, Instead = $"write `0.{digits}`" };
    }

    /// <summary>
    /// <c>10/01/2018</c>, <c>10.01.2018</c> and <c>2018/01/10</c>, of which the first number is read already.
    /// </summary>
    private static ForeignSign? Date(string text, int at, Token first)
    {
        var mark = text[at];
        var parts = first.Text.Split('.');
        if (first.Kind != TokenKind.Number || parts.Length != (mark == '.' ? 2 : 1) || parts.Any(p => p.Length > 4))
            return null;
        var end = at;
        var numbers = parts.ToList();
        while (numbers.Count < 3 && At(text, end) == mark && Digits(text, end + 1) is { Length: > 0 and <= 4 } digits)
        {
            numbers.Add(digits);
            end += 1 + digits.Length;
        }
        if (numbers.Count != 3 || (numbers[0].Length != 4 && numbers[2].Length is not (2 or 4))) return null;
        var start = first.Span.Start;
        return new ForeignSign(start, end - start, text[start..end], DateWords.Instead(numbers)) { IsDate = true };
    }

    private static string Digits(string text, int at)
    {
        while (At(text, at) == ' ') at++;
        var end = at;
        while (end - at < 12 && char.IsAsciiDigit(At(text, end))) end++;
        return end > at ? text[at..end] : "";
    }

    private static int LineEnd(string text, int at)
    {
        var end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end;
    }
}
