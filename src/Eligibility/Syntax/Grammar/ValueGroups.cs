using Eligibility.Lines;
using Eligibility.Text;
using Pidgin;
using static Eligibility.Syntax.Tokens;
using static Pidgin.Parser;
using static Pidgin.Parser<Eligibility.Text.Token>;

namespace Eligibility.Syntax;

/// <summary>Groups of values (language, section 10): the latest, earliest, highest or lowest of several lines.</summary>
internal static class ValueGroups
{
    // vgroup = ( "latest" | "earliest" | "highest" | "lowest" ) "of"          last on its line
    private static readonly Parser<Token, ExpressionSyntax> Group = Map(
        (head, lines) => (ExpressionSyntax)new ValueGroupSyntax(Extremes.Of(head.First.Lower)!.Value, lines, head.Span),
        OneOf(Words("latest of"), Words("earliest of"), Words("highest of"), Words("lowest of"))
            .MapWithInput((words, first) => (First: first, Span: SpanOf(words))).Before(End),
        LinesBelow);

    /// <summary>What a definition stands for: a group of values, or anything else.</summary>
    public static readonly Parser<Token, ExpressionSyntax> Body = new Next<ExpressionSyntax>(
        token => Extremes.Of(token.Lower) is null ? Conditions.Condition : Try(Group!).Or(Conditions.Condition));

    private static readonly Parser<Token, ExpressionSyntax?> When =
        Words("when").Then(Conditions.Condition).Select(condition => (ExpressionSyntax?)condition);

    // vline = "each" run [ "where" cond ] | sum [ "when" cond ]
    /// <summary>A line of a group; <c>each</c> begins a run, which the binder reads.</summary>
    public static readonly Parser<Token, ExpressionSyntax> Line = Map(
        (value, when) => (ExpressionSyntax)new ValueLineSyntax(value, when,
            when is null ? value.Span : value.Span.To(when.Span)),
        Values.Sum,
        new Next<ExpressionSyntax?>(token => token.IsWord("when") ? When : Return<ExpressionSyntax?>(null))).Before(End);

    /// <summary>The <c>the</c> in <c>as the latest of</c>, with values on the lines below; null where there is none.</summary>
    public static Token? ArticleIn(LineTree line) => line.Children.Count > 0
        && line.Tokens is [.., { Lower: "as" }, { Lower: "the" } article, { Lower: var word }, { Lower: "of" }]
        && Extremes.Of(word) is not null ? article : null;

    /// <summary>Whether a definition ends in the head of such a group, so that the lines below are its values.</summary>
    public static bool EndsIn(LineTree line) => line.Tokens is [.., { Lower: "as" }, { Lower: var word }, { Lower: "of" }]
        && Extremes.Of(word) is not null;
}
