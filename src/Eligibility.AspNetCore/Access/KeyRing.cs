using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Eligibility.AspNetCore.Access;

/// <summary>Who asks.</summary>
/// <param name="Name">The name of the key; it stands in the log.</param>
/// <param name="Role">What the caller may do.</param>
internal sealed record Caller(string Name, ServiceRole Role)
{
    /// <summary>Whoever asks on this machine, where there are no keys.</summary>
    public static readonly Caller Local = new("local", ServiceRole.Administrator);
}

/// <summary>The keys that are known, by their digests.</summary>
internal sealed class KeyRing(IEnumerable<ApiKey> keys)
{
    private const int LongestKey = 1024;

    private readonly ImmutableArray<(byte[] Digest, Caller Caller)> _keys =
        [.. keys.Select(k => (Convert.FromHexString(k.Sha256), new Caller(k.Name, k.Role)))];

    /// <summary>Whether there are none, so that this machine alone is answered.</summary>
    public bool IsEmpty => _keys.IsEmpty;

    /// <summary>
    /// Who holds a key, or null. Digests are compared whole and every one of them, so that the time tells nothing of
    /// how near a guess came.
    /// </summary>
    public Caller? Find(string key)
    {
        if (key.Length > LongestKey) return null;
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key), digest);
        Caller? found = null;
        foreach (var (known, caller) in _keys)
            if (CryptographicOperations.FixedTimeEquals(known, digest)) found = caller;
        return found;
    }
}
