using System.CommandLine;
using System.Globalization;
using Eligibility.Cases;
using Eligibility.Diagnostics;
using Eligibility.Literals;

namespace Eligibility.Cli.Commands;

/// <summary>Options that several verbs take, and the files that their arguments name.</summary>
internal static class Shared
{
    private const int MostCaseBytes = 256 * 1024;

    public static Option<string> Root() => new("--root")
    {
        Description =
            "The library's root. When silent, the nearest folder at or above the policy's that holds library.rules.",
        HelpName = "DIR"
    };

    public static Option<string> On() =>
        new("--on") { Description = "The decision date, such as 2018-01-10.", HelpName = "DATE" };

    public static Option<string> Format(params string[] formats)
    {
        var option = new Option<string>("--format")
        {
            Description = "The form of the output: " + string.Join(", ", formats) + ".",
            DefaultValueFactory = _ => formats[0], HelpName = string.Join('|', formats)
        };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }

    /// <summary>So many of something: <c>1 file</c>, <c>2,000 cases</c>.</summary>
    public static string Count(long count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");

    /// <summary>That no edition of a policy is in force on a day, and what to do about it.</summary>
    public static UsageException NoneInForce(Editions editions, DateOnly day) => new(string.Create(CultureInfo.InvariantCulture,
        $"no edition of \"{editions.Title}\" is in force on {day:yyyy-MM-dd}; the editions are {editions.Describe()}. ")
            + "To try one all the same, name its file");

    public static DateOnly? ReadDate(string? text) => text is null ? null : ReadDate(text, "--on");

    /// <summary>A day on the command line, in either spelling of the language.</summary>
    /// <param name="text">A day such as <c>2018-01-10</c> or <c>10 January 2018</c>.</param>
    /// <param name="option">Where it was given.</param>
    public static DateOnly ReadDate(string text, string option)
    {
        var literal = LiteralReader.Read(text, LiteralForms.IsoDate | LiteralForms.DateInWords) as DayLiteral;
        var found = literal is null ? $"`{text}` is no date" : $"there is no day `{text}`";
        return literal?.Date
            ?? throw new UsageException($"{option}: {found}; write year, month and day, such as 2018-01-10");
    }

    /// <summary>The library that a path belongs to, and the rule files at or below the path.</summary>
    public static (Library Library, IReadOnlyList<string> Files) Find(string path, string? root)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
            throw new UsageException($"there is no file or folder `{path}`");
        if (root is not null && !Directory.Exists(root)) throw new UsageException($"--root `{root}` is no folder");
        var library = Library.Open(root ?? Library.RootOf(path));
        var below = library.PathFromRoot(path) ?? throw new UsageException($"`{path}` lies outside the root, `{root}`");
        var files = library.Files(below);
        if (files.Count == 0) throw new UsageException($"there is no .rules file in `{path}`");
        return (library, files);
    }

    /// <summary>
    /// The one policy of a path: a file of it, or a folder of its editions. None is used that has an error.
    /// </summary>
    public static LoadedPolicy OnePolicy(Terminal terminal, string path, string? root)
    {
        var (library, files) = Find(path, root);
        var check = LibraryChecker.Check(library, files);
        if (check.HasErrors)
        {
            foreach (var error in check.Diagnostics.Where(d => d.IsError))
                terminal.Complain(DiagnosticText.Render(error));
            throw new UsageException($"`{path}` has errors; a case is decided only under a policy without any");
        }
        var editions = Editions.Of(check.Compilations.Select(c => c.Evaluator).OfType<PolicyEvaluator>());
        if (editions.IsEmpty) throw new UsageException($"there is no policy in `{path}`");
        if (editions.Length > 1)
            throw new UsageException(
                $"`{path}` holds several policies ({string.Join(", ",
                    editions.Select(e => $"\"{e.Title}\""))}); name the file or the folder of one");
        var read = check.Compilations.SelectMany(c => c.Files).Select(f => f.Path).Append(Library.RootFile);
        return new LoadedPolicy(editions[0],
            [.. read.Select(library.PlaceOf).OfType<string>().Distinct(StringComparer.Ordinal)], check.Compilations);
    }

    /// <summary>One case, as JSON in which comments may stand: they are for whoever fills it in.</summary>
    public static byte[] ReadCase(Terminal terminal, string file) => CaseComments.Blank(ReadJson(terminal, file));

    /// <summary>
    /// JSON from a file or from standard input; what is too long is read only far enough to be seen to be.
    /// </summary>
    public static byte[] ReadJson(Terminal terminal, string file)
    {
        if (file == "-") return terminal.ReadInput(MostCaseBytes);
        if (!File.Exists(file)) throw new UsageException($"there is no case file `{file}`");
        return ReadFile(file, MostCaseBytes);
    }

    /// <summary>
    /// What a file holds, up to a limit and one byte more. A device tells no length, and may have no end.
    /// </summary>
    public static byte[] ReadFile(string file, int most)
    {
        using var stream = File.OpenRead(file);
        var buffer = new byte[Math.Min(most + 1, 64 * 1024)];
        var length = 0;
        while (stream.Read(buffer.AsSpan(length)) is > 0 and var count)
        {
            length += count;
            if (length > most) break;
            if (length == buffer.Length) Array.Resize(ref buffer, (int)Math.Min(2L * buffer.Length, most + 1L));
        }
        return buffer[..length];
    }
}

/// <summary>
/// The one policy of a path, where on the machine the files lie that it was read from, and what compiling them yielded.
/// </summary>
internal sealed record LoadedPolicy(Editions Editions, IReadOnlyCollection<string> Files,
    IReadOnlyCollection<Compilation> Compilations);
