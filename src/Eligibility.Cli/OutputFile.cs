namespace Eligibility.Cli;

/// <summary>
/// A file that is there whole or not at all: it is written beside its place, as <c>NAME.partial</c>, and moved into it at the end.
/// What was written of one that was stopped stays under that name, so that it cannot pass for complete.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string _path;
    private readonly FileStream _stream;

    private OutputFile(string path, FileStream stream) => (_path, _stream) = (path, stream);

    public Stream Stream => _stream;

    /// <summary>Where it is written to.</summary>
    public string Partial => PartialOf(_path);

    /// <param name="path">Where the file is to be.</param>
    /// <param name="input">What is read meanwhile, which must not be written over; <c>-</c> is no file.</param>
    public static OutputFile Create(string path, string input)
    {
        if (path.Length == 0 || Directory.Exists(path)) throw new UsageException($"--out `{path}` is a folder; name a file");
        var target = Resolve(path);
        // A device is no file that another could take the place of.
        if (IsDevice(Path.GetFullPath(path)) || IsDevice(target)) throw new UsageException($"--out `{path}` is no file; leave it out, and the lines go to standard output");
        if (input != "-" && (Same(target, Resolve(input)) || Same(PartialOf(target), Resolve(input)))) throw new UsageException($"--out `{path}` would write over the cases that it is made from; name another file");
        if (Path.GetDirectoryName(target) is { } folder && !Directory.Exists(folder)) throw new UsageException($"there is no folder `{folder}` for --out");
        return new OutputFile(target, new FileStream(PartialOf(target), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0));
    }

    /// <summary>Moves it into its place.</summary>
    public void Complete()
    {
        _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        File.Move(Partial, _path, overwrite: true);
    }

    /// <summary>Takes it away: nothing was written.</summary>
    public void Discard()
    {
        _stream.Dispose();
        File.Delete(Partial);
    }

    public void Dispose() => _stream.Dispose();

    private static string PartialOf(string path) => path + ".partial";

    private static string Resolve(string path) => Path.GetFullPath((File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? path);

    private static bool IsDevice(string path) => !OperatingSystem.IsWindows() && (path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal));

    private static bool Same(string a, string b) => a.Equals(b, OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
}
