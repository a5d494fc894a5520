using System.CommandLine;
using System.Text;
using Eligibility.Cases;
using Eligibility.Evaluation;
using Eligibility.Justification;

namespace Eligibility.Cli.Commands;

/// <summary><c>decide POLICY --case FILE</c>: one decision with its justification.</summary>
internal static class DecideCommand
{
    public static Command Create(Terminal terminal)
    {
        var policy = new Argument<string>("POLICY") { Description = "A policy file, used as it stands; or a folder of editions of one policy, of which the one in force decides." };
        var file = new Option<string>("--case") { Description = "The case as JSON; - for standard input.", Required = true, HelpName = "FILE" };
        var on = Shared.On();
        var root = Shared.Root();
        var format = Shared.Format("text", "json", "markdown", "html");
        var reader = new Option<string>("--for") { Description = "For whom it is written: person is the one decided about, in plain words and without what is confidential.", HelpName = "person" };
        reader.AcceptOnlyFromAmong("person");
        var command = new Command("decide", "Decides one case and says why.\n\nExample: eligibility decide rules/durham-checkpoint --case case.json --on 2018-01-10") { policy, file, on, root, format, reader };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(policy), parsed.GetRequiredValue(file), Shared.ReadDate(parsed.GetValue(on)), parsed.GetValue(root), Form.Read(parsed.GetRequiredValue(format), parsed.GetValue(reader))));
        return command;
    }

    private static int Run(Terminal terminal, string path, string file, DateOnly? on, string? root, Form form)
    {
        var policy = Shared.OnePolicy(terminal, path, root);
        var bytes = Shared.ReadCase(terminal, file);
        if (Directory.Exists(path)) return Tell(terminal, policy.Decide(bytes, on), policy, form);
        var evaluator = policy.All[0];
        var read = CaseReader.Read(evaluator.Policy, bytes, new CaseOptions { DecidedOn = on });
        return read.Case is { } @case ? Tell(terminal, evaluator.Decide(@case), form) : Refuse(terminal, file, read.Faults);
    }

    private static int Refuse(Terminal terminal, string file, IEnumerable<CaseFault> faults)
    {
        foreach (var fault in faults) terminal.Complain($"{file}: {fault}");
        return ExitCode.Usage;
    }

    private static int Tell(Terminal terminal, EditionDecision result, Editions editions, Form form)
    {
        if (result.Decision is { } decision) return Tell(terminal, decision, form);
        if (!result.Faults.IsEmpty) return Refuse(terminal, "case", result.Faults);
        if (result.NoneInForceOn is { } day)
        {
            throw new UsageException(FormattableString.Invariant($"no edition of \"{editions.Title}\" is in force on {day:yyyy-MM-dd}; the editions are {editions.Describe()}. To try one all the same, name its file"));
        }
        switch (form.Format)
        {
            case "json": terminal.WriteBytes(UndatedJson.Render(editions, result)); break;
            case "markdown": terminal.Write(UndatedText.Markdown(editions, result)); break;
            case "html": terminal.Write(UndatedText.Html(editions, result)); break;
            default: terminal.Write(UndatedText.Render(editions, result, terminal.Paint)); break;
        }
        return ExitCode.Undecided;
    }

    private static int Tell(Terminal terminal, Decision decision, Form form)
    {
        if (form is { ForPerson: false, Format: "json" }) terminal.WriteBytes(JustificationJson.Render(JustificationBuilder.Build(decision)));
        else terminal.Write(form switch
        {
            { ForPerson: true, Format: "markdown" } => PersonForm.Markdown(decision),
            { ForPerson: true, Format: "html" } => PersonForm.Html(decision),
            { ForPerson: true } => PersonForm.Text(decision, terminal.Paint),
            { Format: "markdown" } => JustificationMarkdown.Render(JustificationBuilder.Build(decision)),
            { Format: "html" } => JustificationHtml.Render(JustificationBuilder.Build(decision)),
            _ => JustificationText.Render(JustificationBuilder.Build(decision), terminal.Paint),
        });
        return decision.IsDecided ? ExitCode.Success : ExitCode.Undecided;
    }

    /// <summary>The form of the justification, and whether it is written for the person decided about.</summary>
    private sealed record Form(string Format, bool ForPerson)
    {
        public static Form Read(string format, string? reader)
        {
            if (reader is not null && format == "json") throw new UsageException("--for person is written as text, markdown or html; JSON is the whole record, for programs");
            return new Form(format, reader is not null);
        }
    }
}
