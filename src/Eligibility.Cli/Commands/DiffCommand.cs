using System.CommandLine;
using Eligibility.SemanticDiff;

namespace Eligibility.Cli.Commands;

/// <summary>
/// <c>diff OLD NEW</c>: what changed in meaning from one policy to another; <c>diff FOLDER</c>: from each edition of a policy to
/// the next.
/// </summary>
internal static class DiffCommand
{
    public static Command Create(Terminal terminal)
    {
        var old = new Argument<string>("OLD") { Description = "A policy file; or, alone, a folder of editions of one policy." };
        var @new = new Argument<string?>("NEW") { Description = "The policy file that takes its place.", Arity = ArgumentArity.ZeroOrOne };
        var root = Shared.Root();
        var format = Shared.Format("text", "json", "markdown", "html");
        var command = new Command("diff",
            "Says which cases two policies decide differently, or that there are none, which is a proof.\n\nExample: eligibility diff "
                + "rules/durham-checkpoint/2015.rules rules/durham-checkpoint/2017-12.rules\nExample: eligibility "
                    + "diff rules/durham-checkpoint")
        {
            old, @new, root, format,
        };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(old), parsed.GetValue(@new), parsed.GetValue(root),
            parsed.GetRequiredValue(format)));
        return command;
    }

    private static int Run(Terminal terminal, string old, string? @new, string? root, string format)
    {
        var pairs = Pairs(terminal, old, @new, root);
        var isSame = true;
        var (written, isFirst) = (format == "json" && pairs.Count > 1, true);
        if (written) terminal.Write("[\n");
        foreach (var (before, after) in pairs)
        {
            if (!PolicyDiff.AreComparable(before.Policy, after.Policy))
                throw new UsageException($"{before.Policy.File} and {after.Policy.File} cannot be held against each other: one decides "
                    + "each record of a list by itself, and the other does not");
            var diff = PolicyDiff.Of(before, after);
            isSame &= diff.IsNothing;
            if (!isFirst) terminal.Write(written ? ",\n" : "\n");
            isFirst = false;
            if (format == "json") terminal.WriteBytes(DiffForms.Json(diff));
            else terminal.Write(format switch
            {
                "markdown" => DiffForms.Markdown(diff),
                "html" => DiffForms.Html(diff),
                _ => DiffForms.Text(diff, terminal.Paint),
            });
        }
        if (written) terminal.Write("]\n");
        return isSame ? ExitCode.Success : ExitCode.Failure;
    }

    private static List<(PolicyEvaluator Old, PolicyEvaluator New)> Pairs(Terminal terminal, string old, string? @new, string? root)
    {
        if (@new is not null) return [(One(terminal, old, root), One(terminal, @new, root))];
        if (!Directory.Exists(old)) throw new UsageException("diff compares two policy files, or the editions of a "
            + "folder; give a second file");
        var editions = Shared.OnePolicy(terminal, old, root).Editions.All.OrderBy(e => e.Policy.InForceFrom ?? DateOnly.MaxValue).ToList();
        if (editions.Count < 2) throw new UsageException($"`{old}` holds one edition; give two files, or a folder of several editions");
        return [.. editions.Zip(editions.Skip(1))];
    }

    /// <summary>The one edition of a path.</summary>
    public static PolicyEvaluator One(Terminal terminal, string path, string? root)
    {
        var editions = Shared.OnePolicy(terminal, path, root).Editions;
        return editions.All.Length == 1 ? editions.All[0]
            : throw new UsageException($"`{path}` holds {editions.All.Length} editions; name the file of one, or give the folder alone");
    }
}
