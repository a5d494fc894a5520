using System.Collections.Immutable;
using Eligibility.Binding;
using Eligibility.Lines;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Diagnostics;

/// <summary>What the shape of a statement gets wrong (ELG1xx).</summary>
internal static partial class Messages
{
    public static Diagnostic NoStatement(LineTree line)
    {
        var word = line.Tokens[0];
        var help = NearStatement(word.Lower) is { } near ? $"did you mean `{near}`?"
            : word.Lower is "else" or "default" ? $"write `{Shorten(Said([word with { Text = "otherwise" }, .. line.Tokens[1..]]))}`"
            : word.Lower is "import" or "include" or "using" ? "write `use \"shared/drugs.rules\"`, with the path from the library's root"
            : word.Lower is "if" ? "write `rule`, its name, and in the next line, indented, `OUTCOME when CONDITION`"
            : "a line that belongs to the one above is indented by four spaces; a line in column one begins with " + Either(Keywords.Statements);
        return Error("ELG101", word.Span, Say($"{Found(word)} begins no statement"), help);
    }

    /// <summary>The keyword that a misspelt one stands for, or null.</summary>
    public static string? NearStatement(string word) => Nearest.Of(word, Keywords.Statements);

    public static Diagnostic NotIndented(TextSpan first, int lines, Phrase? rule, string keyword) =>
        Error("ELG109", first, lines == 1 ? "this line begins no statement" : Say($"this line and the {lines - 1} below it begin no statement"),
            $"indent {(lines == 1 ? "it" : "them")} by four spaces, so that {(lines == 1 ? "it belongs" : "they belong")} to {(rule is null ? $"the `{keyword}` above" : Quote(keyword + " " + rule.Words))}");

    public static Diagnostic NoLinesBelow(TextSpan line, string keyword) =>
        Error("ELG102", line, $"no lines belong below `{keyword}`, and this one is indented", "take it out, or take the spaces in front of it away");

    public static Diagnostic DeeperLines(LineTree line, LineTree above) =>
        Error("ELG103", line.Span, "this line is indented further than the one above, to which no lines belong",
            above.Tokens is [.., { Lower: "and" or "or" or "when" or "unless" }]
                ? "end the line above in `when all of` or `when any of`, with one condition on each line below it"
                : Say($"indent it by {above.Indent} spaces, like the line above; or, if it goes on with that line, end that line in a comma"));

    public static Diagnostic GroupNotLast(TextSpan word) =>
        Error("ELG108", word, $"{Quote(word.Words)} follows a group; a group is the whole condition and ends its line",
            "write `unless` on a line of its own below the group; put `and` and `or` into the group as lines");

    public static Diagnostic GroupGoesOn(LineTree line, int words)
    {
        var rest = line.Tokens[words..];
        return Error("ELG108", rest[0].Span.To(rest[^1].Span), $"{(rest[0].Kind == TokenKind.Colon ? "a colon" : Quote(Said(rest)))} stands behind a group's first words, which end their line",
            $"write `{Said(line.Tokens[..words])}`, and one condition on each line below it");
    }

    public static Diagnostic EmptyGroup(LineTree line, bool followed) =>
        Error("ELG104", line.Span, "the group has no lines", followed
            ? Say($"indent the lines below that belong to it by {line.Indent + 4} spaces, one condition on each")
            : "put one condition on each line below it, indented further");

    public static Diagnostic OutsideGroup(LineTree line, LineTree first) =>
        Error("ELG014", line.Span, Say($"this line is indented by {line.Indent} spaces, and the group above it by {first.Indent}"),
            Say($"indent it by {first.Indent} spaces, so that it belongs to the group"), first.Span);

    public static Diagnostic Unexpected(Token at, LineTree line, ImmutableArray<string> expected)
    {
        if (MisspeltInRule(at, line, expected) is (var word, var meant)) return Error("ELG106", word.Span, $"found {Found(word)}, expected `{meant}`", $"did you mean `{meant}`?");
        var what = expected.IsEmpty ? "something else" : Either(expected);
        var help = Nearby(at, line, expected) ?? Habit(at, line, expected);
        return at.Kind == TokenKind.End
            ? Error("ELG105", line.Span, $"the line ends too early; expected {what} after `{Shorten(line.Tokens[^1].Span.Words)}`", help)
            : Error("ELG106", at.Span, $"found {Found(at)}, expected {what}", help);
    }

    public static Diagnostic UnexpectedAfter(Token at, LineTree line) =>
        Error("ELG107", at.Span, $"found {Found(at)}, expected the end of the line", Habit(at, line, []));

    private static string Found(Token token) => token.Kind switch
    {
        TokenKind.Text => "the text \"" + Shorten(token.Text) + "\"",
        TokenKind.Comma => "a comma",
        TokenKind.Colon => "a colon",
        _ => "`" + Shorten(token.Text) + "`",
    };

    /// <summary>
    /// A line of a rule that fits nothing else is read as one with an outcome. Where a word before the place at which it stops to fit is
    /// one slip away from a keyword, and what follows could follow that, the word is what is wrong, and not what follows it.
    /// </summary>
    private static (Token Word, string Meant)? MisspeltInRule(Token at, LineTree line, ImmutableArray<string> expected)
    {
        if (!RuleVerdict.All(expected.Contains)) return null;
        for (var i = 0; i < line.Tokens.Length && line.Tokens[i] != at; i++)
        {
            var (word, next) = (line.Tokens[i], i + 1 < line.Tokens.Length ? line.Tokens[i + 1] : null);
            if (word.Kind == TokenKind.Word && !Keywords.IsReserved(word.Lower) && Nearest.Of(word.Lower, i == 0 ? RuleLines : RuleVerdictWords, most: 1) is { } meant && MayFollow(meant, next)) return (word, meant);
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
        return word.Kind == TokenKind.Word && !Keywords.IsReserved(word.Lower) && Nearest.Of(word.Lower, keywords) is { } near ? $"did you mean `{near}`?" : null;
    }

    private static string Either(IEnumerable<string> options)
    {
        var all = options.Select(o => Keywords.Statements.Contains(o) ? $"`{o}`" : o).ToList();
        return all.Count == 1 ? all[0] : string.Join(", ", all[..^1]) + " or " + all[^1];
    }

    /// <summary>An author's words in a message: hostile text may be long.</summary>
    private static string Shorten(string words) => words.Length <= 60 ? words : string.Concat(words.AsSpan(0, 57), "...");
}
