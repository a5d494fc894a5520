using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Eligibility.DecisionLog.Chain;

/// <summary>
/// What ties a record to all before it: SHA-256 over the link before, everything of the record that stays when it is
/// erased, and the digests of what does not.
/// </summary>
internal static class Links
{
    /// <summary>What stands before the first record.</summary>
    public static byte[] Start { get; } = new byte[SHA256.HashSizeInBytes];

    public static byte[] Of(byte[] before, Entry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(before);
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(number, entry.Number);
        hash.AppendData(number);
        foreach (var text in (string?[])[
            entry.Id, entry.Kind, entry.PolicyHash, entry.Engine, entry.At, entry.User,
            entry.Answers?.ToString(CultureInfo.InvariantCulture), entry.Layout?.ToString(CultureInfo.InvariantCulture),
            entry.ShownAs])
            Append(hash, text);
        hash.AppendData(entry.Digests);
        return hash.GetHashAndReset();
    }

    /// <summary>
    /// A text behind its length, so that no two rows of texts give the same bytes; none has the length -1.
    /// </summary>
    private static void Append(IncrementalHash hash, string? text)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32BigEndian(length, text is null ? -1 : bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
