using System.CommandLine;
using Eligibility.Diagnostics;

namespace Eligibility.Cli.Commands;

/// <summary><c>facts POLICY</c>: what a policy asks for.</summary>
internal static class FactsCommand
{
    public static Command Create(Terminal terminal)
    {
        var policy = new Argument<string>("POLICY") { Description = "A policy file." };
        var root = Shared.Root();
        var format = Shared.Format("text", "json", "schema", "case");
        var output = new Option<string?>("--out")
        {
            Description = "A file to write it to, which is not there yet; else it goes to standard output."
        };
        var command = new Command("facts",
            "Lists what a policy asks for: names, types, ranges, questions; a JSON Schema of its cases; an empty "
                + "case to fill in.\n\nExample: eligibility facts "
                + "rules/durham-checkpoint/2017-drugs-extension.rules --format case > case.json")
        {
            policy, root, format, output
        };
        command.SetAction(parsed =>
            Run(terminal, parsed.GetRequiredValue(policy), parsed.GetValue(root), parsed.GetRequiredValue(format),
                parsed.GetValue(output)));
        return command;
    }

    private static int Run(Terminal terminal, string path, string? root, string format, string? output)
    {
        var (library, files) = Shared.Find(path, root);
        var check = LibraryChecker.Check(library, files);
        if (check.HasErrors)
        {
            foreach (var error in check.Diagnostics.Where(d => d.IsError))
                terminal.Complain(DiagnosticText.Render(error));
            throw new UsageException($"`{path}` has errors; mend them first");
        }
        var policies = check.Compilations.Select(c => c.Policy).OfType<Policy>().ToList();
        if (policies.Count != 1)
            throw new UsageException(policies.Count == 0
                ? $"there is no policy in `{path}`"
                : $"`{path}` holds several policies; name the file of one");
        var text = format switch
        {
            "json" => FactsListing.Json(policies[0]),
            "schema" => FactsListing.Schema(policies[0]),
            "case" => FactsListing.CaseToFill(policies[0]),
            _ => FactsListing.Text(policies[0]),
        };
        if (output is null) terminal.Write(text);
        else WriteNew(output, text);
        return ExitCode.Success;
    }

    /// <summary>Whoever filled in a case does not lose it: a file that is there is left as it is.</summary>
    private static void WriteNew(string path, string text)
    {
        if (File.Exists(path) || Directory.Exists(path))
            throw new UsageException($"--out `{path}` is there already, and is left as it is; name another file");
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        file.Write(System.Text.Encoding.UTF8.GetBytes(text));
    }
}
