using System.Runtime.Intrinsics;

namespace Eligibility.Cases;

/// <summary>One spelling of a name.</summary>
internal sealed class Spelt
{
    private readonly byte[] _member;
    private readonly SpellingMark _mark;
    private readonly Vector256<byte> _begins;
    private readonly Vector256<byte> _mask;

    public Spelt(SpellingMark mark, ReadOnlySpan<byte> spelling, int place)
    {
        _member = [(byte)'"', .. spelling, (byte)'"', (byte)':'];
        (_mark, Place) = (mark, place);
        var shown = Math.Min(_member.Length, Vector256<byte>.Count);
        Span<byte> bytes = stackalloc byte[Vector256<byte>.Count];
        bytes.Clear();
        bytes[..shown].Fill(0xFF);
        _mask = Vector256.Create((ReadOnlySpan<byte>)bytes);
        _member.AsSpan(0, shown).CopyTo(bytes);
        _begins = Vector256.Create((ReadOnlySpan<byte>)bytes);
    }

    /// <summary>The place of what it names.</summary>
    public int Place { get; }

    /// <summary>Its length as a member of an object begins: between quotes, with a colon.</summary>
    public int MemberLength => _member.Length;

    /// <summary>The spelling that came after it when last looked at: a guess, which is checked.</summary>
    public Spelt? Next { get; set; }

    /// <summary>Whether it is what stands at a place.</summary>
    public bool Is(SpellingMark mark, ReadOnlySpan<byte> text, int start, int length) =>
        _mark == mark && length == _member.Length - 3
            && (length <= SpellingMark.Bytes || text.Slice(start, length).SequenceEqual(_member.AsSpan(1, length)));

    /// <summary>Whether a member with this name begins at a place.</summary>
    public bool BeginsMember(ReadOnlySpan<byte> text, int at) =>
        text.Length - at < Vector256<byte>.Count
            ? text[at..].StartsWith(_member)
            : (Vector256.Create(text.Slice(at, Vector256<byte>.Count)) & _mask) == _begins
                && (_member.Length <= Vector256<byte>.Count || text[at..].StartsWith(_member));
}
