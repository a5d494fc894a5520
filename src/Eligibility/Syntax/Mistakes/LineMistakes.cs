using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Lines;
using Eligibility.Text;
using static Eligibility.Diagnostics.Quoting;

namespace Eligibility.Syntax;

/// <summary>
/// What is wrong with a line that does not parse: a word misspelt, something put in, something left out.
/// </summary>
internal static class LineMistakes
{
    /// <summary>A token where something else was expected.</summary>
    public static Diagnostic Unexpected(Token at, LineTree line, ImmutableArray<string> expected)
    {
        if (MisspeltInRule(at, line, expected) is (var word, var meant)) return Messages.Misspelt(word, meant);
        var what = expected.IsEmpty ? "something else" : Either(Told(at, expected));
        var help = Nearby(at, line, expected) ?? LineHabits.Instead(at, line, expected);
        return at.Kind == TokenKind.End
            ? Messages.EndsTooEarly(line.Span, line.Tokens[^1], what, help)
            : Messages.Unexpected(at, what, help);
    }

    /// <summary>
    /// Of much that could stand somewhere, what people choose comes first, and then the words of the language. Who
    /// quotes something has chosen it.
    /// </summary>
    private static IEnumerable<string> Told(Token at, ImmutableArray<string> expected)
    {
        if (expected.Length <= MostInOrder) return expected;
        var (chosen, words) = (expected.Where(e => !e.StartsWith('`')).ToList(),
            expected.Where(e => e.StartsWith('`')));
        return at.Kind == TokenKind.Text && chosen.Count > 0 ? chosen : chosen.Concat(words);
    }

    private const int MostInOrder = 9;

    /// <summary>A token behind a line that is whole without it.</summary>
    public static Diagnostic UnexpectedAfter(Token at, LineTree line) =>
        Messages.UnexpectedAfter(at, LineHabits.Instead(at, line, []));

    /// <summary>Lines below one to which none belong.</summary>
    public static Diagnostic DeeperLines(LineTree line, LineTree above) =>
        Messages.DeeperLines(line.Span, above.Indent,
            goesOn: above.Tokens is [.., { Lower: "and" or "or" or "when" or "unless" }]);

    /// <summary>
    /// A line of a rule that fits nothing else is read as one with an outcome. Where a word before the place at which
    /// it stops to fit is one slip away from a keyword, and what follows could follow that, the word is what is wrong,
    /// and not what follows it.
    /// </summary>
    private static (Token Word, string Meant)? MisspeltInRule(Token at, LineTree line, ImmutableArray<string> expected)
    {
        if (!RuleVerdict.All(expected.Contains)) return null;
        for (var i = 0; i < line.Tokens.Length && line.Tokens[i] != at; i++)
        {
            var (word, next) = (line.Tokens[i], i + 1 < line.Tokens.Length ? line.Tokens[i + 1] : null);
            if (word.Kind != TokenKind.Word || Keywords.IsReserved(word.Lower)) continue;
            var near = Nearest.Of(word.Lower, i == 0 ? RuleLines : RuleVerdictWords, most: 1);
            if (near is { } meant && MayFollow(meant, next)) return (word, meant);
        }
        return null;
    }

    private static bool MayFollow(string keyword, Token? next) => keyword switch
    {
        "always" => next is null,
        "because" => next is { Kind: TokenKind.Text },
        "source" or "overrides" => next is { Kind: TokenKind.Word } && !Keywords.IsReserved(next.Lower),
        _ => next is not null,
    };

    private static readonly ImmutableArray<string> RuleVerdictWords = ["always", "when", "unless"];
    private static readonly ImmutableArray<string> RuleVerdict = [.. RuleVerdictWords.Select(w => $"`{w}`")];
    private static readonly ImmutableArray<string> RuleLines = ["unless", "because", "source", "overrides"];

    private static string? Nearby(Token at, LineTree line, ImmutableArray<string> expected)
    {
        var word = at.Kind == TokenKind.End ? line.Tokens[^1] : at;
        var keywords = expected.Where(e => e.StartsWith('`')).Select(e => e.Trim('`')).ToList();
        return word.Kind == TokenKind.Word && !Keywords.IsReserved(word.Lower)
            && Nearest.Of(word.Lower, keywords) is { } near
            ? $"did you mean `{near}`?"
            : null;
    }
}
