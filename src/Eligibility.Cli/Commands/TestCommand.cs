using System.CommandLine;
using System.Text.Json;
using Eligibility.Analysis;
using Eligibility.Diagnostics;
using Eligibility.Text;

namespace Eligibility.Cli.Commands;

/// <summary><c>test PATH...</c>: runs the examples.</summary>
internal static class TestCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Rule files, or folders of them.", Arity = ArgumentArity.OneOrMore };
        var root = Shared.Root();
        var format = Shared.Format("text", "json");
        var command = new Command("test", "Runs the examples of rule files.\n\nExample: eligibility test rules") { paths, root, format };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(paths), parsed.GetValue(root), parsed.GetRequiredValue(format)));
        return command;
    }

    private static int Run(Terminal terminal, string[] paths, string? root, string format)
    {
        var compilations = paths.Select(path => Shared.Find(path, root)).SelectMany(found => LibraryChecker.Check(found.Library, found.Files).Compilations).DistinctBy(c => c.Source.Path).ToList();
        var errors = compilations.SelectMany(c => c.Diagnostics).Where(d => d.IsError).DistinctBy(d => (d.Code, d.Span.Source.Path, d.Span.Start)).ToList();
        if (errors.Count > 0)
        {
            foreach (var error in errors) terminal.Complain(DiagnosticText.Render(error));
            terminal.Complain("eligibility: examples run only once the errors above are mended");
            return ExitCode.Usage;
        }
        var results = compilations.Where(c => c.Evaluator is not null).Select(c => (c.Source.Path, Results: ExampleRunner.Run(c.Evaluator!))).ToList();
        var failed = results.Sum(r => r.Results.Count(e => !e.Passed));
        if (format == "json") terminal.WriteBytes(Json(results.SelectMany(r => r.Results)));
        else Text(terminal, results, failed);
        return failed > 0 ? ExitCode.Failure : ExitCode.Success;
    }

    private static void Text(Terminal terminal, List<(string Path, System.Collections.Immutable.ImmutableArray<ExampleResult> Results)> results, int failed)
    {
        foreach (var (path, examples) in results)
        {
            var passed = examples.Count(e => e.Passed);
            terminal.WriteLine($"{terminal.Paint(passed == examples.Length ? Tone.Good : Tone.Bad, FormattableString.Invariant($"{passed} of {examples.Length}"))} {path}");
            foreach (var example in examples.Where(e => !e.Passed))
            {
                terminal.WriteLine($"  {terminal.Paint(Tone.Bad, "failed")}: {example.Name} {terminal.Paint(Tone.Faint, FormattableString.Invariant($"({example.File}:{example.Line})"))}");
                foreach (var fault in example.Faults) terminal.WriteLine("    " + fault);
            }
        }
        var total = results.Sum(r => r.Results.Length);
        terminal.WriteLine(FormattableString.Invariant($"{total - failed} passed, {failed} failed"));
    }

    private static byte[] Json(IEnumerable<ExampleResult> examples)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, JsonStyle.Indented))
        {
            json.WriteStartObject();
            json.WriteStartArray("examples");
            foreach (var example in examples)
            {
                json.WriteStartObject();
                json.WriteString("example", example.Name);
                json.WriteString("file", example.File);
                json.WriteNumber("line", example.Line);
                json.WriteBoolean("passed", example.Passed);
                json.WriteStartArray("faults");
                foreach (var fault in example.Faults) json.WriteStringValue(fault);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }
}
