namespace Eligibility.Text;

internal enum TokenKind : byte { Word, Number, Date, Text, Comma, Colon, Open, Close, End }

/// <summary>One token of a line: a word, a number, a date, a quoted text, or a mark.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Text">The words as written; of a quoted text, its content.</param>
/// <param name="Lower">The word in lower case, for keywords and names, which ignore case.</param>
internal sealed record Token(TokenKind Kind, TextSpan Span, string Text, string Lower)
{
    /// <summary>Whether it may stand in a run of words (grammar: <c>run</c>).</summary>
    public bool IsRunWord { get; } =
        Kind is TokenKind.Number or TokenKind.Date || (Kind == TokenKind.Word && !Keywords.IsReserved(Lower));

    public bool IsWord(string lower) => Kind == TokenKind.Word && Lower == lower;
}
