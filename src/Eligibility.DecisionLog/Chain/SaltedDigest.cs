using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Eligibility.DecisionLog.Chain;

/// <summary>
/// SHA-256 over a record's salt, the number of a part, whether it is there, and its bytes. Without the salt nobody
/// can try out what the part may have said.
/// </summary>
internal static class SaltedDigest
{
    public const int SaltBytes = 32;

    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(SaltBytes);

    /// <summary>The digests of all parts, one after another.</summary>
    public static byte[] OfAll(byte[] salt, ImmutableArray<byte[]?> parts)
    {
        var digests = new byte[parts.Length * SHA256.HashSizeInBytes];
        for (var i = 0; i < parts.Length; i++) Of(salt, (Part)i, parts[i], Place(digests, (Part)i));
        return digests;
    }

    /// <summary>The first part that is not what its digest says; null where all are.</summary>
    public static Part? FirstChanged(byte[] salt, ImmutableArray<byte[]?> parts, byte[] digests)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        for (var i = 0; i < parts.Length; i++)
        {
            Of(salt, (Part)i, parts[i], digest);
            if (!digest.SequenceEqual(Place(digests, (Part)i))) return (Part)i;
        }
        return null;
    }

    private static Span<byte> Place(byte[] digests, Part part) =>
        digests.AsSpan((int)part * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes);

    private static void Of(byte[] salt, Part part, byte[]? bytes, Span<byte> digest)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        hash.AppendData([(byte)part, bytes is null ? (byte)0 : (byte)1]);
        if (bytes is not null) hash.AppendData(bytes);
        hash.GetHashAndReset(digest);
    }
}
