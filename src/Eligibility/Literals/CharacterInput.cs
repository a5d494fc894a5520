using System.Collections.Immutable;
using Sprache;

namespace Eligibility.Literals;

/// <summary>
/// A place in a text, for Sprache. It goes on by as many characters as are read, and keeps nothing else.
/// </summary>
internal sealed class CharacterInput(string source, int position) : IInput
{
    public string Source => source;

    public int Position => position;

    public char Current => source[position];

    public bool AtEnd => position == source.Length;

    // A literal is one line.
    public int Line => 1;

    public int Column => position + 1;

    // Nothing in the grammar of literals is remembered by place.
    public IDictionary<object, object> Memos => ImmutableDictionary<object, object>.Empty;

    public IInput Advance() => MoveTo(position + 1);

    public IInput MoveTo(int place) => new CharacterInput(source, place);

    public bool Equals(IInput? other) =>
        other is not null && other.Position == position && ReferenceEquals(other.Source, source);

    public override bool Equals(object? obj) => Equals(obj as IInput);

    public override int GetHashCode() => position;
}
