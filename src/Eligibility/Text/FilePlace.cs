namespace Eligibility.Text;

/// <summary>
/// One identity for a file of the machine: its full path with every link on the way followed, folders' links too, so
/// that two paths to one file are seen to be the same. A path to a file that is not there yet has one as well.
/// </summary>
internal static class FilePlace
{
    private const int MostLinks = 40;

    /// <summary>Where a path leads; what a link leads to may hold links itself.</summary>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        var place = Path.GetPathRoot(full)!;
        var ahead = new Stack<string>();
        Put(ahead, full[place.Length..]);
        // Links in a circle lead nowhere: the last one looked at is taken as it stands.
        for (var links = 0; ahead.TryPop(out var part);)
        {
            if (part == ".") continue;
            // One step back from where a link led, and not from where it lay, as the machine itself goes.
            if (part == "..") place = Path.GetDirectoryName(place) ?? place;
            else if (links < MostLinks && LinkOf(Path.Combine(place, part)) is { } target)
            {
                links++;
                var root = Path.GetPathRoot(target)!;
                if (root.Length > 0) place = root;
                Put(ahead, target[root.Length..]);
            }
            else place = Path.Combine(place, part);
        }
        return place;
    }

    /// <summary>Whether two places are one. Machines whose file names ignore case see them so.</summary>
    public static bool AreOne(string a, string b) =>
        a.Equals(b, OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    private static void Put(Stack<string> ahead, string way)
    {
        foreach (var part in way.Replace(Path.AltDirectorySeparatorChar, Path.DirectorySeparatorChar)
            .Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse()) ahead.Push(part);
    }

    private static string? LinkOf(string path) =>
        (Directory.Exists(path) ? (FileSystemInfo)new DirectoryInfo(path) : new FileInfo(path)).LinkTarget;
}
