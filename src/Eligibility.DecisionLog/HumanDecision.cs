using System.Collections.Immutable;
using Eligibility.DecisionLog.Statements;

namespace Eligibility.DecisionLog;

/// <summary>
/// What a person decided on an advice, as <c>eligibility-decision/1</c>: the engine advises, and this decides.
/// </summary>
public sealed record HumanDecision
{
    /// <summary>The name of the form.</summary>
    public const string Form = "eligibility-decision/1";

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
        var bytes = utf8.ToArray();
        return StatementReader.Read(utf8, Form, (reader, faults) =>
        {
            var (advice, record, kind) = (reader.Digest("advice"), reader.Number("record"),
                reader.OneOf("decision", "followed", "departed", "deferred"));
            var (outcome, grounds) = (reader.Text("outcome", isNeeded: false), reader.Numbers("grounds"));
            var reasons = reader.Text("reasons", isNeeded: kind is "departed" or "deferred");
            var forPerson = reader.Text("reasonsForPerson", isNeeded: kind is "departed");
            var by = reader.Object("by", b => (Role: b.Text("role"), Number: b.Text("number")));
            var at = reader.Time("at");
            var read = reader.Texts("read");
            var notRead = reader.Objects("notRead", n => (What: n.Text("what"), Because: n.Text("because")));
            reader.Text("representations", isNeeded: false);
            var letterOn = reader.Date("letterOn");
            reader.Text("addressee", isNeeded: false);
            reader.Text("reference", isNeeded: false);

            Contradictions.Within(reader, kind, outcome, grounds, (read, [.. notRead.Select(n => n.What)]),
                (at, letterOn));
            return faults.Count > 0 ? null : new HumanDecision
            {
                Advice = advice!, Record = record, Decision = kind!, Outcome = outcome, Grounds = grounds, Reasons = reasons,
                ReasonsForPerson = forPerson, Role = by.Role!, Number = by.Number!, At = at!.Value, FilesRead = read,
                NotRead = [.. notRead.Select(n => (n.What!, n.Because!))], Utf8 = bytes,
            };
        });
    }
}
