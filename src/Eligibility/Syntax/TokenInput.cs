using System.Collections.Immutable;
using Eligibility.Text;
using Sprache;

namespace Eligibility.Syntax;

/// <summary>
/// A line's tokens as Sprache's input. Reading tokens rather than characters, every expectation is a whole word and every
/// failure lies under one.
/// </summary>
internal sealed class TokenInput : IInput
{
    private readonly ReadLine _line;
    private readonly int _position;
    private IDictionary<object, object>? _memos;
    private TokenInput? _next;

    private TokenInput(ReadLine line, int position) => (_line, _position) = (line, position);

    /// <summary>The token here, or the end of the line.</summary>
    public Token Token => _position < _line.Tokens.Length ? _line.Tokens[_position] : _line.End;

    /// <summary>The line that is read.</summary>
    public LineTree Tree => _line.Tree;

    /// <summary>The conditions on the lines below, already read, for a group at the end of this one.</summary>
    public ImmutableArray<ExpressionSyntax> Lines => _line.Lines;

    public ImmutableArray<Token> Between(int from) => _line.Tokens[from.._position];

    /// <summary>From the token at a place to the last one before this.</summary>
    public TextSpan SpanFrom(int from) => from < _position ? _line.Tokens[from].Span.To(_line.Tokens[_position - 1].Span) : Token.Span;

    /// <summary>Whether a comma stands here or further on.</summary>
    public bool CommaFollows
    {
        get
        {
            for (var at = _position; at < _line.Tokens.Length; at++)
                if (_line.Tokens[at].Kind == TokenKind.Comma) return true;
            return false;
        }
    }

    // Alternatives walk the same tokens again and again: one object a place serves them all.
    public IInput Advance() => _next ??= new TokenInput(_line, _position + 1);

    public string Source => _line.End.Span.Source.Text;

    public char Current => AtEnd ? '\0' : Token.Text.Length > 0 ? Token.Text[0] : '"';

    public bool AtEnd => _position >= _line.Tokens.Length;

    public int Position => _position;

    public int Line => Token.Span.Line;

    public int Column => Token.Span.Column;

    public IDictionary<object, object> Memos => _memos ??= new Dictionary<object, object>();

    public bool Equals(IInput? other) => other is TokenInput input && input.Position == _position;

    public override bool Equals(object? obj) => Equals(obj as IInput);

    public override int GetHashCode() => _position;

    public static TokenInput Of(LineTree line, ImmutableArray<ExpressionSyntax> lines) => new(new ReadLine(line, lines), 0);

    /// <summary>What every place of a line shares.</summary>
    private sealed class ReadLine(LineTree tree, ImmutableArray<ExpressionSyntax> lines)
    {
        public LineTree Tree => tree;

        public ImmutableArray<Token> Tokens { get; } = tree.Tokens;

        public Token End { get; } = new(TokenKind.End, tree.Span with { Start = tree.Span.End, Length = 0 }, "", "");

        public ImmutableArray<ExpressionSyntax> Lines => lines;
    }
}
