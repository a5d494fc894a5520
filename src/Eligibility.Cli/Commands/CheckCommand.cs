using System.CommandLine;
using Eligibility.Diagnostics;

namespace Eligibility.Cli.Commands;

/// <summary><c>check PATH...</c>: every error and warning in files or folders.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Rule files, or folders of them.", Arity = ArgumentArity.OneOrMore
        };
        var root = Shared.Root();
        var format = Shared.Format("text", "json", "sarif");
        var command = new Command("check",
            "Finds every error and warning in rule files.\n\nExample: eligibility check rules") { paths, root, format };
        command.SetAction(parsed =>
            Run(terminal, parsed.GetRequiredValue(paths), parsed.GetValue(root), parsed.GetRequiredValue(format)));
        return command;
    }

    private static int Run(Terminal terminal, string[] paths, string? root, string format)
    {
        // Files of two libraries may have the same path from their roots: they are two files all the same.
        var checks = paths.Select(path =>
            (Found: Shared.Find(path, root), Root: Path.GetFullPath(root ?? Library.RootOf(path))))
            .Select(p => (p.Root, Check: LibraryChecker.Check(p.Found.Library, p.Found.Files, closely: true))).ToList();
        var diagnostics = checks.SelectMany(c => c.Check.Diagnostics.Select(d => (c.Root, Diagnostic: d)))
            .DistinctBy(d => (d.Root, d.Diagnostic.Code, d.Diagnostic.Span.Source.Path, d.Diagnostic.Span.Start,
                d.Diagnostic.Message))
            .Select(d => d.Diagnostic).ToList();
        var files = checks.SelectMany(c => c.Check.Compilations.Select(f => (c.Root, f.Source.Path)))
            .Distinct().Count();
        var errors = diagnostics.Count(d => d.IsError);
        if (format == "json") terminal.WriteBytes(DiagnosticJson.Render(diagnostics));
        else if (format == "sarif") terminal.WriteBytes(DiagnosticSarif.Render(diagnostics));
        else
        {
            foreach (var diagnostic in diagnostics)
                terminal.WriteLine(DiagnosticText.Render(diagnostic, terminal.Paint));
            var notes = diagnostics.Count(d => d.Severity == Severity.Note);
            terminal.WriteLine(FormattableString.Invariant(
                $"{Shared.Count(files, "file")} checked: {Shared.Count(errors,
                    "error")}, {Shared.Count(diagnostics.Count - errors - notes, "warning")}")
                + (notes > 0 ? ", " + Shared.Count(notes, "note") : ""));
        }
        return errors > 0 ? ExitCode.Failure : ExitCode.Success;
    }
}
