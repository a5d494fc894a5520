using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Eligibility.Text;

/// <summary>
/// Neighbouring tokens of a line. They stay where they are: a file of 1 MiB may hold half a million runs of one word.
/// </summary>
[CollectionBuilder(typeof(TokenRun), nameof(Create))]
internal readonly struct TokenRun : IReadOnlyList<Token>
{
    private readonly ImmutableArray<Token> _line;
    private readonly int _start;

    private TokenRun(ImmutableArray<Token> line, int start, int length) =>
        (_line, _start, Length) = (line, start, length);

    /// <summary>How many tokens there are.</summary>
    public int Length { get; }

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => Length == 0;

    int IReadOnlyCollection<Token>.Count => Length;

    /// <summary>A token, from 0.</summary>
    public Token this[int index] =>
        (uint)index < (uint)Length ? _line[_start + index] : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>Some of them, as the ranges of C# ask for.</summary>
    public TokenRun Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)start, (uint)Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)(Length - start));
        return new(_line, _start + start, length);
    }

    /// <summary>Tokens that need not be neighbours: what a collection expression makes.</summary>
    public static TokenRun Create(ReadOnlySpan<Token> tokens) => ImmutableArray.Create(tokens);

    public static implicit operator TokenRun(ImmutableArray<Token> tokens) => new(tokens, 0, tokens.Length);

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<Token> IEnumerable<Token>.GetEnumerator() => Walk().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Walk().GetEnumerator();

    private IEnumerable<Token> Walk()
    {
        for (var i = 0; i < Length; i++) yield return this[i];
    }

    /// <summary>Goes from token to token.</summary>
    public struct Enumerator(TokenRun run)
    {
        private int _at = -1;

        public readonly Token Current => run[_at];

        public bool MoveNext() => ++_at < run.Length;
    }
}
