using System.CommandLine;
using Eligibility.Analysis;
using Eligibility.Diagnostics;
using Eligibility.Evaluation;
using Eligibility.Mutating;

namespace Eligibility.Cli.Commands;

/// <summary><c>mutate POLICY</c>: small edits of a policy that none of its examples notices.</summary>
internal static class MutateCommand
{
    public static Command Create(Terminal terminal)
    {
        var policy = new Argument<string>("POLICY") { Description = "A policy file." };
        var root = Shared.Root();
        var format = Shared.Format("text", "json");
        var command = new Command("mutate",
            "Makes small edits of a policy and says which none of its examples notices, each with an example that would.\n\n"
                + "Example: eligibility mutate rules/durham-checkpoint/2015-launch.rules") { policy, root, format };
        command.SetAction(parsed =>
            Run(terminal, parsed.GetRequiredValue(policy), parsed.GetValue(root), parsed.GetRequiredValue(format)));
        return command;
    }

    private static int Run(Terminal terminal, string path, string? root, string format)
    {
        var (library, files) = Shared.Find(path, root);
        if (files is not [var file]) throw new UsageException($"`{path}` holds {files.Count} files; mutate takes one policy file");
        var compilation = PolicyCompiler.Compile(library, file);
        if (compilation.HasErrors)
        {
            foreach (var error in compilation.Diagnostics.Where(d => d.IsError)) terminal.Complain(DiagnosticText.Render(error));
            throw new UsageException($"`{path}` has errors; only a policy without any is edited");
        }
        if (compilation.Evaluator is not { } evaluator) throw new UsageException($"`{path}` is no policy: it has no examples");
        if (ExampleRunner.Run(evaluator, DecisionDetail.None).FirstOrDefault(e => !e.Passed) is { } failed)
            throw new UsageException($"the example `{failed.Name}` fails; run `eligibility test {path}` and mend it first");
        var mutated = new EditTrial(evaluator, In(library, file)).All();
        if (format == "json") terminal.WriteBytes(MutationForms.Json(mutated));
        else terminal.Write(MutationForms.Text(mutated, terminal.Paint));
        return mutated.IsAllNoticed ? ExitCode.Success : ExitCode.Failure;
    }

    /// <summary>Compiles a text in the place of a file.</summary>
    public static Func<string, CompiledText> In(Library library, string file) => text =>
    {
        var made = PolicyCompiler.Uncorrected(library.With(file, text), file);
        return new CompiledText(made.Evaluator, made.Diagnostics);
    };
}
