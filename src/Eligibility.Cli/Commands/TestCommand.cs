using System.Collections.Immutable;
using System.CommandLine;
using Eligibility.Analysis;
using Eligibility.Diagnostics;
using Eligibility.Mutating;
using Eligibility.Text;

namespace Eligibility.Cli.Commands;

/// <summary><c>test PATH... [--coverage] [--suggest]</c>: runs the examples, and says what none of them exercises.</summary>
internal static class TestCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Rule files, or folders of them.", Arity = ArgumentArity.OneOrMore
        };
        var coverage = new Option<bool>("--coverage")
        {
            Description = "Also tells which rules, and which conditions both ways, no example exercises."
        };
        var suggest = new Option<bool>("--suggest")
        {
            Description = "Also writes examples for cases that none covers, what comes of each left to confirm."
        };
        var root = Shared.Root();
        var format = Shared.Format("text", "json");
        var command = new Command("test",
            "Runs the examples of rule files.\n\nExample: eligibility test rules --coverage\nExample: eligibility "
                + "test rules/durham-checkpoint --suggest")
        {
            paths, coverage, suggest, root, format
        };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(paths), parsed.GetValue(coverage),
            parsed.GetValue(suggest), parsed.GetValue(root), parsed.GetRequiredValue(format)));
        return command;
    }

    private static int Run(Terminal terminal, string[] paths, bool covers, bool suggests, string? root, string format)
    {
        // Files of two libraries may have the same path from their roots: they are two files all the same.
        var compilations = paths.Select(path =>
            (Found: Shared.Find(path, root), Root: Path.GetFullPath(root ?? Library.RootOf(path))))
            .SelectMany(p =>
                LibraryChecker.Check(p.Found.Library, p.Found.Files).Compilations.Select(c => (p.Root, p.Found.Library, Compilation: c)))
            .DistinctBy(c => (c.Root, c.Compilation.Source.Path)).ToList();
        if (covers
            && compilations.Select(c => c.Root).Distinct(StringComparer.Ordinal).Skip(1).FirstOrDefault() is { } second)
            throw new UsageException(
                $"--coverage measures the files of one library: `{compilations[0].Root}` and `{second}` are the "
                    + "roots of two; run it for each");
        var errors = compilations.SelectMany(c => c.Compilation.Diagnostics.Select(d => (c.Root, Diagnostic: d)))
            .Where(d => d.Diagnostic.IsError)
            .DistinctBy(d => (d.Root, d.Diagnostic.Code, d.Diagnostic.Span.Source.Path, d.Diagnostic.Span.Start))
            .Select(d => d.Diagnostic).ToList();
        if (errors.Count > 0)
        {
            foreach (var error in errors) terminal.Complain(DiagnosticText.Render(error));
            terminal.Complain("eligibility: examples run only once the errors above are mended");
            return ExitCode.Usage;
        }
        var results = compilations.Select(c => c.Compilation).Where(c => c.Evaluator is not null)
            .Select(c => (c.Source.Path, Evaluator: c.Evaluator!,
                Results: ExampleRunner.Run(c.Evaluator!, DecisionDetail.None))).ToList();
        var coverage = covers ? Coverage.Of(results.Select(r => (r.Evaluator, r.Results))) : null;
        var suggestions = suggests
            ? compilations.Where(c => c.Compilation.Evaluator is not null).SelectMany(c =>
                Suggestions.Of(c.Compilation.Evaluator!, MutateCommand.In(c.Library, c.Compilation.File))).ToList() : null;
        var failed = results.Sum(r => r.Results.Count(e => !e.Passed));
        if (format == "json") terminal.WriteBytes(Json(results.SelectMany(r => r.Results.Select(e => (e,
            r.Evaluator))), coverage, suggestions));
        else
        {
            Text(terminal, results, failed);
            if (coverage is not null) terminal.Write("\n" + CoverageText.Render(coverage, terminal.Paint));
            if (suggestions is not null) terminal.Write("\n" + SuggestionForms.Text(suggestions));
        }
        return failed > 0 ? ExitCode.Failure : ExitCode.Success;
    }

    private static void Text(Terminal terminal,
        List<(string Path, PolicyEvaluator Evaluator, ImmutableArray<ExampleResult> Results)> results, int failed)
    {
        foreach (var (path, evaluator, examples) in results)
        {
            var passed = examples.Count(e => e.Passed);
            terminal.WriteLine(
                $"{terminal.Paint(passed == examples.Length ? Tone.Good : Tone.Bad,
                    FormattableString.Invariant($"{passed} of {examples.Length}"))} {path}");
            foreach (var example in examples.Where(e => !e.Passed))
            {
                terminal.WriteLine(
                    $"  {terminal.Paint(Tone.Bad, "failed")}: {example.Name} {terminal.Paint(Tone.Faint,
                        FormattableString.Invariant($"({example.File}:{example.Line})"))}");
                foreach (var line in example.Faults.Concat(FailedExample.Lines(evaluator, example))) terminal.WriteLine("    " + line);
            }
        }
        var total = results.Sum(r => r.Results.Length);
        terminal.WriteLine(FormattableString.Invariant($"{total - failed} passed, {failed} failed"));
    }

    private static byte[] Json(IEnumerable<(ExampleResult, PolicyEvaluator)> examples, Coverage? coverage, List<Suggestion>? suggestions)
    {
        return JsonStyle.Document(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("examples");
            foreach (var (example, evaluator) in examples)
            {
                json.WriteStartObject();
                json.WriteString("example", example.Name);
                json.WriteString("file", example.File);
                json.WriteNumber("line", example.Line);
                json.WriteBoolean("passed", example.Passed);
                json.WriteStartArray("faults");
                foreach (var fault in example.Faults) json.WriteStringValue(fault);
                json.WriteEndArray();
                json.WriteStartArray("failedOn");
                foreach (var line in FailedExample.Lines(evaluator, example)) json.WriteStringValue(line);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            if (coverage is not null)
            {
                json.WritePropertyName("coverage");
                CoverageJson.Write(json, coverage);
            }
            if (suggestions is not null) SuggestionForms.Write(json, suggestions);
            json.WriteEndObject();
        });
    }
}
