using System.CommandLine;
using Eligibility.Comparing;

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
        // Every verb takes it, so that a script can give it to all; records need no library.
        var root = Shared.Root();
        var command = new Command("diff-decisions",
            "Tells in what two recorded decisions differ: outcome, what went in, grounds, facts, rules.\n\nExample: eligibility "
                + "diff-decisions before.json after.json")
        {
            first, second, root, format
        };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(first), parsed.GetRequiredValue(second),
            parsed.GetRequiredValue(format)));
        return command;
    }

    private static int Run(Terminal terminal, string first, string second, string format)
    {
        var (one, two) = (Read(first), Read(second));
        if (format == "json") terminal.WriteBytes(DifferenceForms.Json(one, two));
        else terminal.Write(DifferenceForms.Text(one, two, terminal.Paint));
        return DecisionDifference.Between(one, two).IsEmpty ? ExitCode.Success : ExitCode.Failure;
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
