using Eligibility.Text;

namespace Eligibility.Cli;

/// <summary>
/// A file that is there whole or not at all: it is written beside its place, as <c>NAME.partial</c>, and moved into it
/// at the end. What was written of one that was stopped stays under that name, so that it cannot pass for complete.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string _path;
    private readonly FileStream _stream;

    private OutputFile(string path, FileStream stream) =>
        (_path, _stream, Stream) = (path, stream, new WholeWrites(stream));

    /// <summary>Where it is written; a write is whole or is not there.</summary>
    public Stream Stream { get; }

    /// <summary>Where it is written to.</summary>
    public string Partial => PartialOf(_path);

    /// <param name="path">Where the file is to be.</param>
    /// <param name="cases">The cases it is made from; <c>-</c> is no file.</param>
    /// <param name="policies">Where the rule files lie that are read meanwhile.</param>
    /// <param name="option">The option that names it.</param>
    public static OutputFile Create(string path, string cases, IReadOnlyCollection<string> policies, string option = "--out")
    {
        if (path.Length == 0 || Directory.Exists(path))
            throw new UsageException($"{option} `{path}` is a folder; name a file");
        var target = FilePlace.Of(path);
        // A device is no file that another could take the place of.
        if (IsDevice(Path.GetFullPath(path)) || IsDevice(target))
            throw new UsageException($"{option} `{path}` is no file; leave it out, and {(option == "--out" ? "the lines go to standard output" : "nothing is saved")}");
        if (cases != "-" && Meets(target, FilePlace.Of(cases)))
            throw new UsageException(
                $"{option} `{path}` would write over the cases that it is made from; name another file");
        if (policies.Any(policy => Meets(target, policy)))
            throw new UsageException(
                $"{option} `{path}` would write over a rule file of the policy that decides; name another file");
        if (Path.GetDirectoryName(target) is { } folder && !Directory.Exists(folder))
            throw new UsageException($"there is no folder `{folder}` for {option}");
        // What bears that name from before goes first: it might be a link, and what that leads
        // to is nobody's to write over.
        File.Delete(PartialOf(target));
        return new OutputFile(target,
            new FileStream(PartialOf(target), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0));
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

    /// <summary>Whether writing a file, with what stands beside it meanwhile, would write over another.</summary>
    private static bool Meets(string target, string read) =>
        new[] { target, PartialOf(target), FilePlace.Of(PartialOf(target)) }.Any(written =>
            FilePlace.AreOne(written, read));

    private static bool IsDevice(string path) => !OperatingSystem.IsWindows()
        && (path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal));
}
