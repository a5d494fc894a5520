using System.Globalization;
using System.Text;

namespace Eligibility.Tests.Fuzzing;

/// <summary>
/// Changes an input at random, knowing lines, words, numbers and brackets. An input is a string with one
/// character for each byte (Latin-1), so that bytes that are no UTF-8 are as easy to make as words. The same
/// seed makes the same changes.
/// </summary>
/// <param name="random">Where the choices come from.</param>
/// <param name="words">What is put in.</param>
/// <param name="pool">Other inputs, of which parts are taken.</param>
internal sealed class Mutator(Random random, IReadOnlyList<string> words, IReadOnlyList<string> pool)
{
    /// <summary>No input grows beyond this: size is what the hostile families are for.</summary>
    public const int Longest = 48 * 1024;

    private static readonly string[] Hostile =
    [
        "\0", "\t", "\r", "\r\n", "\x1B[2J", "\x7F", "\x80", "\xC3", "\xC0\xA2", "\xED\xA0\x80", "\xF4\x90\x80\x80",
        "\xFF\xFE", .. Bytes(
            "\u00A0", "\u00E9", "e\u0301", "\u00A3", "\u2019", "\u201C", "\u2013", "\u2028", "\u200B", "\u202E",
            "\uFEFF", "\uFFFD", "\u3164", "\u0130", "\u0131", "\uD83D\uDE00"),
    ];

    private static readonly string[] Numbers =
    [
        "0", "-1", "1", "00", "1.0", "0.000001", "0.0000001", "999999999999", "1000000000000", "123456789012.123456",
        "2147483648", "9223372036854775808", "340282366920938463463374607431768211456",
        "1e9", "1E400", "0001-01-01", "9999-12-31", "2000-02-29", "1900-02-29", "31 February 2018", "1 January 10000",
        "99999999999999999999999999999999",
    ];

    private static readonly string[] Signs = [",", "\"", "(", ")", ":", "#", "\\", "'", "-", ".", "\n", " ", "\n    ",
        "\n        ", ", ", " (", ") ", "{", "}", "[", "]", "\"\"", "\\\"", "\\u", "\\ud83d", ";", "/"];

    /// <summary>A changed copy, with one change or several.</summary>
    public string Mutate(string text)
    {
        for (var times = 1 << random.Next(4); times > 0; times--)
        {
            if (text.Length == 0) text = words[random.Next(words.Count)];
            text = Change(text);
            if (text.Length > Longest) text = text[..Longest];
        }
        return text;
    }

    private string Change(string text) => random.Next(23) switch
    {
        0 => Put(text, At(text), 1, ((char)(text[At(text)] ^ (1 << random.Next(8)))).ToString()),
        1 => text.Insert(At(text), Hostile[random.Next(Hostile.Length)]),
        2 => text.Insert(At(text), Signs[random.Next(Signs.Length)]),
        3 => Put(text, Token(text), ""),
        4 => Token(text) is var token ? text.Insert(token.Start, text.Substring(token.Start, token.Length)) : text,
        5 => Exchange(text, Token(text), Token(text)),
        6 => Put(text, Token(text), Of(text, Token(text))),
        7 => Token(text) is var token ? text.Insert(token.Start, words[random.Next(words.Count)] + " ") : text,
        8 or 9 => Put(text, Token(text), words[random.Next(words.Count)]),
        10 => Put(text, Line(text), ""),
        11 => Line(text) is var line ? text.Insert(line.Start, Of(text, line)) : text,
        12 => Exchange(text, Line(text), Line(text)),
        13 => text.Insert(Line(text).Start, Of(text, Line(text))),
        14 => text.Insert(Line(text).Start, new string(' ', random.Next(1, 9))),
        15 =>
            Line(text) is var line && Of(text, line).Length - Of(text, line).TrimStart(' ').Length is > 0 and var indent
                ? text.Remove(line.Start, random.Next(1, indent + 1))
                : text,
        16 => Splice(text, Other()),
        17 => Other() is var other ? text.Insert(Line(text).Start, Lines(other)) : text,
        18 => Put(text, Number(text), Numbers[random.Next(Numbers.Length)]),
        19 => Nest(text),
        20 => Repeat(text),
        21 => At(text) is var at ? text.Remove(at, Math.Min(random.Next(1, 40), text.Length - at)) : text,
        _ => Put(text, Number(text),
            (random.Next(2) == 0 ? random.Next(12) : random.Next()).ToString(CultureInfo.InvariantCulture)),
    };

    /// <summary>One text as one character for each byte.</summary>
    public static string Bytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static IEnumerable<string> Bytes(params string[] texts) => texts.Select(Bytes);

    private int At(string text) => random.Next(text.Length);

    private string Other() => pool.Count == 0 ? "" : pool[random.Next(pool.Count)];

    /// <summary>The word, number or sign at a random place.</summary>
    private (int Start, int Length) Token(string text)
    {
        var (start, end) = (At(text), 0);
        for (var tries = 0; tries < 4 && text[start] is ' ' or '\n'; tries++) start = At(text);
        for (end = start + 1; IsWord(text[start]) && end < text.Length && IsWord(text[end]); end++) ;
        while (IsWord(text[start]) && start > 0 && IsWord(text[start - 1])) start--;
        return (start, end - start);
    }

    /// <summary>The line at a random place, with its line end.</summary>
    private (int Start, int Length) Line(string text)
    {
        var at = At(text);
        var (start, end) = (at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1, text.IndexOf('\n', at));
        return (start, (end < 0 ? text.Length : end + 1) - start);
    }

    private (int Start, int Length) Number(string text)
    {
        var from = text.AsSpan(At(text)).IndexOfAnyInRange('0', '9') is >= 0 and var near ? near : -1;
        if (from < 0) return Token(text);
        var start = text.IndexOfAny([.. "0123456789"], At(text));
        if (start < 0) start = text.IndexOfAny([.. "0123456789"]);
        var end = start;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or '-')) end++;
        return (start, end - start);
    }

    private string Splice(string text, string other)
    {
        if (other.Length == 0) return text;
        var (head, tail) = random.Next(2) == 0 ? (Line(text).Start, Line(other).Start) : (At(text), At(other));
        return text[..head] + other[tail..];
    }

    private string Lines(string text)
    {
        if (text.Length == 0) return "";
        var start = Line(text).Start;
        var end = start;
        for (var lines = random.Next(1, 12); lines > 0 && end >= 0 && end < text.Length; lines--)
            end = text.IndexOf('\n', end) is >= 0 and var next ? next + 1 : text.Length;
        return text[start..end];
    }

    /// <summary>Wraps a stretch of one line in brackets, or in what else nests, a few times or far too often.</summary>
    private string Nest(string text)
    {
        var (start, length) = Token(text);
        var (open, close) = random.Next(6) switch
        {
            0 => ("(", ")"),
            1 => ("[", "]"),
            2 => ("{\"a\":", "}"),
            3 => ("not ", ""),
            4 => ("not (", ")"),
            _ => ("\"", "\"")
        };
        var times = random.Next(3) == 0 ? random.Next(60, 300) : random.Next(1, 4);
        return Put(text, (start, length),
            Times(open, times) + text.Substring(start, length) + Times(close, random.Next(5) == 0 ? times - 1 : times));
    }

    private string Repeat(string text)
    {
        var (start, length) = random.Next(2) == 0 ? Token(text) : Line(text);
        var times = random.Next(4) == 0 ? random.Next(100, 1_500) : random.Next(2, 12);
        return length == 0
            ? text
            : text.Insert(start, Times(text.Substring(start, length) + (random.Next(2) == 0 ? " " : ""),
                Math.Min(times, Longest / length)));
    }

    private static string Times(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static string Of(string text, (int Start, int Length) part) => text.Substring(part.Start, part.Length);

    private static string Put(string text, (int Start, int Length) part, string with) =>
        Put(text, part.Start, part.Length, with);

    private static string Put(string text, int start, int length, string with) =>
        string.Concat(text.AsSpan(0, start), with, text.AsSpan(start + length));

    private static string Exchange(string text, (int Start, int Length) one, (int Start, int Length) other)
    {
        if (one.Start > other.Start) (one, other) = (other, one);
        if (one.Start + one.Length > other.Start) return text;
        return Put(Put(text, other, Of(text, one)), one, Of(text, other));
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '\'' or '.' or >= '\x80';
}
