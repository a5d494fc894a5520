namespace Eligibility.Cli;

/// <summary>
/// Writes a file as a whole or not at all: whatever happens on the way, either the old text
/// stands there or the new one.
/// </summary>
internal static class FileReplacement
{
    /// <summary>
    /// Replaces what a file holds. A link must have been followed before: what it leads to is replaced, never the link.
    /// </summary>
    /// <exception cref="IOException">The file could not be written, and is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written, and is as it was.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        // Putting another file in its place would not ask whether this one may be written.
        if (new FileInfo(path).IsReadOnly) throw new UnauthorizedAccessException("it is marked as read-only");
        // Beside it, since only within one volume is moving one step; no rule file by its name, so that
        // nothing takes it for a policy.
        var beside = Path.Combine(Path.GetDirectoryName(path)!,
            "." + Path.GetFileName(path) + "." + Path.GetRandomFileName());
        using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            Fill(stream, bytes, beside);
        try
        {
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(beside, File.GetUnixFileMode(path));
            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    private static void Fill(FileStream stream, ReadOnlySpan<byte> bytes, string beside)
    {
        try
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }
        catch
        {
            stream.Dispose();
            File.Delete(beside);
            throw;
        }
    }
}
