using System.CommandLine;
using Eligibility.DecisionLog;
using Eligibility.Text;

namespace Eligibility.Cli.Commands;

/// <summary><c>log erase</c> and <c>log retain</c>: what is personal goes, and the chain stays.</summary>
internal static partial class LogCommand
{
    private static Command Erase(Terminal terminal)
    {
        var (file, number) = (File(), Number(isRequired: true));
        var by = new Option<string>("--by") { Description = "Who erases it.", HelpName = "WHO", Required = true };
        var because = new Option<string>("--because")
        {
            Description = "Why. It is kept: let it say nothing about the person.", HelpName = "TEXT", Required = true
        };
        var command = new Command("erase",
            "Erases what is personal of one record, and of the decisions on it. The chain still verifies.")
        {
            file, number, by, because
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            // Nothing is made where there is no log: only an existing one is written.
            Open(path).Dispose();
            var (one, who, why) =
                (parsed.GetValue(number)!.Value, parsed.GetRequiredValue(by), parsed.GetRequiredValue(because));
            var receipt = WriteAsync(path, log => log.EraseAsync(one, who, why)).GetAwaiter().GetResult();
            terminal.WriteLine(Invariant($"erased; record {receipt.Number} says so"));
            return ExitCode.Success;
        });
        return command;
    }

    private static Command Retain(Terminal terminal)
    {
        var file = File();
        var rules = new Option<string>("--rules")
        {
            Description = "How long records are kept, as eligibility-retention/1.", HelpName = "FILE", Required = true
        };
        var on = new Option<string>("--on")
        {
            Description = "The day on which the rules are held against the log, such as 2024-01-10.", HelpName = "DATE",
            Required = true
        };
        var by = new Option<string>("--by") { Description = "Who erases it; with --dry-run nobody.", HelpName = "WHO" };
        var dry = new Option<bool>("--dry-run") { Description = "Only tells what would be erased." };
        var command = new Command("retain",
            "Erases what is personal of each record that is older than a rule lets it be. The chain still verifies.")
        {
            file, rules, on, by, dry
        };
        command.SetAction(parsed =>
        {
            var (path, day) = (parsed.GetRequiredValue(file), Shared.ReadDate(parsed.GetRequiredValue(on), "--on"));
            var read = ReadRules(parsed.GetRequiredValue(rules));
            var isDry = parsed.GetValue(dry);
            if (!isDry && parsed.GetValue(by) is null)
                throw new UsageException("say who erases with --by WHO, or try it with --dry-run");
            using var log = Open(path);
            IReadOnlyCollection<RecordDue> due = isDry
                ? [.. log.Due(read, day)]
                : WriteAsync(path, open => open.RetainAsync(read, day, parsed.GetValue(by)!)).GetAwaiter().GetResult();
            foreach (var record in due)
                terminal.WriteLine(Invariant($"record {record.Record}  {SafeText.Show(record.Id)}  ")
                    + SafeText.Show(record.Rule));
            terminal.WriteLine(Shared.Count(due.Count, "record") + (isDry ? " would be erased" : " erased"));
            return ExitCode.Success;
        });
        return command;
    }


    private static RetentionRules ReadRules(string path)
    {
        if (!System.IO.File.Exists(path)) throw new UsageException($"there is no file `{path}`");
        try
        {
            return RetentionRules.Read(Shared.ReadFile(path, 256 * 1024));
        }
        catch (StatementException fault)
        {
            throw new UsageException(string.Join('\n', fault.Faults.Select(f => $"{path}: {f}")));
        }
    }

    /// <summary>Does something to a log, and says what was wrong with how it was asked for.</summary>
    internal static async Task<T> WriteAsync<T>(string place, Func<DecisionLogWriter, Task<T>> work)
    {
        try
        {
            var log = DecisionLogWriter.Open(StoreOf(place));
            await using (log.ConfigureAwait(false)) return await work(log).ConfigureAwait(false);
        }
        catch (ArgumentException fault)
        {
            throw new UsageException(fault.Message.Split(" (Parameter", 2)[0]);
        }
    }
}
