using System.Collections.Immutable;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;

namespace Eligibility.DecisionLog.Store;

/// <summary>The texts of policies by their hashes: each with the files that it uses, the policy's own first.</summary>
internal sealed class PolicyTable(LogConnection log)
{
    private static readonly UTF8Encoding Strict =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public bool Holds(string hash) => log.Scalar<long>(
        "SELECT count(*) FROM policy_file WHERE policy = @policy AND place = 0", ("@policy", hash)) > 0;

    public void Add(string hash, ImmutableArray<(string Path, string Text)> files)
    {
        for (var place = 0; place < files.Length; place++)
            log.Defer("INSERT INTO policy_file(policy, place, path, text) VALUES(@policy, @place, @path, @text)",
                ("@policy", hash), ("@place", place), ("@path", files[place].Path), ("@text", files[place].Text));
    }

    /// <summary>Its files, the policy's own first; empty where it is not held.</summary>
    public ImmutableArray<(string Path, string Text)> Files(string hash)
    {
        using var command = log.Command(
            $"SELECT {log.Bytes("path")}, {log.Bytes("text")} FROM policy_file WHERE policy = @policy ORDER BY place",
            ("@policy", hash));
        using var reader = command.ExecuteReader();
        var files = ImmutableArray.CreateBuilder<(string Path, string Text)>();
        while (reader.Read()) files.Add((Text(reader, 0), Text(reader, 1)));
        return files.ToImmutable();
    }

    /// <summary>The hashes of all that are held, in order.</summary>
    public ImmutableArray<string> Hashes
    {
        get
        {
            using var command = log.Command("SELECT DISTINCT policy FROM policy_file");
            using var reader = command.ExecuteReader();
            var hashes = new SortedSet<string>(StringComparer.Ordinal);
            while (reader.Read()) hashes.Add(reader.GetString(0));
            return [.. hashes];
        }
    }

    /// <summary>Whether the places of each policy's files count from nought without gaps.</summary>
    public bool IsInPlace => log.Scalar<long>(
        "SELECT count(*) FROM (SELECT policy FROM policy_file GROUP BY policy "
            + "HAVING min(place) <> 0 OR max(place) <> count(*) - 1) AS gaps") == 0;

    /// <summary>
    /// Whether files are what a policy's hash says, in the order in which they are archived. None holds a zero byte,
    /// which stands between files in what the hash is made of.
    /// </summary>
    public static bool Are(ImmutableArray<(string Path, string Text)> files, string hash) =>
        HashOf(files) == hash && !files.Any(f => $"{f.Path}{f.Text}".Contains('\0', StringComparison.Ordinal))
            && files.Skip(1).Zip(files.Skip(2)).All(pair =>
                string.CompareOrdinal(pair.First.Path, pair.Second.Path) < 0);

    /// <summary>
    /// The hash of files as the language has it (section 5), worked out here once more: what is archived is held
    /// against it.
    /// </summary>
    public static string HashOf(ImmutableArray<(string Path, string Text)> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, text) in files.Take(1).Concat(files.Skip(1).OrderBy(f => f.Path, StringComparer.Ordinal)))
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\n{text}\0"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Text(DbDataReader row, int column) => Strict.GetString((byte[])row[column]);
}
