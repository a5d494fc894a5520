using System.Security.Cryptography;
using System.Text;
using Eligibility.Lines;

namespace Eligibility.Hosting;

/// <summary>What a place of policies held at one look, or why it could not be looked at.</summary>
/// <param name="Library">The texts, captured; null where there is a fault.</param>
/// <param name="Below">Where in it the policies lie.</param>
/// <param name="Name">What messages call the place.</param>
/// <param name="Fault">Why there are no texts.</param>
/// <param name="Digest">Two looks with one digest saw the same, faults included.</param>
internal sealed record SourceLook(Library? Library, string Below, string Name, string? Fault, string Digest)
{
    public static SourceLook Of(Library library, string below, string name)
    {
        var captured = library.Captured(SourceReader.MostBytes);
        if (captured.Files().Count > Library.MostFiles) return Faulty(name, FormattableString.Invariant(
            $"the library of {name} has more than {Library.MostFiles:N0} rule files"));
        return new SourceLook(captured, below, name, null, DigestOf(captured, below));
    }

    public static SourceLook Faulty(string name, string fault) =>
        new(null, "", name, fault, DigestOf(Library.Of(), fault));

    // Each part is led by its length, so that no two libraries run together into the same bytes.
    private static string DigestOf(Library library, string below)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Encoding.UTF8.GetBytes(below));
        foreach (var path in library.Files())
        {
            var read = library.Read(path, SourceReader.MostBytes);
            Append(hash, Encoding.UTF8.GetBytes(path));
            Append(hash, [(byte)read.Fault]);
            Append(hash, read.Bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        hash.AppendData(BitConverter.GetBytes(part.Length));
        hash.AppendData(part);
    }
}
