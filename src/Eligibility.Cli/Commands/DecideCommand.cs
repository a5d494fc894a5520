using System.CommandLine;
using Eligibility.Cases;
using Eligibility.Justification;

namespace Eligibility.Cli.Commands;

/// <summary>
/// <c>decide POLICY --case FILE</c>: one decision with its justification. Many are <see cref="BulkDecide"/>.
/// </summary>
internal static class DecideCommand
{
    public static Command Create(Terminal terminal)
    {
        var policy = new Argument<string>("POLICY")
        {
            Description =
                "A policy file, used as it stands; or a folder of editions of one policy, of which the one in force decides."
        };
        var file = new Option<string>("--case")
        {
            Description = "The case as JSON, in which // begins a comment; - for standard input.", HelpName = "FILE"
        };
        var many = new Option<string>("--cases")
        {
            Description =
                "Many cases: a JSON object a line (.ndjson, .jsonl), or rows under headings (.csv); - for NDJSON "
                    + "from standard input. Gives a line of JSON for each, in order.",
            HelpName = "FILE"
        };
        var output = new Option<string>("--out")
        {
            Description = "With --cases: the file to write, whole or not at all. Standard output when silent.",
            HelpName = "FILE"
        };
        var record = new Option<string>("--record")
        {
            Description =
                "With --cases: what each line holds. brief (when silent): id, status, outcome or what is possible, reasons "
                    + "and needed facts by name; full: the whole record, as --format json@1 gives it; none: id and outcome.",
            HelpName = "brief|full|none"
        };
        record.AcceptOnlyFromAmong([.. Enum.GetNames<BulkRecord>().Select(name => name.ToLowerInvariant())]);
        var on = Shared.On();
        var root = Shared.Root();
        var format = Shared.Format("text", "json", "json@1", "json@2", "markdown", "html");
        var brief = new Option<bool>("--brief") { Description = "As text: the first screen and no more." };
        var full = new Option<bool>("--full")
        {
            Description = "As text: also what the lines of every other rule are made of."
        };
        var reader = new Option<string>("--for")
        {
            Description =
                "For whom it is written: person is the one decided about, in plain words and without what is confidential.",
            HelpName = "person"
        };
        reader.AcceptOnlyFromAmong("person");
        var final = new Option<bool>("--final")
        {
            Description = "With --for person and --decision: the letter as it is sent. One that lacks anything is refused."
        };
        var (log, by, logId) = Recording.Options();
        var (run, decided) = HandlingNotes.Options();
        var command = new Command("decide",
            "Decides one case, or many, and says why.\n\nExample: eligibility decide rules/durham-checkpoint --case "
                + "case.json --on 2018-01-10\nExample: eligibility decide rules/durham-checkpoint --cases cases.csv --out decisions.ndjson")
        {
            policy, file, many, output, record, on, root, format, brief, full, reader, final, log, by, logId, run, decided
        };
        command.SetAction(parsed =>
        {
            var (path, day) = (parsed.GetRequiredValue(policy), Shared.ReadDate(parsed.GetValue(on)));
            var recording = Recording.Of(parsed.GetValue(log), parsed.GetValue(by), parsed.GetValue(logId));
            switch (parsed.GetValue(file), parsed.GetValue(many))
            {
                case ({ } one, null):
                    if (parsed.GetValue(output) is not null)
                        throw new UsageException("--out goes with --cases; one decision is written to standard output");
                    if (parsed.GetValue(record) is not null)
                        throw new UsageException("--record goes with --cases; one decision has its whole record");
                    if (recording is not null && parsed.GetValue(decided) is not null)
                        throw new UsageException("--log keeps an advice before anybody decides on it; what was decided on "
                            + "it is kept with `eligibility log record`");
                    if (HandlingNotes.Read(terminal, parsed.GetValue(run), parsed.GetValue(decided)) is not { } notes)
                        return ExitCode.Usage;
                    var form = Form.Read(parsed.GetRequiredValue(format), parsed.GetValue(reader), parsed.GetValue(final),
                        parsed.GetValue(brief), parsed.GetValue(full)) with { Notes = notes };
                    return Run(terminal, path, one, day, parsed.GetValue(root), form, recording);
                case (null, { } cases):
                    if (recording is not null)
                        throw new UsageException("--log goes with --case: one decision is kept before it is told");
                    if ((parsed.GetValue(run) ?? parsed.GetValue(decided)) is not null)
                        throw new UsageException("--run and --decision go with --case: they stand beside one advice");
                    if (parsed.GetValue(reader) is not null || parsed.GetValue(final))
                        throw new UsageException("--for goes with --case; --cases gives a line of JSON for each case");
                    if (parsed.GetResult(format) is { Implicit: false }
                        && parsed.GetRequiredValue(format) is not ("json" or "json@1"))
                        throw new UsageException("--cases gives a line of JSON for each case; leave --format out");
                    return BulkDecide.Run(terminal, Shared.OnePolicy(terminal, path, parsed.GetValue(root)),
                        Directory.Exists(path), cases, parsed.GetValue(output), day,
                        RecordOf(parsed.GetValue(record)));
                case (null, null):
                    throw new UsageException("give one case with --case FILE, or many with --cases FILE");
                default: throw new UsageException("--case is for one case and --cases for many; give one of them");
            }
        });
        return command;
    }

    private static BulkRecord RecordOf(string? name) =>
        name is null ? BulkRecord.Brief : Enum.Parse<BulkRecord>(name, ignoreCase: true);

    private static int Run(Terminal terminal, string path, string file, DateOnly? on, string? root, Form form,
        Recording? recording)
    {
        var loaded = Shared.OnePolicy(terminal, path, root);
        var policy = loaded.Editions;
        var bytes = Shared.ReadCase(terminal, file);
        if (Directory.Exists(path))
        {
            var result = policy.Decide(bytes, on, detail: form.Detail);
            if (recording is not null && result.Decision is { } made)
                return Record(terminal, loaded, made, form, recording);
            if (recording is not null && result.Each is { } each) throw new UsageException(NoLog(each.Each));
            if (recording is not null && result is { Faults.IsEmpty: true, NoneInForceOn: null })
                throw new UsageException("no edition can be chosen before its date is known, and so nothing is decided "
                    + "that a log could keep; state the date, or leave --log out");
            return Tell(terminal, file, result, policy, form);
        }
        var evaluator = policy.All[0];
        var read = CaseReader.Read(evaluator.Policy, bytes, new CaseOptions { DecidedOn = on });
        if (read.Case is not { } @case) return Refuse(terminal, file, read.Faults);
        if (evaluator.Policy.Each is { } records)
        {
            if (recording is not null) throw new UsageException(NoLog(records.List.Name));
            return Tell(terminal, evaluator.DecideEach(@case, form.Detail), form);
        }
        var decision = evaluator.Decide(@case, form.Detail);
        return recording is null ? Tell(terminal, decision, form) : Record(terminal, loaded, decision, form, recording);
    }

    private static string NoLog(string list) =>
        $"the policy decides each of {list} by itself, and the log keeps one decision a case; leave --log out";

    /// <summary>What is kept is what is told, byte by byte: without colours.</summary>
    private static int Record(Terminal terminal, LoadedPolicy policy, Decision decision, Form form, Recording recording)
    {
        using var shown = new MemoryStream();
        var plain = new Terminal(shown, Stream.Null, Stream.Null, colour: false);
        var code = Tell(plain, decision, form);
        plain.Output.Flush();
        // What is refused is told to whoever asked, and not kept.
        if (code == ExitCode.Usage) return Tell(terminal, decision, form);
        recording.Tell(terminal, policy, decision, (shown.ToArray(), form.Schema), form.Notes.RunRecord);
        return code;
    }

    private static int Refuse(Terminal terminal, string file, IEnumerable<CaseFault> faults)
    {
        foreach (var fault in faults) terminal.Complain($"{file}: {fault}");
        return ExitCode.Usage;
    }

    private static int Tell(Terminal terminal, string file, EditionDecision result, Editions editions, Form form)
    {
        if (result.Decision is { } decision) return Tell(terminal, decision, form);
        if (result.Each is { } each) return Tell(terminal, each, form);
        if (!result.Faults.IsEmpty) return Refuse(terminal, file, result.Faults);
        if (result.NoneInForceOn is { } day) throw Shared.NoneInForce(editions, day);
        form.Notes.AnswerNone("no edition can be chosen before its date is known");
        if (form.Letter is { } letter) return letter.Tell(terminal, UndatedForms.LetterOf(result), isDecided: false);
        switch (form.Format)
        {
            case "json@1": terminal.WriteBytes(UndatedJson.Render(editions, result)); break;
            case "json" or "json@2":
                terminal.WriteBytes(UndatedExplanationJson.Render(editions, result, form.Notes.OnThePage));
                break;
            case "markdown": terminal.Write(UndatedForms.Markdown(editions, result)); break;
            case "html": terminal.Write(UndatedForms.Html(editions, result)); break;
            default: terminal.Write(UndatedForms.Text(editions, result, terminal.Paint)); break;
        }
        return ExitCode.Undecided;
    }

    private static int Tell(Terminal terminal, Decision decision, Form form)
    {
        if (!form.Notes.Answer(terminal, decision)) return ExitCode.Usage;
        if (form.Letter is { } letter) return letter.Tell(terminal, decision, form.Notes.Decision);
        var notes = form.Notes.OnThePage;
        if (form.Format is "json" or "json@2") terminal.WriteBytes(ExplanationJson.Render(decision, notes));
        else if (form.Format == "json@1") terminal.WriteBytes(stream => JustificationJson.Write(stream, decision));
        else terminal.Write(form switch
        {
            { Format: "markdown" } => JustificationForms.Markdown(JustificationBuilder.Build(decision), notes),
            { Format: "html" } => JustificationForms.Html(JustificationBuilder.Build(decision), notes: notes),
            _ => JustificationForms.Text(JustificationBuilder.Build(decision), terminal.Paint, form.Extent, notes),
        });
        return decision.IsDecided ? ExitCode.Success : ExitCode.Undecided;
    }

    private static int Tell(Terminal terminal, EachDecision decision, Form form)
    {
        form.Notes.AnswerNone("the policy decides each record of a list by itself");
        if (form.Letter is { } letter) return letter.Tell(terminal, EachLetter.Of(decision), decision.IsDecided);
        switch (form.Format)
        {
            case "json@1": terminal.WriteBytes(EachJson.Render(decision)); break;
            case "json" or "json@2": terminal.WriteBytes(EachExplanationJson.Render(decision, form.Notes.OnThePage)); break;
            case "markdown": terminal.Write(EachForms.Markdown(decision)); break;
            case "html": terminal.Write(EachForms.Html(decision)); break;
            default: terminal.Write(EachForms.Text(decision, terminal.Paint)); break;
        }
        return decision.IsDecided ? ExitCode.Success : ExitCode.Undecided;
    }

    /// <summary>The form of the justification, and whether it is written for the person decided about.</summary>
    private sealed record Form(string Format, bool ForPerson)
    {
        /// <summary>What is told is worked out, and no more.</summary>
        public DecisionDetail Detail => !ForPerson ? DecisionDetail.Lines
            : Notes.Decision is null ? DecisionDetail.ForPerson : DecisionDetail.All;

        /// <summary>What came in beside the case, for the form to print.</summary>
        public HandlingNotes Notes { get; init; } = HandlingNotes.None;

        /// <summary>The form of the letter to the person; null where it is written for others.</summary>
        public LetterForm? Letter { get; init; }

        /// <summary>What it is called beside the digest of its bytes.</summary>
        public string Schema => Letter?.Schema ?? Format switch
        {
            "json@1" => JustificationJson.Format,
            "json" or "json@2" => ExplanationJson.Format,
            _ => Format,
        };

        /// <summary>How much the officer's text tells.</summary>
        public Extent Extent { get; private init; } = Extent.Ordinary;

        public static Form Read(string format, string? reader, bool isFinal, bool brief, bool full)
        {
            if (isFinal && reader is null) throw new UsageException("--final goes with --for person: it is a letter that is sent");
            if (brief && full) throw new UsageException("--brief stops where --full goes on; give one of them");
            if ((brief || full) && (format != "text" || reader is not null))
                throw new UsageException("--brief and --full go with the officer's text; leave --format and --for out");
            if (reader is not null && format is ("json@1" or "json@2"))
                throw new UsageException(
                    $"--for person is written as text, json, markdown or html; {format} is the officer's record");
            return new Form(format, reader is not null)
            {
                Letter = reader is null ? null : new LetterForm(format, isFinal),
                Extent = brief ? Extent.Brief : full ? Extent.Full : Extent.Ordinary,
            };
        }
    }
}
