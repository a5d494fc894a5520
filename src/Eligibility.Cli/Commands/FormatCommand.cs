using System.CommandLine;
using System.Text;
using Eligibility.Diagnostics;
using Eligibility.Formatting;

namespace Eligibility.Cli.Commands;

/// <summary><c>format PATH...</c>: one canonical layout.</summary>
internal static class FormatCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Rule files, or folders of them.", Arity = ArgumentArity.OneOrMore };
        var check = new Option<bool>("--check") { Description = "Writes nothing, and lists the files that would change." };
        var root = Shared.Root();
        var command = new Command("format", "Gives rule files their one layout. Comments and wording stay as they are; what the files mean never changes.\n\nExample: eligibility format rules") { paths, check, root };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(paths), parsed.GetValue(check), parsed.GetValue(root)));
        return command;
    }

    private static int Run(Terminal terminal, string[] paths, bool check, string? root)
    {
        // Every path is looked up before the first file is written.
        var files = paths.Select(path => Shared.Find(path, root)).ToList()
            .SelectMany(found => found.Files.Select(file => (found.Library, Path: file)))
            .DistinctBy(file => file.Library.PlaceOf(file.Path) ?? file.Path).ToList();
        var (changed, refused) = (0, 0);
        foreach (var (library, path) in files)
        {
            var result = PolicyFormatter.Format(library, path);
            foreach (var diagnostic in result.Diagnostics) terminal.Complain(DiagnosticText.Render(diagnostic));
            if (result.Text is null || (result.IsChanged && !check && !Write(terminal, library, path, result.Text))) { refused++; continue; }
            if (!result.IsChanged) continue;
            changed++;
            terminal.WriteLine(path);
        }
        var left = FormattableString.Invariant($"left as {(refused == 1 ? "it is" : "they are")}");
        if (refused > 0) terminal.Complain($"eligibility: {Count(refused)} {left}; mend the errors above first");
        if (!check) terminal.WriteLine(FormattableString.Invariant($"{Count(files.Count)}: {changed} formatted, {files.Count - changed - refused} had the layout already{(refused > 0 ? $", {refused} {left}" : "")}"));
        return refused > 0 ? ExitCode.Usage : check && changed > 0 ? ExitCode.Failure : ExitCode.Success;
    }

    private static bool Write(Terminal terminal, Library library, string path, string text)
    {
        try
        {
            FileReplacement.Write(library.PlaceOf(path)!, Encoding.UTF8.GetBytes(text));
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            terminal.Complain($"error: {path} cannot be written: {fault.Message}");
            return false;
        }
    }

    private static string Count(int files) => FormattableString.Invariant($"{files} file{(files == 1 ? "" : "s")}");
}
