using System.CommandLine;
using System.Text;
using Eligibility.Diagnostics;
using Eligibility.Formatting;
using Eligibility.Text;

namespace Eligibility.Cli.Commands;

/// <summary><c>format PATH...</c>: one canonical layout.</summary>
internal static class FormatCommand
{
    private const string Formatted = "formatted";
    private const string Unchanged = "unchanged";
    private const string WouldChange = "would change";
    private const string Refused = "refused";

    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Rule files, or folders of them.", Arity = ArgumentArity.OneOrMore
        };
        var check = new Option<bool>("--check")
        {
            Description = "Writes nothing, and lists the files that would change."
        };
        var root = Shared.Root();
        var format = Shared.Format("text", "json");
        var command = new Command("format",
            "Gives rule files their one layout. Comments and wording stay as they are; what the files mean never "
                + "changes.\n\nExample: eligibility format rules")
        {
            paths, check, root, format
        };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(paths), parsed.GetValue(check),
            parsed.GetValue(root), parsed.GetRequiredValue(format) == "json"));
        return command;
    }

    private static int Run(Terminal terminal, string[] paths, bool check, string? root, bool asJson)
    {
        // Every path is looked up before the first file is written.
        var files = paths.Select(path => Shared.Find(path, root)).ToList()
            .SelectMany(found => found.Files.Select(file => (found.Library, Path: file)))
            .DistinctBy(file => file.Library.PlaceOf(file.Path) ?? file.Path).ToList();
        var told = new List<(string Path, string State)>();
        var diagnostics = new List<Diagnostic>();
        foreach (var (library, path) in files)
        {
            var result = PolicyFormatter.Format(library, path);
            diagnostics.AddRange(result.Diagnostics);
            if (!asJson)
                foreach (var diagnostic in result.Diagnostics) terminal.Complain(DiagnosticText.Render(diagnostic));
            told.Add((path, StateOf(terminal, library, path, result, check)));
            if (!asJson && told[^1].State is Formatted or WouldChange) terminal.WriteLine(path);
        }
        if (asJson) terminal.WriteBytes(Json(told, diagnostics));
        else Summarise(terminal, told, check);
        return told.Any(t => t.State == Refused) ? ExitCode.Usage
            : told.Any(t => t.State == WouldChange) ? ExitCode.Failure
            : ExitCode.Success;
    }

    private static string StateOf(Terminal terminal, Library library, string path, FormatResult result, bool check)
    {
        if (result.Text is null) return Refused;
        if (!result.IsChanged) return Unchanged;
        if (check) return WouldChange;
        return Write(terminal, library, path, result.Text) ? Formatted : Refused;
    }

    private static void Summarise(Terminal terminal, List<(string Path, string State)> told, bool check)
    {
        var refused = told.Count(t => t.State == Refused);
        var left = FormattableString.Invariant($"left as {(refused == 1 ? "it is" : "they are")}");
        if (refused > 0)
            terminal.Complain($"eligibility: {Shared.Count(refused, "file")} {left}; mend the errors above first");
        if (!check)
            terminal.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"{Shared.Count(told.Count, "file")}: {told.Count(t => t.State == Formatted)} formatted, "
                    + $"{told.Count(t => t.State == Unchanged)} had the layout already{(refused > 0 ? $", {refused} {left}" : "")}"));
    }

    private static byte[] Json(List<(string Path, string State)> told, List<Diagnostic> diagnostics) =>
        JsonStyle.Document(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("files");
            foreach (var (path, state) in told)
            {
                json.WriteStartObject();
                json.WriteString("file", path);
                json.WriteString("state", state);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            DiagnosticJson.Write(json, diagnostics);
            json.WriteEndObject();
        });

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
}
