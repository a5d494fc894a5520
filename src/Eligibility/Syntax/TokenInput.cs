using System.Collections.Immutable;
using Eligibility.Lines;
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
    private TokenInput? _next;

    private TokenInput(ReadLine line, int position) => (_line, _position) = (line, position);

    /// <summary>The token here, or the end of the line.</summary>
    public Token Token => _position < _line.Tokens.Length ? _line.Tokens[_position] : _line.End;

    /// <summary>The line that is read.</summary>
    public LineTree Tree => _line.Tree;

    /// <summary>The conditions on the lines below, already read, for a group at the end of this one.</summary>
    public ImmutableArray<ExpressionSyntax> Lines => _line.Lines;

    /// <summary>The tokens from a place to the last one before this.</summary>
    public TokenRun Between(int from) => ((TokenRun)_line.Tokens)[from.._position];

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

    /// <summary>From the token at a place to the last one before this.</summary>
    public TextSpan SpanFrom(int from) => from < _position ? _line.Tokens[from].Span.To(_line.Tokens[_position - 1].Span) : Token.Span;

    // Alternatives walk the same tokens again and again: one object a place serves them all.
    public IInput Advance() => _next ??= new TokenInput(_line, _position + 1);

    public string Source => _line.Tree.Span.Source.Text;

    public char Current => AtEnd ? '\0' : Token.Text.Length > 0 ? Token.Text[0] : '"';

    public bool AtEnd => _position >= _line.Tokens.Length;

    public int Position => _position;

    public int Line => Token.Span.Line;

    public int Column => Token.Span.Column;

    // Asked for by parsers that may call themselves at the same place, of which the grammar has none.
    public IDictionary<object, object> Memos => _line.MemosAt(_position);

    public bool Equals(IInput? other) => other is TokenInput input && input.Position == _position;

    public override bool Equals(object? obj) => Equals(obj as IInput);

    public override int GetHashCode() => _position;

    public static TokenInput Of(LineTree line, ImmutableArray<ExpressionSyntax> lines) => new(new ReadLine(line, lines), 0);

    /// <summary>What every place of a line shares.</summary>
    private sealed class ReadLine(LineTree tree, ImmutableArray<ExpressionSyntax> lines)
    {
        public LineTree Tree => tree;

        public ImmutableArray<Token> Tokens { get; } = tree.Tokens;

        // Few lines are read beyond their end.
        public Token End => field ??= new Token(TokenKind.End, tree.Span with { Start = tree.Span.End, Length = 0 }, "", "");

        public ImmutableArray<ExpressionSyntax> Lines => lines;

        private Dictionary<int, IDictionary<object, object>>? _memos;

        public IDictionary<object, object> MemosAt(int position)
        {
            _memos ??= [];
            if (!_memos.TryGetValue(position, out var memos)) _memos[position] = memos = new Dictionary<object, object>();
            return memos;
        }
    }
}
