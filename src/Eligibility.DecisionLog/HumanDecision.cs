using System.Collections.Immutable;
using Eligibility.DecisionLog.Statements;
using Eligibility.Handling;

namespace Eligibility.DecisionLog;

/// <summary>
/// What a person decided on an advice, as <c>eligibility-decision/1</c>: the engine advises, and this decides.
/// </summary>
public sealed record HumanDecision
{
    /// <summary>The name of the form.</summary>
    public const string Form = DecisionNote.Form;

    private HumanDecision()
    {
    }

    /// <summary>SHA-256 of the bytes that were shown, in lower-case hexadecimal.</summary>
    public string Advice { get; private init; } = "";

    /// <summary>
    /// The number of the record of that advice; null where it is left out, which it may be while the bytes are those of one.
    /// </summary>
    public long? Record { get; private init; }

    /// <summary><c>followed</c>, <c>departed</c> or <c>deferred</c>.</summary>
    public string Decision { get; private init; } = "";

    /// <summary>The outcome's name; null where the decision is deferred.</summary>
    public string? Outcome { get; private init; }

    /// <summary>The numbers of the grounds adopted, as the advice numbers its reasons from 1.</summary>
    public ImmutableArray<int> Grounds { get; private init; } = [];

    /// <summary>The reasons for the file; null where the advice is followed for its grounds.</summary>
    public string? Reasons { get; private init; }

    /// <summary>The reasons for the person; null where none are given.</summary>
    public string? ReasonsForPerson { get; private init; }

    /// <summary>The role of the officer who decided.</summary>
    public string Role { get; private init; } = "";

    /// <summary>The number of that officer.</summary>
    public string Number { get; private init; } = "";

    /// <summary>When it was decided.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>What was read.</summary>
    public ImmutableArray<string> FilesRead { get; private init; } = [];

    /// <summary>What was not read, each with why.</summary>
    public ImmutableArray<(string What, string Because)> NotRead { get; private init; } = [];

    internal byte[] Utf8 { get; private init; } = [];

    /// <summary>Reads a decision; what it says is held against the advice when it is appended.</summary>
    /// <param name="utf8">One JSON object as UTF-8, at most 256 KiB.</param>
    /// <exception cref="StatementException">
    /// Members are missing, wrong, unknown or contradict each other: all are told.
    /// </exception>
    public static HumanDecision Read(ReadOnlySpan<byte> utf8)
    {
        var note = StatementReader.Taken(DecisionNote.Read(utf8, NoteUse.Kept));
        return new HumanDecision
        {
            Advice = note.Advice, Record = note.Record, Decision = DecisionMembers.WordOf(note.Answer),
            Outcome = note.Outcome, Grounds = note.Grounds, Reasons = note.Reasons,
            ReasonsForPerson = note.ReasonsForPerson, Role = note.Role, Number = note.Number, At = note.At,
            FilesRead = note.MaterialRead, NotRead = note.MaterialNotRead, Utf8 = utf8.ToArray(),
        };
    }
}
