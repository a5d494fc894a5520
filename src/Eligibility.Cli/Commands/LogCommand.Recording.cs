using System.CommandLine;
using Eligibility.DecisionLog;
using Eligibility.Text;

namespace Eligibility.Cli.Commands;

/// <summary><c>log record</c>: what a person decided, beside the advice that it answers.</summary>
internal static partial class LogCommand
{
    private static Command Record(Terminal terminal)
    {
        var file = File();
        var statement = new Argument<string>("DECISION")
        {
            Description = "What a person decided, as eligibility-decision/1; - for standard input."
        };
        var by = Recording.Who("Who records it.");
        by.Required = true;
        var id = new Option<string>("--log-id")
        {
            Description = "The id of the record, under which it stands once however often it is written. A new one "
                + "when silent.",
            HelpName = "ID"
        };
        var command = new Command("record",
            "Keeps what a person decided on an advice of the log; what contradicts the advice is refused.")
        {
            file, statement, by, id
        };
        command.SetAction(parsed =>
        {
            var (place, path) = (parsed.GetRequiredValue(file), parsed.GetRequiredValue(statement));
            var bytes = Shared.ReadJson(terminal, path);
            Open(place).Dispose();
            try
            {
                var receipt = WriteAsync(place, log => log.AppendAsync(parsed.GetValue(id) ?? Recording.NewId(),
                    HumanDecision.Read(bytes), parsed.GetRequiredValue(by))).GetAwaiter().GetResult();
                terminal.WriteLine(Invariant($"record {receipt.Number}  {SafeText.Show(receipt.Id)}"));
                return ExitCode.Success;
            }
            catch (StatementException refused)
            {
                foreach (var fault in refused.Faults) terminal.Complain($"{path}: {fault}");
                return ExitCode.Usage;
            }
        });
        return command;
    }
}
