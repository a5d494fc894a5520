using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Text;

namespace Eligibility.Promises;

/// <summary>
/// A line of <c>checks.txt</c>: what is promised of a policy beside another, and both as they were when it was last
/// checked.
/// </summary>
/// <param name="Kind">What is promised.</param>
/// <param name="New">The file of the policy of which it is, by its path from the root.</param>
/// <param name="Old">The file of the other.</param>
/// <param name="Hashes">The hash of each as last checked; null where it never was.</param>
/// <param name="Span">The line.</param>
internal sealed record CheckLine(PromiseKind Kind, string New, string Old, (string New, string Old)? Hashes, TextSpan Span)
{
    /// <summary>The name of the file, in the library's root.</summary>
    public const string File = "checks.txt";

    private const string Before = " (last checked: ";
    private const int HashLength = 64;

    /// <summary>The check without its hashes.</summary>
    public string Said => $"{New} {Promise.WordsOf(Kind)} {Old}";

    /// <summary>The lines of a file; a line that is none, and is neither empty nor begins with <c>#</c>, is a fault.</summary>
    public static (ImmutableArray<CheckLine> Lines, ImmutableArray<Diagnostic> Faults) Read(SourceText text)
    {
        var (lines, faults) = (ImmutableArray.CreateBuilder<CheckLine>(), ImmutableArray.CreateBuilder<Diagnostic>());
        for (var number = 1; number <= text.LineCount; number++)
        {
            var words = text.Line(number);
            if (words.Trim() is not { Length: > 0 } trimmed || trimmed[0] == '#') continue;
            var span = new TextSpan(text, text.StartOfLine(number) + words.IndexOf(trimmed, StringComparison.Ordinal), trimmed.Length);
            if (Of(trimmed, span) is { } line) lines.Add(line);
            else faults.Add(Messages.NoCheck(span, trimmed));
        }
        return (lines.ToImmutable(), faults.ToImmutable());
    }

    /// <summary>The line as it is written once it was checked.</summary>
    public string Written(string newHash, string oldHash) => $"{Said}{Before}{newHash} {oldHash})";

    private static CheckLine? Of(string words, TextSpan span)
    {
        (string, string)? hashes = null;
        if (words.IndexOf(Before, StringComparison.Ordinal) is >= 0 and var at)
        {
            if (words[(at + Before.Length)..].Split(' ') is not [{ Length: HashLength } one, { Length: HashLength + 1 } other]
                || other[^1] != ')' || !IsHash(one) || !IsHash(other[..^1])) return null;
            (hashes, words) = ((one, other[..^1]), words[..at]);
        }
        foreach (var (kind, between) in Promise.All)
            if (words.Split($" {between} ") is [var @new, var old] && @new.Trim() is { Length: > 0 } a && old.Trim() is { Length: > 0 } b)
                return new CheckLine(kind, a, b, hashes, span);
        return null;
    }

    private static bool IsHash(string text) => text.All(char.IsAsciiHexDigitLower);
}
