using System.Runtime.InteropServices;
using System.Text;

namespace Eligibility.DecisionLog.Store;

/// <summary>
/// Whether what is written is still what stands at its path. Where files can be taken away while they are open, SQLite
/// goes on writing to one that nobody will ever find again: what it says it committed is gone with the process.
/// </summary>
/// <param name="path">The file; what waits beside it has <c>-wal</c> at its end.</param>
internal sealed partial class FilePlace(string path)
{
    private const int FromHere = -100;
    private const uint InodeAndSize = 0x300;

    private readonly string _path = Path.GetFullPath(path);
    private Found? _file;
    private Found? _beside;

    /// <summary>Requires that both are there, the same as before, and the file no shorter.</summary>
    /// <exception cref="DecisionLogException">They are not.</exception>
    public void Require()
    {
        var (file, beside) = (Look(_path), Look(_path + "-wal"));
        if (file is not { } one || beside is not { } other || (_file is { } before && !one.IsSameAs(before))
            || one.Length < _file?.Length || (_beside is { } last && !other.IsSameAs(last)))
            throw new DecisionLogException(
                $"what is written does not stand at `{_path}` any more: it was moved, removed, replaced or cut short");
        (_file, _beside) = (one, other);
    }

    /// <summary>What stands at a path; null where nothing does. Where no system tells more, only that something does.</summary>
    private static Found? Look(string path)
    {
        if (!OperatingSystem.IsLinux()) return File.Exists(path) ? default(Found) : null;
        var told = new byte[256];
        if (Statx(FromHere, [.. Encoding.UTF8.GetBytes(path), 0], 0, InodeAndSize, told) != 0) return null;
        return new Found(MemoryMarshal.Read<ulong>(told.AsSpan(136)), MemoryMarshal.Read<ulong>(told.AsSpan(32)),
            MemoryMarshal.Read<long>(told.AsSpan(40)));
    }

    [LibraryImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Statx(int from, [In] byte[] path, int flags, uint mask, [Out] byte[] told);

    /// <summary>A file.</summary>
    /// <param name="Device">What it lies on.</param>
    /// <param name="Inode">Its number there.</param>
    /// <param name="Length">Its bytes.</param>
    private readonly record struct Found(ulong Device, ulong Inode, long Length)
    {
        public bool IsSameAs(Found other) => Device == other.Device && Inode == other.Inode;
    }
}
