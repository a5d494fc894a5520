using System.Text;
using Eligibility.Text;

namespace Eligibility;

/// <summary>
/// A library of rule files: a root folder, or texts in memory. The only part of the engine that opens
/// files, and none outside the root.
/// </summary>
/// <example>
/// <code>
/// var library = Library.Open("rules");
/// foreach (var path in library.Files("surrey-checkpoint"))
///     Console.WriteLine(path);
/// </code>
/// </example>
public sealed class Library
{
    /// <summary>The file that marks a library's root.</summary>
    public const string RootFile = "library.rules";

    /// <summary>The most files that a library may hold (language, section 7).</summary>
    public const int MostFiles = 1_000;

    private readonly string? _root;
    private readonly Dictionary<string, FileRead>? _texts;

    private Library(string? root, Dictionary<string, FileRead>? texts) => (_root, _texts) = (root, texts);

    /// <summary>The library below a folder.</summary>
    public static Library Open(string root) => new(FilePlace.Of(root), null);

    /// <summary>A library of texts by their paths from the root.</summary>
    public static Library Of(params IEnumerable<(string Path, string Text)> texts) =>
        OfBytes(texts.Select(t => (t.Path, Encoding.UTF8.GetBytes(t.Text))));

    /// <summary>A library of texts as bytes, by their paths from the root.</summary>
    public static Library OfBytes(params IEnumerable<(string Path, byte[] Bytes)> files) =>
        new(null, files.ToDictionary(f => f.Path, f => new FileRead(f.Bytes, FileFault.None), StringComparer.Ordinal));

    /// <summary>
    /// The library as it is now, in memory: its rule files, each read once, and of those that cannot be read why.
    /// Whatever becomes of the files later, what was captured stays. Of more files than a library may hold, one more is
    /// captured than it may.
    /// </summary>
    /// <exception cref="IOException">A folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be listed.</exception>
    internal Library Captured(int most) =>
        new(null, Files().Take(MostFiles + 1).ToDictionary(path => path, path => Copied(Read(path, most)), StringComparer.Ordinal));

    /// <summary>The same library, but for one file's text.</summary>
    internal Library With(string path, string text) => new(_root, _texts) { _instead = (path, Encoding.UTF8.GetBytes(text)) };

    private (string Path, byte[] Bytes)? _instead;

    private static FileRead Copied(FileRead read) => read.Bytes is { } bytes ? read with { Bytes = [.. bytes] } : read;

    /// <summary>
    /// The root of the library that a path belongs to: the nearest folder at or above it that holds
    /// <c>library.rules</c>, else its own folder.
    /// </summary>
    public static string RootOf(string path)
    {
        var full = Path.GetFullPath(path);
        var own = Directory.Exists(full) ? full : Path.GetDirectoryName(full) ?? full;
        for (var folder = own; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, RootFile))) return folder;
        return own;
    }

    /// <summary>A path of the machine as a path from the root, with <c>/</c>; null when it lies outside.</summary>
    public string? PathFromRoot(string path)
    {
        if (_root is null) return path;
        var full = FilePlace.Of(path);
        if (full == _root) return "";
        return IsInside(full)
            ? Path.GetRelativePath(_root, full).Replace(Path.DirectorySeparatorChar, '/')
            : null;
    }

    /// <summary>
    /// Where a file lies on the machine by its path from the root, links followed; null for a text in memory, and
    /// for what leads out of the root.
    /// </summary>
    public string? PlaceOf(string path)
    {
        if (_root is null || !IsPlain(path)) return null;
        var full = FilePlace.Of(Path.Combine(_root, path.Replace('/', Path.DirectorySeparatorChar)));
        return IsInside(full) ? full : null;
    }

    /// <summary>The rule files at or below a path from the root, in ordinal order.</summary>
    public IReadOnlyList<string> Files(string below = "")
    {
        var prefix = below.Length == 0 ? "" : below.TrimEnd('/') + "/";
        if (_texts is not null)
            return [.. _texts.Keys.Where(p => p == below || p.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)];
        var start = Path.GetFullPath(Path.Combine(_root!, below));
        if (start != _root && !IsInside(start)) return [];
        if (File.Exists(start)) return [below];
        if (!Directory.Exists(start)) return [];
        var found = new List<string>();
        Gather(new DirectoryInfo(start), found, 0);
        return [.. found.Order(StringComparer.Ordinal)];
    }

    /// <summary>
    /// Rule files below a folder. A file that is a link is listed like any other; a folder that is one is listed
    /// itself, so that reading it is refused with a message: an edition must not go missing without a word. Hidden
    /// files and folders are the machine's own, or an editor's.
    /// </summary>
    private void Gather(DirectoryInfo folder, List<string> found, int depth)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            var path = Path.GetRelativePath(_root!, entry.FullName).Replace(Path.DirectorySeparatorChar, '/');
            if (entry is not DirectoryInfo inner)
            {
                if (!entry.Name.StartsWith('.') && entry.Extension.Equals(".rules", StringComparison.OrdinalIgnoreCase))
                    found.Add(path);
            }
            else if (!inner.Name.StartsWith('.'))
            {
                if (inner.LinkTarget is not null || depth == MostFolders) found.Add(path);
                else Gather(inner, found, depth + 1);
            }
        }
    }

    private const int MostFolders = 32;

    /// <summary>The bytes of a file by its path from the root, at most <paramref name="most"/> and one more.</summary>
    internal FileRead Read(string path, int most)
    {
        if (_instead is var (other, bytes) && other == path) return new FileRead(bytes, FileFault.None);
        if (!IsPlain(path)) return new FileRead(null, LeadsAway(path) ? FileFault.OutsideRoot : FileFault.NotPlain);
        if (_texts is not null)
            return _texts.TryGetValue(path, out var text) ? text : new FileRead(null, FileFault.NotFound);
        var full = Path.Combine(_root!, path.Replace('/', Path.DirectorySeparatorChar));
        try
        {
            if (Directory.Exists(full)) return new FileRead(null, FileFault.Folder);
            if (!File.Exists(full)) return new FileRead(null, FileFault.NotFound);
            // A link could lead out of the root even where the path does not.
            if (!IsInside(FilePlace.Of(full))) return new FileRead(null, FileFault.OutsideRoot);
            // A pipe or a device claims to hold nothing, and opening one could wait for ever.
            if (new FileInfo(FilePlace.Of(full)).Length == 0) return new FileRead([], FileFault.None);
            if ((File.GetAttributes(full) & (FileAttributes.Device | FileAttributes.Directory)) != 0)
                return new FileRead(null, FileFault.NotFound);
            using var stream = new FileStream(full, FileMode.Open, FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete);
            if (!stream.CanSeek) return new FileRead(null, FileFault.NotFound);
            var buffer = new byte[Math.Min(stream.Length, most + 1L)];
            stream.ReadExactly(buffer);
            return new FileRead(buffer, FileFault.None);
        }
        catch (Exception fault)
            when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new FileRead(null, FileFault.Unreadable);
        }
    }

    /// <summary>Whether a path from the root names a file below it by plain folder and file names.</summary>
    private static bool IsPlain(string path) =>
        path.Length is > 0 and <= 1024 && path.Split('/').All(part => part.Length is > 0 and <= 200
            && part is not ("." or "..") && part.All(IsPlain) && part[^1] is not ('.' or ' ') && part[0] != ' ');

    /// <summary>
    /// Whether a path leaves the root by its form, on this machine or another. One that does not, and is not plain, has
    /// a name that a rule file may not bear.
    /// </summary>
    private static bool LeadsAway(string path) =>
        path.AsSpan().IndexOfAny('\\', ':') >= 0 || path.Split('/').Any(part => part is "" or "." or "..");

    /// <summary>Whether the name of a rule file may hold a sign.</summary>
    internal static bool IsPlain(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ' ' or '(' or ')' or ',' or '\'';

    private bool IsInside(string full) =>
        full.StartsWith(_root!.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal);
}
