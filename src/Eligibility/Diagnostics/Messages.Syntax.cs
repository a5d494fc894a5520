using System.Collections.Immutable;
using Eligibility.Binding;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Diagnostics;

/// <summary>What the shape of a statement gets wrong (ELG1xx).</summary>
internal static partial class Messages
{
    public static Diagnostic NoStatement(Token word) =>
        Error("ELG101", word.Span, Say($"{Found(word)} begins no statement"),
            Nearest.Of(word.Lower, Keywords.Statements) is { } near ? $"did you mean `{near}`?" : "a line in column one begins with " + Either(Keywords.Statements) + "; a line that belongs to the one above is indented");

    public static Diagnostic NoLinesBelow(TextSpan line, string keyword) =>
        Error("ELG102", line, $"`{keyword}` takes no lines of its own", "take the line out, or begin it in column one");

    public static Diagnostic DeeperLines(TextSpan line) =>
        Error("ELG103", line, "this line is indented further than the one above, which takes no lines of its own",
            "only statements, groups such as `all of`, and the fields of a list do; indent it like the line above, or end that line in a comma to go on");

    public static Diagnostic GroupNotLast(TextSpan word) =>
        Error("ELG108", word, $"{Quote(word.Words)} follows a group; a group is the whole condition and ends its line",
            "write `unless` on a line of its own below the group; put `and` and `or` into the group as lines");

    public static Diagnostic EmptyGroup(TextSpan line) =>
        Error("ELG104", line, "the group has no lines", "put one condition on each line below it, indented further");

    public static Diagnostic Unexpected(Token at, LineTree line, ImmutableArray<string> expected)
    {
        var what = expected.IsEmpty ? "something else" : Either(expected);
        return at.Kind == TokenKind.End
            ? Error("ELG105", line.Span, $"the line ends too early; expected {what} after `{Shorten(line.Tokens[^1].Span.Words)}`", NearKeyword(line.Tokens[^1], expected))
            : Error("ELG106", at.Span, $"found {Found(at)}, expected {what}", NearKeyword(at, expected) ?? Habit(at, line));
    }

    public static Diagnostic UnexpectedAfter(Token at, LineTree line) =>
        Error("ELG107", at.Span, $"found {Found(at)}, expected the end of the line", Habit(at, line));

    private static string Found(Token token) => token.Kind switch
    {
        TokenKind.Text => "the text \"" + Shorten(token.Text) + "\"",
        TokenKind.Comma => "a comma",
        TokenKind.Colon => "a colon",
        _ => "`" + Shorten(token.Text) + "`",
    };

    /// <summary>A help line for what people bring along from elsewhere.</summary>
    private static string? Habit(Token at, LineTree line) => at.Kind switch
    {
        TokenKind.Close => "there is no `(` that it closes",
        TokenKind.Text => "prose is in double quotes, names are bare words",
        TokenKind.Comma when line.Tokens.Any(t => t.Lower is "is" or "are") => "for one of several values write `is one of A, B, C`",
        TokenKind.Word when at.Lower == "unless" => "write `unless` on a line of its own below",
        TokenKind.Word when Keywords.IsReserved(at.Lower) => $"`{at.Lower}` is a word of the language and no part of a name",
        _ => null,
    };

    private static string? NearKeyword(Token at, ImmutableArray<string> expected)
    {
        var keywords = expected.Where(e => e.StartsWith('`')).Select(e => e.Trim('`')).ToList();
        return at.Kind == TokenKind.Word && Nearest.Of(at.Lower, keywords) is { } near ? $"did you mean `{near}`?" : null;
    }

    private static string Either(IEnumerable<string> options)
    {
        var all = options.Select(o => Keywords.Statements.Contains(o) ? $"`{o}`" : o).ToList();
        return all.Count == 1 ? all[0] : string.Join(", ", all[..^1]) + " or " + all[^1];
    }

    /// <summary>An author's words in a message: hostile text may be long.</summary>
    private static string Shorten(string words) => words.Length <= 60 ? words : string.Concat(words.AsSpan(0, 57), "...");
}
