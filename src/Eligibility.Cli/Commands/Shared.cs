using System.CommandLine;
using System.Globalization;

namespace Eligibility.Cli.Commands;

/// <summary>Options that several verbs take, and the files that their arguments name.</summary>
internal static class Shared
{
    public static Option<string> Root() => new("--root") { Description = "The library's root. When silent, the nearest folder at or above the policy's that holds library.rules.", HelpName = "DIR" };

    public static Option<string> On() => new("--on") { Description = "The decision date, such as 2018-01-10.", HelpName = "DATE" };

    public static Option<string> Format(params string[] formats)
    {
        var option = new Option<string>("--format") { Description = "The form of the output: " + string.Join(", ", formats) + ".", DefaultValueFactory = _ => formats[0], HelpName = string.Join('|', formats) };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }

    public static DateOnly? ReadDate(string? text)
    {
        if (text is null) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        throw new UsageException($"--on `{text}` is no date; write year, month and day, such as --on 2018-01-10");
    }

    /// <summary>The library that a path belongs to, and the rule files at or below the path.</summary>
    public static (Library Library, IReadOnlyList<string> Files) Find(string path, string? root)
    {
        if (!File.Exists(path) && !Directory.Exists(path)) throw new UsageException($"there is no file or folder `{path}`");
        if (root is not null && !Directory.Exists(root)) throw new UsageException($"--root `{root}` is no folder");
        var library = Library.Open(root ?? Library.RootOf(path));
        var below = library.PathFromRoot(path) ?? throw new UsageException($"`{path}` lies outside the root, `{root}`");
        var files = library.Files(below);
        if (files.Count == 0) throw new UsageException($"there is no .rules file in `{path}`");
        return (library, files);
    }
}
