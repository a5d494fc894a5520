using System.CommandLine;
using System.Text;
using Eligibility.Analysis;
using Eligibility.Cases;
using Eligibility.Diagnostics;
using Eligibility.Evaluation;
using Eligibility.Justification;

namespace Eligibility.Cli.Commands;

/// <summary><c>decide POLICY --case FILE</c>: one decision with its justification.</summary>
internal static class DecideCommand
{
    private const int MostCaseBytes = 256 * 1024;

    public static Command Create(Terminal terminal)
    {
        var policy = new Argument<string>("POLICY") { Description = "A policy file, used as it stands; or a folder of editions of one policy, of which the one in force decides." };
        var file = new Option<string>("--case") { Description = "The case as JSON; - for standard input.", Required = true, HelpName = "FILE" };
        var on = Shared.On();
        var root = Shared.Root();
        var format = Shared.Format("text", "json");
        var command = new Command("decide", "Decides one case and says why.\n\nExample: eligibility decide rules/durham-checkpoint --case case.json --on 2018-01-10") { policy, file, on, root, format };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(policy), parsed.GetRequiredValue(file), Shared.ReadDate(parsed.GetValue(on)), parsed.GetValue(root), parsed.GetRequiredValue(format)));
        return command;
    }

    private static int Run(Terminal terminal, string path, string file, DateOnly? on, string? root, string format)
    {
        var (library, files) = Shared.Find(path, root);
        var check = LibraryChecker.Check(library, files);
        if (check.HasErrors)
        {
            foreach (var error in check.Diagnostics.Where(d => d.IsError)) terminal.Complain(DiagnosticText.Render(error));
            throw new UsageException($"`{path}` has errors; a case is decided only under a policy without any");
        }
        var editions = Editions.Of(check.Compilations.Select(c => c.Evaluator).OfType<PolicyEvaluator>());
        if (editions.IsEmpty) throw new UsageException($"there is no policy in `{path}`");
        if (editions.Length > 1) throw new UsageException($"`{path}` holds several policies ({string.Join(", ", editions.Select(e => $"\"{e.Title}\""))}); name the file or the folder of one");
        var bytes = ReadCase(terminal, file);
        if (Directory.Exists(path)) return Tell(terminal, editions[0].Decide(bytes, on), editions[0], format);
        var evaluator = editions[0].All[0];
        var read = CaseReader.Read(evaluator.Policy, bytes, new CaseOptions { DecidedOn = on });
        return read.Case is { } @case ? Tell(terminal, evaluator.Decide(@case), format) : Refuse(terminal, file, read.Faults);
    }

    private static byte[] ReadCase(Terminal terminal, string file)
    {
        if (file == "-") return terminal.ReadInput(MostCaseBytes);
        if (!File.Exists(file)) throw new UsageException($"there is no case file `{file}`");
        using var stream = File.OpenRead(file);
        var buffer = new byte[MostCaseBytes + 1];
        return buffer[..stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
    }

    private static int Refuse(Terminal terminal, string file, IEnumerable<CaseFault> faults)
    {
        foreach (var fault in faults) terminal.Complain($"{file}: {fault}");
        return ExitCode.Usage;
    }

    private static int Tell(Terminal terminal, EditionDecision result, Editions editions, string format)
    {
        if (result.Decision is { } decision) return Tell(terminal, decision, format);
        if (!result.Faults.IsEmpty) return Refuse(terminal, "case", result.Faults);
        if (result.NoneInForceOn is { } day)
        {
            throw new UsageException(FormattableString.Invariant($"no edition of \"{editions.Title}\" is in force on {day:yyyy-MM-dd}; the editions are {editions.Describe()}. To try one all the same, name its file"));
        }
        if (format == "json") terminal.WriteBytes(UndatedJson.Render(editions, result));
        else terminal.Write(UndatedText.Render(editions, result, terminal.Paint));
        return ExitCode.Undecided;
    }

    private static int Tell(Terminal terminal, Decision decision, string format)
    {
        var record = JustificationBuilder.Build(decision);
        if (format == "json") terminal.WriteBytes(JustificationJson.Render(record));
        else terminal.Write(JustificationText.Render(record, terminal.Paint));
        return decision.IsDecided ? ExitCode.Success : ExitCode.Undecided;
    }
}
