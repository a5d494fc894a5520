using Eligibility.Text;
using static Eligibility.Diagnostics.Quoting;

namespace Eligibility.Diagnostics;

/// <summary>What the shape of a statement gets wrong (ELG1xx).</summary>
internal static partial class Messages
{
    public static Diagnostic NoStatement(Token word, string help) =>
        Error("ELG101", word.Span, $"{Found(word)} begins no statement", help);

    public static Diagnostic NotIndented(TextSpan first, int lines, Phrase? rule, string keyword)
    {
        var above = rule is null ? $"the `{keyword}` above" : Quote(keyword + " " + rule.Words);
        return lines == 1
            ? Error("ELG109", first, "this line begins no statement",
                $"indent it by four spaces, so that it belongs to {above}")
            : Error("ELG109", first, Say($"this line and the {lines - 1} below it begin no statement"),
                $"indent them by four spaces, so that they belong to {above}");
    }

    public static Diagnostic NoLinesBelow(TextSpan line, string keyword) =>
        Error("ELG102", line, $"no lines belong below `{keyword}`, and this one is indented",
            "take it out, or take the spaces in front of it away");

    /// <param name="line">The line.</param>
    /// <param name="indent">How far the line above is indented.</param>
    /// <param name="goesOn">Whether the line above ends as if conditions were to follow.</param>
    public static Diagnostic DeeperLines(TextSpan line, int indent, bool goesOn) =>
        Error("ELG103", line, "this line is indented further than the one above, to which no lines belong",
            goesOn
                ? "end the line above in `when all of` or `when any of`, with one condition on each line below it"
                : Say(
                    $"indent it by {indent} spaces, like the line above; or, if it goes on with that line, end that line in a comma"));

    public static Diagnostic GroupNotLast(TextSpan word) =>
        Error("ELG108", word, $"{Quote(word.Words)} follows a group; a group is the whole condition and ends its line",
            "write `unless` on a line of its own below the group; put `and` and `or` into the group as lines");

    public static Diagnostic GroupGoesOn(string group, TokenRun rest)
    {
        var found = rest[0].Kind == TokenKind.Colon ? "a colon" : Quote(Said(rest));
        return Error("ELG108", rest[0].Span.To(rest[^1].Span),
            $"{found} stands behind a group's first words, which end their line",
            $"write `{group}`, and one condition on each line below it");
    }

    public static Diagnostic EmptyGroup(TextSpan line, int indent, bool followed) =>
        Error("ELG104", line, "the group has no lines", followed
            ? Say($"indent the lines below that belong to it by {indent + 4} spaces, one condition on each")
            : "put one condition on each line below it, indented further");

    public static Diagnostic OutsideGroup(TextSpan line, int indent, TextSpan first, int expected) =>
        Error("ELG014", line, Say($"this line is indented by {indent} spaces, and the group above it by {expected}"),
            Say($"indent it by {expected} spaces, so that it belongs to the group"), first);

    public static Diagnostic Misspelt(Token word, string meant) =>
        Error("ELG106", word.Span, $"found {Found(word)}, expected `{meant}`", $"did you mean `{meant}`?");

    public static Diagnostic EndsTooEarly(TextSpan line, Token last, string expected, string? help) =>
        Error("ELG105", line, $"the line ends too early; expected {expected} after `{Shorten(last.Span.Words)}`", help);

    public static Diagnostic Unexpected(Token at, string expected, string? help) =>
        Error("ELG106", at.Span, $"found {Found(at)}, expected {expected}", help);

    public static Diagnostic UnexpectedAfter(Token at, string? help) =>
        Error("ELG107", at.Span, $"found {Found(at)}, expected the end of the line", help);
}
