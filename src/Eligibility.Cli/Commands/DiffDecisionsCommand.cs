using System.Collections.Immutable;
using System.CommandLine;
using Eligibility.Comparing;
using Eligibility.SemanticDiff;

namespace Eligibility.Cli.Commands;

/// <summary><c>diff-decisions A.json B.json</c>: in what two recorded decisions differ.</summary>
internal static class DiffDecisionsCommand
{
    public static Command Create(Terminal terminal)
    {
        var first = new Argument<string>("A.json")
        {
            Description = "A recorded decision, as `decide --format json` writes it."
        };
        var second = new Argument<string>("B.json") { Description = "Another." };
        var format = Shared.Format("text", "json");
        var policies = new Option<string>("--policies")
        {
            Description = "The folder of the policies that decided: where these are two editions, what changed in "
                + "meaning is told of this case.",
            HelpName = "FOLDER"
        };
        // Every verb takes it, so that a script can give it to all; records need no library.
        var root = Shared.Root();
        var command = new Command("diff-decisions",
            "Tells in what two recorded decisions differ: outcome, what went in, grounds, facts, rules.\n\nExample: eligibility "
                + "diff-decisions before.json after.json\nExample: eligibility diff-decisions before.json after.json --policies rules")
        {
            first, second, policies, root, format
        };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(first), parsed.GetRequiredValue(second),
            parsed.GetValue(policies), parsed.GetValue(root), parsed.GetRequiredValue(format)));
        return command;
    }

    private static int Run(Terminal terminal, string first, string second, string? policies, string? root, string format)
    {
        var (one, two) = (Read(first), Read(second));
        ImmutableArray<string> meaning = [.. Meaning(one, two, policies, root)];
        if (format == "json") terminal.WriteBytes(DifferenceForms.Json(one, two, meaning));
        else terminal.Write(DifferenceForms.Text(one, two, terminal.Paint, meaning));
        return DecisionDifference.Between(one, two).IsEmpty ? ExitCode.Success : ExitCode.Failure;
    }

    /// <summary>What changed in meaning from the one policy to the other; nothing where both were decided by one.</summary>
    private static IEnumerable<string> Meaning(RecordedDecision one, RecordedDecision two, string? policies, string? root)
    {
        if (one.Each is not null || two.Each is not null) return [];
        var (before, now) = (one.Parts.Policy, two.Parts.Policy);
        if (before.Hash is null || now.Hash is null || before.Hash == now.Hash || before.Title != now.Title) return [];
        if (policies is null)
            return ["The two texts of the policy are not at hand. Give the folder of the library with `--policies` "
                + "to be told which of its changes hold this case, and by which statements."];
        var (library, files) = Shared.Find(policies, root);
        var texts = files.Take(Library.MostFiles).Select(f => PolicyCompiler.Compile(library, f).Evaluator).OfType<PolicyEvaluator>()
            .Where(e => before.Hash == e.Policy.Hash || now.Hash == e.Policy.Hash).ToList();
        var (old, @new) = (texts.Find(e => e.Policy.Hash == before.Hash), texts.Find(e => e.Policy.Hash == now.Hash));
        if (old is not null && @new is not null) return CaseMeaning.Of(old, @new, one.Whole, two.Whole);
        var (missing, hash) = old is null ? (before, before.Hash) : (now, now.Hash);
        return [$"No policy in `{policies}` has the text by which {(old is null ? "the first" : "the second")} was decided "
            + $"({missing.Title}{(missing.Edition is { } edition ? ", " + edition : "")}, hash {hash[..Math.Min(12, hash.Length)]}...): give the folder as it was then."];
    }

    private static RecordedDecision Read(string file)
    {
        if (!File.Exists(file)) throw new UsageException($"there is no file `{file}`");
        var bytes = Shared.ReadFile(file, RecordedDecision.MostBytes);
        if (bytes.Length > RecordedDecision.MostBytes)
            throw new UsageException($"{file}: it is too long to be the record of one decision");
        try
        {
            return RecordedDecision.Read(bytes);
        }
        catch (FormatException fault)
        {
            throw new UsageException($"{file}: {fault.Message}");
        }
    }
}
