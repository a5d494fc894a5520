using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Eligibility.DecisionLog;
using Eligibility.Justification;
using Eligibility.Text;

namespace Eligibility.Cli.Commands;

/// <summary>
/// What comes in beside the case: when and by whom the command is run, and what an officer decided on the advice.
/// </summary>
/// <param name="Run">The run; null where none was given.</param>
/// <param name="Decision">The decision; null where none was given.</param>
internal sealed record HandlingNotes(RunNote? Run, DecisionNote? Decision)
{
    private const int MostBytes = 256 * 1024;

    public static HandlingNotes None { get; } = new(null, null);

    private string DecisionFile { get; init; } = "";

    private byte[] RunBytes { get; init; } = [];

    /// <summary>The two as the officer's page tells them.</summary>
    public OfficerNotes OnThePage => new(Run, Decision);

    /// <summary>The run as a log keeps it; null where none was given.</summary>
    public RunRecord? RunRecord => Run is null ? null : DecisionLog.RunRecord.Read(RunBytes);

    public static (Option<string> Run, Option<string> Decision) Options() => (
        new Option<string>("--run")
        {
            Description = "With --case: when, by whom and by what service it is decided, as eligibility-run/1. It is "
                + "repeated, and never read to decide.",
            HelpName = "FILE"
        },
        new Option<string>("--decision")
        {
            Description = "With --case: what an officer decided on this advice, as eligibility-decision/1; one that "
                + "answers another advice is refused.",
            HelpName = "FILE"
        });

    /// <summary>The notes that the options name; null after telling what is wrong with them.</summary>
    public static HandlingNotes? Read(Terminal terminal, string? run, string? decision)
    {
        var (runBytes, decisionBytes) = (BytesOf(run, "--run"), BytesOf(decision, "--decision"));
        var runNote = runBytes is null ? null : Told(terminal, run!, RunNote.Read(runBytes));
        var decisionNote = decisionBytes is null ? null : Told(terminal, decision!, DecisionNote.Read(decisionBytes));
        if (runNote is null != runBytes is null || decisionNote is null != decisionBytes is null) return null;
        return new HandlingNotes(runNote, decisionNote)
        {
            DecisionFile = decision ?? "", RunBytes = runBytes ?? []
        };
    }

    /// <summary>Whether the decision answers an advice, as it does where there is none; what does not fit is told.</summary>
    public bool Answer(Terminal terminal, Decision advice)
    {
        if (Decision is null) return true;
        // Which of its forms the officer was shown is all the same: all of them tell this advice.
        // A log tells the digest of what was shown, which may have held the run.
        var record = JustificationBuilder.Build(advice);
        var beside = new[] { OfficerNotes.None, new OfficerNotes(Run, null) };
        var texts = beside.SelectMany(notes => Enum.GetValues<Extent>().Select(e => JustificationForms.Text(record, null, e, notes))
            .Append(JustificationForms.Markdown(record, notes)).Append(JustificationForms.Html(record, notes: notes)));
        // Where none fits the digest of the JSON is told, as it is written when nothing else is asked for.
        var forms = beside.Select(notes => ExplanationJson.Render(advice, notes)).Append(advice.ToJson())
            .Concat(texts.Select(Encoding.UTF8.GetBytes))
            .Select(form => Convert.ToHexStringLower(SHA256.HashData(form))).ToList();
        var shown = forms.Contains(Decision.Advice) ? Decision.Advice : forms[0];
        return Told(terminal, DecisionFile, Decision.CheckAgainst(shown, advice));
    }

    /// <summary>Refuses a decision where there is no one advice for it to answer.</summary>
    /// <param name="because">Why there is none.</param>
    public void AnswerNone(string because)
    {
        if (Decision is not null)
            throw new UsageException($"{because}, and a decision answers one advice; leave --decision out");
    }

    private static byte[]? BytesOf(string? file, string option) => file is null ? null
        : File.Exists(file) ? WithoutMark(Shared.ReadFile(file, MostBytes))
        : throw new UsageException($"{option}: there is no file `{file}`");

    /// <summary>Editors of Windows put a mark before the text, which a log does not take.</summary>
    private static byte[] WithoutMark(byte[] utf8) => utf8 is [0xEF, 0xBB, 0xBF, .. var rest] ? rest : utf8;

    private static TNote? Told<TNote>(Terminal terminal, string file, NoteReading<TNote> reading) where TNote : class
    {
        Told(terminal, file, reading.Faults);
        return reading.Note;
    }

    private static bool Told(Terminal terminal, string file, IReadOnlyCollection<NoteFault> faults)
    {
        foreach (var fault in faults) terminal.Complain($"{SafeText.Show(file)}: {fault}");
        return faults.Count == 0;
    }
}
