using System.CommandLine;
using Eligibility.Diagnostics;
using Eligibility.Promises;

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
            "Finds every error and warning in rule files, and what breaks the checks of the library's checks.txt.\n\nExample: eligibility "
                + "check rules\nExample: eligibility check new.rules --no-milder-than old.rules") { paths, root, format };
        var promises = new PromiseOptions();
        promises.AddTo(command);
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(paths), parsed.GetValue(root), parsed.GetRequiredValue(format),
            promises.Asked(parsed), promises.Updates(parsed)));
        return command;
    }

    private static int Run(Terminal terminal, string[] paths, string? root, string format,
        IReadOnlyList<(PromiseKind Kind, string Old)> asked, bool updates)
    {
        // Files of two libraries may have the same path from their roots: they are two files all the same.
        var checks = paths.Select(path =>
            (Found: Shared.Find(path, root), Root: Path.GetFullPath(root ?? Library.RootOf(path))))
            .Select(p => (p.Root, p.Found.Library, Check: LibraryChecker.Check(p.Found.Library, p.Found.Files, closely: true))).ToList();
        var diagnostics = checks.SelectMany(c => c.Check.Diagnostics.Select(d => (c.Root, Diagnostic: d)))
            .DistinctBy(d => (d.Root, d.Diagnostic.Code, d.Diagnostic.Span.Source.Path, d.Diagnostic.Span.Start,
                d.Diagnostic.Message))
            .Select(d => d.Diagnostic).ToList();
        var counted = 0;
        foreach (var (own, library, policies) in checks.GroupBy(c => c.Root, StringComparer.Ordinal)
            .Select(g => (g.Key, g.First().Library, PoliciesOf(g.Select(c => c.Check)))))
        {
            if (PromiseOptions.Kept(own, library, policies, updates) is not { } kept) continue;
            diagnostics.AddRange(kept.Diagnostics);
            counted += kept.Count;
        }
        // Of a policy with errors nothing is promised.
        if (asked.Count > 0 && !diagnostics.Any(d => d.IsError))
            diagnostics.AddRange(PromiseOptions.Broken(terminal, asked, PoliciesOf(checks.Select(c => c.Check)), root));
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
                + (notes > 0 ? ", " + Shared.Count(notes, "note") : "")
                + (counted > 0 ? $"; {Shared.Count(counted, "check")} of {CheckLine.File}" : ""));
            foreach (var (kind, old) in asked)
                if (errors == 0) terminal.WriteLine($"In every case {paths[0]} is {(kind == PromiseKind.Same ? "the " : "")}{Promise.WordsOf(kind)} {old}. That is proved.");
        }
        return errors > 0 ? ExitCode.Failure : ExitCode.Success;
    }

    private static List<PolicyEvaluator> PoliciesOf(IEnumerable<LibraryCheck> checks) =>
        [.. checks.SelectMany(c => c.Compilations).Select(c => c.HasErrors ? null : c.Evaluator).OfType<PolicyEvaluator>()
            .DistinctBy(e => e.Policy.File, StringComparer.Ordinal)];
}
