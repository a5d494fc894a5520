using System.Collections.Immutable;

namespace Eligibility.Justification;

/// <summary>
/// How JSON is laid out, as the writer of <see cref="Text.JsonStyle"/> lays it out: on one line, or each member on a
/// line of its own, two spaces further in than what holds it.
/// </summary>
internal sealed class JsonLayout
{
    private const int Kept = 64;
    private readonly bool _indented;
    private readonly ImmutableArray<byte[]> _lines;

    private JsonLayout(bool indented)
    {
        _indented = indented;
        _lines = [.. Enumerable.Range(0, Kept).Select(LineAt)];
    }

    public static JsonLayout Compact { get; } = new(indented: false);

    public static JsonLayout Indented { get; } = new(indented: true);

    /// <summary>What stands between a name and its value.</summary>
    public ReadOnlySpan<byte> Colon => _indented ? ": "u8 : ":"u8;

    /// <summary>What begins a line.</summary>
    /// <param name="depth">How many objects and arrays hold it.</param>
    public ReadOnlySpan<byte> Line(int depth) => depth < Kept ? _lines[depth] : LineAt(depth);

    private byte[] LineAt(int depth) => _indented ? [(byte)'\n', .. Enumerable.Repeat((byte)' ', depth * 2)] : [];
}
