using System.CommandLine;
using System.Globalization;
using Eligibility.DecisionLog;
using Eligibility.Text;

namespace Eligibility.Cli.Commands;

/// <summary><c>log</c>: what a decision log holds, and whether it is whole.</summary>
internal static partial class LogCommand
{
    public static Command Create(Terminal terminal) => new("log",
        "Verifies, shows, exports, decides again, adds and erases the records of a decision log.\n\nExample: eligibility "
            + "log verify decisions.log --checkpoint last-month.json")
    {
        Verify(terminal), Show(terminal), Export(terminal), Decisions(terminal), Replay(terminal), Erase(terminal),
        Retain(terminal), Record(terminal),
    };

    private static Command Verify(Terminal terminal)
    {
        var (file, checkpoint) = (File(), new Option<string>("--checkpoint")
        {
            Description = "A checkpoint that was kept elsewhere, to hold the log against.", HelpName = "FILE"
        });
        var command = new Command("verify",
            "Works out every link of the chain again, and names the first record that is broken.") { file, checkpoint };
        command.SetAction(parsed =>
        {
            var kept = parsed.GetValue(checkpoint) is { } path ? ReadCheckpoint(path) : null;
            using var log = Open(parsed.GetRequiredValue(file));
            var found = log.Verify(kept);
            if (found.Fault is { } fault)
            {
                terminal.WriteLine(fault.Record > 0
                    ? Invariant($"record {fault.Record}: {SafeText.Show(fault.Message)}")
                    : SafeText.Show(fault.Message));
                return ExitCode.Failure;
            }
            terminal.WriteLine($"{Shared.Count(found.Checkpoint.Records, "record")}, "
                + Invariant($"{found.Erased:N0} of them erased; the chain is whole, its head {found.Checkpoint.Head}"));
            return ExitCode.Success;
        });
        return command;
    }

    private static Command Show(Terminal terminal)
    {
        var (file, number, confidential) = (File(), Number(isRequired: false), Confidential());
        var command = new Command("show", "Lists the records, or shows one of them.") { file, number, confidential };
        command.SetAction(parsed =>
        {
            using var log = Open(parsed.GetRequiredValue(file));
            if (parsed.GetValue(number) is { } one)
            {
                var record = log.Find(one) ?? throw new UsageException(Invariant($"there is no record {one}"));
                terminal.WriteBytes(record.ToJson(parsed.GetValue(confidential), indented: true));
                return ExitCode.Success;
            }
            foreach (var record in log.Records)
                terminal.WriteLine(Invariant($"{record.Number}  {record.At}  {record.Kind}")
                    + (record.About is { } about ? Invariant($" about {about}") : "")
                    + $"  {SafeText.Show(record.Id)}  by {SafeText.Show(record.User)}"
                    + (record.IsErased ? "  erased" : ""));
            return ExitCode.Success;
        });
        return command;
    }

    private static Command Export(Terminal terminal)
    {
        var (file, confidential) = (File(), Confidential());
        var checkpoint = new Option<bool>("--checkpoint")
        {
            Description = "Writes only how far the log has come, to be kept elsewhere. A log that is broken gives none."
        };
        var command = new Command("export",
            "Writes every record as a line of JSON; with --confidential all of it, so that its digests can be checked.")
        {
            file, checkpoint, confidential
        };
        command.SetAction(parsed =>
        {
            using var log = Open(parsed.GetRequiredValue(file));
            if (!parsed.GetValue(checkpoint))
            {
                terminal.WriteBytes(stream =>
                {
                    foreach (var record in log.Records) stream.Write(record.ToJson(parsed.GetValue(confidential)));
                });
                return ExitCode.Success;
            }
            var found = log.Verify();
            if (found.Fault is not null) throw new UsageException("the log is broken; see `eligibility log verify`");
            terminal.WriteBytes(found.Checkpoint.ToJson());
            return ExitCode.Success;
        });
        return command;
    }

    private static Command Decisions(Terminal terminal)
    {
        var file = File();
        var command = new Command("decisions",
            "Counts what people decided on the advice: departures by rule, role and outcome, times, files not read.")
        {
            file
        };
        command.SetAction(parsed =>
        {
            using var log = Open(parsed.GetRequiredValue(file));
            terminal.Write(DecisionSummaryText.Of(DecisionSummary.Of(log.Decisions())));
            return ExitCode.Success;
        });
        return command;
    }

    private static Command Replay(Terminal terminal)
    {
        var file = File();
        var command = new Command("replay",
            "Decides every record again under its archived text, and tells each that comes out otherwise.") { file };
        command.SetAction(parsed =>
        {
            using var log = Open(parsed.GetRequiredValue(file));
            // Others may write meanwhile: what is counted is what was decided again.
            var last = log.Checkpoint.Records;
            var differences = 0L;
            foreach (var difference in log.Replay(last))
            {
                differences++;
                terminal.WriteLine(Invariant($"record {difference.Record}: {difference.Message}"));
            }
            var advice = log.Records.TakeWhile(r => r.Number <= last).Where(r => r.Kind == "advice")
                .CountBy(r => r.IsErased).ToDictionary();
            terminal.WriteLine($"{Shared.Count(advice.GetValueOrDefault(false), "record")} decided again, "
                + Invariant($"{advice.GetValueOrDefault(true):N0} erased, {Shared.Count(differences, "difference")}"));
            return differences == 0 ? ExitCode.Success : ExitCode.Failure;
        });
        return command;
    }

    private static DecisionLogReader Open(string place) => DecisionLogReader.Open(StoreOf(place));

    /// <summary>A connection string names a host first; all else is a file.</summary>
    private static LogStore StoreOf(string place)
    {
        try
        {
            return place.StartsWith("Host=", StringComparison.OrdinalIgnoreCase)
                ? LogStore.Postgres(place)
                : LogStore.Sqlite(place);
        }
        catch (ArgumentException fault)
        {
            throw new UsageException(fault.Message.Split(" (Parameter", 2)[0]);
        }
    }

    private static Checkpoint ReadCheckpoint(string path)
    {
        if (!System.IO.File.Exists(path)) throw new UsageException($"there is no file `{path}`");
        try
        {
            return Checkpoint.Read(Shared.ReadFile(path, 4096));
        }
        catch (FormatException fault)
        {
            throw new UsageException($"{path}: {fault.Message}");
        }
    }

    private static Argument<string> File() => new("FILE")
    {
        Description = "The file of the log; or a database of PostgreSQL, as \"Host=...;Database=...;Username=...\"."
    };

    private static Option<long?> Number(bool isRequired) => new("--record")
    {
        Description = "The number of a record, from 1.", HelpName = "NUMBER", Required = isRequired
    };

    private static Option<bool> Confidential() => new("--confidential")
    {
        Description = "Tells what the policy declares confidential or protected too."
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
