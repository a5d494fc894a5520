using Eligibility.Lines;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Formatting;

/// <summary>
/// Whether two files say the same: the same words and marks in the same trees, and the same comments. Read from the
/// line trees alone, so that it shares nothing with the layout it is to judge.
/// </summary>
internal static class Contents
{
    public static bool SaySame(FileSyntax one, FileSyntax other)
    {
        if (one.Statements.Length != other.Statements.Length) return false;
        if (!Same(one.CommentsAtEnd, other.CommentsAtEnd)) return false;
        // A clause that changes its place takes its comments with it: then they are the same,
        // though not in the same order.
        var moved = one.Statements.Any(s => !ClauseOrder.LinesOf(s).SequenceEqual(s.Line.Children)
            || ClauseOrder.GroundsOf(s).Any(g => !g.Value.SequenceEqual(g.Key.Children)));
        var (before, after) = (Comments(one), Comments(other));
        if (!(moved
            ? before.Order(StringComparer.Ordinal).SequenceEqual(after.Order(StringComparer.Ordinal))
            : before.SequenceEqual(after)))
            return false;
        var (bare, bareAfter) = (NeedlessQuotes.In(one), NeedlessQuotes.In(other));
        return one.Statements.Zip(other.Statements)
            .All(pair => Words(pair.First, bare).SequenceEqual(Words(pair.Second, bareAfter)));
    }

    private static bool Same(IEnumerable<Comment> one, IEnumerable<Comment> other) =>
        one.Select(c => c.Text).SequenceEqual(other.Select(c => c.Text));

    private static IEnumerable<string> Comments(FileSyntax file) =>
        file.Statements.SelectMany(s => Comments(s.Line)).Concat(file.CommentsAtEnd).Select(c => c.Text);

    private static IEnumerable<Comment> Comments(LineTree line) =>
        line.CommentsAbove.Concat(line.CommentsWithin).Concat(line.Children.SelectMany(Comments));

    /// <summary>
    /// Every token of a statement with the depth of its line: the author's words as written,
    /// the language's in lower case.
    /// </summary>
    private static IEnumerable<(int Depth, TokenKind Kind, string Text)> Words(StatementSyntax statement, HashSet<Token> bare)
    {
        var (own, grounds) = (OwnWords.Of(statement), ClauseOrder.GroundsOf(statement));
        return statement.Line.Tokens.SelectMany(t => Said(t, 0))
            .Concat(ClauseOrder.LinesOf(statement).SelectMany(l => Below(l, 1)));

        IEnumerable<(int, TokenKind, string)> Below(LineTree line, int depth) =>
            line.Tokens.SelectMany(t => Said(t, depth)).Append((depth, TokenKind.End, ""))
                .Concat((grounds.GetValueOrDefault(line) ?? line.Children).SelectMany(l => Below(l, depth + 1)));

        // A value is the same quoted or bare.
        IEnumerable<(int, TokenKind, string)> Said(Token token, int depth) => bare.Contains(token)
            ? token.Text.Split(' ').Select(word => (depth, TokenKind.Word, word))
            : [Word(token, depth)];

        (int, TokenKind, string) Word(Token token, int depth) =>
            (depth, token.Kind, token.Kind == TokenKind.Word && !own.Contains(token) ? token.Lower : token.Text);
    }
}
