using System.Numerics;
using System.Runtime.Intrinsics;

namespace Eligibility.Cases;

/// <summary>
/// The first 16 bytes of a spelling, noughts behind a shorter one, and a hash of all that it is found by.
/// </summary>
internal readonly record struct SpellingMark(ulong Low, ulong High, int Hash)
{
    /// <summary>How many bytes it has.</summary>
    public const int Bytes = 16;

    private static ReadOnlySpan<byte> Masks =>
    [
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    public static SpellingMark Of(ReadOnlySpan<byte> text, int start, int length)
    {
        var shown = Math.Min(length, Bytes);
        var first = start + Bytes <= text.Length
            ? Vector128.Create(text.Slice(start, Bytes)) & Vector128.Create(Masks.Slice(Bytes - shown, Bytes))
            : Short(text.Slice(start, shown));
        var (low, high) = (first.AsUInt64()[0], first.AsUInt64()[1]);
        var last = length <= Bytes ? 0 : Vector128.Create(text.Slice(start + length - Bytes, Bytes)).AsUInt64()[0];
        var middle = length <= 2 * Bytes ? 0 : Vector128.Create(text.Slice(start + (length / 2), Bytes)).AsUInt64()[1];
        unchecked
        {
            var mixed = (low * 0x9E3779B97F4A7C15) ^ BitOperations.RotateLeft(high * 0xC2B2AE3D27D4EB4F, 31)
                ^ BitOperations.RotateLeft((last ^ middle) * 0x165667B19E3779F9, 17) ^ (ulong)length;
            return new SpellingMark(low, high, (int)((mixed * 0xD6E8FEB86659FD93) >> 33));
        }
    }

    private static Vector128<byte> Short(ReadOnlySpan<byte> bytes)
    {
        Span<byte> all = stackalloc byte[Bytes];
        all.Clear();
        bytes.CopyTo(all);
        return Vector128.Create((ReadOnlySpan<byte>)all);
    }
}
