using System.Collections.Immutable;
using Eligibility.Text;
using Sprache;

namespace Eligibility.Syntax;

/// <summary>
/// A line's tokens as Sprache's input. Reading tokens rather than characters, every expectation is a whole word and every
/// failure lies under one.
/// </summary>
internal sealed class TokenInput(ImmutableArray<Token> tokens, int position, Token end, ImmutableArray<ExpressionSyntax> lines) : IInput
{
    private IDictionary<object, object>? _memos;
    private TokenInput? _next;

    /// <summary>The token here, or the end of the line.</summary>
    public Token Token => position < tokens.Length ? tokens[position] : end;

    /// <summary>The conditions on the lines below, already read, for a group at the end of this one.</summary>
    public ImmutableArray<ExpressionSyntax> Lines => lines;

    public ImmutableArray<Token> Between(int from) => tokens[from..position];

    /// <summary>From the token at a place to the last one before this.</summary>
    public TextSpan SpanFrom(int from) => from < position ? tokens[from].Span.To(tokens[position - 1].Span) : Token.Span;

    // Alternatives walk the same tokens again and again: one object a place serves them all.
    public IInput Advance() => _next ??= new TokenInput(tokens, position + 1, end, lines);

    public string Source => end.Span.Source.Text;

    public char Current => AtEnd ? '\0' : Token.Text.Length > 0 ? Token.Text[0] : '"';

    public bool AtEnd => position >= tokens.Length;

    public int Position => position;

    public int Line => Token.Span.Line;

    public int Column => Token.Span.Column;

    public IDictionary<object, object> Memos => _memos ??= new Dictionary<object, object>();

    public bool Equals(IInput? other) => other is TokenInput input && input.Position == position;

    public override bool Equals(object? obj) => Equals(obj as IInput);

    public override int GetHashCode() => position;

    public static TokenInput Of(LineTree line, ImmutableArray<ExpressionSyntax> lines, int skip = 0)
    {
        var after = line.Span with { Start = line.Span.End, Length = 0 };
        return new TokenInput(line.Tokens, skip, new Token(TokenKind.End, after, "", ""), lines);
    }
}
