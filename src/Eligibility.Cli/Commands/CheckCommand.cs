using System.CommandLine;
using Eligibility.Analysis;
using Eligibility.Diagnostics;

namespace Eligibility.Cli.Commands;

/// <summary><c>check PATH...</c>: every error and warning in files or folders.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Rule files, or folders of them.", Arity = ArgumentArity.OneOrMore };
        var root = Shared.Root();
        var format = Shared.Format("text", "json", "sarif");
        var command = new Command("check", "Finds every error and warning in rule files.\n\nExample: eligibility check rules") { paths, root, format };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(paths), parsed.GetValue(root), parsed.GetRequiredValue(format)));
        return command;
    }

    private static int Run(Terminal terminal, string[] paths, string? root, string format)
    {
        var checks = paths.Select(path => Shared.Find(path, root)).Select(found => LibraryChecker.Check(found.Library, found.Files)).ToList();
        var diagnostics = checks.SelectMany(c => c.Diagnostics).DistinctBy(d => (d.Code, d.Span.Source.Path, d.Span.Start, d.Message)).ToList();
        var files = checks.SelectMany(c => c.Compilations).Select(c => c.Source.Path).Distinct(StringComparer.Ordinal).Count();
        var errors = diagnostics.Count(d => d.IsError);
        if (format == "json") terminal.WriteBytes(DiagnosticJson.Render(diagnostics));
        else if (format == "sarif") terminal.WriteBytes(DiagnosticSarif.Render(diagnostics));
        else
        {
            foreach (var diagnostic in diagnostics) terminal.WriteLine(DiagnosticText.Render(diagnostic, terminal.Paint));
            terminal.WriteLine(FormattableString.Invariant($"{Count(files, "file")} checked: {Count(errors, "error")}, {Count(diagnostics.Count - errors, "warning")}"));
        }
        return errors > 0 ? ExitCode.Failure : ExitCode.Success;
    }

    private static string Count(int count, string what) => FormattableString.Invariant($"{count} {what}{(count == 1 ? "" : "s")}");
}
